import type { Clock, Randomness } from '@mandate/app/ports/world';
import type { DirectoryRole } from '@mandate/domain/directory';
import type { TenantId } from '@mandate/domain/tenants';
import type { TokenEndpointGrantContext } from 'oidc-provider';
import type { Application } from './applications.ts';
import { idTokenClaims, TOKEN_LIFE_SECONDS, type TokenHolder } from './claims.ts';
import type { Granted } from './grants/grant.ts';
import type { TenantProvider } from './provider.ts';
import { familyOf, holderOf, type RefreshTokens } from './refresh-tokens.ts';
import type { TokenRequest } from './token-request.ts';

/** Everything one answer of the token endpoint is made from. */
export interface Issuing extends Omit<Granted, 'spend'> {
  readonly ctx: TokenEndpointGrantContext;
  readonly provided: TenantProvider;
  readonly tenant: TenantId;
  readonly application: Application;
  readonly request: TokenRequest;
  readonly directoryRoles: readonly DirectoryRole[];
  readonly refreshTokens: RefreshTokens;
  readonly clock: Clock;
  readonly randomness: Randomness;
}

type Person = Extract<TokenHolder, { readonly kind: 'user' }>;

/** The answer of the token endpoint with its tokens (RFC 6749, 5.1). */
export async function issueTokens(issuing: Issuing): Promise<Readonly<Record<string, unknown>>> {
  const accessToken = await issueAccessToken(issuing);
  const { request, holder, asked, clock } = issuing;
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
          resource: asked.resource,
        };
  return {
    token_type: 'Bearer',
    ...life,
    access_token: accessToken,
    ...(holder.kind === 'user' ? await personParts(issuing, holder) : {}),
  };
}

async function issueAccessToken(issuing: Issuing): Promise<string> {
  const { ctx, provided, holder, request, asked, directoryRoles, application, randomness } = issuing;
  const { provider, client } = ctx.oidc;
  const resourceServer = new provider.ResourceServer(asked.resource, {
    audience: asked.resource,
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
          gty: request.grant,
          // The library wants one; what hangs together, and ends together, is the person's sign-in.
          grantId: randomness.guid(),
        })
      : new provider.ClientCredentials(common);
  const proof = application.kind === 'first-party' ? 'none' : request.proof;
  provided.hold(token, { holder, proof, capabilities: request.capabilities, directoryRoles });
  return token.save();
}

async function personParts(issuing: Issuing, { user, signIn }: Person): Promise<Readonly<Record<string, unknown>>> {
  const { asked, application, request, refreshable, refreshTokens } = issuing;
  // MSAL looks a token up by the scopes it asked for, so they come back as they were written.
  const scopes = new Set([...asked.scopes, `${asked.resource}/user_impersonation`]);
  for (const scope of asked.openId) if (scope !== 'offline_access') scopes.add(scope);
  const family = familyOf(application);
  return {
    scope: [...scopes].join(' '),
    ...(refreshable
      ? {
          refresh_token: await refreshTokens.issue({ signIn, holder: holderOf(application), asked }),
          // By this MSAL knows that the token is its family's, too.
          ...(family === undefined ? {} : { foci: family }),
        }
      : {}),
    ...(asked.openId.includes('openid') ? { id_token: await issueIdToken(issuing, user) } : {}),
    // By this MSAL recognises one person in the tokens of several tenants.
    ...(request.wantsClientInfo ? { client_info: toBase64Url({ uid: user.id, utid: signIn.home }) } : {}),
  };
}

async function issueIdToken({ ctx, tenant, nonce, clock }: Issuing, user: Person['user']): Promise<string> {
  const { IdToken } = ctx.oidc.provider;
  const claims = idTokenClaims(user, tenant);
  const token = new IdToken(claims, { ctx });
  // Set one by one, since the library would leave out what no requested scope names.
  for (const [name, value] of Object.entries(claims)) token.set(name, value);
  if (nonce !== null) token.set('nonce', nonce);
  const issuedAt = Math.floor(clock.now() / 1000);
  token.set('iat', issuedAt);
  token.set('nbf', issuedAt);
  return token.issue({ use: 'idtoken', expiresAt: issuedAt + TOKEN_LIFE_SECONDS });
}

function toBase64Url(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
