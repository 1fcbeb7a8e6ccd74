import { parseGuid } from '@mandate/rbac/guid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY } from './testing/fixed.ts';
import { LOGIN, type LoginServer, openLoginServer } from './testing/login-server.ts';
import { type Answer, ask, asScript } from './testing/token-forms.ts';
import { CUSTOMER, openWorld, type World } from './testing/world.ts';

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
      /^AADSTS7000215: Invalid client secret provided\. .* Trace ID: \S+ Correlation ID: d{8}\S+ Timestamp: \S+ \S+Z$/,
    );
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('knows the id that MSAL puts into the query', async () => {
    const id = 'dddddddd-0000-4000-8000-00000000000d';
    const response = await login.post(`/nowhere/oauth2/v2.0/token?client-request-id=${id}`, asScript);
    expect(await response.json()).toMatchObject({ correlation_id: id });
    const bad = await login.post('/nowhere/oauth2/v2.0/token?client-request-id=x', asScript);
    expect(((await bad.json()) as Answer)['correlation_id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('of ours says nothing and is reported', async () => {
    await using broken = await openLoginServer(world, {
      signIn: { ...world.signIn, listClientSecrets: () => Promise.reject(new Error('the disk is on fire')) },
    });
    const { status, body } = await ask(broken, asScript);
    expect([status, body['error']]).toEqual([500, 'server_error']);
    expect(JSON.stringify(body)).not.toContain('fire');
    expect(broken.faults).toHaveLength(1);
    await using dead = await openLoginServer(world, {
      keys: { ...broken.keys, currentKey: () => Promise.reject(new Error('x')) },
    });
    expect((await ask(dead, asScript)).status).toBe(500);
    expect(dead.faults).toHaveLength(1);
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
    await ask(login, asScript);
    world.clock.advance(31 * DAY);
    await ask(login, asScript);
    const { keys } = (await (await login.get(`/${CUSTOMER}/discovery/v2.0/keys`)).json()) as { keys: object[] };
    expect(keys).toHaveLength(2);
    for (const key of keys) expect(Object.keys(key).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
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
