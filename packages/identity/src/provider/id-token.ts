import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose';

/** What an id token has to match. */
export interface Expected {
  readonly issuer: string;
  readonly clientId: string;
  readonly nonce: string;
  readonly now: number;
}

/** The claims of an id token that was meant for us and for this very sign-in. */
export type IdTokenClaims = JWTPayload & { readonly sub: string };

const ALGORITHMS = ['RS256', 'PS256', 'ES256'];
const TOLERANCE_SECONDS = 60;
const LONGEST_SUBJECT = 255;

/**
 * Checks an id token (OpenID Connect Core 1.0, 3.1.3.7): signature by one of the provider's keys, an algorithm of the
 * list, issuer, audience, times and nonce. `unknown-key` when none of the keys is the one it names.
 */
export async function checkIdToken(
  token: string,
  keys: JSONWebKeySet,
  { issuer, clientId, nonce, now }: Expected,
): Promise<IdTokenClaims | 'unknown-key' | undefined> {
  try {
    const { payload } = await jwtVerify(token, createLocalJWKSet(keys), {
      issuer,
      audience: clientId,
      algorithms: ALGORITHMS,
      currentDate: new Date(now),
      clockTolerance: TOLERANCE_SECONDS,
      requiredClaims: ['sub', 'exp', 'iat', 'nonce'],
    });
    const { sub, aud, azp, iat = 0 } = payload;
    if (payload.nonce !== nonce || sub === undefined || sub === '' || sub.length > LONGEST_SUBJECT) return undefined;
    // One for several audiences says who asked for it, and that has to be us.
    const isOurs = azp === undefined ? !Array.isArray(aud) || aud.length === 1 : azp === clientId;
    const isPast = iat * 1000 <= now + TOLERANCE_SECONDS * 1000;
    return isOurs && isPast ? { ...payload, sub } : undefined;
  } catch (error) {
    return error instanceof errors.JWKSNoMatchingKey ? 'unknown-key' : undefined;
  }
}
