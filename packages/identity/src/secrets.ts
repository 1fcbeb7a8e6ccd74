import { timingSafeEqual } from 'node:crypto';
import { digestSecret } from '@mandate/app/credentials/secrets';

export { digestSecret, newSecret, secretHint } from '@mandate/app/credentials/secrets';

/** Whether the secret is the one of the digest, in a time that does not depend on where they differ. */
export function isSecretOf(secret: string, digest: string): boolean {
  const actual = Buffer.from(digestSecret(secret));
  const expected = Buffer.from(digest);
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}
