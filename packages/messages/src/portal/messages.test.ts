import { describe, expect, it } from 'vitest';
import { translatorOf } from '../format.ts';
import { catalogueProblems } from '../testing/catalogue-problems.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

describe('the texts of the portal', () => {
  it('exist in both languages, name the same values, parse, and keep to French typography', () => {
    expect(catalogueProblems({ en, fr })).toEqual([]);
  });

  it('count in the way of each language', () => {
    const translate = translatorOf({ en, fr });
    expect(translate('en', 'customers.total', { count: 0 })).toBe('No customers');
    expect(translate('en', 'customers.total', { count: 100_000 })).toBe('100,000 customers');
    expect(translate('fr', 'customers.total', { count: 1 })).toBe('1 client');
    expect(translate('fr', 'customers.total', { count: 100_000 })).toBe('100\u202f000 clients');
  });

  it('F70: name the ten states of an admin relationship, each in words of its own', () => {
    for (const catalogue of [en, fr]) {
      const states = Object.entries(catalogue).filter(([id]) => id.startsWith('adminStatus.'));
      expect([states.length, new Set(states.map(([, text]) => text)).size]).toEqual([10, 10]);
    }
  });

  it('refuse to be shown with a value missing', () => {
    expect(() => translatorOf({ en, fr })('en', 'app.account')).toThrow(/name/);
  });
});

describe('the check of a catalogue', () => {
  const problemsOf = (english: string, french: string) =>
    catalogueProblems({ en: { text: english }, fr: { text: french } });

  it.each([
    ['a straight apostrophe', 'It’s here', "C'est ici"],
    ['a plain space before a colon', 'Role: {role}', 'Rôle : {role}'],
    ['no space before a question mark', 'Delete?', 'Supprimer?'],
    ['no space before a semicolon', 'Name; more', 'Nom; plus'],
    ['another value', 'Hello {name}', 'Bonjour {nom}'],
    ['another kind of value', '{count, plural, other {#}}', '{count}'],
  ])('finds %s', (_, english, french) => {
    expect(problemsOf(english, french)).toHaveLength(1);
  });

  it('finds an id that one language lacks', () => {
    expect(catalogueProblems<string>({ en: { a: 'A', b: 'B' }, fr: { a: 'A' } })).toEqual(['b is missing in fr.']);
  });
});
