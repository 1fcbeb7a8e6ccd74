import { createHash } from 'node:crypto';
import type { Randomness } from '../ports/world.ts';

const SECRET_BYTES = 32;
const HINT_LENGTH = 3;

/** A new secret that nobody can guess, fit for a URL, a cookie and a form: base64url of 32 random bytes. */
export function newSecret(randomness: Randomness): string {
  return Buffer.from(randomness.bytes(SECRET_BYTES)).toString('base64url');
}

/**
 * What is kept of a secret: its SHA-256 in lower-case hex. A slow digest would add nothing, since the secret is random
 * and far too long to try.
 */
export function digestSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** The first characters, by which its owner knows a secret in a list. */
export function secretHint(secret: string): string {
  return secret.slice(0, HINT_LENGTH);
}
