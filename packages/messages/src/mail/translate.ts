import { type Translate, translatorOf } from '../format.ts';
import { en, type MailMessageId } from './en.ts';
import { fr } from './fr.ts';

/** Formats a text of a mail. */
export const translateMail: Translate<MailMessageId> = translatorOf({ en, fr });
