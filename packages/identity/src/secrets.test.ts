import { expect, it } from 'vitest';
import { digestSecret, isSecretOf, newSecret, secretHint } from './secrets.ts';
import { randomness } from './testing/fixed.ts';

it('refuses another secret, an empty one, and a digest of another length', () => {
  const digest = digestSecret('the secret');
  expect(isSecretOf('The secret', digest)).toBe(false);
  expect(isSecretOf('', digest)).toBe(false);
  expect(isSecretOf('the secret', digest.slice(0, 10))).toBe(false);
  expect(isSecretOf('the secret', '')).toBe(false);
});

it('makes secrets of 256 bits that fit a cookie, and knows them by their digest', () => {
  const secret = newSecret(randomness);
  expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(newSecret(randomness)).not.toBe(secret);
  expect(isSecretOf(secret, digestSecret(secret))).toBe(true);
  expect(secret.startsWith(secretHint(secret))).toBe(true);
  expect(secretHint(secret)).toHaveLength(3);
});

it('digests with SHA-256 in lower-case hex', () => {
  // FIPS 180-2, B.1.
  expect(digestSecret('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
