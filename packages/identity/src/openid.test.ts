import { parseGuid } from '@mandate/rbac/guid';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, MINUTE, START } from './testing/fixed.ts';
import { LOGIN, type LoginServer, ORIGINS, openLoginServer } from './testing/login-server.ts';
import {
  ADA,
  CUSTOMER,
  KIM,
  openWorld,
  PARTNER,
  PASSWORD,
  ROBOT,
  SCRIPT,
  SECRETS,
  STOPPED,
  type World,
} from './testing/world.ts';
import { createTokenVerifier } from './tokens.ts';

const AZ = '04b07795-8ddb-461a-bbee-02f9e1bf7b46';
const ARM = 'https://management.core.windows.net/';

let world: World;
let login: LoginServer;

beforeEach(async () => {
  world = await openWorld();
  login = await openLoginServer(world);
});
afterEach(async () => {
  expect(login.faults).toEqual([]);
  await login[Symbol.asyncDispose]();
  await world.close();
});

const asScript = {
  grant_type: 'client_credentials',
  client_id: SCRIPT.appId,
  client_secret: SECRETS.script,
  scope: `${ARM}/.default`,
};
const asRobot = { ...asScript, client_id: ROBOT.appId, client_secret: SECRETS.robot };
const asKim = {
  grant_type: 'password',
  client_id: AZ,
  username: 'kim@contoso.example',
  password: PASSWORD,
  scope: `${ARM}/.default offline_access openid profile`,
};
const asAda = { ...asKim, username: 'ada@fabrikam.example' };

type Answer = Record<string, unknown> & { readonly access_token: string; readonly error_description: string };

async function ask(form: Record<string, string>, tenant: string = CUSTOMER, server = login) {
  const response = await server.post(`/${tenant}/oauth2/v2.0/token`, form);
  return { status: response.status, headers: response.headers, body: (await response.json()) as Answer };
}

/** Status, OAuth error and AADSTS number. */
async function refusal(form: Record<string, string>, tenant?: string, server?: LoginServer) {
  const { status, body } = await ask(form, tenant, server);
  return [status, body['error'], (body['error_codes'] as number[] | undefined)?.[0]];
}

const without = (form: Record<string, string>, name: string) =>
  Object.fromEntries(Object.entries(form).filter(([key]) => key !== name));

