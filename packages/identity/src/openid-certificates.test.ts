import { createHash, createHmac, X509Certificate } from 'node:crypto';
import { decodeJwt, exportJWK, SignJWT } from 'jose';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readClientCertificate } from './client-certificates.ts';
import { ASSERTION_TYPE, type KeyPair, newCertificate, registerCertificate, sign } from './testing/assertions.ts';
import { DAY, HOUR, MINUTE, randomness, START } from './testing/fixed.ts';
import { LOGIN, type LoginServer, openLoginServer } from './testing/login-server.ts';
import { ARM, AZ, ask, refusal } from './testing/token-forms.ts';
import { CUSTOMER, openWorld, PARTNER, ROBOT, SCRIPT, SECRETS, type World } from './testing/world.ts';

let pair: KeyPair;
let other: KeyPair;
let expired: KeyPair;
let world: World;
let login: LoginServer;
let thumbprint: string;

beforeAll(async () => {
  [pair, other, expired] = await Promise.all([newCertificate(), newCertificate(), newCertificate({ until: START })]);
});
beforeEach(async () => {
  world = await openWorld();
  thumbprint = await registerCertificate(world, pair);
  await registerCertificate(world, expired);
  login = await openLoginServer(world);
});
afterEach(async () => {
  await login[Symbol.asyncDispose]();
  await world.close();
  if (login.faults.length > 0) throw new AggregateError(login.faults, 'The handler reported faults.');
});

const seconds = (ms: number) => Math.floor(ms / 1000);
const payload = (changes: Readonly<Record<string, unknown>> = {}) => ({
  iss: SCRIPT.appId,
  sub: SCRIPT.appId,
  aud: `${LOGIN}/${CUSTOMER}/oauth2/v2.0/token`,
  nbf: seconds(world.clock.now()),
  exp: seconds(world.clock.now() + 10 * MINUTE),
  jti: randomness.guid(),
  ...changes,
});
const x5tOf = (of: KeyPair, algorithm: string) =>
  createHash(algorithm).update(new X509Certificate(of.certificate).raw).digest('base64url');
const form = (client_assertion: string, changes: Record<string, string> = {}) => ({
  grant_type: 'client_credentials',
  client_id: SCRIPT.appId,
  client_assertion,
  client_assertion_type: ASSERTION_TYPE,
  scope: `${ARM}/.default`,
  ...changes,
});
const refused = async (assertion: string, changes: Record<string, string> = {}, tenant: string = CUSTOMER) =>
  refusal(login, form(assertion, changes), tenant);

const MALFORMED = [401, 'invalid_client', 50027];
const SIGNATURE = [401, 'invalid_client', 700027];
const TIME = [401, 'invalid_client', 700024];
const AUDIENCE = [401, 'invalid_client', 50012];
const OTHER = [401, 'invalid_client', 700021];

