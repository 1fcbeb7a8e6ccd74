import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataDirectoryAt } from './data-directory/directory.ts';
import { hasPublicNames, PUBLIC_NAMES, PUBLIC_PORT, setPublicNames } from './public-names.ts';
import { type RunningServer, type StartOptions, startServer } from './start.ts';
import { freePorts } from './testing/free-ports.ts';
import { silentLog, temporaryDirectory } from './testing/test-installation.ts';

const MAY_OPEN_443 = process.getuid?.() === 0;

let place: Awaited<ReturnType<typeof temporaryDirectory>>;
let options: StartOptions;
beforeAll(async () => {
  place = await temporaryDirectory();
  const portalDirectory = join(place.path, 'portal');
  await mkdir(portalDirectory);
  await writeFile(join(portalDirectory, 'index.html'), '<!doctype html><title>Portal</title>');
  options = {
    dataDirectory: join(place.path, 'data'),
    databaseUrl: null,
    host: '127.0.0.1',
    port: await freePorts(),
    demo: true,
    portalDirectory,
    log: silentLog,
  };
});
afterAll(() => place[Symbol.asyncDispose]());

const directory = () => dataDirectoryAt(options.dataDirectory);
const namesOf = async () => {
  const pem = await readFile(join(directory().certificates, 'server.pem'), 'utf8');
  return new X509Certificate(pem).subjectAltName ?? '';
};

// Another run of this test on the same machine has the addresses for a few seconds.
async function start(): Promise<RunningServer> {
  for (let attempt = 0; ; attempt += 1) {
    const started = await startServer(options);
    if (started.ok) return started.value;
    const isTaken = 'code' in started.failure && started.failure.code === 'EADDRINUSE';
    if (!isTaken || attempt === 20) throw new Error(JSON.stringify(started.failure));
    await sleep(1_000);
  }
}

interface Asked {
  readonly host: string;
  readonly path: string;
  readonly authorization?: string;
  readonly form?: Record<string, string>;
}

interface Answered {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: unknown;
}

async function answerOf(sent: ClientRequest): Promise<IncomingMessage> {
  const [reply]: IncomingMessage[] = await once(sent, 'response');
  return reply!;
}

/** Asks as a client does on a machine whose hosts file has the lines. */
async function ask(server: RunningServer, { host, path, authorization, form }: Asked): Promise<Answered> {
  const { address } = PUBLIC_NAMES.find((name) => name.host === host)!;
  const ca = await readFile(server.connection.caFile, 'utf8');
  const body = form && new URLSearchParams(form).toString();
  const headers = {
    host,
    ...(authorization && { authorization }),
    ...(body && { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }),
  };
  const sent = request({
    host: address,
    servername: host,
    port: PUBLIC_PORT,
    path,
    ca,
    headers,
    method: body ? 'POST' : 'GET',
  });
  sent.end(body);
  const reply = await answerOf(sent);
  return { status: reply.statusCode ?? 0, headers: reply.headers, body: JSON.parse(await text(reply)) };
}

describe('the host names of Microsoft', () => {
  it('are answered and certified only where somebody said so', async () => {
    const server = await start();
    expect(await namesOf()).not.toMatch(/microsoft|azure/);
    const { host } = PUBLIC_NAMES[1]!;
    await expect(ask(server, { host, path: '/' })).rejects.toThrow(/ECONNREFUSED|altnames|certificate/);
    await server.close();
    expect(await hasPublicNames(directory())).toBe(false);
  });

  it.runIf(!MAY_OPEN_443)('cannot be answered without the right to open port 443', async () => {
    await setPublicNames(directory(), true);
    expect(await startServer(options)).toMatchObject({ failure: { kind: 'public-names-unavailable', code: 'EACCES' } });
    await setPublicNames(directory(), false);
  });

  it.runIf(MAY_OPEN_443)('lead to doors of their own, whose tokens and links name them', async () => {
    await setPublicNames(directory(), true);
    await using things = new AsyncDisposableStack();
    const server = await start();
    things.defer(() => server.close());
    for (const { host } of PUBLIC_NAMES) expect(await namesOf()).toContain(`DNS:${host}`);

    const [customer] = server.connection.demo!.customers;
    const { clientId, clientSecret } = customer!.servicePrincipals[0]!;
    const login = 'login.microsoftonline.com';
    const path = `/${customer!.tenantId}/oauth2/v2.0/token`;
    const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
    const scope = 'https://management.azure.com/.default';
    const granted = tokenIn((await ask(server, { host: login, path, form: { ...form, scope } })).body);
    const authorization = `Bearer ${granted}`;
    const claims = JSON.parse(Buffer.from(granted.split('.')[1] ?? '', 'base64url').toString());
    expect(claims).toMatchObject({ aud: 'https://management.azure.com', tid: customer!.tenantId });

    const arm = { host: 'management.azure.com', path: '/subscriptions?api-version=2022-12-01' };
    const { body } = await ask(server, { ...arm, authorization });
    expect(body).toHaveProperty('value.length', customer!.subscriptions.length);
    const anonymous = await ask(server, arm);
    expect(anonymous.status).toBe(401);
    expect(anonymous.headers['www-authenticate']).toContain('authorization_uri="https://login.microsoftonline.com/');

    // A token that the same server issued under its other name, for the same audience.
    const { endpoints } = server.connection;
    const own = tokenIn(await askOwn(server, `${endpoints.login}${path}`, { ...form, scope }));
    expect((await ask(server, { ...arm, authorization: `Bearer ${own}` })).status).toBe(401);
    expect((await ask(server, { host: 'graph.microsoft.com', path: '/v1.0/users', authorization })).status).toBe(401);
  });

  it('are forgotten by the certificate when they are taken back', async () => {
    await setPublicNames(directory(), false);
    const server = await start();
    await server.close();
    expect(await namesOf()).not.toMatch(/microsoft|azure/);
  });
});

async function askOwn(server: RunningServer, url: string, form: Record<string, string>): Promise<unknown> {
  const ca = await readFile(server.connection.caFile, 'utf8');
  const sent = request(url, { ca, method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } });
  sent.end(new URLSearchParams(form).toString());
  return JSON.parse(await text(await answerOf(sent)));
}

function tokenIn(body: unknown): string {
  expect(body).toHaveProperty('access_token', expect.any(String));
  return (body as { readonly access_token: string }).access_token;
}
