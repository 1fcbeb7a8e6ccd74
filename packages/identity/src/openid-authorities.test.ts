import { decodeJwt } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LOGIN, type LoginServer, openLoginServer } from './testing/login-server.ts';
import { type Answer, asAda, asKim, ask, asRobot, asScript, refusal } from './testing/token-forms.ts';
import { CUSTOMER, openWorld, PARTNER, ROBOT, type World, write } from './testing/world.ts';

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

const json = async (path: string) => (await login.get(path)).json() as Promise<Answer>;

describe('where no tenant is named', () => {
  it.each(['common', 'organizations', 'adfs'])('%s gives people tokens of their own tenant', async (authority) => {
    for (const [form, home] of [
      [asKim, CUSTOMER],
      [asAda, PARTNER],
    ] as const) {
      const { status, body } = await ask(login, form, authority);
      expect(status).toBe(200);
      expect(decodeJwt(body.access_token)).toMatchObject({ tid: home, iss: `${LOGIN}/${home}/v2.0` });
      expect(decodeJwt(body.access_token)).not.toHaveProperty('home_tid');
    }
    expect(login.entrants).toEqual([]);
  });

  it.each(['common', 'organizations', 'adfs'])('%s tells nobody who or what exists', async (authority) => {
    const texts = new Set<string>();
    for (const username of ['kim@contoso.example', 'nobody@contoso.example', 'kim@nowhere.example', 'kim']) {
      const { status, body } = await ask(login, { ...asKim, username, password: 'wrong' }, authority);
      expect([status, body['error'], body['error_codes']]).toEqual([400, 'invalid_grant', [50126]]);
      texts.add(body.error_description.split(' Trace ID')[0]!);
    }
    expect(texts.size).toBe(1);
  });

  it('refuses applications, which belong to no person', async () => {
    for (const authority of ['common', 'organizations', 'consumers', 'COMMON']) {
      expect(await refusal(login, asScript, authority)).toEqual([400, 'invalid_request', 50059]);
    }
    expect(await refusal(login, asKim, 'consumers')).toEqual([400, 'invalid_request', 50059]);
  });
});

describe('under the authorities of an ADFS server', () => {
  const post = async (path: string, form: Record<string, string>) => {
    const response = await login.post(path, form);
    return { status: response.status, body: (await response.json()) as Answer };
  };

  it('an application is known by its id alone', async () => {
    for (const [form, home] of [
      [asScript, CUSTOMER],
      [asRobot, PARTNER],
    ] as const) {
      const { status, body } = await post('/adfs/oauth2/token', form);
      expect(status).toBe(200);
      expect(decodeJwt(body.access_token).tid).toBe(home);
    }
    expect(await refusal(login, { ...asScript, client_secret: 'wrong' }, 'adfs')).toEqual([
      401,
      'invalid_client',
      7000215,
    ]);
    expect(await refusal(login, { ...asScript, client_id: CUSTOMER }, 'adfs')).toEqual([
      400,
      'unauthorized_client',
      700016,
    ]);
    expect(await refusal(login, { ...asScript, client_id: 'x' }, 'adfs')).toEqual([400, 'unauthorized_client', 700016]);
  });

  it('an application that two tenants know means neither', async () => {
    await write(world, CUSTOMER, async (tenant) => {
      const facts = { displayName: 'Robot, too', accountEnabled: true, createdAt: 0 };
      await tenant.addServicePrincipal({ ...facts, id: CUSTOMER, appId: ROBOT.appId });
    });
    expect(await refusal(login, asRobot, 'adfs')).toEqual([400, 'invalid_request', 50059]);
  });

  it('a tenant can be named in both forms that the command line makes', async () => {
    for (const base of [`/adfs/${CUSTOMER}/adfs`, '/adfs/contoso.example/adfs', `/ADFS/T/${CUSTOMER}`]) {
      for (const endpoint of ['/oauth2/token', '/oauth2/v2.0/token']) {
        const { status, body } = await post(base + endpoint, asScript);
        expect([status, body['expires_in']]).toEqual([200, 3599]);
        expect(decodeJwt(body.access_token).tid).toBe(CUSTOMER);
      }
    }
    const wrong = await post('/adfs/nowhere.example/adfs/oauth2/token', asScript);
    expect([wrong.status, wrong.body['error_codes']]).toEqual([400, [90002]]);
  });

  it('names a resource instead, like version 1', async () => {
    const { scope: _, ...form } = asScript;
    const { status, body } = await post('/adfs/oauth2/token', { ...form, resource: 'https://graph.microsoft.com' });
    expect([status, body['expires_in']]).toEqual([200, '3599']);
  });
});

