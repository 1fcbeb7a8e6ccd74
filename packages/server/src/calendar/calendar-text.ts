import type { EndingRelationship } from '@mandate/app/calendar/calendar-link';
import { languageIn } from '@mandate/domain/markets';
import { translateMail } from '@mandate/messages/mail/translate';

/** The end of each relationship as a moment in a calendar (RFC 5545), in the language of the partner's country. */
export function calendarText(
  ending: readonly EndingRelationship[],
  { origin, country }: { readonly origin: string; readonly country: string },
): string {
  const language = languageIn(country);
  const say = (id: Parameters<typeof translateMail>[1], values?: Record<string, string>) =>
    escapeText(translateMail(language, id, values));
  const { host } = new URL(origin);
  const events = ending.flatMap(({ relationship, customerName }) => {
    const { id, displayName, endsAt, updatedAt, version, customer } = relationship;
    if (endsAt === null) return [];
    const values = { relationship: displayName, customer: customerName };
    return [
      'BEGIN:VEVENT',
      `UID:${id}@${host}`,
      `DTSTAMP:${utc(updatedAt)}`,
      `SEQUENCE:${version}`,
      `DTSTART:${utc(endsAt)}`,
      'DURATION:PT0S',
      'TRANSP:TRANSPARENT',
      `SUMMARY:${say('calendar.summary', values)}`,
      `DESCRIPTION:${say('calendar.text', values)}`,
      `URL:${origin}/partner/customers/${customer}/admin-relationships/${id}`,
      'END:VEVENT',
    ];
  });
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Mandate//Expiring relationships//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${say('calendar.name')}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    ...events,
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

/** A text value: RFC 5545, 3.3.11. What no calendar can hold is left out. */
export function escapeText(text: string): string {
  return text
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, '');
}

const LONGEST_LINE = 75;

/** A content line in pieces of at most 75 bytes, never within a character: RFC 5545, 3.1. */
export function fold(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  for (const character of line) {
    // Every piece but the first begins with a space, which counts.
    const room = LONGEST_LINE - (pieces.length > 0 ? 1 : 0);
    if (Buffer.byteLength(piece + character) > room) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece].join('\r\n ');
}

function utc(moment: number): string {
  return new Date(moment).toISOString().replaceAll(/[-:]|\.\d+/g, '');
}
