import { describe, expect, it } from 'vitest';
import { catalogueProblems } from '../testing/catalogue-problems.ts';
import { composeMail, type MailFacts } from './compose.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

const facts: MailFacts = {
  notice: 'reminder',
  language: 'en',
  side: 'customer',
  reader: 'Zoé',
  partner: 'Fabrikam {partner}',
  customer: 'Hôtel\r\nBcc: all@example',
  relationship: 'Support',
  endsAt: Date.UTC(2026, 10, 30, 9),
  days: 1,
};

describe('the texts of mails', () => {
  it('exist in both languages, name the same values, parse, and keep to French typography', () => {
    expect(catalogueProblems({ en, fr })).toEqual([]);
  });

  it('keep names as they are, on one line', () => {
    const { subject, details } = composeMail(facts);
    expect(subject).toBe('Expires within a day: Support (Fabrikam {partner} and Hôtel Bcc: all@example)');
    expect(details.join('|')).not.toMatch(/[\r\n]/);
  });

  it('can say everything to both sides in both languages', () => {
    for (const notice of ['approved', 'terminated', 'expired', 'reminder', 'access-removed'] as const) {
      for (const side of ['partner', 'customer'] as const) {
        for (const language of ['en', 'fr'] as const) {
          for (const days of [1, 7]) {
            const mail = composeMail({ ...facts, notice, side, language, days, partner: 'Fabrikam' });
            expect(Object.values(mail).flat().join(' ')).not.toMatch(/[{}]|undefined/);
          }
        }
      }
    }
    const ends = (notice: MailFacts['notice']) =>
      composeMail({ ...facts, notice }).details.some((line) => line.startsWith('End'));
    expect([ends('expired'), ends('terminated')]).toEqual([true, false]);
    const french = composeMail({ ...facts, language: 'fr', days: 7 });
    expect(french.subject).toContain('Expire d’ici 7 jours');
    expect(french.details.at(-1)).toMatch(/^Fin\u00a0: 30 novembre 2026 à 09:00 \(UTC\)$/);
  });
});
