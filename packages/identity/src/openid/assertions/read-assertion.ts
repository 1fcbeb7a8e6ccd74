import { decodeJwt, decodeProtectedHeader, type JWTPayload, type ProtectedHeaderParameters } from 'jose';

/** An assertion as it claims to be; nothing of it is true before its signature has been checked. */
export interface UnverifiedAssertion {
  readonly text: string;
  readonly header: ProtectedHeaderParameters;
  readonly payload: JWTPayload;
}

/** Far above what any issuer makes of a certificate chain. */
const MAX_LENGTH = 32_768;

/** Takes a JWT apart; `undefined` when it is none. */
export function readAssertion(text: string): UnverifiedAssertion | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  try {
    return { text, header: decodeProtectedHeader(text), payload: decodeJwt(text) };
  } catch {
    // Anything may be sent here.
    return undefined;
  }
}