describe('the metadata', () => {
  it.each([
    ['/common/v2.0', '/common/oauth2/v2.0'],
    ['/Organizations', '/organizations/oauth2'],
    ['/adfs', '/adfs/oauth2/v2.0'],
  ])('of %s names no tenant', async (base, oauth2) => {
    expect(await json(`${base}/.well-known/openid-configuration`)).toMatchObject({
      issuer: `${LOGIN}/{tenantid}/v2.0`,
      token_endpoint: `${LOGIN}${oauth2}/token`,
      authorization_endpoint: `${LOGIN}${oauth2}/authorize`,
    });
  });

  it('keeps the form in which a tenant was named', async () => {
    for (const [asked, base] of [
      ['/adfs/contoso.example/adfs', `/adfs/${CUSTOMER}/adfs`],
      ['/adfs/t/contoso.example', `/adfs/t/${CUSTOMER}`],
    ] as const) {
      const document = await json(`${asked}/.well-known/openid-configuration`);
      expect(document).toMatchObject({
        issuer: `${LOGIN}/${CUSTOMER}/v2.0`,
        token_endpoint: `${LOGIN}${base}/oauth2/v2.0/token`,
        jwks_uri: `${LOGIN}${base}/discovery/v2.0/keys`,
      });
      const keys = await login.get(new URL(String(document['jwks_uri'])).pathname);
      expect(await keys.json()).toEqual(await login.keys.jwks(world.clock.now()));
    }
  });

  it('is not there for personal accounts and unknown tenants', async () => {
    for (const base of ['/consumers/v2.0', '/adfs/nowhere.example/adfs', '/nowhere.example/v2.0']) {
      expect((await login.get(`${base}/.well-known/openid-configuration`)).status).toBe(400);
    }
  });
});

describe('the instance discovery', () => {
  const ask = (endpoint: string) =>
    login.get(`/common/discovery/instance?api-version=1.1&authorization_endpoint=${encodeURIComponent(endpoint)}`);

  it('knows its own host, with its port and without', async () => {
    for (const host of [LOGIN, 'https://login.example', 'https://LOGIN.example:8443']) {
      const response = await ask(`${host}/contoso.example/oauth2/v2.0/authorize`);
      expect(await response.json()).toEqual({
        tenant_discovery_endpoint: `${LOGIN}/contoso.example/v2.0/.well-known/openid-configuration`,
        'api-version': '1.1',
        metadata: [
          {
            preferred_network: 'login.example:8443',
            preferred_cache: 'login.example:8443',
            aliases: ['login.example:8443'],
          },
        ],
      });
    }
  });

  it.each([
    'https://login.microsoftonline.com/common/oauth2/authorize',
    'https://login.example:8444/common/oauth2/authorize',
    'https://login.example.evil.example/common',
    'http://login.example:8443/common',
    'https://evil.example/https://login.example:8443/',
    'login.example',
  ])('refuses %s', async (endpoint) => {
    const response = await ask(endpoint);
    expect([response.status, await response.json()]).toMatchObject([400, { error: 'invalid_instance' }]);
  });

  it('needs something to look for', async () => {
    expect(await json('/common/discovery/instance')).toMatchObject({ error_codes: [900144] });
  });
});

describe('the user realm', () => {
  it('is the same for everybody, known or not', async () => {
    for (const name of ['kim@contoso.example', 'nobody@contoso.example', 'KIM%40CONTOSO.EXAMPLE']) {
      const { domain_name, ...rest } = await json(`/common/userrealm/${name}?api-version=1.0`);
      expect(String(domain_name).toLowerCase()).toBe('contoso.example');
      expect(rest).toEqual({
        ver: '1.0',
        account_type: 'Managed',
        cloud_instance_name: 'login.example:8443',
        cloud_audience_urn: 'urn:federation:MicrosoftOnline',
      });
    }
    expect(await json('/common/userrealm/a@nowhere.example')).toMatchObject({ account_type: 'Managed' });
    expect(await json('/common/userrealm/nobody')).toMatchObject({ account_type: 'Managed', domain_name: '' });
    expect(await json('/common/userrealm/%E0%A4%A')).toMatchObject({ account_type: 'Managed' });
  });
});
