import { mkdir, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { CLIENT, openOpenIdProvider } from '@mandate/identity/testing/openid-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from './start.ts';
import { freePorts } from './testing/free-ports.ts';
import { silentLog, temporaryDirectory } from './testing/test-installation.ts';

const subjects: Record<string, Record<string, unknown>> = { stranger: { preferred_username: 'x@elsewhere.example' } };
const things = new AsyncDisposableStack();
let server: RunningServer;
let provider: Awaited<ReturnType<typeof openOpenIdProvider>>;

beforeAll(async () => {
  const place = things.use(await temporaryDirectory());
  const port = await freePorts();
  const origin = `https://localhost:${port}`;
  provider = things.use(await openOpenIdProvider(subjects, `${origin}/sign-in/provider/callback`));
  const [portalDirectory, caFile] = [join(place.path, 'portal'), join(place.path, 'ca.pem')];
  const [providerFile, secret] = [join(place.path, 'provider.json'), join(place.path, 'secret')];
  await mkdir(portalDirectory);
  await writeFile(join(portalDirectory, 'index.html'), '<!doctype html><title>Portal</title>');
  await writeFile(caFile, provider.ca);
  await writeFile(secret, CLIENT.secret);
  const { issuer } = provider;
  const described = { name: 'Home', issuer, clientId: CLIENT.id, clientSecret: { file: 'secret' } };
  await writeFile(providerFile, JSON.stringify({ ...described, userClaim: 'preferred_username' }));
  const started = await startServer({
    dataDirectory: join(place.path, 'data'),
    databaseUrl: null,
    host: '127.0.0.1',
    port,
    demo: true,
    providerFile,
    allowOutgoing: ['127.0.0.0/8', '::1/128'],
    outgoingCaFile: caFile,
    portalDirectory,
    log: silentLog,
  });
  if (!started.ok) throw new Error(JSON.stringify(started.failure));
  server = started.value;
  things.defer(() => server.close());
});
afterAll(() => things.disposeAsync());

/** A browser that keeps cookies and follows nothing by itself. */
function newBrowser() {
  const cookies = new Map<string, string>();
  return async (method: string, path: string, body?: object) => {
    const { origin } = server.connection;
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
    const headers = { cookie, ...(method === 'POST' ? { 'x-mandate-csrf': '1', origin } : {}) };
    const type = body ? { 'content-type': 'application/json' } : {};
    const response = await new Promise<import('node:http').IncomingMessage>((done, failed) => {
      const sent = request(
        origin + path,
        { method, headers: { ...headers, ...type }, rejectUnauthorized: false },
        done,
      );
      sent.on('error', failed).end(body && JSON.stringify(body));
    });
    for (const each of response.headers['set-cookie'] ?? []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(each) ?? [];
      cookies.set(name, value);
    }
    const answer = await text(response);
    return {
      status: response.statusCode,
      location: response.headers.location,
      body: answer.startsWith('{') ? (JSON.parse(answer) as Record<string, unknown>) : undefined,
      cookies: [...cookies.keys()],
    };
  };
}

async function comeBack(browse: ReturnType<typeof newBrowser>, subject: string, onward: object = {}) {
  const { body } = await browse('POST', '/portal/sign-in/provider', onward);
  const back = await provider.visit(body?.location as string, subject);
  return browse('GET', back.pathname + back.search);
}

describe('signing in by the organization’s provider', () => {
  it('says that there is one, to anybody', async () => {
    const { body } = await newBrowser()('GET', '/portal/sign-in/options');
    expect(body).toEqual({ provider: { name: 'Home' } });
  });

  it.each(['//elsewhere.example', '/\\elsewhere.example', 'https://elsewhere.example', 1])(
    'goes nowhere else afterwards: %j',
    async (returnTo) => {
      const { status } = await newBrowser()('POST', '/portal/sign-in/provider', { returnTo });
      expect(status).toBe(400);
    },
  );

  it('opens no session for somebody without an account, and none for an answer that nobody asked for', async () => {
    const browse = newBrowser();
    expect(await comeBack(browse, 'stranger')).toMatchObject({
      status: 302,
      location: '/sign-in?news=provider-no-account',
    });
    expect((await browse('GET', '/portal/me')).status).toBe(401);
    const { status, location, cookies } = await newBrowser()('GET', '/sign-in/provider/callback?code=x&state=y');
    expect([status, location, cookies]).toEqual([302, '/sign-in?news=provider-answer', []]);
  });

  it('opens a session, and goes on to where the person wanted to go', async () => {
    const [user] = server.connection.demo!.partner.users;
    subjects.staff = { preferred_username: user!.userPrincipalName };
    const browse = newBrowser();
    expect(await comeBack(browse, 'staff', { returnTo: '/partner/customers?search=a' })).toMatchObject({
      status: 302,
      location: '/partner/customers?search=a',
    });
    expect((await browse('GET', '/portal/me')).body).toMatchObject({
      user: { userPrincipalName: user!.userPrincipalName },
    });
    expect((await browse('GET', '/portal/account')).body).toMatchObject({
      providers: [provider.issuer],
      sessions: [{ current: true, secondFactor: false }],
    });
  });
});

describe('the endpoints of one’s account', () => {
  const paths = [
    'GET /portal/account',
    'POST /portal/account/password',
    'POST /portal/account/methods/app/start',
    'POST /portal/account/methods/app',
    'POST /portal/account/methods/passkey/start',
    'POST /portal/account/methods/passkey',
    'POST /portal/account/methods/remove',
    'POST /portal/account/recovery-codes',
    'POST /portal/account/sessions/end',
    'POST /portal/account/sign-out-everywhere',
  ];

  it.each(paths)('say nothing and do nothing for somebody who is not signed in: %s', async (asked) => {
    const [method = '', path = ''] = asked.split(' ');
    expect(await newBrowser()(method, path, method === 'POST' ? {} : undefined)).toMatchObject({
      status: 401,
      body: { error: { kind: 'not-signed-in' } },
    });
  });

  it.each(['code', 'passkey', 'password', 'methods/app', 'methods/passkey', 'methods/app/start', 'passkey/question'])(
    'nor do the steps of signing in for somebody who has begun none: %s',
    async (step) => {
      const body = { code: '123456', newPassword: 'long enough to be one', name: 'x', response: {} };
      const answer = await newBrowser()('POST', `/portal/sign-in/${step}`, body);
      expect(answer).toMatchObject({ status: 410, body: { error: { kind: 'sign-in-over' } } });
    },
  );

  it('are one’s own, after a password as well', async () => {
    const { userPrincipalName, password } = server.connection.demo!.partner.users[1]!;
    const browse = newBrowser();
    const signedIn = await browse('POST', '/portal/sign-in', { userPrincipalName, password });
    expect(signedIn).toMatchObject({ status: 200, body: { user: { userPrincipalName }, recoveryCodes: null } });
    const { body } = await browse('POST', '/portal/account/methods/app/start');
    expect(body).toMatchObject({ address: expect.stringContaining('otpauth://totp/') });
    const wrong = await browse('POST', '/portal/account/methods/app', { code: '000000', name: 'x' });
    expect(wrong).toMatchObject({ status: 401, body: { error: { kind: 'wrong-code' } } });
    for (const name of ['', ' ', 'x'.repeat(65), 'a\nb']) {
      expect((await browse('POST', '/portal/account/methods/app', { code: '000000', name })).status).toBe(400);
    }
    expect((await browse('POST', '/portal/account/sign-out-everywhere')).status).toBe(204);
    expect((await browse('GET', '/portal/me')).status).toBe(401);
  });
});

describe('a token of one protocol', () => {
  async function ask(
    url: string,
    { bearer, form }: { readonly bearer?: string; readonly form?: Record<string, string> },
  ) {
    const headers = {
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
    };
    const response = await new Promise<import('node:http').IncomingMessage>((done, failed) => {
      const sent = request(url, { method: form ? 'POST' : 'GET', headers, rejectUnauthorized: false }, done);
      sent.on('error', failed).end(form && new URLSearchParams(form).toString());
    });
    return { status: response.statusCode, body: JSON.parse(await text(response)) as Record<string, unknown> };
  }

  it('opens no door of another, and the session’s cookie none of them', async () => {
    const { endpoints, demo } = server.connection;
    const { tenantId, users } = demo!.partner;
    const { userPrincipalName: username, password } = users[0]!;
    const tokenFor = async (resource: string) => {
      const form = {
        grant_type: 'password',
        client_id: '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
        username,
        password,
        scope: `${resource}/.default`,
      };
      const { body } = await ask(`${endpoints.login}/${tenantId}/oauth2/v2.0/token`, { form });
      return body.access_token as string;
    };
    const doors = {
      arm: `${endpoints.arm}/subscriptions?api-version=2022-12-01`,
      graph: `${endpoints.graph}/v1.0/me`,
      partnerCenter: `${endpoints.partnerCenter}/v1/customers`,
    };
    const names = Object.keys(doors) as (keyof typeof doors)[];
    for (const of of names) {
      const bearer = await tokenFor(endpoints[of]);
      for (const at of names) {
        const { status } = await ask(doors[at], { bearer });
        expect([of, at, status === 401]).toEqual([of, at, of !== at]);
      }
      expect((await ask(`${endpoints.portal}/portal/me`, { bearer })).status).toBe(401);
    }
  });
});
