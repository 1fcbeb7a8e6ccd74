import { mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadKeyFile } from './key-file.ts';
import { seal, unseal } from './sealed.ts';
import { randomness } from './testing/fixed.ts';

const directory = () => mkdtemp(join(tmpdir(), 'mandate-key-'));

it('refuses a file that holds no key rather than replacing it', async () => {
  const path = join(await directory(), 'key');
  await writeFile(path, 'short\n');
  await expect(loadKeyFile(path, randomness)).rejects.toThrow(/does not hold a key/);
  expect(await readFile(path, 'utf8')).toBe('short\n');
});

it('creates a key that only its owner can read, once', async () => {
  const parent = await directory();
  const path = join(parent, 'keys', 'key');
  const keys = await Promise.all([1, 2, 3].map(() => loadKeyFile(path, randomness)));
  expect(keys[0]).toHaveLength(32);
  for (const key of keys) expect(key).toEqual(keys[0]);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readdir(join(parent, 'keys'))).toEqual(['key']);
});

it('opens nothing with another key, about something else, or changed', async () => {
  const key = randomness.bytes(32);
  const sealed = seal('private', { key, about: 'a', randomness });
  const changed = `${sealed.slice(0, -1)}${sealed.endsWith('A') ? 'Q' : 'A'}`;
  expect(() => unseal(sealed, { key: randomness.bytes(32), about: 'a' })).toThrow(/key file/);
  expect(() => unseal(sealed, { key, about: 'b' })).toThrow(/key file/);
  expect(() => unseal(changed, { key, about: 'a' })).toThrow(/key file/);
  expect(() => unseal('v2.x', { key, about: 'a' })).toThrow(/unknown form/);
  expect(unseal(sealed, { key, about: 'a' })).toBe('private');
  expect(seal('private', { key, about: 'a', randomness })).not.toBe(sealed);
});
