import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock, Randomness, Store } from '@mandate/app/ports';
import type { SignInStore } from '@mandate/app/sign-in-ports';
import type { Tenant } from '@mandate/domain/tenants';
import { fail, ok, type Result } from '@mandate/rbac/result';
import type { Origins } from './audiences.ts';
import type { SigningKeys } from './keys.ts';
import { discoveryDocument } from './openid/discovery.ts';
import { type EntraError, SERVER_ERROR, toEntraError } from './openid/entra-errors.ts';
import { toErrorBody } from './openid/error-body.ts';
import type { OpenIdFailure } from './openid/failures.ts';
import type { MayEnter } from './openid/grants.ts';
import { type Endpoint, type OpenIdPath, parseOpenIdPath } from './openid/paths.ts';
import { createTokenEndpoint } from './openid/token-endpoint.ts';

export type { Entrant, MayEnter } from './openid/grants.ts';

/** What the sign-in endpoints need of the outside. */
export interface OpenIdOptions {
  readonly store: Store;
  readonly signIn: SignInStore;
  readonly keys: SigningKeys;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly origins: Origins;
  /** Scheme, host and port under which these endpoints are reached. */
  readonly loginOrigin: string;
  /**
   * Whether applications may collect people's passwords. For a demo only: it leaves no room for the second factor,
   * which arrives, with the ways to sign in that ask for it, in the version for Azure's own clients.
   */
  readonly passwordGrant: boolean;
  readonly mayEnter: MayEnter;
  /** Where a request comes from, as the server sees it behind its proxies. */
  readonly clientAddress: (request: IncomingMessage) => string;
  /** Told of what is our fault; the caller gets no details. */
  readonly reportError: (error: unknown) => void;
}

/** Answers a request and says so, or leaves it alone when its path is not one of the sign-in endpoints. */
export type OpenIdHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  /** The fields of a form that the server has read; `undefined` when the body was none. */
  body: Readonly<Record<string, string>> | undefined,
) => Promise<boolean>;

/** Tenants that stand for whichever tenant a person comes from; no token is issued for them yet. */
const PLACEHOLDER_TENANTS: ReadonlySet<string> = new Set(['common', 'organizations', 'consumers']);

const METHODS: Readonly<Record<Endpoint, 'GET' | 'POST'>> = {
  'token-v1': 'POST',
  'token-v2': 'POST',
  'discovery-v1': 'GET',
  'discovery-v2': 'GET',
  keys: 'GET',
};

/** The sign-in endpoints of all tenants, laid out and worded as Entra's. */
export function createOpenIdHandler(options: OpenIdOptions): OpenIdHandler {
  const { store, keys, clock, loginOrigin, origins, passwordGrant, reportError } = options;

  const errorBody = (error: EntraError, request: IncomingMessage) =>
    toErrorBody(error, { ...options, clientRequestId: clientRequestIdOf(request) });
  const token = createTokenEndpoint({ ...options, errorBody });

  async function findTenant(name: string): Promise<Result<Tenant, OpenIdFailure>> {
    if (PLACEHOLDER_TENANTS.has(name.toLowerCase())) return fail({ kind: 'no-tenant-named' });
    const tenant = await store.installation.findTenant(name);
    return tenant ? ok(tenant) : fail({ kind: 'tenant-not-found', tenant: name });
  }

  async function answer(
    path: OpenIdPath,
    request: IncomingMessage,
    response: ServerResponse,
    body: Parameters<OpenIdHandler>[2],
  ): Promise<OpenIdFailure | undefined> {
    const { endpoint } = path;
    if (!endpoint) return { kind: 'not-implemented', what: path.rest };
    const received = request.method ?? '';
    if (received !== METHODS[endpoint]) return { kind: 'method-refused', accepted: METHODS[endpoint], received };
    const tenant = await findTenant(path.tenant);
    if (!tenant.ok) return tenant.failure;

    switch (endpoint) {
      case 'keys':
        send(response, 200, await keys.jwks(clock.now()));
        return undefined;
      case 'discovery-v1':
      case 'discovery-v2': {
        const version = endpoint === 'discovery-v1' ? 'v1' : 'v2';
        const grants = passwordGrant ? ['client_credentials', 'password'] : ['client_credentials'];
        const graphOrigin = origins.graph;
        send(response, 200, discoveryDocument({ tenant: tenant.value.id, version, loginOrigin, graphOrigin, grants }));
        return undefined;
      }
      case 'token-v1':
      case 'token-v2': {
        const version = endpoint === 'token-v1' ? 'v1' : 'v2';
        return token({ request, response, form: body ?? {}, version, tenant: tenant.value.id });
      }
    }
  }

  return async (request, response, body) => {
    const path = parseOpenIdPath(request.url ?? '');
    if (!path) return false;
    let error: EntraError | undefined;
    try {
      const failure = await answer(path, request, response, body);
      error = failure && toEntraError(failure);
    } catch (thrown) {
      reportError(thrown);
      error = SERVER_ERROR;
    }
    if (error && !response.headersSent) send(response, error.status, errorBody(error, request));
    return true;
  };
}

// MSAL sends it in the query, the Azure SDKs in a header.
function clientRequestIdOf({ url, headers }: IncomingMessage): string | undefined {
  const header = headers['client-request-id'];
  if (typeof header === 'string') return header;
  return new URLSearchParams(url?.split('?')[1] ?? '').get('client-request-id') ?? undefined;
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
