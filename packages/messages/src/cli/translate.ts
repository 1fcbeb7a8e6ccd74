import { type Translate, translatorOf } from '../format.ts';
import { type CliMessageId, en } from './en.ts';
import { fr } from './fr.ts';

/** Formats a text of the command line. */
export const translateCli: Translate<CliMessageId> = translatorOf({ en, fr });
