import { DIRECTORY_ROLES, type DirectoryRole, type User } from '@mandate/domain/directory';
import type { TenantId } from '@mandate/domain/tenants';
import type { Guid, PrincipalId } from '@mandate/rbac/model';
import type { PersonSignIn } from './sign-ins.ts';

/** How long an access token lives, in seconds: what Entra answers without further configuration. */
export const TOKEN_LIFE_SECONDS = 3599;

/** Whom a token is issued to. */
export type TokenHolder =
  | { readonly kind: 'app'; readonly id: PrincipalId; readonly home: TenantId }
  | { readonly kind: 'user'; readonly user: User; readonly signIn: PersonSignIn };

/** What an access token says besides where and until when it counts. */
export interface TokenFacts {
  readonly holder: TokenHolder;
  /** By what the application proved who it is. */
  readonly proof: ClientProof;
  /** What the application declares it can handle (`xms_cc`), such as `CP1`: being told to ask for another token. */
  readonly capabilities: readonly string[];
  readonly directoryRoles: readonly DirectoryRole[];
}

/** By what an application proved who it is; public clients cannot. */
export type ClientProof = 'none' | 'secret' | 'assertion';

const PROOF_CLAIM: Readonly<Record<ClientProof, string>> = { none: '0', secret: '1', assertion: '2' };

/**
 * The claims of an access token, named as Entra names them
 * (https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference). `home_tid` is ours and stands
 * only in a token for another tenant than the holder's own.
 */
export function accessTokenClaims(
  { holder, proof, capabilities, directoryRoles }: TokenFacts,
  token: {
    readonly tenant: TenantId;
    readonly issuer: string;
    readonly audience: string;
    readonly client: Guid;
    readonly tokenId: string;
    readonly now: number;
  },
): Readonly<Record<string, unknown>> {
  const { tenant, client } = token;
  const id = holder.kind === 'user' ? holder.user.id : holder.id;
  const home = homeOf(holder);
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
    appidacr: PROOF_CLAIM[proof],
    azp: client,
    azpacr: PROOF_CLAIM[proof],
    idtyp: holder.kind,
    uti: token.tokenId,
    ver: '2.0',
    ...(home === tenant ? {} : { home_tid: home }),
    ...(capabilities.length === 0 ? {} : { xms_cc: capabilities }),
    ...(holder.kind === 'user' ? userClaims(holder.user, holder.signIn, directoryRoles) : {}),
  };
}

function homeOf(holder: TokenHolder): TenantId {
  return holder.kind === 'user' ? holder.signIn.home : holder.home;
}

function userClaims(
  user: User,
  { authTime, methods }: PersonSignIn,
  directoryRoles: readonly DirectoryRole[],
): Readonly<Record<string, unknown>> {
  return {
    // "1" says that a person signed in (OpenID Connect Core 1.0, 2).
    acr: '1',
    amr: methods,
    auth_time: Math.floor(authTime / 1000),
    name: user.displayName,
    scp: 'user_impersonation',
    upn: user.userPrincipalName,
    unique_name: user.userPrincipalName,
    ...(user.givenName === null ? {} : { given_name: user.givenName }),
    ...(user.surname === null ? {} : { family_name: user.surname }),
    wids: directoryRoles.map((role) => DIRECTORY_ROLES[role]),
  };
}

/**
 * What an id token says about a person (https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference).
 */
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
