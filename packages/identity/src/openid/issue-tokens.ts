import type { Clock, Randomness } from '@mandate/app/ports';
import type { User } from '@mandate/domain/directory';
import type { TenantId } from '@mandate/domain/tenants';
import type { TokenEndpointGrantContext } from 'oidc-provider';
import { idTokenClaims, TOKEN_LIFE_SECONDS, type TokenHolder } from './claims.ts';
import type { TenantProvider } from './provider.ts';
import type { TokenRequest } from './token-request.ts';

/** Everything one answer of the token endpoint is made from. */
export interface Issuing {
  readonly ctx: TokenEndpointGrantContext;
  readonly provided: TenantProvider;
  readonly tenant: TenantId;
  readonly holder: TokenHolder;
  readonly request: TokenRequest;
  readonly clock: Clock;
  readonly randomness: Randomness;
}

/**
 * The answer of the token endpoint with its tokens. A refresh token is not among them yet, although programs ask for it
 * by `offline_access`: Entra itself leaves it out where it may not be given, and its clients ask for a token again.
 */
export async function issueTokens(issuing: Issuing): Promise<Readonly<Record<string, unknown>>> {
  const accessToken = await issueAccessToken(issuing);
  const { request, holder, clock } = issuing;
  const { resource } = request.asked;
  const issuedAt = Math.floor(clock.now() / 1000);
  const life =
    request.version === 'v2'
      ? { expires_in: TOKEN_LIFE_SECONDS, ext_expires_in: TOKEN_LIFE_SECONDS }
      : {
          // The v1 endpoint writes its numbers as texts.
          expires_in: String(TOKEN_LIFE_SECONDS),
          ext_expires_in: String(TOKEN_LIFE_SECONDS),
          expires_on: String(issuedAt + TOKEN_LIFE_SECONDS),
          not_before: String(issuedAt),
          resource,
        };
  return {
    token_type: 'Bearer',
    ...life,
    access_token: accessToken,
    ...(holder.kind === 'user' ? await userParts(issuing, holder.user, holder.home) : {}),
  };
}

async function issueAccessToken({ ctx, provided, holder, request, randomness }: Issuing): Promise<string> {
  const { provider, client } = ctx.oidc;
  const { resource } = request.asked;
  const resourceServer = new provider.ResourceServer(resource, {
    audience: resource,
    scope: '',
    accessTokenFormat: 'jwt',
    jwt: { sign: { alg: 'RS256' } },
  });
  const common = { client, resourceServer, expiresIn: TOKEN_LIFE_SECONDS };
  const token =
    holder.kind === 'user'
      ? new provider.AccessToken({
          ...common,
          accountId: holder.user.id,
          gty: 'password',
          // Nothing hangs together by this grant: without refresh tokens there is nothing to revoke with it.
          grantId: randomness.guid(),
        })
      : new provider.ClientCredentials(common);
  provided.hold(token, holder);
  return token.save();
}

async function userParts(issuing: Issuing, user: User, home: TenantId): Promise<Readonly<Record<string, unknown>>> {
  const { asked, wantsClientInfo } = issuing.request;
  // MSAL looks a token up by the scopes it asked for, so they come back as they were written.
  const scopes = new Set([...asked.scopes, `${asked.resource}/user_impersonation`]);
  for (const scope of asked.openId) if (scope !== 'offline_access') scopes.add(scope);
  return {
    scope: [...scopes].join(' '),
    ...(asked.openId.has('openid') ? { id_token: await issueIdToken(issuing, user) } : {}),
    // By this MSAL recognises one person in the tokens of several tenants.
    ...(wantsClientInfo ? { client_info: toBase64Url({ uid: user.id, utid: home }) } : {}),
  };
}

async function issueIdToken({ ctx, tenant, clock }: Issuing, user: User): Promise<string> {
  const { IdToken } = ctx.oidc.provider;
  const claims = idTokenClaims(user, tenant);
  const token = new IdToken(claims, { ctx });
  // Set one by one, since the library would leave out what no requested scope names.
  for (const [name, value] of Object.entries(claims)) token.set(name, value);
  const issuedAt = Math.floor(clock.now() / 1000);
  token.set('iat', issuedAt);
  token.set('nbf', issuedAt);
  return token.issue({ use: 'idtoken', expiresAt: issuedAt + TOKEN_LIFE_SECONDS });
}

function toBase64Url(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
