import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SignInStore } from '@mandate/app/ports/sign-in';
import type { Store } from '@mandate/app/ports/store';
import type { Clock, Randomness } from '@mandate/app/ports/world';
import type { Origins } from './audiences.ts';
import type { SigningKeys } from './keys.ts';
import type { FindSignedIn } from './openid/authorize-endpoint.ts';
import { sendPlainPage } from './openid/authorize-response.ts';
import { createEndpoints } from './openid/create-endpoints.ts';
import { type EndpointRequest, sendJson } from './openid/endpoint.ts';
import { SERVER_ERROR, toEntraError } from './openid/entra-errors.ts';
import { toErrorBody } from './openid/error-body.ts';
import type { EntraError } from './openid/errors/error-table.ts';
import type { OpenIdFailure } from './openid/failures.ts';
import type { DirectoryRolesOf, MayEnter } from './openid/grants.ts';
import { type OpenIdPath, parseOpenIdPath } from './openid/paths.ts';
import { findAuthority } from './openid/tenancy.ts';
import type { FetchJson } from './outgoing.ts';

export type { FindSignedIn, SignedInPerson } from './openid/authorize-endpoint.ts';
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
   * Whether applications may collect people's passwords, as `az login -u -p` does. It leaves no room for a second
   * factor, so it is on in a demo and else off unless an operator wants it.
   */
  readonly passwordGrant: boolean;
  readonly mayEnter: MayEnter;
  /** The roles that tokens name (`wids`); without it they name none. Nothing is decided by them. */
  readonly directoryRolesOf?: DirectoryRolesOf;
  /** Who is signed in to the portal in the browser that sent a request; without it nobody ever is. */
  readonly signedIn?: FindSignedIn;
  /** The way out, to foreign issuers that applications trust; without it none can be asked for its keys. */
  readonly fetchJson?: FetchJson;
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

/** The sign-in endpoints of all tenants, laid out and worded as Entra's. */
export function createOpenIdHandler(options: OpenIdOptions): OpenIdHandler {
  const { store, reportError } = options;

  const errorBody = (error: EntraError, request: IncomingMessage) =>
    toErrorBody(error, { ...options, clientRequestId: clientRequestIdOf(request) });
  const endpoints = createEndpoints({ ...options, errorBody });

  async function answer(
    path: OpenIdPath,
    exchange: Pick<EndpointRequest, 'request' | 'response' | 'form'>,
  ): Promise<OpenIdFailure | undefined> {
    if (!path.endpoint) return { kind: 'not-implemented', what: path.rest };
    const endpoint = endpoints[path.endpoint];
    const { url = '', method: received = '' } = exchange.request;
    if (received !== endpoint.method) return { kind: 'method-refused', accepted: endpoint.method, received };
    const authority = await findAuthority(store, path.authority);
    if (!authority.ok) return authority.failure;
    const query = new URLSearchParams(url.split('?')[1]);
    return endpoint.answer({ ...exchange, path, authority: authority.value, query });
  }

  return async (request, response, form = {}) => {
    const path = parseOpenIdPath(request.url ?? '');
    if (!path) return false;
    let error: EntraError | undefined;
    try {
      const failure = await answer(path, { request, response, form });
      error = failure && toEntraError(failure);
    } catch (thrown) {
      reportError(thrown);
      error = SERVER_ERROR;
    }
    if (!error || response.headersSent) return true;
    const body = errorBody(error, request);
    if (path.endpoint && endpoints[path.endpoint].isPage) sendPlainPage(response, error.status, body.error_description);
    else sendJson(response, error.status, body);
    return true;
  };
}

// MSAL sends it in the query, the Azure SDKs in a header.
function clientRequestIdOf({ url, headers }: IncomingMessage): string | undefined {
  const header = headers['client-request-id'];
  if (typeof header === 'string') return header;
  return new URLSearchParams(url?.split('?')[1]).get('client-request-id') ?? undefined;
}
