import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSigningKeys, type SigningKeys } from './keys.ts';
import { DAY, randomness, START } from './testing/fixed.ts';
import { openWorld, type World } from './testing/world.ts';

const keyFileKey = randomness.bytes(32);
let world: World;
let keys: SigningKeys;

beforeEach(async () => {
  world = await openWorld();
  keys = createSigningKeys({ signIn: world.signIn, keyFileKey, randomness, purpose: 'tokens' });
});
afterEach(() => world.close());

it('keeps the private half out of what is published and unreadable in the store', async () => {
  await keys.currentKey(START);
  const [stored] = await world.signIn.listSigningKeys('tokens');
  const published = await keys.jwks(START);
  for (const name of ['d', 'p', 'q', 'dp', 'dq', 'qi']) {
    expect(published.keys[0]).not.toHaveProperty(name);
    expect(stored!.publicJwk).not.toContain(`"${name}"`);
    expect(stored!.encryptedPrivateJwk).not.toContain(`"${name}"`);
  }
  expect(published.keys[0]).toMatchObject({ kty: 'RSA', use: 'sig', alg: 'RS256', kid: stored!.id });
});

it('does not sign with the key file of another installation', async () => {
  await keys.currentKey(START);
  const other = createSigningKeys({
    signIn: world.signIn,
    keyFileKey: randomness.bytes(32),
    randomness,
    purpose: 'tokens',
  });
  await expect(other.currentKey(START)).rejects.toThrow(/key file/);
});

it('knows no key that was never published', async () => {
  await keys.currentKey(START);
  expect(await keys.findPublicKey('made-up', START)).toBeUndefined();
});

it('signs for 30 days, verifies for 60, and so overlaps', async () => {
  const first = await keys.currentKey(START);
  expect((await keys.currentKey(START + 30 * DAY - 1)).id).toBe(first.id);
  const second = await keys.currentKey(START + 30 * DAY);
  expect(second.id).not.toBe(first.id);
  expect((await keys.jwks(START + 30 * DAY)).keys.map((key) => key.kid)).toEqual([second.id, first.id]);
  expect(await keys.findPublicKey(first.id, START + 60 * DAY - 1)).toBeDefined();
  expect(await keys.findPublicKey(first.id, START + 60 * DAY)).toBeUndefined();
});

it('settles on one key when several ask at once and on several nodes', async () => {
  const node = createSigningKeys({ signIn: world.signIn, keyFileKey, randomness, purpose: 'tokens' });
  const found = await Promise.all([keys.currentKey(START), keys.currentKey(START), node.currentKey(START)]);
  expect(new Set(found.map((key) => key.id)).size).toBe(1);
  expect(await world.signIn.listSigningKeys('tokens')).toHaveLength(1);
});

it('finds the new key of another node at once', async () => {
  await keys.currentKey(START);
  const node = createSigningKeys({ signIn: world.signIn, keyFileKey, randomness, purpose: 'tokens' });
  const later = START + 30 * DAY;
  await keys.jwks(later - 10_000);
  const next = await node.currentKey(later);
  expect(await keys.findPublicKey(next.id, later)).toBeDefined();
});

it('does not ask the store for every made-up key id', async () => {
  let asked = 0;
  const signIn = {
    ...world.signIn,
    listSigningKeys: () => {
      asked += 1;
      return world.signIn.listSigningKeys('tokens');
    },
  };
  const watched = createSigningKeys({ signIn, keyFileKey, randomness, purpose: 'tokens' });
  for (let i = 0; i < 50; i++) await watched.findPublicKey(`made-up-${i}`, START + i);
  expect(asked).toBe(1);
});

it('never verifies what a key for another purpose signed', async () => {
  const events = createSigningKeys({ signIn: world.signIn, keyFileKey, randomness, purpose: 'events' });
  const [forTokens, forEvents] = [await keys.currentKey(START), await events.currentKey(START)];
  expect(forEvents.id).not.toBe(forTokens.id);
  expect(await keys.findPublicKey(forEvents.id, START)).toBeUndefined();
  expect(await events.findPublicKey(forTokens.id, START)).toBeUndefined();
  expect((await keys.jwks(START)).keys.map(({ kid }) => kid)).not.toContain(forEvents.id);
});
