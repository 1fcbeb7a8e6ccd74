import type { Clock } from '@mandate/app/ports/world';
import type { TenantId } from '@mandate/domain/tenants';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type CryptoKey, compactVerify, decodeProtectedHeader, errors } from 'jose';
import { type Origins, type Surface, surfaceOfAudience } from './audiences.ts';
import type { SigningKeys } from './keys.ts';
import { createLru } from './lru.ts';
import { digestSecret } from './secrets.ts';
import { readPayload, type TokenClaims, type TokenPayload } from './token-claims.ts';

/** Why a request's token opens nothing. Only a token with a good signature is told what else is wrong with it. */
export type TokenFailure =
  | { readonly kind: 'missing' | 'malformed-header' | 'invalid' }
  | { readonly kind: 'wrong-audience'; readonly audience: string }
  | { readonly kind: 'wrong-issuer'; readonly issuer: string; readonly tenant: TenantId }
  | { readonly kind: 'expired'; readonly expiredAt: number; readonly now: number }
  | { readonly kind: 'not-yet-valid'; readonly notBefore: number; readonly now: number };

/** Verifies access tokens. */
export interface TokenVerifier {
  /** Takes the `Authorization` header as it came, and the surface at whose door it was presented. */
  verify(authorization: string | undefined, surface: Surface): Promise<Result<TokenClaims, TokenFailure>>;
}

/** The issuer of a tenant's tokens; with the placeholder, the pattern that metadata for all tenants names. */
export function issuerOf(tenant: TenantId | '{tenantid}', loginOrigin: string): string {
  return `${loginOrigin}/${tenant}/v2.0`;
}

/** Tokens of ours stay far below; what is longer is not worth a digest. */
const MAX_TOKEN_LENGTH = 16_384;
const REMEMBERED_TOKENS = 10_000;
/** Another node's clock may be ahead of ours by this much. Expiry is exact. */
const CLOCK_SKEW_MS = 60_000;

/** A token with a good signature of our own; nothing else about it has been checked. */
export interface OwnToken extends TokenPayload {
  readonly keyId: string;
}

/**
 * Verifies as RFC 8725 and RFC 9068 ask: RS256 and nothing else, a key of our own, issuer, audience and times. The
 * signature of a token is checked once; everything that can change is checked on each use.
 */
export function createTokenVerifier(options: {
  readonly keys: Pick<SigningKeys, 'findPublicKey'>;
  readonly origins: Origins;
  /** Scheme, host and port under which people and applications sign in. */
  readonly loginOrigin: string;
  readonly clock: Clock;
}): TokenVerifier {
  const { keys, origins, loginOrigin, clock } = options;
  const remembered = createLru<OwnToken>(REMEMBERED_TOKENS);

  async function verifySignature(token: string, now: number): Promise<OwnToken | undefined> {
    const digest = digestSecret(token);
    const before = remembered.get(digest);
    // A key that was withdrawn takes the tokens it signed with it.
    if (before && (await keys.findPublicKey(before.keyId, now))) return before;

    const verified = await openOwnToken(token, { keys, now });
    if (verified) remembered.set(digest, verified);
    return verified;
  }

  function check(token: TokenPayload, surface: Surface, now: number): TokenFailure | undefined {
    const { claims, audience, issuer, notBefore } = token;
    const { tenant, expiresAt } = claims;
    if (issuer !== issuerOf(tenant, loginOrigin)) return { kind: 'wrong-issuer', issuer, tenant };
    if (surfaceOfAudience(audience, origins) !== surface) return { kind: 'wrong-audience', audience };
    if (expiresAt <= now) return { kind: 'expired', expiredAt: expiresAt, now };
    if (notBefore > now + CLOCK_SKEW_MS) return { kind: 'not-yet-valid', notBefore, now };
    return undefined;
  }

  return {
    async verify(authorization, surface) {
      if (authorization === undefined || authorization === '') return fail({ kind: 'missing' });
      const token = bearerToken(authorization);
      if (token === undefined) return fail({ kind: 'malformed-header' });
      if (token.length > MAX_TOKEN_LENGTH) return fail({ kind: 'invalid' });
      const now = clock.now();
      const verified = await verifySignature(token, now);
      if (!verified) return fail({ kind: 'invalid' });
      const failure = check(verified, surface, now);
      return failure ? fail(failure) : ok(verified.claims);
    },
  };
}

// RFC 6750, 2.1; the scheme is compared without case (RFC 9110, 11.1).
function bearerToken(authorization: string): string | undefined {
  return /^Bearer +([A-Za-z0-9\-._~+/]+=*)$/i.exec(authorization)?.[1];
}

function keyIdOf(token: string): string | undefined {
  try {
    return decodeProtectedHeader(token).kid;
  } catch {
    // Anything may stand behind "Bearer"; what cannot be read is not a token of ours.
    return undefined;
  }
}

/** Opens an access token that one of our own keys has signed, with RS256 and nothing else. */
export async function openOwnToken(
  token: string,
  { keys, now }: { readonly keys: Pick<SigningKeys, 'findPublicKey'>; readonly now: number },
): Promise<OwnToken | undefined> {
  const keyId = token.length > MAX_TOKEN_LENGTH ? undefined : keyIdOf(token);
  const key = keyId && (await keys.findPublicKey(keyId, now));
  const payload = key && (await openToken(token, key));
  return keyId && payload ? { ...payload, keyId } : undefined;
}

async function openToken(token: string, key: CryptoKey): Promise<TokenPayload | undefined> {
  let payload: Uint8Array;
  try {
    ({ payload } = await compactVerify(token, key, { algorithms: ['RS256'] }));
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
  const read: unknown = JSON.parse(new TextDecoder().decode(payload));
  return isRecord(read) ? readPayload(read) : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
