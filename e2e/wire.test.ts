import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoServer, type DemoTenant, firstCustomer, startDemo, userWith } from './testing/server.ts';

/** The public client that `az` signs in as; the demo lets it use passwords. */
const AZURE_CLI = '04b07795-8ddb-461a-bbee-02f9e1bf7b46';

let server: DemoServer;
let customer: DemoTenant;
let token: string;
beforeAll(async () => {
  server = await startDemo();
  customer = firstCustomer(server.connection);
  token = await armToken();
});
afterAll(() => server?.stop());

async function armToken(): Promise<string> {
  const { endpoints, demo } = server.connection;
  const { userPrincipalName: username, password } = userWith(demo.partner, 'Admin agent');
  const form = { grant_type: 'password', client_id: AZURE_CLI, username, password, scope: `${endpoints.arm}/.default` };
  const url = `${endpoints.login}/${customer.tenantId}/oauth2/v2.0/token`;
  const reply = await fetch(url, { method: 'POST', body: new URLSearchParams(form) });
  const body = (await reply.json()) as { access_token: string };
  return body.access_token;
}

const groups = () => `${server.connection.endpoints.arm}/subscriptions/${customer.subscriptions[0]!.id}/resourceGroups`;

interface Sent {
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

async function arm(url: string, sent: Sent = {}) {
  const reply = await fetch(url, { ...sent, headers: { authorization: `Bearer ${token}`, ...sent.headers } });
  const text = await reply.text();
  return { status: reply.status, headers: reply.headers, body: text === '' ? undefined : JSON.parse(text) };
}

describe('on the wire', () => {
  it.each([
    ['10 MB', { body: JSON.stringify({ location: 'x'.repeat(10_000_000) }) }, 413, 'RequestContentTooLarge'],
    ['no JSON', { body: '{"location":' }, 400, 'InvalidRequestContent'],
    ['XML', { body: '<a/>', headers: { 'content-type': 'text/xml' } }, 415, 'UnsupportedMediaType'],
    ['a planted prototype', { body: '{"__proto__":{"a":1},"location":"westeurope"}' }, 400, 'InvalidRequestContent'],
    ['nothing', {}, 400, 'InvalidRequestContent'],
    ['a long list', { body: '['.repeat(100_000) }, 400, 'InvalidRequestContent'],
  ] as const)('a body of %s is refused in the shape of the protocol', async (_name, init, status, code) => {
    const headers = { 'content-type': 'application/json' };
    const seen = await arm(`${groups()}/rg-wire?api-version=2021-04-01`, { method: 'PUT', headers, ...init });
    expect([seen.status, seen.body.error.code]).toEqual([status, code]);
    expect((await arm(`${groups()}/rg-wire?api-version=2021-04-01`)).status).toBe(404);
  });

  it.each(['%', '%zz', '%00', '%2e%2e%2f', '%5c'])('a path with %s is refused, not crashed on', async (part) => {
    const seen = await arm(`${groups()}/a${part}b/c?api-version=2021-04-01`);
    expect([400, 501]).toContain(seen.status);
    expect(seen.body.error.code).toMatch(/^(InvalidRequestUri|NotImplemented)$/);
  });

  it.each([
    ['no token', undefined, 'AuthenticationFailed'],
    ['a scheme that is none', 'Basic abc', 'AuthenticationFailedInvalidHeader'],
    ['a token that is none', 'Bearer abc', 'InvalidAuthenticationToken'],
    ['a token signed by nobody', 'Bearer eyJhbGciOiJub25lIn0.e30.', 'InvalidAuthenticationToken'],
  ])('%s opens nothing', async (_name, authorization, code) => {
    const reply = await fetch(
      `${groups()}?api-version=2021-04-01`,
      authorization ? { headers: { authorization } } : {},
    );
    const body = (await reply.json()) as { error: { code: string } };
    expect([reply.status, body.error.code]).toEqual([401, code]);
    expect(reply.headers.get('www-authenticate')).toMatch(/^Bearer /);
  });

  it('a token for Graph opens no door of Resource Manager, nor the reverse', async () => {
    const { graph } = server.connection.endpoints;
    const reply = await fetch(`${graph}/v1.0/users`, { headers: { authorization: `Bearer ${token}` } });
    expect(reply.status).toBe(401);
  });

  it('nobody is told more than that something went wrong, and no header invites another origin', async () => {
    const seen = await arm(`${groups()}?api-version=2021-04-01`, { headers: { origin: 'https://evil.example' } });
    expect(seen.headers.get('access-control-allow-origin')).toBeNull();
    expect(seen.headers.get('x-powered-by')).toBeNull();
    expect(seen.headers.get('x-ms-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe("the portal's session", () => {
  const post = (path: string, body: unknown, headers: Record<string, string>) =>
    fetch(`${server.connection.origin}${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });
  const own = () => ({ origin: server.connection.origin, 'x-mandate-csrf': '1' });
  const salesAgent = () => {
    const { userPrincipalName, password } = userWith(server.connection.demo.partner, 'Sales agent');
    return { userPrincipalName, password };
  };

  it.each<readonly [string, Readonly<Record<string, string>>]>([
    ['without the header that forms cannot send', { origin: 'own' }],
    ['from another origin', { origin: 'https://evil.example', 'x-mandate-csrf': '1' }],
    ['marked as cross-site', { origin: 'own', 'x-mandate-csrf': '1', 'sec-fetch-site': 'cross-site' }],
    ['from nowhere', { 'x-mandate-csrf': '1' }],
  ])('is not opened %s', async (_name, given) => {
    const headers = given.origin === 'own' ? { ...given, origin: server.connection.origin } : given;
    const reply = await post('/portal/sign-in', salesAgent(), headers);
    expect(reply.status).toBe(403);
    expect(reply.headers.get('set-cookie')).toBeNull();
  });

  it('answers a wrong password and an unknown user alike', async () => {
    const wrong = await post('/portal/sign-in', { ...salesAgent(), password: 'nope' }, own());
    const unknown = await post(
      '/portal/sign-in',
      { userPrincipalName: 'nobody@nowhere.example', password: 'nope' },
      own(),
    );
    expect([wrong.status, await wrong.text()]).toEqual([unknown.status, await unknown.text()]);
    expect(wrong.status).toBe(401);
  });

  it('is a cookie that only the portal reads, and a bearer token is no session', async () => {
    const reply = await post('/portal/sign-in', salesAgent(), own());
    const cookie = reply.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^__Host-mandate-[^=]+=[\w-]+; Path=\/; Secure; HttpOnly; SameSite=Lax$/);
    const [pair = ''] = cookie.split(';');

    const inside = `/as/${customer.tenantId}/arm/subscriptions?api-version=2022-12-01`;
    const { origin, endpoints } = server.connection;
    expect((await fetch(`${origin}${inside}`, { headers: { cookie: pair } })).status).toBe(200);
    expect((await fetch(`${origin}${inside}`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(401);
    const outside = `${endpoints.arm}/subscriptions?api-version=2022-12-01`;
    expect((await fetch(outside, { headers: { cookie: pair } })).status).toBe(401);

    await fetch(`${origin}/portal/sign-out`, { method: 'POST', headers: { ...own(), cookie: pair } });
    expect((await fetch(`${origin}${inside}`, { headers: { cookie: pair } })).status).toBe(401);
  });

  it('stops guessing, and says for how long', async () => {
    const user = userWith(server.connection.demo.partner, 'Helpdesk agent').userPrincipalName;
    const statuses: number[] = [];
    let retryAfter: string | null = null;
    for (let guess = 0; guess < 12; guess += 1) {
      const reply = await post('/portal/sign-in', { userPrincipalName: user, password: `guess ${guess}` }, own());
      statuses.push(reply.status);
      retryAfter = reply.headers.get('retry-after');
    }
    expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 401));
    expect(statuses.at(-1)).toBe(429);
    expect(Number(retryAfter)).toBeGreaterThan(0);
  });

  it('lives on pages that run no script but their own, in nobody’s frame', async () => {
    const reply = await fetch(server.connection.origin);
    const policy = reply.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(await reply.text()).not.toMatch(/<script(?![^>]*src=)/);
  });
});

describe('what the command printed', () => {
  it('ends with who can sign in, and where', () => {
    const lines = server.output().trimEnd().split('\n');
    expect(lines.at(-1)).toBe(`Mandate is ready at ${server.connection.origin}`);
    for (const { userPrincipalName } of server.connection.demo.partner.users) {
      expect(server.output()).toContain(userPrincipalName);
    }
  });
});
