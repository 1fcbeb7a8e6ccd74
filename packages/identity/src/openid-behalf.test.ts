import { decodeJwt } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestSecret } from './secrets.ts';
import { DAY, HOUR, randomness, START } from './testing/fixed.ts';
import { LOGIN, type LoginServer, ORIGINS, openLoginServer } from './testing/login-server.ts';
import { type Answer, ARM, AZ, asKim, ask, asScript, refusal, without } from './testing/token-forms.ts';
import {
  CUSTOMER,
  KIM,
  openWorld,
  PARTNER,
  ROBOT,
  SCRIPT,
  SECRETS,
  STOPPED,
  type World,
  write,
} from './testing/world.ts';
import { createTokenVerifier } from './tokens.ts';

const OWN = `api://${SCRIPT.appId}`;
/** Another application of the customer. */
const THIRD = { id: randomness.guid(), appId: randomness.guid(), secret: 'third-secret' };

let world: World;
let login: LoginServer;
let entry = true;

beforeEach(async () => {
  world = await openWorld();
  entry = true;
  login = await openLoginServer(world, { mayEnter: async () => entry });
  await write(world, CUSTOMER, async (tenant) => {
    const { id, appId, secret } = THIRD;
    await tenant.addServicePrincipal({ id, appId, displayName: 'Third', accountEnabled: true, createdAt: START });
    const facts = { hint: 'thi', createdAt: START, expiresAt: START + DAY };
    await tenant.addClientSecret({
      id: randomness.guid(),
      servicePrincipal: id,
      digest: digestSecret(secret),
      ...facts,
    });
  });
});
afterEach(async () => {
  await login[Symbol.asyncDispose]();
  await world.close();
  if (login.faults.length > 0) throw new AggregateError(login.faults, 'The handler reported faults.');
});

const tokenFor = async (scope: string, form: Record<string, string> = asKim, tenant: string = CUSTOMER) => {
  const { status, body } = await ask(login, { ...form, scope }, tenant);
  expect([status, body.error_description]).toEqual([200, undefined]);
  return body;
};
const kims = async () => (await tokenFor(`${OWN}/.default openid`)).access_token;
const form = (assertion: string, changes: Record<string, string> = {}) => ({
  grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
  requested_token_use: 'on_behalf_of',
  client_id: SCRIPT.appId,
  client_secret: SECRETS.script,
  assertion,
  scope: `${ORIGINS.graph}/.default offline_access openid`,
  ...changes,
});
const refused = (assertion: string, changes: Record<string, string> = {}, tenant: string = CUSTOMER) =>
  refusal(login, form(assertion, changes), tenant);

describe('a token for an application', () => {
  it('opens none of our own surfaces', async () => {
    const verifier = createTokenVerifier({
      keys: login.keys,
      origins: ORIGINS,
      loginOrigin: LOGIN,
      clock: world.clock,
    });
    for (const scope of [`${OWN}/.default`, `${SCRIPT.appId}/.default`, `API://${SCRIPT.appId}/user_impersonation`]) {
      const { access_token } = await tokenFor(scope);
      expect(String(decodeJwt(access_token).aud).toLowerCase()).toContain(SCRIPT.appId);
      for (const surface of ['arm', 'graph', 'partner-center'] as const) {
        const verdict = await verifier.verify(`Bearer ${access_token}`, surface);
        expect(verdict).toMatchObject({ failure: { kind: 'wrong-audience' } });
      }
    }
  });

  it('is for one that the tenant knows and that is not disabled', async () => {
    for (const appId of [STOPPED.appId, AZ, CUSTOMER, KIM, SCRIPT.id, 'x']) {
      const asked = { ...asKim, scope: `api://${appId}/.default` };
      expect(await refusal(login, asked)).toEqual([400, 'invalid_resource', 500011]);
    }
    const elsewhere = { ...asKim, scope: `${OWN}/.default` };
    expect(await refusal(login, elsewhere, PARTNER)).toEqual([400, 'invalid_resource', 500011]);
    expect(await refusal(login, { ...asScript, scope: `api://${THIRD.appId}/.default` })).toEqual([
      200,
      undefined,
      undefined,
    ]);
  });
});

