import type { Caller } from '@mandate/app/caller';
import type { Guid } from '@mandate/rbac/model';
import type { Result } from '@mandate/rbac/result';

/** The methods that operations use. */
export type Method = 'GET' | 'HEAD' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';

/** The public protocols, each with an origin of its own, and the portal's own endpoints. */
export type SurfaceName = 'arm' | 'graph' | 'partner-center' | 'portal';

/** Where each surface and sign-in are reached from outside: scheme, host and port, without a slash at the end. */
export interface Origins {
  readonly portal: string;
  readonly login: string;
  readonly arm: string;
  readonly graph: string;
  readonly partnerCenter: string;
}

/** A request body as far as the front door could read it. */
export type WireBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'malformed'; readonly detail: string }
  | { readonly kind: 'unsupported'; readonly contentType: string }
  | { readonly kind: 'too-large'; readonly limitBytes: number };

/** A request freed from HTTP: what sockets, tests, jobs and the portal all hand over alike. */
export interface WireRequest {
  readonly method: string;
  /** Still percent-encoded, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: WireBody;
  readonly clientAddress: string | null;
  /** What absolute links in the reply begin with: the surface's origin, or the portal's `/as/…` path to it. */
  readonly base: string;
  /** Milliseconds since 1970 UTC. */
  readonly receivedAt: number;
  readonly requestId: Guid;
  readonly correlationId: Guid;
}

/** Header fields; names in lower case. */
export type Headers = Readonly<Record<string, string>>;

/** A reply before it becomes HTTP; `body` undefined sends none, a string is sent as it is. */
export interface WireReply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Why a caller could not be made out. */
export type AuthenticationFailure =
  | { readonly kind: 'credentials-missing' }
  | { readonly kind: 'credentials-malformed' }
  | { readonly kind: 'token-invalid' }
  | { readonly kind: 'token-audience'; readonly audience: string; readonly accepted: readonly string[] }
  | { readonly kind: 'token-expired'; readonly expiredAt: number; readonly now: number };

/** Makes out who sends a request; each surface is given one that knows its audience, the portal one for its session. */
export type Authenticate = (request: WireRequest) => Promise<Result<Caller, AuthenticationFailure>>;
