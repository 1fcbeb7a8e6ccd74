import { expect, it } from 'vitest';
import { pickLanguage } from './languages.ts';

it.each([
  [['fr-CA', 'en'], 'fr'],
  [['de-DE', 'fr'], 'fr'],
  [['de-DE'], 'en'],
  [[], 'en'],
  [['FR'], 'fr'],
] as const)('of %j picks %s', (preferred, expected) => {
  expect(pickLanguage(preferred)).toBe(expected);
});
