import type { User } from '@mandate/domain/directory';
import type { TenantId } from '@mandate/domain/tenants';
import type { Guid, PrincipalId } from '@mandate/rbac/model';

/** How long an access token lives, in seconds: what Entra answers without further configuration. */
export const TOKEN_LIFE_SECONDS = 3599;

/** Whom a token is issued to. */
export type TokenHolder =
  | { readonly kind: 'app'; readonly id: PrincipalId; readonly home: TenantId }
  | { readonly kind: 'user'; readonly user: User; readonly home: TenantId; readonly authTime: number };

/**
 * The claims of an access token, named as Entra names them
 * (https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference). `home_tid` is ours and stands
 * only in a token for another tenant than the holder's own.
 */
export function accessTokenClaims(token: {
  readonly holder: TokenHolder;
  readonly tenant: TenantId;
  readonly issuer: string;
  readonly audience: string;
  readonly client: Guid;
  /** Whether the client proved who it is by a secret. */
  readonly confidential: boolean;
  readonly tokenId: string;
  readonly now: number;
}): Readonly<Record<string, unknown>> {
  const { holder, tenant, client } = token;
  const id = holder.kind === 'user' ? holder.user.id : holder.id;
  const issuedAt = Math.floor(token.now / 1000);
  return {
    aud: token.audience,
    iss: token.issuer,
    iat: issuedAt,
    nbf: issuedAt,
    exp: issuedAt + TOKEN_LIFE_SECONDS,
    tid: tenant,
    oid: id,
    sub: id,
    appid: client,
    appidacr: token.confidential ? '1' : '0',
    azp: client,
    azpacr: token.confidential ? '1' : '0',
    idtyp: holder.kind,
    uti: token.tokenId,
    ver: '2.0',
    ...(holder.home === tenant ? {} : { home_tid: holder.home }),
    ...(holder.kind === 'user' ? userClaims(holder.user, holder.authTime) : {}),
  };
}

function userClaims(user: User, authTime: number): Readonly<Record<string, unknown>> {
  return {
    amr: ['pwd'],
    auth_time: Math.floor(authTime / 1000),
    name: user.displayName,
    scp: 'user_impersonation',
    upn: user.userPrincipalName,
    unique_name: user.userPrincipalName,
    ...(user.givenName === null ? {} : { given_name: user.givenName }),
    ...(user.surname === null ? {} : { family_name: user.surname }),
    wids: [],
  };
}

/** What an id token says about a person (https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference). */
export function idTokenClaims(user: User, tenant: TenantId): Record<string, unknown> {
  return {
    sub: user.id,
    oid: user.id,
    tid: tenant,
    ver: '2.0',
    name: user.displayName,
    preferred_username: user.userPrincipalName,
    ...(user.mail === null ? {} : { email: user.mail }),
  };
}
