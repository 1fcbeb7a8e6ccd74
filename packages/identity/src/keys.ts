import type { SignInStore, SigningKey, SigningPurpose } from '@mandate/app/ports/sign-in';
import type { Randomness } from '@mandate/app/ports/world';
import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { seal, unseal } from './sealed.ts';

const DAY_MS = 86_400_000;
const SIGNS_FOR_MS = 30 * DAY_MS;
/** Far longer than any token lives, so that a key outlives what it signed. */
const VERIFIES_FOR_MS = 60 * DAY_MS;
/** How long another node's new or removed key may go unnoticed. */
const FRESH_FOR_MS = 60_000;
/** Tokens with invented key ids must not make the store busy. */
const ASK_AGAIN_AFTER_MS = 5_000;

/** The key that signs now. */
export interface CurrentKey {
  readonly id: string;
  readonly privateJwk: JWK;
}

/** The installation's signing keys for one purpose. */
export interface SigningKeys {
  /** The key that signs at `now`; makes the next one when the last has retired. */
  currentKey(now: number): Promise<CurrentKey>;
  /** The public keys that verify at `now`, newest first. */
  jwks(now: number): Promise<{ readonly keys: readonly JWK[] }>;
  /** The public key of that id, when it still verifies at `now`. */
  findPublicKey(id: string, now: number): Promise<CryptoKey | undefined>;
}

/**
 * RSA keys of 2048 bits that sign for 30 days and verify for 60, kept in the store with the private half sealed. All
 * nodes share them: the store decides which of several new keys wins.
 */
export function createSigningKeys(options: {
  readonly signIn: SignInStore;
  readonly keyFileKey: Uint8Array;
  readonly randomness: Randomness;
  readonly purpose: SigningPurpose;
}): SigningKeys {
  const { signIn, keyFileKey, randomness, purpose } = options;
  const imported = new Map<string, Promise<CryptoKey>>();
  let opened: CurrentKey | undefined;
  let known: readonly SigningKey[] = [];
  let readAt = Number.NEGATIVE_INFINITY;
  let adding: Promise<SigningKey> | undefined;

  async function load(now: number): Promise<void> {
    known = [...(await signIn.listSigningKeys(purpose))].sort((a, b) => b.createdAt - a.createdAt);
    readAt = now;
    for (const id of imported.keys()) if (!known.some((key) => key.id === id)) imported.delete(id);
  }

  async function keysAt(now: number, maxAgeMs: number): Promise<readonly SigningKey[]> {
    // A clock that was set back must not make what is known look fresh for ever.
    if (Math.abs(now - readAt) >= maxAgeMs) await load(now);
    return known.filter((key) => key.expiresAt > now);
  }

  async function signingKey(now: number): Promise<SigningKey> {
    const current = (await keysAt(now, FRESH_FOR_MS)).find((key) => key.retiresAt > now);
    if (current) return current;
    adding ??= add(now).finally(() => {
      adding = undefined;
    });
    return adding;
  }

  async function add(now: number): Promise<SigningKey> {
    const winner = await signIn.addSigningKey(await newKey({ key: keyFileKey, randomness, purpose, now }), now);
    await load(now);
    return winner;
  }

  // Opening checks a whole ciphertext; the one that signs is opened once.
  function open(key: SigningKey): CurrentKey {
    if (opened?.id === key.id) return opened;
    opened = {
      id: key.id,
      privateJwk: parseJwk(unseal(key.encryptedPrivateJwk, { key: keyFileKey, about: key.id })),
    };
    return opened;
  }

  return {
    async currentKey(now) {
      return open(await signingKey(now));
    },

    async jwks(now) {
      await signingKey(now);
      return { keys: (await keysAt(now, FRESH_FOR_MS)).map((key) => parseJwk(key.publicJwk)) };
    },

    async findPublicKey(id, now) {
      const find = async (maxAgeMs: number) => (await keysAt(now, maxAgeMs)).find((key) => key.id === id);
      const key = (await find(FRESH_FOR_MS)) ?? (await find(ASK_AGAIN_AFTER_MS));
      if (!key) return undefined;
      const publicKey = imported.get(id) ?? importPublicJwk(parseJwk(key.publicJwk));
      imported.set(id, publicKey);
      return publicKey;
    },
  };
}

async function newKey(options: {
  readonly key: Uint8Array;
  readonly randomness: Randomness;
  readonly purpose: SigningPurpose;
  readonly now: number;
}): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true });
  const publicJwk = await exportJWK(publicKey);
  const id = await calculateJwkThumbprint(publicJwk);
  const facts = { kid: id, use: 'sig', alg: 'RS256' };
  const privateJwk = JSON.stringify({ ...(await exportJWK(privateKey)), ...facts });
  return {
    id,
    purpose: options.purpose,
    algorithm: 'RS256',
    publicJwk: JSON.stringify({ ...publicJwk, ...facts }),
    encryptedPrivateJwk: seal(privateJwk, { key: options.key, about: id, randomness: options.randomness }),
    createdAt: options.now,
    retiresAt: options.now + SIGNS_FOR_MS,
    expiresAt: options.now + VERIFIES_FOR_MS,
  };
}

// Written by `newKey` alone, and the private half is sealed against change.
function parseJwk(text: string): JWK {
  return JSON.parse(text) as JWK;
}

async function importPublicJwk(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, 'RS256');
  if (key instanceof Uint8Array || key.type !== 'public') throw new Error('A signing key of the store is not public.');
  return key;
}