describe('an assertion is refused', () => {
  it('when it is no JWT, or signed by what is in nobody’s hands', async () => {
    const [head = '', body = '', signature = ''] = (await sign(pair.privateKey, payload())).split('.');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    for (const text of [
      'x',
      'a.b.c',
      `${none}.${body}.`,
      `${none}.${body}.${signature}`,
      `${head}.${body}`,
      'x'.repeat(40_000),
    ]) {
      expect(await refused(text)).toEqual(MALFORMED);
    }
    // The certificate is public; as a secret key of an HMAC it would prove nothing (RFC 8725, 3.1).
    for (const secret of [
      pair.certificate,
      new X509Certificate(pair.certificate).publicKey.export({ type: 'spki', format: 'pem' }),
    ]) {
      const hs256 = Buffer.from('{"alg":"HS256"}').toString('base64url');
      const mac = createHmac('sha256', secret).update(`${hs256}.${body}`).digest('base64url');
      expect(await refused(`${hs256}.${body}.${mac}`)).toEqual(MALFORMED);
    }
    const changed = Buffer.from(JSON.stringify(payload({ exp: seconds(START + HOUR) }))).toString('base64url');
    expect(await refused(`${head}.${changed}.${signature}`)).toEqual(SIGNATURE);
  });

  it('when another key signed it, one that brings itself along, or one that has expired', async () => {
    const jwk = await exportJWK(other.publicKey);
    const x5c = [new X509Certificate(other.certificate).raw.toString('base64')];
    for (const header of [
      {},
      { jwk },
      { x5c },
      { x5t: x5tOf(pair, 'sha1') },
      { x5t: x5tOf(other, 'sha1') },
      { kid: thumbprint },
    ]) {
      expect(await refused(await sign(other.privateKey, payload(), header))).toEqual(SIGNATURE);
    }
    expect(await refused(await sign(expired.privateKey, payload()))).toEqual(SIGNATURE);
    expect(await refused(await sign(expired.privateKey, payload(), { x5t: x5tOf(expired, 'sha1') }))).toEqual(
      SIGNATURE,
    );
    // The header names one key, another of the application's own signed.
    expect(await refused(await sign(pair.privateKey, payload(), { x5t: x5tOf(expired, 'sha1') }))).toEqual(SIGNATURE);
    expect(await refused(await sign(pair.privateKey, payload(), { 'x5t#S256': x5tOf(pair, 'sha1') }))).toEqual(
      SIGNATURE,
    );
  });

  it('when it speaks of another application', async () => {
    for (const changes of [
      { iss: ROBOT.appId },
      { sub: ROBOT.appId },
      { iss: SCRIPT.id, sub: SCRIPT.id },
      { sub: '' },
    ]) {
      expect(await refused(await sign(pair.privateKey, payload(changes)))).toEqual(OTHER);
    }
    const robots = { client_id: ROBOT.appId };
    expect(await refused(await sign(pair.privateKey, payload()), robots, PARTNER)).toEqual(SIGNATURE);
    expect(await refused(await sign(pair.privateKey, payload()), { client_id: AZ })).toEqual([
      401,
      'invalid_client',
      700025,
    ]);
    expect(await refused(await sign(pair.privateKey, payload()), { client_id: CUSTOMER })).toEqual([
      400,
      'unauthorized_client',
      700016,
    ]);
  });

  it('when it was made for another place', async () => {
    for (const aud of [
      `${LOGIN}/${PARTNER}/oauth2/v2.0/token`,
      `${LOGIN}/common/oauth2/v2.0/token`,
      `${LOGIN}/fabrikam.example/v2.0`,
      `https://login.microsoftonline.com/${CUSTOMER}/oauth2/v2.0/token`,
      `https://evil.example/${CUSTOMER}/oauth2/v2.0/token`,
      `${LOGIN}/${CUSTOMER}/oauth2/v2.0/token?x`,
      LOGIN,
      CUSTOMER,
      'api://AzureADTokenExchange',
      undefined,
      [`${LOGIN}/${CUSTOMER}/oauth2/v2.0/token`, 'https://evil.example'],
    ]) {
      expect(await refused(await sign(pair.privateKey, payload({ aud })))).toEqual(AUDIENCE);
    }
    const adfs = payload({ aud: `${LOGIN}/adfs/oauth2/token` });
    expect(await refused(await sign(pair.privateKey, adfs))).toEqual(AUDIENCE);
  });

  it('when it is not yet or no more valid, or for too long', async () => {
    const now = seconds(START);
    for (const changes of [
      { exp: now },
      { exp: now - 1 },
      { exp: now + 86_401 },
      { exp: undefined },
      { nbf: now + 301 },
    ]) {
      expect(await refused(await sign(pair.privateKey, payload(changes)))).toEqual(TIME);
    }
    for (const changes of [{ exp: now + 86_400 }, { exp: now + 1 }, { nbf: now + 300 }, { nbf: undefined }]) {
      expect((await refused(await sign(pair.privateKey, payload(changes))))[0]).toBe(200);
    }
  });

  it('when it comes again later than MSAL would send it', async () => {
    const day = payload({ exp: seconds(START + DAY) });
    const withId = await sign(pair.privateKey, day);
    const without = await sign(pair.privateKey, { ...day, jti: undefined });
    for (const assertion of [withId, without]) expect((await refused(assertion))[0]).toBe(200);
    world.clock.advance(10 * MINUTE - 1);
    for (const assertion of [withId, without]) expect((await refused(assertion))[0]).toBe(200);
    world.clock.advance(1);
    // The last character of a signature holds bits that mean nothing.
    const respelt = without.replace(/.$/, (last) => String.fromCharCode(last.charCodeAt(0) + 1));
    for (const assertion of [withId, without, respelt]) {
      expect([AUDIENCE, SIGNATURE]).toContainEqual(await refused(assertion));
    }
    expect(await refused(withId)).toEqual(AUDIENCE);
    expect(await refused(without)).toEqual(AUDIENCE);
    // An id stays used with whatever else is signed.
    expect(await refused(await sign(pair.privateKey, { ...day, extra: 1 }))).toEqual(AUDIENCE);
  });

  it('beside another proof, or as something else', async () => {
    const assertion = await sign(pair.privateKey, payload());
    const malformed = [400, 'invalid_request', 9002313];
    expect(await refused(assertion, { client_secret: SECRETS.script })).toEqual(malformed);
    expect(
      await refused(assertion, { client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:saml2-bearer' }),
    ).toEqual(malformed);
    expect(await refused(assertion, { client_assertion_type: '' })).toEqual(malformed);
    const authorization = `Basic ${btoa(`${SCRIPT.appId}:${SECRETS.script}`)}`;
    const both = await login.post(`/${CUSTOMER}/oauth2/v2.0/token`, form(assertion), { authorization });
    expect(both.status).toBe(400);
    expect(await refused('', { client_secret: 'proved by an assertion' })).toEqual([401, 'invalid_client', 7000215]);
  });
});

describe('an assertion', () => {
  it('proves the application, however it names its key', async () => {
    for (const header of [
      {},
      { x5t: x5tOf(pair, 'sha1') },
      { 'x5t#S256': x5tOf(pair, 'sha256') },
      { kid: thumbprint },
      { kid: thumbprint.toLowerCase() },
      { kid: x5tOf(pair, 'sha1'), typ: 'JWT' },
    ]) {
      const { status, body } = await ask(login, form(await sign(pair.privateKey, payload(), header)));
      expect([status, body.error_description]).toEqual([200, undefined]);
      expect(decodeJwt(body.access_token)).toMatchObject({ oid: SCRIPT.id, appidacr: '2', azpacr: '2', idtyp: 'app' });
    }
  });

  it('may name the endpoint, the issuer or the authority, at each of its addresses', async () => {
    for (const root of [
      CUSTOMER,
      'contoso.example',
      'Contoso.Example',
      `adfs/${CUSTOMER}/adfs`,
      `adfs/t/${CUSTOMER}`,
    ]) {
      for (const ending of ['/oauth2/v2.0/token', '/oauth2/token', '/v2.0', '', '/']) {
        const assertion = await sign(pair.privateKey, payload({ aud: `${LOGIN}/${root}${ending}` }));
        expect([ending, root, (await refused(assertion))[0]]).toEqual([ending, root, 200]);
      }
    }
    const adfs = await sign(pair.privateKey, payload({ aud: `${LOGIN}/adfs/oauth2/token` }));
    expect((await refused(adfs, {}, 'adfs'))[0]).toBe(200);
  });

  it('may be signed with PSS, as newer clients do', async () => {
    const jwk = await crypto.subtle.exportKey('jwk', pair.privateKey);
    const { alg: _, key_ops: __, ...bare } = jwk;
    const assertion = await new SignJWT(payload())
      .setProtectedHeader({ alg: 'PS256' })
      .sign({ ...bare, alg: 'PS256' } as never);
    expect((await refused(assertion))[0]).toBe(200);
  });
});

describe('a certificate to register', () => {
  it('must be one, of RSA, and strong', async () => {
    expect(readClientCertificate('x')).toEqual({ ok: false, failure: { kind: 'certificate-unreadable' } });
    const ec = await newCertificate({}, { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' });
    expect(readClientCertificate(ec.certificate)).toEqual({ ok: false, failure: { kind: 'certificate-not-rsa' } });
    const rsa = {
      name: 'RSASSA-PKCS1-v1_5',
      modulusLength: 1024,
      publicExponent: new Uint8Array([1, 0, 1]),
      hash: 'SHA-256',
    };
    expect(readClientCertificate((await newCertificate({}, rsa)).certificate)).toMatchObject({
      failure: { kind: 'certificate-too-weak' },
    });
    const { raw } = new X509Certificate(pair.certificate);
    expect(readClientCertificate(raw)).toEqual(readClientCertificate(pair.certificate));
    expect(readClientCertificate(raw)).toMatchObject({
      value: { thumbprint, notBefore: START - DAY, expiresAt: START + 90 * DAY },
    });
  });
});
