import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { issueAuthority, issueServer } from '../certificate-issuing.ts';
import { createSigningKeys, type SigningKeys } from '../keys.ts';
import { createOpenIdHandler, type Entrant, type OpenIdOptions } from '../openid.ts';
import { randomness } from './fixed.ts';
import type { World } from './world.ts';

export const LOGIN = 'https://login.example:8443';
export const ORIGINS = {
  arm: 'https://arm.example:8444',
  graph: 'https://graph.example:8445',
  'partner-center': 'https://pc.example:8446',
};

// One installation has one key file, however many servers.
const KEY_FILE_KEY = randomness.bytes(32);

export interface LoginServer extends AsyncDisposable {
  readonly keys: SigningKeys;
  /** Where it really listens. */
  readonly origin: string;
  /** What was reported as our fault. */
  readonly faults: unknown[];
  /** Who asked to enter another tenant. */
  readonly entrants: Entrant[];
  get(path: string, init?: RequestInit): Promise<Response>;
  post(path: string, form: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
}

/** The handler behind a real socket, as a server would mount it. */
export async function openLoginServer(world: World, options: Partial<OpenIdOptions> = {}): Promise<LoginServer> {
  return serve(world, options, (listener) => ({ server: createServer(listener), scheme: 'http' }));
}

/** The handler under its own address, with TLS that every client of this process trusts. */
export async function openTlsLoginServer(world: World, options: Partial<OpenIdOptions> = {}): Promise<LoginServer> {
  const authority = await issueAuthority(Date.now());
  const { certificate: cert, key } = await issueServer(authority, { hosts: ['localhost'], now: Date.now() });
  setDefaultCACertificates([...getCACertificates('default'), authority.certificate]);
  return serve(world, options, (listener) => ({ server: createTlsServer({ cert, key }, listener), scheme: 'https' }));
}

async function serve(
  world: World,
  options: Partial<OpenIdOptions>,
  open: (listener: RequestListener) => {
    readonly server: ReturnType<typeof createServer> | ReturnType<typeof createTlsServer>;
    readonly scheme: 'http' | 'https';
  },
): Promise<LoginServer> {
  const { server, scheme } = open((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const origin = scheme === 'https' ? `https://localhost:${port}` : `http://127.0.0.1:${port}`;

  const keys = createSigningKeys({ signIn: world.signIn, keyFileKey: KEY_FILE_KEY, randomness, purpose: 'tokens' });
  const faults: unknown[] = [];
  const entrants: Entrant[] = [];
  const handle = createOpenIdHandler({
    ...world,
    keys,
    randomness,
    origins: ORIGINS,
    loginOrigin: scheme === 'https' ? origin : LOGIN,
    passwordGrant: true,
    mayEnter: (entrant) => {
      entrants.push(entrant);
      return Promise.resolve(false);
    },
    clientAddress: () => '192.0.2.1',
    reportError: (error) => faults.push(error),
    ...options,
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
    const body = await text(request);
    const handled = await handle(request, response, isForm ? Object.fromEntries(new URLSearchParams(body)) : undefined);
    if (!handled) response.writeHead(404).end('not ours');
  }

  return {
    keys,
    origin,
    faults,
    entrants,
    get: (path, init) => fetch(origin + path, init),
    post: (path, form, headers = {}) =>
      fetch(origin + path, { method: 'POST', body: new URLSearchParams(form), headers }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