describe('the token endpoint refuses', () => {
  it.each([
    ['an unknown tenant', asScript, 'nowhere.example', [400, 'invalid_request', 90002]],
    ['a tenant that does not exist', asScript, 'cccccccc-0000-4000-8000-000000000009', [400, 'invalid_request', 90002]],
    ['no tenant in particular', asScript, 'common', [400, 'invalid_request', 50059]],
    ['no tenant in particular', asKim, 'organizations', [400, 'invalid_request', 50059]],
  ] as const)('%s', async (_, form, tenant, expected) => {
    expect(await refusal(form, tenant)).toEqual(expected);
  });

  it.each([
    ['no grant type', without(asScript, 'grant_type'), [400, 'invalid_request', 900144]],
    ['no client id', without(asScript, 'client_id'), [400, 'invalid_request', 900144]],
    ['no scope', without(asScript, 'scope'), [400, 'invalid_request', 900144]],
    ['no secret', without(asScript, 'client_secret'), [401, 'invalid_client', 7000216]],
    ['an empty secret', { ...asScript, client_secret: '' }, [401, 'invalid_client', 7000216]],
    ['a wrong secret', { ...asScript, client_secret: 'wrong' }, [401, 'invalid_client', 7000215]],
    ['the secret of another', { ...asScript, client_secret: SECRETS.robot }, [401, 'invalid_client', 7000215]],
    ['an expired secret', { ...asScript, client_secret: SECRETS.expired }, [401, 'invalid_client', 7000222]],
    ['an unknown application', { ...asScript, client_id: CUSTOMER }, [400, 'unauthorized_client', 700016]],
    ['an application that is no id', { ...asScript, client_id: 'script' }, [400, 'unauthorized_client', 700016]],
    ['the object id instead', { ...asScript, client_id: SCRIPT.id }, [400, 'unauthorized_client', 700016]],
    ['a disabled application', { ...asScript, client_id: STOPPED.appId }, [400, 'unauthorized_client', 7000112]],
    [
      'an unknown resource',
      { ...asScript, scope: 'https://vault.azure.net/.default' },
      [400, 'invalid_resource', 500011],
    ],
    ['the sign-in origin', { ...asScript, scope: `${LOGIN}/.default` }, [400, 'invalid_resource', 500011]],
    ['two suffixes', { ...asScript, scope: `${ARM}/.default/.default` }, [400, 'invalid_resource', 500011]],
    ['a scope that is not all', { ...asScript, scope: `${ARM}user_impersonation` }, [400, 'invalid_scope', 1002012]],
    ['two scopes', { ...asScript, scope: `${ARM}.default ${ORIGINS.graph}/.default` }, [400, 'invalid_scope', 1002012]],
    ['a scope of nothing', { ...asScript, scope: '/.default' }, [400, 'invalid_scope', 70011]],
    ['an application of Microsoft as itself', { ...asScript, client_id: AZ }, [401, 'invalid_client', 700025]],
    ['a client assertion', { ...asScript, client_assertion: 'a.b.c' }, [501, 'not_implemented', undefined]],
    ['codes', { ...asScript, grant_type: 'authorization_code' }, [400, 'unsupported_grant_type', 70003]],
    ['refreshing', { ...asScript, grant_type: 'refresh_token' }, [400, 'unsupported_grant_type', 70003]],
    [
      'device codes',
      { ...asScript, grant_type: 'urn:ietf:params:oauth:grant-type:device_code' },
      [400, 'unsupported_grant_type', 70003],
    ],
    [
      'acting on behalf',
      { ...asScript, grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer' },
      [400, 'unsupported_grant_type', 70003],
    ],
    ['implicit', { ...asScript, grant_type: 'implicit' }, [400, 'unsupported_grant_type', 70003]],
  ] as const)('%s', async (_, form, expected) => {
    expect(await refusal(form)).toEqual(expected);
  });

  it.each([
    ['a wrong password', { ...asKim, password: 'wrong' }, [400, 'invalid_grant', 50126]],
    ['an unknown user', { ...asKim, username: 'nobody@contoso.example' }, [400, 'invalid_grant', 50126]],
    ['a user of nowhere', { ...asKim, username: 'kim@nowhere.example' }, [400, 'invalid_grant', 50126]],
    ['a disabled user', { ...asKim, username: 'off@fabrikam.example' }, [400, 'invalid_grant', 50126]],
    ['a password set by another', { ...asKim, username: 'new@fabrikam.example' }, [400, 'invalid_grant', 50055]],
    ['no user name', without(asKim, 'username'), [400, 'invalid_request', 900144]],
    ['no password', without(asKim, 'password'), [400, 'invalid_request', 900144]],
    ['two resources', { ...asKim, scope: `${ARM}.default ${ORIGINS.graph}/.default` }, [400, 'invalid_scope', 28000]],
    ['an application without its secret', { ...asKim, client_id: SCRIPT.appId }, [401, 'invalid_client', 7000218]],
    [
      'an application with a wrong secret',
      { ...asKim, client_id: SCRIPT.appId, client_secret: 'x' },
      [401, 'invalid_client', 7000215],
    ],
    ['a public application with a secret', { ...asKim, client_secret: 'x' }, [401, 'invalid_client', 700025]],
    ['an unknown application', { ...asKim, client_id: CUSTOMER }, [400, 'unauthorized_client', 700016]],
  ] as const)('a person with %s', async (_, form, expected) => {
    expect(await refusal(form)).toEqual(expected);
  });

  it('a customer at the partner', async () => {
    expect(await refusal(asKim, PARTNER)).toEqual([400, 'invalid_grant', 50020]);
  });

  it('people altogether where the password grant is off', async () => {
    await using strict = await openLoginServer(world, { passwordGrant: false });
    expect(await refusal(asKim, CUSTOMER, strict)).toEqual([400, 'unsupported_grant_type', 70003]);
    expect((await ask(asScript, CUSTOMER, strict)).status).toBe(200);
    const metadata = await strict.get(`/${CUSTOMER}/v2.0/.well-known/openid-configuration`);
    expect(await metadata.json()).toMatchObject({ grant_types_supported: ['client_credentials'] });
  });

  it('the eleventh guess, alike for known and unknown users', async () => {
    for (const username of [asKim.username, 'nobody@contoso.example']) {
      for (let i = 0; i < 10; i++) {
        expect(await refusal({ ...asKim, username, password: 'wrong' })).toEqual([400, 'invalid_grant', 50126]);
      }
      expect(await refusal({ ...asKim, username })).toEqual([400, 'invalid_grant', 50053]);
    }
  });

  it('in words that do not tell whether there is such a user', async () => {
    const texts = [];
    for (const username of [asKim.username, 'nobody@contoso.example', 'kim@nowhere.example', 'off@fabrikam.example']) {
      const { body } = await ask({ ...asKim, username, password: 'wrong' });
      texts.push(body.error_description.split(' Trace ID:')[0]);
    }
    expect(new Set(texts)).toEqual(
      new Set(['AADSTS50126: Error validating credentials due to invalid username or password.']),
    );
  });

  it('a body that is no form, and a method it does not have', async () => {
    const json = await login.get(`/${CUSTOMER}/oauth2/v2.0/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(asScript),
    });
    expect([json.status, await json.json()]).toMatchObject([400, { error_codes: [900144] }]);
    for (const method of ['GET', 'PUT', 'OPTIONS']) {
      const response = await login.get(`/${CUSTOMER}/oauth2/v2.0/token`, { method });
      expect([response.status, await response.json()]).toMatchObject([405, { error_codes: [900561] }]);
    }
  });

  it('several ways of proving who one is at once, and a header it cannot read', async () => {
    const basic = { authorization: `Basic ${btoa(`${SCRIPT.appId}:${SECRETS.script}`)}` };
    const url = `/${CUSTOMER}/oauth2/v2.0/token`;
    expect((await login.post(url, asScript, basic)).status).toBe(400);
    const form = without(asScript, 'client_secret');
    expect((await login.post(url, form, { authorization: 'Bearer abc' })).status).toBe(400);
    const wrong = await login.post(url, form, { authorization: `Basic ${btoa(`${SCRIPT.appId}:wrong`)}` });
    expect([wrong.status, await wrong.json()]).toMatchObject([401, { error_codes: [7000215] }]);
  });

  it('a hostile client id without letting it out of the JSON', async () => {
    const { status, headers, body } = await ask({ ...asScript, client_id: 'x"\r\nSet-Cookie: a=b' });
    expect([status, headers.get('set-cookie')]).toEqual([400, null]);
    expect(body.error_description).toContain('x"\r\nSet-Cookie');
  });

  it('pages of other origins', async () => {
    const response = await login.post(`/${CUSTOMER}/oauth2/v2.0/token`, asScript, { origin: 'https://evil.example' });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('what Entra has and Mandate has not, by name', async () => {
    for (const rest of [
      '/oauth2/v2.0/devicecode',
      '/oauth2/v2.0/authorize',
      '/oauth2/v2.0/logout',
      '/discovery/instance',
    ]) {
      const response = await login.get(`/${CUSTOMER}${rest}?client_id=x`);
      const body = (await response.json()) as Answer;
      expect([response.status, body['error']]).toEqual([501, 'not_implemented']);
      expect(body.error_description).toContain(rest);
    }
  });
});

describe('an error', () => {
  it('has the shape of Entra, and finds the request again by the id the client gave', async () => {
    const id = 'dddddddd-0000-4000-8000-00000000000d';
    const url = `/${CUSTOMER}/oauth2/v2.0/token`;
    const response = await login.post(url, { ...asScript, client_secret: 'wrong' }, { 'client-request-id': id });
    const body = (await response.json()) as Answer;
    expect(Object.keys(body).sort()).toEqual(
      ['error', 'error_description', 'error_codes', 'timestamp', 'trace_id', 'correlation_id', 'error_uri'].sort(),
    );
    expect(body).toMatchObject({
      error: 'invalid_client',
      error_codes: [7000215],
      timestamp: '2026-11-22 08:00:00Z',
      correlation_id: id,
      error_uri: `${LOGIN}/error?code=7000215`,
    });
    expect(parseGuid(String(body['trace_id']))).toBeDefined();
    expect(body.error_description).toMatch(
      /^AADSTS7000215: Invalid client secret provided\. .* Trace ID: \S+ Correlation ID: dddddddd\S+ Timestamp: 2026-11-22 08:00:00Z$/,
    );
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('of ours says nothing and is reported', async () => {
    await using broken = await openLoginServer(world, {
      signIn: { ...world.signIn, listClientSecrets: () => Promise.reject(new Error('the disk is on fire')) },
    });
    const { status, body } = await ask(asScript, CUSTOMER, broken);
    expect([status, body['error']]).toEqual([500, 'server_error']);
    expect(JSON.stringify(body)).not.toContain('fire');
    expect(broken.faults).toHaveLength(1);
    await using dead = await openLoginServer(world, {
      keys: { ...broken.keys, currentKey: () => Promise.reject(new Error('x')) },
    });
    expect((await ask(asScript, CUSTOMER, dead)).status).toBe(500);
    expect(dead.faults).toHaveLength(1);
  });
});

describe('an application', () => {
  it('gets a token for exactly the resource it asked for, by each of its secrets, and by domain', async () => {
    for (const [scope, audience] of [
      [`${ARM}/.default`, ARM],
      ['https://management.core.windows.net/.default', 'https://management.core.windows.net'],
      [`${ORIGINS.arm}/.default`, ORIGINS.arm],
      ['00000003-0000-0000-c000-000000000000/.default', '00000003-0000-0000-c000-000000000000'],
    ] as const) {
      const { status, body } = await ask({ ...asScript, client_secret: SECRETS.second, scope }, 'Contoso.example');
      expect(status).toBe(200);
      expect(decodeJwt(body.access_token).aud).toBe(audience);
    }
  });

  it('gets an answer and claims as from Entra', async () => {
    const { headers, body } = await ask(asScript);
    const { access_token, ...rest } = body;
    expect(rest).toEqual({ token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599 });
    expect(headers.get('cache-control')).toBe('no-store');
    const [key] = (await login.keys.jwks(START)).keys;
    expect(decodeProtectedHeader(access_token)).toEqual({ alg: 'RS256', typ: 'JWT', kid: key!.kid });
    const { uti, ...claims } = decodeJwt(access_token);
    expect(uti).toEqual(expect.any(String));
    expect(claims).toEqual({
      aud: ARM,
      iss: `${LOGIN}/${CUSTOMER}/v2.0`,
      iat: START / 1000,
      nbf: START / 1000,
      exp: START / 1000 + 3599,
      tid: CUSTOMER,
      oid: SCRIPT.id,
      sub: SCRIPT.id,
      appid: SCRIPT.appId,
      azp: SCRIPT.appId,
      appidacr: '1',
      azpacr: '1',
      idtyp: 'app',
      ver: '2.0',
    });
  });

  it('may present its secret in the header, whatever letter case its id has', async () => {
    const basic = { authorization: `Basic ${btoa(`${SCRIPT.appId.toUpperCase()}:${SECRETS.script}`)}` };
    const form = { grant_type: 'client_credentials', scope: asScript.scope };
    const response = await login.post(`/${CUSTOMER}/OAuth2/v2.0/Token?client-request-id=1`, form, basic);
    expect(response.status).toBe(200);
  });

  it('gets numbers as texts and the resource from the v1 endpoint', async () => {
    const form = { ...without(asScript, 'scope'), resource: ARM };
    const response = await login.post(`/${CUSTOMER}/oauth2/token`, form);
    const { access_token, ...rest } = (await response.json()) as Answer;
    expect(rest).toEqual({
      token_type: 'Bearer',
      expires_in: '3599',
      ext_expires_in: '3599',
      expires_on: String(START / 1000 + 3599),
      not_before: String(START / 1000),
      resource: ARM,
    });
    expect(decodeJwt(access_token).aud).toBe(ARM);
    const noResource = await login.post(`/${CUSTOMER}/oauth2/token`, asScript);
    expect(await noResource.json()).toMatchObject({ error_codes: [900144] });
  });

  it('of the partner enters a customer only when it may, and is then known as a stranger', async () => {
    expect(await refusal(asRobot)).toEqual([400, 'unauthorized_client', 700016]);
    expect(login.entrants).toEqual([{ kind: 'ServicePrincipal', id: ROBOT.id, home: PARTNER }]);
    await using open = await openLoginServer(world, {
      mayEnter: async (entrant, tenant) => entrant.home === PARTNER && tenant === CUSTOMER,
    });
    const { body } = await ask(asRobot, CUSTOMER, open);
    expect(decodeJwt(body.access_token)).toMatchObject({
      tid: CUSTOMER,
      home_tid: PARTNER,
      oid: ROBOT.id,
      idtyp: 'app',
    });
  });

  it('of a customer does not exist at the partner', async () => {
    expect(await refusal(asScript, PARTNER)).toEqual([400, 'unauthorized_client', 700016]);
    expect(login.entrants).toEqual([]);
  });
});

describe('a person', () => {
  it('gets tokens by password for the own tenant', async () => {
    const { status, body } = await ask({ ...asKim, client_info: '1' });
    expect(status).toBe(200);
    expect(body['scope']).toBe(`${ARM}/.default ${ARM}/user_impersonation openid profile`);
    expect(body).not.toHaveProperty('refresh_token');
    expect(JSON.parse(Buffer.from(String(body['client_info']), 'base64url').toString())).toEqual({
      uid: KIM,
      utid: CUSTOMER,
    });
    expect(decodeJwt(body.access_token)).toMatchObject({
      aud: ARM,
      tid: CUSTOMER,
      oid: KIM,
      appid: AZ,
      appidacr: '0',
      idtyp: 'user',
      scp: 'user_impersonation',
      upn: 'kim@contoso.example',
      name: 'Kim Kane',
      auth_time: START / 1000,
      wids: [],
    });
    expect(decodeJwt(body.access_token)).not.toHaveProperty('home_tid');
    expect(decodeJwt(String(body['id_token']))).toEqual({
      aud: AZ,
      iss: `${LOGIN}/${CUSTOMER}/v2.0`,
      iat: START / 1000,
      nbf: START / 1000,
      exp: START / 1000 + 3599,
      sub: KIM,
      oid: KIM,
      tid: CUSTOMER,
      ver: '2.0',
      name: 'Kim Kane',
      preferred_username: 'kim@contoso.example',
      email: 'kim@contoso.example',
    });
  });

  it('may come through an application of the own tenant that proves itself', async () => {
    const { body } = await ask({ ...asKim, client_id: SCRIPT.appId, client_secret: SECRETS.script });
    expect(decodeJwt(body.access_token)).toMatchObject({ appid: SCRIPT.appId, appidacr: '1', oid: KIM });
  });

  it('means Microsoft Graph when no resource is named', async () => {
    const { body } = await ask({ ...asKim, scope: 'User.Read openid' });
    expect(decodeJwt(body.access_token).aud).toBe('https://graph.microsoft.com');
  });

  it('of the partner enters a customer only when that is allowed', async () => {
    expect(await refusal(asAda)).toEqual([400, 'invalid_grant', 50020]);
    expect(login.entrants).toEqual([{ kind: 'User', id: ADA, home: PARTNER }]);
    await using open = await openLoginServer(world, { mayEnter: async () => true });
    const { body } = await ask({ ...asAda, client_info: '1' }, CUSTOMER, open);
    expect(decodeJwt(body.access_token)).toMatchObject({
      tid: CUSTOMER,
      home_tid: PARTNER,
      oid: ADA,
      upn: 'Ada@fabrikam.example',
    });
    expect(decodeJwt(String(body['id_token']))).toMatchObject({ tid: CUSTOMER });
    expect(JSON.parse(Buffer.from(String(body['client_info']), 'base64url').toString())).toEqual({
      uid: ADA,
      utid: PARTNER,
    });
  });

  it('does not carry an application of the partner into a tenant of its own', async () => {
    const form = { ...asKim, client_id: ROBOT.appId, client_secret: SECRETS.robot };
    expect(await refusal(form)).toEqual([400, 'unauthorized_client', 700016]);
  });

  it('is not asked about entry before the password is proved', async () => {
    expect(await refusal({ ...asAda, password: 'wrong' })).toEqual([400, 'invalid_grant', 50126]);
    expect(login.entrants).toEqual([]);
  });
});

describe('the metadata', () => {
  it('names endpoints of the tenant by id, whatever it was asked by', async () => {
    for (const tenant of [CUSTOMER, 'contoso.example', 'CONTOSO.example']) {
      const v2 = await login.get(`/${tenant}/v2.0/.well-known/openid-configuration`);
      expect(await v2.json()).toMatchObject({
        issuer: `${LOGIN}/${CUSTOMER}/v2.0`,
        token_endpoint: `${LOGIN}/${CUSTOMER}/oauth2/v2.0/token`,
        authorization_endpoint: `${LOGIN}/${CUSTOMER}/oauth2/v2.0/authorize`,
        jwks_uri: `${LOGIN}/${CUSTOMER}/discovery/v2.0/keys`,
      });
      const v1 = await login.get(`/${tenant}/.well-known/openid-configuration`);
      expect(await v1.json()).toMatchObject({ token_endpoint: `${LOGIN}/${CUSTOMER}/oauth2/token` });
    }
  });

  it('publishes the keys that verify, old ones among them, and no private part', async () => {
    await ask(asScript);
    world.clock.advance(31 * DAY);
    await ask(asScript);
    const { keys } = (await (await login.get(`/${CUSTOMER}/discovery/v2.0/keys`)).json()) as { keys: object[] };
    expect(keys).toHaveLength(2);
    for (const key of keys) expect(Object.keys(key).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
  });
});

describe('what is issued here is verified there', () => {
  const verifier = () =>
    createTokenVerifier({ keys: login.keys, origins: ORIGINS, loginOrigin: LOGIN, clock: world.clock });

  it('at one surface only, and until it expires', async () => {
    const { body } = await ask(asScript);
    const verify = verifier();
    const bearer = `Bearer ${body.access_token}`;
    expect(await verify.verify(bearer, 'graph')).toMatchObject({ ok: false, failure: { kind: 'wrong-audience' } });
    expect(await verify.verify(bearer, 'partner-center')).toMatchObject({ ok: false });
    expect(await verify.verify(bearer, 'arm')).toMatchObject({
      ok: true,
      value: { principal: SCRIPT.id, kind: 'ServicePrincipal' },
    });
    world.clock.advance(60 * MINUTE);
    expect(await verify.verify(bearer, 'arm')).toMatchObject({ ok: false, failure: { kind: 'expired' } });
  });

  it('but an id token opens nothing', async () => {
    const { body } = await ask(asKim);
    for (const surface of ['arm', 'graph', 'partner-center'] as const) {
      expect((await verifier().verify(`Bearer ${String(body['id_token'])}`, surface)).ok).toBe(false);
    }
    expect((await verifier().verify(`Bearer ${body.access_token}`, 'arm')).ok).toBe(true);
  });

  it('across a change of keys', async () => {
    world.clock.advance(30 * DAY - MINUTE);
    // The first key is made here and has its month before it.
    await ask(asScript);
    world.clock.advance(30 * DAY - MINUTE);
    const old = await ask(asScript);
    world.clock.advance(2 * MINUTE);
    const fresh = await ask(asScript);
    const kid = (token: string) => decodeProtectedHeader(token).kid;
    expect(kid(fresh.body.access_token)).not.toBe(kid(old.body.access_token));
    for (const { body } of [old, fresh]) {
      expect((await verifier().verify(`Bearer ${body.access_token}`, 'arm')).ok).toBe(true);
    }
  });
});

describe('other paths', () => {
  it.each(['/', '/health', '/subscriptions/x', '/a/b/c', `/${CUSTOMER}`, '/%E0%A4%A/oauth2/token'])(
    '%s is left alone',
    async (path) => {
      const response = await login.get(path);
      expect([response.status, await response.text()]).toEqual([404, 'not ours']);
    },
  );
});
