import type { TenantId } from '@mandate/domain/tenants';
import type { Result } from '@mandate/rbac/result';
import type { Application } from '../applications.ts';
import type { TokenHolder } from '../claims.ts';
import type { OpenIdFailure } from '../failures.ts';
import type { RequestedScopes } from '../scopes.ts';
import type { TokenRequest } from '../token-request.ts';

/** What a grant decides upon: the request, and the application, which has proved who it is. */
export interface GrantRequest<G extends TokenRequest['grant']> {
  readonly token: Extract<TokenRequest, { readonly grant: G }>;
  readonly application: Application;
  readonly tenant: TenantId;
  readonly clientAddress: string;
}

/** What a grant found; whether its holder may act in the tenant is decided afterwards, for all grants alike. */
export interface Granted {
  readonly holder: TokenHolder;
  readonly asked: RequestedScopes;
  /** The value by which a client knows the answer to its own request (OpenID Connect Core 1.0, 3.1.2.1). */
  readonly nonce: string | null;
  /** Whether the answer holds a refresh token. */
  readonly refreshable: boolean;
  /** Uses up what was presented, once all else has been decided. */
  readonly spend: () => Promise<Result<void, OpenIdFailure>>;
}

/** One way to get tokens (RFC 6749, 1.3). */
export type Grant<G extends TokenRequest['grant']> = (
  request: GrantRequest<G>,
) => Promise<Result<Granted, OpenIdFailure>>;

/** A grant of each kind that a token request can name. */
export type Grants = { readonly [G in TokenRequest['grant']]: Grant<G> };
