import type { IncomingMessage } from 'node:http';
import type { Clock, Randomness } from '@mandate/app/ports/world';
import type { DirectoryRole } from '@mandate/domain/directory';
import type { TenantId } from '@mandate/domain/tenants';
import type { PrincipalId } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import type { TokenEndpointGrantContext } from 'oidc-provider';
import type { Application } from './applications.ts';
import { INNER_GRANT, registrationOf } from './client-adapter.ts';
import type { OpenIdFailure } from './failures.ts';
import type { Grant, Granted, GrantRequest, Grants } from './grants/grant.ts';
import { issueTokens } from './issue-tokens.ts';
import type { TenantProvider } from './provider.ts';
import type { RefreshTokens } from './refresh-tokens.ts';
import { Refusal } from './refusal.ts';
import type { HasResource } from './resources.ts';
import { resourceNotFound } from './scopes.ts';
import type { TokenRequest } from './token-request.ts';

/** Somebody who wants to act in a tenant. */
export interface Entrant {
  readonly kind: 'User' | 'ServicePrincipal';
  readonly id: PrincipalId;
  readonly home: TenantId;
}

/** Decides anew, at each token, whether somebody may act in another tenant than the own. */
export type MayEnter = (entrant: Entrant, tenant: TenantId) => Promise<boolean>;

/** The directory roles that count for somebody in a tenant. */
export type DirectoryRolesOf = (entrant: Entrant, tenant: TenantId) => Promise<Iterable<DirectoryRole>>;

/** What the endpoint read from a request before the library saw it. */
export interface ReadRequest {
  readonly token: TokenRequest;
  readonly clientAddress: string;
}

/** What granting needs of the outside. */
export interface GrantOptions {
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly grants: Grants;
  readonly hasResource: HasResource;
  readonly refreshTokens: RefreshTokens;
  readonly mayEnter: MayEnter;
  readonly directoryRolesOf?: DirectoryRolesOf | undefined;
  readonly requestOf: (request: IncomingMessage) => ReadRequest;
}

/**
 * Teaches a tenant's provider to grant. To the library there is one grant: it proves the application and signs, while
 * which grant it is, and what it takes, has been read from the form before.
 */
export function registerGrants(provided: TenantProvider, tenant: TenantId, options: GrantOptions): void {
  provided.provider.registerGrantType(INNER_GRANT, async (ctx) => {
    const { token, clientAddress } = options.requestOf(ctx.req);
    const application = applicationOf(ctx);
    const granted = await grant(options.grants, { token, application, tenant, clientAddress });
    if (!granted.ok) throw new Refusal(granted.failure);
    const { resource } = granted.value.asked;
    if (!(await options.hasResource(tenant, resource))) throw new Refusal(resourceNotFound(resource, tenant));
    const allowed = await mayAct(granted.value, application);
    if (!allowed.ok) throw new Refusal(allowed.failure);
    const spent = await granted.value.spend();
    if (!spent.ok) throw new Refusal(spent.failure);
    ctx.body = await issueTokens({
      ...options,
      ...granted.value,
      ctx,
      provided,
      tenant,
      application,
      request: token,
      directoryRoles: await rolesOf(granted.value),
    });
  });

  async function mayAct({ holder }: Granted, application: Application): Promise<Result<void, OpenIdFailure>> {
    const { appId } = application;
    const notFound = { kind: 'application-not-found', application: appId, tenant } as const;
    if (holder.kind === 'app') {
      const { id, home } = holder;
      return (await mayEnter({ kind: 'ServicePrincipal', id, home })) ? ok(undefined) : fail(notFound);
    }
    const { user } = holder;
    const { home } = holder.signIn;
    // A person brings an application of the own tenant along, never one of a third.
    if (application.kind === 'registered' && application.home !== tenant && application.home !== home) {
      return fail(notFound);
    }
    if (await mayEnter({ kind: 'User', id: user.id, home })) return ok(undefined);
    const { userPrincipalName } = user;
    return fail({ kind: 'entry-refused', userPrincipalName, application: appId, tenant });
  }

  async function mayEnter(entrant: Entrant): Promise<boolean> {
    return entrant.home === tenant || (await options.mayEnter(entrant, tenant));
  }

  async function rolesOf({ holder }: Granted): Promise<readonly DirectoryRole[]> {
    if (holder.kind === 'app' || !options.directoryRolesOf) return [];
    const { user, home } = holder.signIn;
    return [...(await options.directoryRolesOf({ kind: 'User', id: user, home }, tenant))];
  }
}

function grant<G extends TokenRequest['grant']>(
  grants: Grants,
  request: Omit<GrantRequest<G>, 'token'> & { readonly token: TokenRequest & { readonly grant: G } },
): Promise<Result<Granted, OpenIdFailure>> {
  // The grant of a name takes exactly the requests of that name.
  const named = grants[request.token.grant] as Grant<TokenRequest['grant']>;
  return named(request);
}

function applicationOf(ctx: TokenEndpointGrantContext): Application {
  const application = registrationOf(ctx.oidc.client);
  if (!application) throw new Error('The provider library holds a client that is not one of the directory.');
  return application;
}
