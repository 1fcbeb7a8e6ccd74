import { fail, ok } from '@mandate/rbac/result';
import { decodeJwt, exportJWK } from 'jose';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FetchJson } from './outgoing.ts';
import { ASSERTION_TYPE, type KeyPair, newCertificate, sign } from './testing/assertions.ts';
import { MINUTE, randomness, START } from './testing/fixed.ts';
import { type LoginServer, openLoginServer } from './testing/login-server.ts';
import { ARM, ask, refusal } from './testing/token-forms.ts';
import { CUSTOMER, openWorld, SCRIPT, type World, write } from './testing/world.ts';

const ISSUER = 'https://issuer.example';
const KEYS = 'https://keys.example/jwks';
const SUBJECT = 'repo:contoso/app:ref:refs/heads/main';
const AUDIENCE = 'api://AzureADTokenExchange';

let pair: KeyPair;
let next: KeyPair;
let world: World;
let login: LoginServer;
let documents: Map<string, unknown>;
let asked: string[];

const fetchJson: FetchJson = async (url) => {
  asked.push(url);
  const found = documents.get(url);
  return found === undefined ? fail({ kind: 'unreachable' }) : ok(found);
};
const jwkOf = async ({ publicKey }: KeyPair, kid: string) => ({ ...(await exportJWK(publicKey)), kid, use: 'sig' });

beforeAll(async () => {
  [pair, next] = await Promise.all([newCertificate(), newCertificate()]);
});
beforeEach(async () => {
  world = await openWorld();
  await write(world, CUSTOMER, (tenant) =>
    tenant.addFederatedCredential({
      id: randomness.guid(),
      servicePrincipal: SCRIPT.id,
      name: 'main branch',
      issuer: ISSUER,
      subject: SUBJECT,
      audiences: [AUDIENCE],
      createdAt: START,
    }),
  );
  asked = [];
  documents = new Map<string, unknown>([
    [`${ISSUER}/.well-known/openid-configuration`, { issuer: ISSUER, jwks_uri: KEYS }],
    [KEYS, { keys: [{ kty: 'EC' }, 'x', null, { kty: 'RSA', n: '!', e: '', kid: 'k' }, await jwkOf(pair, 'k')] }],
  ]);
  login = await openLoginServer(world, { fetchJson });
});
afterEach(async () => {
  await login[Symbol.asyncDispose]();
  await world.close();
  if (login.faults.length > 0) throw new AggregateError(login.faults, 'The handler reported faults.');
});

const assertion = (changes: Readonly<Record<string, unknown>> = {}, key = pair, header: object = { kid: 'k' }) => {
  const now = Math.floor(world.clock.now() / 1000);
  return sign(key.privateKey, { iss: ISSUER, sub: SUBJECT, aud: AUDIENCE, exp: now + 600, ...changes }, header);
};
const form = (client_assertion: string) => ({
  grant_type: 'client_credentials',
  client_id: SCRIPT.appId,
  client_assertion,
  client_assertion_type: ASSERTION_TYPE,
  scope: `${ARM}/.default`,
});
const refused = async (text: string, server = login) => refusal(server, form(text));

describe('a foreign assertion is refused', () => {
  it.each([
    ['an unknown issuer', { iss: 'https://evil.example' }, 700211],
    ['an issuer that is nearly the one', { iss: `${ISSUER}/` }, 700211],
    ['another subject', { sub: 'repo:contoso/app:ref:refs/heads/dev' }, 700213],
    ['a subject in other letters', { sub: SUBJECT.toUpperCase() }, 700213],
    ['no subject', { sub: undefined }, 700213],
    ['another audience', { aud: 'api://other' }, 700212],
    ['two audiences', { aud: [AUDIENCE, 'api://other'] }, 700212],
    ['no audience', { aud: undefined }, 700212],
    ['an end in the past', { exp: START / 1000 }, 700024],
    ['no end', { exp: undefined }, 700024],
    ['a beginning in the future', { nbf: START / 1000 + 600 }, 700024],
  ] as const)('with %s', async (_, changes, code) => {
    expect(await refused(await assertion(changes))).toEqual([401, 'invalid_client', code]);
  });

  it('when another key signed it, whatever it says about keys', async () => {
    const jwk = await exportJWK(next.publicKey);
    for (const header of [
      { kid: 'k' },
      {},
      { kid: 'other' },
      { kid: 'k', jwk },
      { jku: 'https://evil.example/jwks' },
    ]) {
      expect(await refused(await assertion({}, next, header))).toEqual([401, 'invalid_client', 700027]);
    }
    expect(asked.filter((url) => url.includes('evil'))).toEqual([]);
    const [, body = ''] = (await assertion()).split('.');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    expect(await refused(`${none}.${body}.`)).toEqual([401, 'invalid_client', 50027]);
  });

  it('without asking an issuer that nobody trusts', async () => {
    await refused(await assertion({ iss: 'https://169.254.169.254' }));
    expect(asked).toEqual([]);
  });

  it('when the issuer cannot be asked, or speaks of another', async () => {
    const unreachable = [401, 'invalid_client', 50166];
    documents.set(`${ISSUER}/.well-known/openid-configuration`, { issuer: 'https://other.example', jwks_uri: KEYS });
    expect(await refused(await assertion())).toEqual(unreachable);
    documents.clear();
    world.clock.advance(2 * MINUTE);
    expect(await refused(await assertion())).toEqual(unreachable);
    for (const odd of [{ issuer: ISSUER }, { issuer: ISSUER, jwks_uri: 7 }, null, 'x', []]) {
      world.clock.advance(2 * MINUTE);
      documents.set(`${ISSUER}/.well-known/openid-configuration`, odd);
      expect(await refused(await assertion())).toEqual(unreachable);
    }
    await using closed = await openLoginServer(world);
    expect(await refused(await assertion(), closed)).toEqual(unreachable);
  });
});

describe('a foreign assertion', () => {
  it('proves the application, again and again while it is valid', async () => {
    const text = await assertion({ nbf: START / 1000 });
    for (let i = 0; i < 3; i++) {
      const { status, body } = await ask(login, form(text));
      expect([status, body.error_description]).toEqual([200, undefined]);
      expect(decodeJwt(body.access_token)).toMatchObject({ oid: SCRIPT.id, appidacr: '2' });
    }
    expect(asked).toEqual([`${ISSUER}/.well-known/openid-configuration`, KEYS]);
    expect((await refused(await assertion({ aud: [AUDIENCE] }, pair, {})))[0]).toBe(200);
  });

  it('follows the issuer’s new keys, and asks for unknown ones once a minute at most', async () => {
    expect((await refused(await assertion()))[0]).toBe(200);
    documents.set(KEYS, { keys: [await jwkOf(pair, 'k'), await jwkOf(next, 'n')] });
    const withNew = () => assertion({}, next, { kid: 'n' }).then((text) => refused(text));
    for (let i = 0; i < 5; i++) expect((await withNew())[0]).toBe(401);
    expect(asked).toHaveLength(2);
    world.clock.advance(MINUTE);
    const answers = await Promise.all([1, 2, 3].map(withNew));
    expect(answers.map(([status]) => status)).toEqual([200, 200, 200]);
    expect(asked).toHaveLength(4);
    documents.set(KEYS, { keys: [await jwkOf(next, 'n')] });
    world.clock.advance(10 * MINUTE);
    expect(await refused(await assertion())).toEqual([401, 'invalid_client', 700027]);
  });
});
