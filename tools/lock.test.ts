import { describe, expect, it } from 'vitest';
import { readFiles } from './files.ts';
import { type Lock, missingPlatforms, untrusted } from './lock.ts';

describe('package-lock.json', () => {
  const [file] = readFiles(/^package-lock\.json$/);
  const lock = JSON.parse(file?.text ?? '') as Lock;

  it('has been read', () => {
    expect(Object.keys(lock.packages).length).toBeGreaterThan(300);
  });

  it('is complete for every platform', () => {
    expect(missingPlatforms(lock)).toEqual([]);
  });

  it('takes everything from the public registry, with its digest', () => {
    expect(untrusted(lock)).toEqual([]);
  });
});

describe('the check of locks', () => {
  const integrity = 'sha512-x';

  it('finds a platform without an entry', () => {
    const lock = {
      packages: {
        'node_modules/a': { integrity, optionalDependencies: { 'a-linux': '1', 'a-darwin': '1' } },
        'node_modules/a/node_modules/a-linux': { integrity },
      },
    };
    expect(missingPlatforms(lock)).toEqual(['a-darwin, optional for node_modules/a, has no entry']);
  });

  it('finds an entry in a folder above', () => {
    const lock = {
      packages: {
        '': { optionalDependencies: { c: '1' } },
        'node_modules/a/node_modules/b': { integrity, optionalDependencies: { c: '1' } },
        'node_modules/c': { integrity },
      },
    };
    expect(missingPlatforms(lock)).toEqual([]);
  });

  it('refuses other registries and missing digests', () => {
    const lock = {
      packages: {
        'node_modules/a': { integrity, resolved: 'https://npm.example.com/a.tgz' },
        'node_modules/b': { resolved: 'https://registry.npmjs.org/b.tgz' },
        'node_modules/room': { link: true, resolved: 'packages/room' },
      },
    };
    expect(untrusted(lock)).toEqual([
      'node_modules/a comes from https://npm.example.com/a.tgz',
      'node_modules/b has no sha512 integrity',
    ]);
  });
});
