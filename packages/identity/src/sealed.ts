import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Randomness } from '@mandate/app/ports/world';

// AES-256-GCM with the 96-bit nonce it is specified for (NIST SP 800-38D).
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = 'v1';

/**
 * A text encrypted under the key file's key. `about` is bound to it: what was sealed about one thing opens about no
 * other.
 */
export function seal(text: string, options: { key: Uint8Array; about: string; randomness: Randomness }): string {
  const nonce = options.randomness.bytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, options.key, nonce).setAAD(Buffer.from(options.about));
  const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${VERSION}.${sealed.toString('base64url')}`;
}

/** The text again. Throws when it was sealed under another key, about something else, or has been changed. */
export function unseal(sealed: string, options: { key: Uint8Array; about: string }): string {
  const [version, body = ''] = sealed.split('.');
  const bytes = Buffer.from(body, 'base64url');
  if (version !== VERSION || bytes.length < NONCE_BYTES + TAG_BYTES) {
    throw new Error(`What is sealed about ${options.about} has an unknown form.`);
  }
  const decipher = createDecipheriv(CIPHER, options.key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(options.about))
    .setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    return decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  } catch (cause) {
    throw new Error(
      `What is sealed about ${options.about} does not open with this key file. Use the key file of this database.`,
      { cause },
    );
  }
}
