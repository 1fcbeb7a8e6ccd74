import { createHmac, hkdfSync } from 'node:crypto';
import type { Signer } from '@mandate/app/ports/relationships';

/**
 * Signs with a key of its own that follows from the key file's, so that what was signed stays genuine for as long as
 * the installation keeps that file, and nothing in the database can forge it.
 */
export function createSigner(keyFileKey: Uint8Array): Signer {
  const key = new Uint8Array(hkdfSync('sha256', keyFileKey, new Uint8Array(), 'mandate request links', 32));
  return { sign: (text) => createHmac('sha256', key).update(text).digest('base64url') };
}
