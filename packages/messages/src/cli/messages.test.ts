import { describe, expect, it } from 'vitest';
import { catalogueProblems } from '../testing/catalogue-problems.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { translateCli } from './translate.ts';

describe('the texts of the command line', () => {
  it('exist in both languages, name the same values, parse, and keep to French typography', () => {
    expect(catalogueProblems({ en, fr })).toEqual([]);
  });

  it('end the start of a server with the same line in both languages, which programs wait for', () => {
    const origin = 'https://localhost:8443';
    expect(translateCli('fr', 'serve.ready', { origin })).toBe(translateCli('en', 'serve.ready', { origin }));
  });

  it('leave an unknown process out', () => {
    const text = translateCli('en', 'failure.directory-in-use', { directory: '/data', pid: 'none' });
    expect(text).toContain('Another Mandate process is using /data.');
  });
});
