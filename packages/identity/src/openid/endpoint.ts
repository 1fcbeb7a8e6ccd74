import type { IncomingMessage, ServerResponse } from 'node:http';
import type { OpenIdFailure } from './failures.ts';
import type { OpenIdPath } from './paths.ts';
import type { KnownAuthority } from './tenancy.ts';
import type { Form } from './token-request.ts';

/** A request that has reached its endpoint: the path is one of ours, and a tenant that it names exists. */
export interface EndpointRequest {
  readonly path: OpenIdPath;
  readonly authority: KnownAuthority;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly query: URLSearchParams;
  /** The fields of the form; empty when the body was none. */
  readonly form: Form;
}

/** One endpoint: answers the request, or says why it is refused. */
export interface Endpoint {
  readonly method: 'GET' | 'POST';
  /** Whether a person looks at the answer, rather than a program. */
  readonly isPage?: boolean;
  answer(request: EndpointRequest): Promise<OpenIdFailure | undefined>;
}

/** Answers with JSON that nothing on the way keeps (RFC 6749, 5.1) and no browser takes for a page. */
export function sendJson(response: ServerResponse, status: number, body: object): undefined {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(JSON.stringify(body));
  return undefined;
}
