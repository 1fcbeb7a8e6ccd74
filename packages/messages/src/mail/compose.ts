import type { Language } from '../languages.ts';
import { translateMail } from './translate.ts';

/** What a mail tells. */
export interface MailFacts {
  readonly notice: 'approved' | 'terminated' | 'expired' | 'reminder' | 'access-removed';
  readonly language: Language;
  readonly side: 'partner' | 'customer';
  readonly reader: string;
  readonly partner: string;
  readonly customer: string;
  /** What it is about: the relationship, or the role that was removed and where. */
  readonly relationship: string;
  /** In milliseconds since 1970. */
  readonly endsAt: number | null;
  readonly days: number | null;
}

/** A mail in its reader's language, as plain text in parts. */
export interface ComposedMail {
  /** The reader's name, on one line. */
  readonly to: string;
  readonly subject: string;
  readonly greeting: string;
  readonly text: string;
  readonly details: readonly string[];
  /** What the link to the portal says. */
  readonly open: string;
  /** Why the reader gets it. */
  readonly sentBy: string;
}

/** Writes a mail. Names stay what they are, on one line. */
export function composeMail(facts: MailFacts): ComposedMail {
  const { language, notice, endsAt } = facts;
  const values = {
    name: oneLine(facts.reader),
    partner: oneLine(facts.partner),
    customer: oneLine(facts.customer),
    relationship: oneLine(facts.relationship),
    side: facts.side,
    days: facts.days ?? 0,
    end: endsAt === null ? '' : new Intl.DateTimeFormat(language, FORMAT).format(endsAt),
  };
  const say = (id: Parameters<typeof translateMail>[1]) => translateMail(language, id, values);
  return {
    to: values.name,
    subject: say(`${notice}.subject`),
    greeting: say('greeting'),
    text: say(`${notice}.text`),
    details: [
      say(notice === 'access-removed' ? 'details.role' : 'details.name'),
      say('details.partner'),
      say('details.customer'),
      // Where somebody has ended it, the end that was agreed on means nothing any more.
      ...(endsAt === null || notice === 'terminated' ? [] : [say('details.end')]),
    ],
    open: say(notice === 'access-removed' ? 'access-removed.open' : 'open'),
    sentBy: say('sentBy'),
  };
}

const FORMAT: Intl.DateTimeFormatOptions = { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' };

const BREAKS = /[\s\p{Cc}]+/gu;

function oneLine(text: string): string {
  return text.replace(BREAKS, ' ').trim();
}
