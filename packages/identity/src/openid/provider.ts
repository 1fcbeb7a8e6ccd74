import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SignInStore } from '@mandate/app/ports/sign-in';
import type { Store } from '@mandate/app/ports/store';
import type { Clock, Randomness } from '@mandate/app/ports/world';
import type { TenantId } from '@mandate/domain/tenants';
import { type KoaContextWithOIDC, Provider } from 'oidc-provider';
import type { CurrentKey } from '../keys.ts';
import { newSecret } from '../secrets.ts';
import { issuerOf } from '../tokens.ts';
import { judgeClientSecret } from './applications.ts';
import { accessTokenClaims, TOKEN_LIFE_SECONDS, type TokenFacts } from './claims.ts';
import { clientAdapter, registrationOf } from './client-adapter.ts';
import { SERVER_ERROR, toEntraError } from './entra-errors.ts';
import type { EntraError } from './errors/error-table.ts';
import { failureOf, Refusal } from './refusal.ts';

/** The one path of the library that is used: it proves applications there and signs tokens. All else is beside it. */
export const TOKEN_PATH = '/token';

/** The provider library for one tenant. */
export interface TenantProvider {
  readonly provider: Provider;
  /** Says what a token of the library is to say, before it is saved; none is issued without. */
  hold(token: object, facts: TokenFacts): void;
  respond(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/** What the providers of all tenants share. */
export interface ProviderOptions {
  readonly store: Store;
  readonly signIn: SignInStore;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly loginOrigin: string;
  /** The body of an error answer to a request. */
  readonly errorBody: (error: EntraError, request: IncomingMessage) => object;
  /** Whether the application of a request has proved itself by an assertion, before the library saw the request. */
  readonly isProved: (request: IncomingMessage) => boolean;
  /** Told of what is our fault; the caller gets no details. */
  readonly reportError: (error: unknown) => void;
}

/** A provider for a tenant, signing with this key. It knows no grant until one is registered. */
export function createTenantProvider(options: ProviderOptions, tenant: TenantId, key: CurrentKey): TenantProvider {
  const issuer = issuerOf(tenant, options.loginOrigin);
  const held = new WeakMap<object, TokenFacts>();

  const provider = new Provider(issuer, {
    adapter: clientAdapter({ ...options, tenant, placeholderSecret: newSecret(options.randomness) }),
    jwks: { keys: [{ ...key.privateJwk, kty: 'RSA' }] },
    routes: { token: TOKEN_PATH },
    clientAuthMethods: ['none', 'client_secret_post', 'client_secret_basic'],
    extraClientMetadata: { properties: ['oid', 'home'] },
    responseTypes: [],
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
    },
    ttl: { IdToken: TOKEN_LIFE_SECONDS },
    formats: {
      customizers: {
        jwt(_ctx, token, parts) {
          const facts = held.get(token);
          const client = token.client;
          const registration = client && registrationOf(client);
          if (!facts || !registration || typeof token.aud !== 'string') {
            throw new Error('A token was about to be issued to nobody, through nothing or for nobody.');
          }
          parts.header = { typ: 'JWT' };
          parts.payload = accessTokenClaims(facts, {
            tenant,
            issuer,
            audience: token.aud,
            client: registration.appId,
            tokenId: token.jti,
            now: options.clock.now(),
          });
        },
      },
    },
  });

  // Secrets are kept as digests, several to an application, so the library cannot compare them by itself.
  provider.Client.prototype.compareClientSecret = async function compareClientSecret(secret) {
    const registration = registrationOf(this);
    if (registration?.kind !== 'registered') return false;
    if (Provider.ctx && options.isProved(Provider.ctx.req)) return true;
    const verdict = await judgeClientSecret(options, registration, secret);
    if (verdict === 'expired') throw new Refusal({ kind: 'secret-expired', application: registration.appId });
    return verdict === 'valid';
  };

  const answers = new WeakMap<object, EntraError>();
  provider.on('grant.error', (ctx, error) => answers.set(ctx, answerTo(error, ctx)));
  provider.on('server_error', (ctx, error) => answers.set(ctx, answerTo(error, ctx)));
  // What the library does not catch itself, Koa would print.
  provider.onerror = options.reportError;

  function answerTo(error: unknown, ctx: KoaContextWithOIDC): EntraError {
    const failure = failureOf(error, ctx);
    if (failure) return toEntraError(failure);
    options.reportError(error);
    return SERVER_ERROR;
  }

  provider.use(async (ctx, next) => {
    await next();
    // The library opens its token endpoint to pages of every origin; ours are for programs.
    ctx.remove('Access-Control-Allow-Origin');
    ctx.remove('Access-Control-Expose-Headers');
    const answer = answers.get(ctx);
    if (!answer) return;
    ctx.status = answer.status;
    ctx.body = options.errorBody(answer, ctx.req);
  });

  const respond = provider.callback();
  return { provider, hold: (token, facts) => held.set(token, facts), respond };
}
