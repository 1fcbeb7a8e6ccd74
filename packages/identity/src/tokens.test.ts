import { createHmac } from 'node:crypto';
import { type CryptoKey, exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { guid, MINUTE, START, type TestClock, testClock } from './testing/fixed.ts';
import { toCaller } from './token-claims.ts';
import { createTokenVerifier, issuerOf, type TokenVerifier } from './tokens.ts';

const LOGIN = 'https://localhost:8443';
const origins = {
  arm: 'https://localhost:8444',
  graph: 'https://localhost:8445',
  'partner-center': 'https://localhost:8446',
};
const CUSTOMER = guid('aaaaaaaa-0000-4000-8000-000000000001');
const PARTNER = guid('bbbbbbbb-0000-4000-8000-000000000002');
const USER = guid('cccccccc-0000-4000-8000-000000000003');
const AZ = guid('04b07795-8ddb-461a-bbee-02f9e1bf7b46');

const seconds = START / 1000;
const claims = {
  iss: issuerOf(CUSTOMER, LOGIN),
  aud: 'https://management.core.windows.net/',
  tid: CUSTOMER,
  oid: USER,
  sub: USER,
  appid: AZ,
  idtyp: 'user',
  upn: 'kim@customer.example',
  iat: seconds,
  nbf: seconds,
  exp: seconds + 3599,
  auth_time: seconds - 60,
};

let ours: { publicKey: CryptoKey; privateKey: CryptoKey };
let foreign: typeof ours;
let clock: TestClock;
let published: Map<string, CryptoKey>;
let verifier: TokenVerifier;

beforeAll(async () => {
  [ours, foreign] = await Promise.all([
    generateKeyPair('RS256', { extractable: true }),
    generateKeyPair('RS256', { extractable: true }),
  ]);
});

beforeEach(() => {
  clock = testClock();
  published = new Map([['k1', ours.publicKey]]);
  const keys = { findPublicKey: async (id: string) => published.get(id) };
  verifier = createTokenVerifier({ keys, origins, loginOrigin: LOGIN, clock });
});

function sign(changes: Record<string, unknown> = {}, { key = ours.privateKey, kid = 'k1', alg = 'RS256' } = {}) {
  return new SignJWT({ ...claims, ...changes }).setProtectedHeader({ alg, kid, typ: 'JWT' }).sign(key);
}

async function failure(token: string, surface: 'arm' | 'graph' | 'partner-center' = 'arm') {
  const result = await verifier.verify(`Bearer ${token}`, surface);
  return result.ok ? 'accepted' : result.failure;
}

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a token verifier refuses', () => {
  it('a missing header', async () => {
    expect(await verifier.verify(undefined, 'arm')).toEqual({ ok: false, failure: { kind: 'missing' } });
    expect(await verifier.verify('', 'arm')).toEqual({ ok: false, failure: { kind: 'missing' } });
  });

  it.each(['Bearer', 'Bearer ', 'Basic YTpi', 'token', 'Bearer a b', 'Bearer a,b', 'xBearer abc', 'Bearer é'])(
    'the header %j',
    async (header) => {
      expect(await verifier.verify(header, 'arm')).toEqual({ ok: false, failure: { kind: 'malformed-header' } });
    },
  );

  it.each(['garbage', 'a.b.c', '..', `${part({ alg: 'RS256', kid: 'k1' })}.${part(claims)}.`, 'e30.e30.e30'])(
    'the token %j',
    async (token) => {
      expect(await failure(token)).toEqual({ kind: 'invalid' });
    },
  );

  it('a token longer than any of ours', async () => {
    expect(await failure(await sign({ filler: 'x'.repeat(20_000) }))).toEqual({ kind: 'invalid' });
  });

  it('a token without a signature (alg none)', async () => {
    for (const alg of ['none', 'None', 'NONE', '']) {
      const unsigned = `${part({ alg, kid: 'k1' })}.${part(claims)}.`;
      expect(await failure(unsigned)).toEqual({ kind: 'invalid' });
      expect(await failure(`${unsigned}${(await sign()).split('.')[2]}`)).toEqual({ kind: 'invalid' });
    }
  });

  it('a token signed with HS256 under the public key', async () => {
    const input = `${part({ alg: 'HS256', kid: 'k1', typ: 'JWT' })}.${part(claims)}`;
    const mac = createHmac('sha256', await exportSPKI(ours.publicKey))
      .update(input)
      .digest('base64url');
    expect(await failure(`${input}.${mac}`)).toEqual({ kind: 'invalid' });
  });

  it('another RSA algorithm than RS256', async () => {
    const keys = await generateKeyPair('RS512');
    published.set('k2', keys.publicKey);
    expect(await failure(await sign({}, { key: keys.privateKey, kid: 'k2', alg: 'RS512' }))).toEqual({
      kind: 'invalid',
    });
  });

  it('a key that is not ours, whatever key id it claims', async () => {
    expect(await failure(await sign({}, { key: foreign.privateKey }))).toEqual({ kind: 'invalid' });
    expect(await failure(await sign({}, { key: foreign.privateKey, kid: 'k9' }))).toEqual({ kind: 'invalid' });
  });

  it('a key that the token brings along', async () => {
    const { exportJWK } = await import('jose');
    const jwk = await exportJWK(foreign.publicKey);
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', jwk, jku: 'https://evil.example/keys' })
      .sign(foreign.privateKey);
    expect(await failure(token)).toEqual({ kind: 'invalid' });
  });

  it('a payload that was changed', async () => {
    const [header, , signature] = (await sign()).split('.');
    const changed = part({ ...claims, oid: guid('dddddddd-0000-4000-8000-000000000004') });
    expect(await failure(`${header}.${changed}.${signature}`)).toEqual({ kind: 'invalid' });
  });

  it('a changed payload also after the true one was accepted', async () => {
    const token = await sign();
    expect(await failure(token)).toBe('accepted');
    const [header, , signature] = token.split('.');
    expect(await failure(`${header}.${part({ ...claims, tid: PARTNER })}.${signature}`)).toEqual({ kind: 'invalid' });
  });

  it('the token of one surface at the door of another', async () => {
    const audience = 'https://graph.microsoft.com';
    const graph = await sign({ aud: audience });
    expect(await failure(graph, 'arm')).toEqual({ kind: 'wrong-audience', audience });
    expect(await failure(graph, 'partner-center')).toEqual({ kind: 'wrong-audience', audience });
    expect(await failure(graph, 'graph')).toBe('accepted');
    // Also when it is remembered from the door it opens.
    expect(await failure(graph, 'arm')).toEqual({ kind: 'wrong-audience', audience });
  });

  it('an audience that is nobody, or several', async () => {
    expect(await failure(await sign({ aud: 'https://vault.azure.net' }))).toMatchObject({ kind: 'wrong-audience' });
    expect(await failure(await sign({ aud: AZ }))).toMatchObject({ kind: 'wrong-audience' });
    expect(await failure(await sign({ aud: [origins.arm, origins.graph] }))).toEqual({ kind: 'invalid' });
  });

  it.each([
    'https://sts.windows.net/aaaaaaaa-0000-4000-8000-000000000001/',
    'https://evil.example/aaaaaaaa-0000-4000-8000-000000000001/v2.0',
    'https://localhost:8443/bbbbbbbb-0000-4000-8000-000000000002/v2.0',
    'https://localhost:8443/aaaaaaaa-0000-4000-8000-000000000001/v2.0/',
  ])('the issuer %s', async (issuer) => {
    expect(await failure(await sign({ iss: issuer }))).toEqual({ kind: 'wrong-issuer', issuer, tenant: CUSTOMER });
  });

  it('an expired token, to the millisecond, also one remembered from before', async () => {
    const token = await sign();
    clock.advance(3_599_000 - 1);
    expect(await failure(token)).toBe('accepted');
    clock.advance(1);
    const expiredAt = START + 3_599_000;
    expect(await failure(token)).toEqual({ kind: 'expired', expiredAt, now: expiredAt });
  });

  it('a token from the future, but not one of a node whose clock is a little ahead', async () => {
    const future = await sign({ nbf: seconds + 61 });
    expect(await failure(future)).toEqual({ kind: 'not-yet-valid', notBefore: START + 61_000, now: START });
    expect(await failure(await sign({ nbf: seconds + 60 }))).toBe('accepted');
    clock.advance(MINUTE);
    expect(await failure(future)).toBe('accepted');
  });

  it.each(['tid', 'oid', 'appid', 'idtyp', 'upn', 'exp', 'nbf', 'iss', 'aud'])('a token without %s', async (name) => {
    expect(await failure(await sign({ [name]: undefined }))).toEqual({ kind: 'invalid' });
  });

  it.each([
    { tid: 'common' },
    { oid: '' },
    { oid: 7 },
    { appid: 'az' },
    { idtyp: 'device' },
    { idtyp: 'toString' },
    { exp: '9999999999' },
    { exp: Number.MAX_VALUE },
    { home_tid: 'partner' },
    { home_tid: null },
    { auth_time: 'yesterday' },
  ])('the claims %j', async (changes) => {
    expect(await failure(await sign(changes))).toEqual({ kind: 'invalid' });
  });

  it('a remembered token once its key has been withdrawn', async () => {
    const token = await sign();
    expect(await failure(token)).toBe('accepted');
    published.delete('k1');
    expect(await failure(token)).toEqual({ kind: 'invalid' });
  });
});

