import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
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
  /** What was reported as our fault. */
  readonly faults: unknown[];
  /** Who asked to enter another tenant. */
  readonly entrants: Entrant[];
  get(path: string, init?: RequestInit): Promise<Response>;
  post(path: string, form: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
}

/** The handler behind a real socket, as a server would mount it. */
export async function openLoginServer(world: World, options: Partial<OpenIdOptions> = {}): Promise<LoginServer> {
  const keys = createSigningKeys({ signIn: world.signIn, keyFileKey: KEY_FILE_KEY, randomness });
  const faults: unknown[] = [];
  const entrants: Entrant[] = [];
  const handle = createOpenIdHandler({
    ...world,
    keys,
    randomness,
    origins: ORIGINS,
    loginOrigin: LOGIN,
    passwordGrant: true,
    mayEnter: (entrant) => {
      entrants.push(entrant);
      return Promise.resolve(false);
    },
    clientAddress: () => '192.0.2.1',
    reportError: (error) => faults.push(error),
    ...options,
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
    const body = await text(request);
    const handled = await handle(request, response, isForm ? Object.fromEntries(new URLSearchParams(body)) : undefined);
    if (!handled) response.writeHead(404).end('not ours');
  }
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    keys,
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
