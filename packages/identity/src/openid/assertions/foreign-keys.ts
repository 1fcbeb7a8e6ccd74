import type { Clock } from '@mandate/app/ports/world';
import { type CryptoKey, importJWK } from 'jose';
import { createLru } from '../../lru.ts';
import type { FetchJson } from '../../outgoing.ts';

/** The keys of other people's issuers. */
export interface ForeignKeys {
  /** The issuer's keys that may have signed; none when it has no such key, `undefined` when it cannot be asked. */
  find(issuer: string, keyId: string | undefined): Promise<readonly CryptoKey[] | undefined>;
}

const ISSUERS_KEPT = 200;
const FRESH_FOR_MS = 600_000;
/** Assertions with invented key ids must not make us a nuisance to an issuer, nor must one that is down. */
const ASK_AGAIN_AFTER_MS = 60_000;
const MOST_KEYS = 100;
/** RSA keys of fewer than 2048 bits prove nothing (RFC 7518, 3.3). */
const LEAST_BYTES = 256;

interface KeySet {
  readonly keys: readonly { readonly id: string | undefined; readonly key: CryptoKey }[] | undefined;
  readonly readAt: number;
}

/**
 * Finds keys by the issuer's metadata (OpenID Connect Discovery 1.0, 4). Only issuers that an administrator has written
 * into a federated credential are ever asked.
 */
export function createForeignKeys(options: { readonly fetchJson: FetchJson; readonly clock: Clock }): ForeignKeys {
  const { fetchJson, clock } = options;
  const known = createLru<Promise<KeySet>>(ISSUERS_KEPT);

  async function load(issuer: string): Promise<KeySet> {
    const readAt = clock.now();
    const metadata = await fetchJson(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
    // A document that speaks of another issuer is not this one's (OpenID Connect Discovery 1.0, 4.3).
    const address = metadata.ok && field(metadata.value, 'issuer') === issuer && field(metadata.value, 'jwks_uri');
    const jwks = typeof address === 'string' ? await fetchJson(address) : undefined;
    const list = jwks?.ok ? field(jwks.value, 'keys') : undefined;
    if (!Array.isArray(list)) return { keys: undefined, readAt };
    const keys = await Promise.all(list.slice(0, MOST_KEYS).map(importRsaKey));
    return { keys: keys.filter((key) => key !== undefined), readAt };
  }

  async function keysOf(issuer: string, maxAgeMs: number): Promise<KeySet> {
    const before = known.get(issuer);
    const kept = before && (await before);
    if (kept && Math.abs(clock.now() - kept.readAt) < maxAgeMs) return kept;
    // Somebody else may have asked meanwhile.
    const now = known.get(issuer);
    if (now && now !== before) return now;
    const loading = load(issuer);
    known.set(issuer, loading);
    return loading;
  }

  return {
    async find(issuer, keyId) {
      const matching = async (maxAgeMs: number) => {
        const { keys } = await keysOf(issuer, maxAgeMs);
        return keys?.filter(({ id }) => keyId === undefined || id === keyId).map(({ key }) => key);
      };
      const found = await matching(FRESH_FOR_MS);
      return found?.length ? found : matching(ASK_AGAIN_AFTER_MS);
    },
  };
}

async function importRsaKey(jwk: unknown): Promise<{ id: string | undefined; key: CryptoKey } | undefined> {
  const [kty, n, e, kid, use] = ['kty', 'n', 'e', 'kid', 'use'].map((name) => field(jwk, name));
  if (kty !== 'RSA' || typeof n !== 'string' || typeof e !== 'string' || (use !== undefined && use !== 'sig')) {
    return undefined;
  }
  if (Buffer.from(n, 'base64url').length < LEAST_BYTES) return undefined;
  try {
    const key = await importJWK({ kty, n, e }, 'RS256');
    return key instanceof Uint8Array ? undefined : { id: typeof kid === 'string' ? kid : undefined, key };
  } catch {
    // Somebody else's key that is none is one that we do not have.
    return undefined;
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
