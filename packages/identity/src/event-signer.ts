// The certificate library reads decorators' metadata while it loads, so this must stay the first import.
import 'reflect-metadata';
import { createPrivateKey, createSign, type JsonWebKey, webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import type { SigningKeys } from './keys.ts';

const DAY_MS = 86_400_000;
const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };

/** What is signed, and by which key. */
export interface SignedEvent {
  readonly signature: string;
  readonly keyId: string;
}

/** Signs what is sent to webhooks, and shows the certificates that the signatures are checked with. */
export interface EventSigner {
  /** RSA with SHA-256 over the bytes of a JSON object. */
  sign(body: string, now: number): Promise<SignedEvent>;
  /** The certificate of a key that still verifies, in DER; `undefined` for any other id. */
  certificate(keyId: string, now: number): Promise<Uint8Array | undefined>;
}

/**
 * Signs with keys of its own that rotate as those for tokens do. What is signed has to be a JSON object all the same:
 * it begins with a brace, and the signed part of a token never does.
 */
export function createEventSigner(keys: SigningKeys): EventSigner {
  return {
    async sign(body, now) {
      if (!body.startsWith('{')) throw new Error('Only JSON objects are signed as events.');
      const { id, privateJwk } = await keys.currentKey(now);
      const key = createPrivateKey({ key: privateJwk as JsonWebKey, format: 'jwk' });
      return { signature: createSign('sha256').update(body).sign(key, 'base64'), keyId: id };
    },

    async certificate(keyId, now) {
      const jwk = (await keys.jwks(now)).keys.find(({ kid }) => kid === keyId);
      if (!jwk) return undefined;
      const { id, privateJwk } = await keys.currentKey(now);
      // Self-signed while the key signs; a retired key's certificate is signed by the key that followed it.
      const [publicKey, signingKey] = await Promise.all([
        webcrypto.subtle.importKey('jwk', jwk as webcrypto.JsonWebKey, ALGORITHM, true, ['verify']),
        webcrypto.subtle.importKey('jwk', privateJwk as webcrypto.JsonWebKey, ALGORITHM, false, ['sign']),
      ]);
      const certificate = await x509.X509CertificateGenerator.create({
        subject: `CN=Mandate webhooks ${keyId}`,
        issuer: `CN=Mandate webhooks ${id}`,
        notBefore: new Date(now - DAY_MS),
        notAfter: new Date(now + 30 * DAY_MS),
        signingAlgorithm: ALGORITHM,
        publicKey,
        signingKey,
        extensions: [new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true)],
      });
      return new Uint8Array(certificate.rawData);
    },
  };
}
