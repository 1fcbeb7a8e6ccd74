import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LOGIN, type LoginServer, ORIGINS, openLoginServer } from './testing/login-server.ts';
import { type Answer, ARM, AZ, asKim, ask, asScript, refusal, without } from './testing/token-forms.ts';
import { CUSTOMER, openWorld, PARTNER, SCRIPT, SECRETS, STOPPED, type World } from './testing/world.ts';

let world: World;
let login: LoginServer;

beforeEach(async () => {
  world = await openWorld();
  login = await openLoginServer(world);
});
afterEach(async () => {
  await login[Symbol.asyncDispose]();
  await world.close();
  if (login.faults.length > 0) throw new AggregateError(login.faults, 'The handler reported faults.');
});

describe('the token endpoint refuses', () => {
  it.each([
    ['an unknown tenant', asScript, 'nowhere.example', [400, 'invalid_request', 90002]],
    ['a tenant that does not exist', asScript, 'cccccccc-0000-4000-8000-000000000009', [400, 'invalid_request', 90002]],
    ['no tenant in particular', asScript, 'common', [400, 'invalid_request', 50059]],
    ['no tenant in particular', asScript, 'organizations', [400, 'invalid_request', 50059]],
    ['personal accounts', asKim, 'consumers', [400, 'invalid_request', 50059]],
  ] as const)('%s', async (_, form, tenant, expected) => {
    expect(await refusal(login, form, tenant)).toEqual(expected);
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
    ['redeeming no code', { ...asScript, grant_type: 'authorization_code' }, [400, 'invalid_request', 900144]],
    ['refreshing with nothing', { ...asScript, grant_type: 'refresh_token' }, [400, 'invalid_request', 900144]],
    ['claims that are no JSON', { ...asScript, claims: '{' }, [400, 'invalid_request', 9002313]],
    ['redeeming no device code', { ...asScript, grant_type: 'device_code' }, [400, 'invalid_request', 900144]],
    [
      'acting on behalf of nobody',
      { ...asScript, grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer' },
      [400, 'invalid_request', 900144],
    ],
    ['implicit', { ...asScript, grant_type: 'implicit' }, [400, 'unsupported_grant_type', 70003]],
  ] as const)('%s', async (_, form, expected) => {
    expect(await refusal(login, form)).toEqual(expected);
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
    expect(await refusal(login, form)).toEqual(expected);
  });

  it('a customer at the partner', async () => {
    expect(await refusal(login, asKim, PARTNER)).toEqual([400, 'invalid_grant', 50020]);
  });

  it('people altogether where the password grant is off', async () => {
    await using strict = await openLoginServer(world, { passwordGrant: false });
    expect(await refusal(strict, asKim)).toEqual([400, 'unsupported_grant_type', 70003]);
    expect((await ask(strict, asScript)).status).toBe(200);
    const metadata = await strict.get(`/${CUSTOMER}/v2.0/.well-known/openid-configuration`);
    expect(await metadata.json()).toMatchObject({ grant_types_supported: expect.not.arrayContaining(['password']) });
  });

  it('the eleventh guess, alike for known and unknown users', async () => {
    for (const username of [asKim.username, 'nobody@contoso.example']) {
      for (let i = 0; i < 10; i++) {
        expect(await refusal(login, { ...asKim, username, password: 'wrong' })).toEqual([400, 'invalid_grant', 50126]);
      }
      expect(await refusal(login, { ...asKim, username })).toEqual([400, 'invalid_grant', 50053]);
    }
  });

  it('in words that do not tell whether there is such a user', async () => {
    const texts = [];
    for (const username of [asKim.username, 'nobody@contoso.example', 'kim@nowhere.example', 'off@fabrikam.example']) {
      const { body } = await ask(login, { ...asKim, username, password: 'wrong' });
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
    const { status, headers, body } = await ask(login, { ...asScript, client_id: 'x"\r\nSet-Cookie: a=b' });
    expect([status, headers.get('set-cookie')]).toEqual([400, null]);
    expect(body.error_description).toContain('x"\r\nSet-Cookie');
  });

  it('pages of other origins', async () => {
    const response = await login.post(`/${CUSTOMER}/oauth2/v2.0/token`, asScript, { origin: 'https://evil.example' });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('what Entra has and Mandate has not, by name', async () => {
    for (const rest of ['/saml2', '/oauth2/nativeclient', '/discovery/federation']) {
      const response = await login.get(`/${CUSTOMER}${rest}?client_id=x`);
      const body = (await response.json()) as Answer;
      expect([response.status, body['error']]).toEqual([501, 'not_implemented']);
      expect(body.error_description).toContain(rest);
    }
  });
});