describe('a token verifier accepts', () => {
  it('a token of a user at home, whatever the spelling of the scheme', async () => {
    const result = await verifier.verify(`bearer ${await sign()}`, 'arm');
    expect(result.ok && result.value).toEqual({
      tenant: CUSTOMER,
      principal: USER,
      home: CUSTOMER,
      kind: 'User',
      name: 'kim@customer.example',
      client: AZ,
      expiresAt: START + 3_599_000,
      authTime: START - MINUTE,
      hasSecondFactor: false,
    });
  });

  it('a second factor only of a person whose token says so', async () => {
    for (const [changes, has] of [
      [{ amr: ['pwd'] }, false],
      [{ amr: 'mfa' }, false],
      [{ amr: ['pwd', 'otp', 'mfa'] }, true],
      [{ amr: ['mfa'], idtyp: 'app' }, false],
    ] as const) {
      const result = await verifier.verify(`Bearer ${await sign(changes)}`, 'arm');
      expect(result.ok && toCaller(result.value).hasSecondFactor).toBe(has);
    }
  });

  it('a token of a partner application at a customer, and says where its home is', async () => {
    const token = await sign({ idtyp: 'app', upn: undefined, home_tid: PARTNER, auth_time: undefined });
    const result = await verifier.verify(`Bearer ${token}`, 'arm');
    expect(result.ok && toCaller(result.value)).toEqual({
      kind: 'ServicePrincipal',
      id: USER,
      home: PARTNER,
      tenant: CUSTOMER,
      name: AZ,
      client: AZ,
      hasSecondFactor: false,
    });
    expect(result.ok && result.value.authTime).toBe(START);
  });
});