describe('acting on behalf is refused', () => {
  it('without a proof of the application, or by one that has none', async () => {
    const assertion = await kims();
    expect(await refused(assertion, { client_secret: 'wrong' })).toEqual([401, 'invalid_client', 7000215]);
    expect(await refused(assertion, { client_secret: '' })).toEqual([401, 'invalid_client', 7000218]);
    const az = without(form(assertion, { client_id: AZ }), 'client_secret');
    expect(await refusal(login, az)).toEqual([400, 'invalid_grant', 7000114]);
  });

  it.each([
    ['assertion', [400, 'invalid_request', 900144]],
    ['requested_token_use', [400, 'invalid_request', 900144]],
    ['scope', [400, 'invalid_request', 900144]],
  ] as const)('without its %s', async (name, expected) => {
    expect(await refusal(login, without(form(await kims()), name))).toEqual(expected);
    expect(await refused(await kims(), { requested_token_use: 'logon' })).toEqual([400, 'invalid_request', 9002313]);
  });

  it('with a token that was made for another', async () => {
    const thirds = { client_id: THIRD.appId, client_secret: THIRD.secret };
    expect(await refused(await kims(), thirds)).toEqual([400, 'invalid_grant', 500131]);
    const arm = (await tokenFor(`${ARM}/.default`)).access_token;
    expect(await refused(arm)).toEqual([400, 'invalid_grant', 500131]);
  });

  it('with a token of another tenant', async () => {
    const there = (await tokenFor(`api://${ROBOT.appId}/.default`, asKim, PARTNER)).access_token;
    const robot = { client_id: ROBOT.appId, client_secret: SECRETS.robot };
    expect(await refused(there, robot)).toEqual([400, 'invalid_grant', 50013]);
    expect(await refused(await kims(), {}, 'common')).toEqual([400, 'invalid_request', 50059]);
  });

  it('with an application’s own token, an id token, a forged or an expired one', async () => {
    const apps = (await tokenFor(`${OWN}/.default`, asScript)).access_token;
    expect(await refused(apps)).toEqual([400, 'invalid_grant', 7000114]);
    const script = { client_id: SCRIPT.appId, client_secret: SECRETS.script };
    const { id_token } = await tokenFor(`${OWN}/.default openid`, { ...asKim, ...script });
    expect(decodeJwt(String(id_token)).aud).toBe(SCRIPT.appId);
    const [head = '', body = '', signature = ''] = (await kims()).split('.');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    const forged = [
      String(id_token),
      'x',
      `${none}.${body}.`,
      `${head}.${body}.${signature.slice(4)}AAAA`,
      'x'.repeat(20_000),
    ];
    for (const assertion of forged) expect(await refused(assertion)).toEqual([400, 'invalid_grant', 50013]);

    const assertion = await kims();
    world.clock.advance(HOUR);
    expect(await refused(assertion)).toEqual([400, 'invalid_grant', 500133]);
  });

  it('when the person is kept out, or may not enter any more', async () => {
    const adas = (await tokenFor(`${OWN}/.default`, { ...asKim, username: 'ada@fabrikam.example' })).access_token;
    entry = false;
    expect(await refused(adas)).toEqual([400, 'invalid_grant', 50020]);
    const assertion = await kims();
    await write(world, CUSTOMER, async (tenant) =>
      tenant.updateUser({ ...(await tenant.findUser(KIM))!, accountEnabled: false }),
    );
    expect(await refused(assertion)).toEqual([400, 'invalid_grant', 50057]);
  });
});

describe('acting on behalf', () => {
  it('gives a token of the person through the application, with what the person proved', async () => {
    const assertion = await kims();
    world.clock.advance(60_000);
    const { status, body } = await ask(login, form(assertion));
    expect(status).toBe(200);
    expect(decodeJwt(body.access_token)).toMatchObject({
      aud: ORIGINS.graph,
      oid: KIM,
      appid: SCRIPT.appId,
      appidacr: '1',
      amr: ['pwd'],
      auth_time: START / 1000,
      idtyp: 'user',
      scp: 'user_impersonation',
    });
    expect(body).toMatchObject({ id_token: expect.any(String), refresh_token: expect.any(String) });
    const again = form(assertion, { grant_type: 'refresh_token', refresh_token: String(body['refresh_token']) });
    expect((await ask(login, again)).status).toBe(200);
  });

  it('goes on from application to application', async () => {
    const { body } = await ask(login, form(await kims(), { scope: `api://${THIRD.appId}/.default` }));
    const further = { client_id: THIRD.appId, client_secret: THIRD.secret, scope: `${ARM}/.default` };
    const { body: last } = await ask(login, form(body.access_token, further));
    expect(decodeJwt(last.access_token)).toMatchObject({ aud: ARM, oid: KIM, appid: THIRD.appId });
  });
});

describe('the user info', () => {
  const infoFor = async (token: string | undefined, tenant: string = CUSTOMER) => {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const response = await login.get(`/${tenant}/openid/userinfo`, { headers });
    return { status: response.status, headers: response.headers, body: (await response.json()) as Answer };
  };

  it('is for those who bring a person’s token for Graph', async () => {
    const graph = (await tokenFor('openid profile User.Read')).access_token;
    for (const tenant of [CUSTOMER, 'contoso.example', 'common']) {
      expect(await infoFor(graph, tenant)).toMatchObject({
        status: 200,
        body: {
          sub: KIM,
          name: 'Kim Kane',
          email: 'kim@contoso.example',
          preferred_username: 'kim@contoso.example',
        },
      });
    }
    const arm = (await tokenFor(`${ARM}/.default`)).access_token;
    const app = (await tokenFor(`${ORIGINS.graph}/.default`, asScript)).access_token;
    for (const [token, tenant] of [[undefined], ['x'], [arm], [app], [graph, PARTNER]] as const) {
      const { status, headers, body } = await infoFor(token, tenant);
      expect([status, body['error']]).toEqual([401, 'invalid_token']);
      expect(headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
    }
    world.clock.advance(HOUR);
    expect((await infoFor(graph)).status).toBe(401);
  });
});
