import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, MINUTE, START } from './testing/fixed.ts';
import { LOGIN, type LoginServer, ORIGINS, openLoginServer } from './testing/login-server.ts';
import { type Answer, ARM, AZ, asAda, asKim, ask, asRobot, asScript, refusal, without } from './testing/token-forms.ts';
import { ADA, CUSTOMER, KIM, openWorld, PARTNER, ROBOT, SCRIPT, SECRETS, type World } from './testing/world.ts';
import { createTokenVerifier } from './tokens.ts';

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

describe('an application', () => {
  it('gets a token for exactly the resource it asked for, by each of its secrets, and by domain', async () => {
    for (const [scope, audience] of [
      [`${ARM}/.default`, ARM],
      ['https://management.core.windows.net/.default', 'https://management.core.windows.net'],
      [`${ORIGINS.arm}/.default`, ORIGINS.arm],
      ['00000003-0000-0000-c000-000000000000/.default', '00000003-0000-0000-c000-000000000000'],
    ] as const) {
      const { status, body } = await ask(
        login,
        { ...asScript, client_secret: SECRETS.second, scope },
        'Contoso.example',
      );
      expect(status).toBe(200);
      expect(decodeJwt(body.access_token).aud).toBe(audience);
    }
  });

  it('gets an answer and claims as from Entra', async () => {
    const { headers, body } = await ask(login, asScript);
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
    expect(await refusal(login, asRobot)).toEqual([400, 'unauthorized_client', 700016]);
    expect(login.entrants).toEqual([{ kind: 'ServicePrincipal', id: ROBOT.id, home: PARTNER }]);
    await using open = await openLoginServer(world, {
      mayEnter: async (entrant, tenant) => entrant.home === PARTNER && tenant === CUSTOMER,
    });
    const { body } = await ask(open, asRobot);
    expect(decodeJwt(body.access_token)).toMatchObject({
      tid: CUSTOMER,
      home_tid: PARTNER,
      oid: ROBOT.id,
      idtyp: 'app',
    });
  });

  it('of a customer does not exist at the partner', async () => {
    expect(await refusal(login, asScript, PARTNER)).toEqual([400, 'unauthorized_client', 700016]);
    expect(login.entrants).toEqual([]);
  });
});

describe('a person', () => {
  it('gets tokens by password for the own tenant', async () => {
    const { status, body } = await ask(login, { ...asKim, client_info: '1' });
    expect(status).toBe(200);
    expect(body['scope']).toBe(`${ARM}/.default ${ARM}/user_impersonation openid profile`);
    expect(body).toMatchObject({ refresh_token: expect.any(String), foci: '1' });
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
      acr: '1',
      amr: ['pwd'],
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
    const { body } = await ask(login, { ...asKim, client_id: SCRIPT.appId, client_secret: SECRETS.script });
    expect(decodeJwt(body.access_token)).toMatchObject({ appid: SCRIPT.appId, appidacr: '1', oid: KIM });
  });

  it('means Microsoft Graph when no resource is named', async () => {
    const { body } = await ask(login, { ...asKim, scope: 'User.Read openid' });
    expect(decodeJwt(body.access_token).aud).toBe('https://graph.microsoft.com');
  });

  it('of the partner enters a customer only when that is allowed', async () => {
    expect(await refusal(login, asAda)).toEqual([400, 'invalid_grant', 50020]);
    expect(login.entrants).toEqual([{ kind: 'User', id: ADA, home: PARTNER }]);
    await using open = await openLoginServer(world, { mayEnter: async () => true });
    const { body } = await ask(open, { ...asAda, client_info: '1' });
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
    expect(await refusal(login, form)).toEqual([400, 'unauthorized_client', 700016]);
  });

  it('is not asked about entry before the password is proved', async () => {
    expect(await refusal(login, { ...asAda, password: 'wrong' })).toEqual([400, 'invalid_grant', 50126]);
    expect(login.entrants).toEqual([]);
  });
});

describe('what is issued here is verified there', () => {
  const verifier = () =>
    createTokenVerifier({ keys: login.keys, origins: ORIGINS, loginOrigin: LOGIN, clock: world.clock });

  it('at one surface only, and until it expires', async () => {
    const { body } = await ask(login, asScript);
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
    const { body } = await ask(login, asKim);
    for (const surface of ['arm', 'graph', 'partner-center'] as const) {
      expect((await verifier().verify(`Bearer ${String(body['id_token'])}`, surface)).ok).toBe(false);
    }
    expect((await verifier().verify(`Bearer ${body.access_token}`, 'arm')).ok).toBe(true);
  });

  it('across a change of keys', async () => {
    world.clock.advance(30 * DAY - MINUTE);
    // The first key is made here and has its month before it.
    await ask(login, asScript);
    world.clock.advance(30 * DAY - MINUTE);
    const old = await ask(login, asScript);
    world.clock.advance(2 * MINUTE);
    const fresh = await ask(login, asScript);
    const kid = (token: string) => decodeProtectedHeader(token).kid;
    expect(kid(fresh.body.access_token)).not.toBe(kid(old.body.access_token));
    for (const { body } of [old, fresh]) {
      expect((await verifier().verify(`Bearer ${body.access_token}`, 'arm')).ok).toBe(true);
    }
  });
});
