import { describe, expect, it } from 'vitest';
import { calendarText, escapeText, fold } from './calendar-text.ts';

const unfold = (text: string) => text.replaceAll('\r\n ', '');

describe('a calendar', () => {
  it('escapes what has a meaning in it, and lets nobody write lines', () => {
    expect(escapeText('a;b,c\\d')).toBe('a\\;b\\,c\\\\d');
    expect(escapeText('a\r\nEND:VEVENT\nb\rc\u0007')).toBe('a\\nEND:VEVENT\\nb\\nc');
  });

  it('folds lines at 75 bytes, never within a character', () => {
    for (const line of [
      'x'.repeat(75),
      'x'.repeat(76),
      'é'.repeat(200),
      '👩‍🚀'.repeat(40),
      `SUMMARY:${'a,'.repeat(90)}`,
    ]) {
      const folded = fold(line);
      expect(unfold(folded)).toBe(line);
      for (const piece of folded.split('\r\n')) {
        expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(75);
        expect(Buffer.from(piece).toString()).toBe(piece);
      }
    }
    expect(fold('x'.repeat(75))).not.toContain('\r\n');
  });

  it('holds the end of each relationship, in the language of the country', () => {
    const relationship = {
      id: 'a-b',
      partner: 'p',
      customer: 'c',
      displayName: 'Support, niveau 2',
      roles: [],
      durationDays: 30,
      autoExtendDays: 0,
      status: 'active',
      createdAt: 0,
      lockedAt: 0,
      activatedAt: 0,
      endsAt: Date.UTC(2026, 10, 30, 9, 5, 7),
      updatedAt: Date.UTC(2026, 9, 31),
      version: 3,
    };
    const ending = [{ relationship, customerName: 'Hôtel\nÉlysée' }] as unknown as Parameters<typeof calendarText>[0];
    const text = calendarText(ending, { origin: 'https://portal.example:8443', country: 'FR' });
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const lines = unfold(text).split('\r\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'UID:a-b@portal.example:8443',
        'DTSTAMP:20261031T000000Z',
        'DTSTART:20261130T090507Z',
        'SEQUENCE:3',
        'SUMMARY:Support\\, niveau 2 (Hôtel\\nÉlysée) expire',
      ]),
    );
    expect([lines[0], lines.at(-2), lines.at(-1)]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR', '']);
  });
});
