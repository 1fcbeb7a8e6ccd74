import type { IncomingMessage } from 'node:http';
import type { Clock, Randomness } from '@mandate/app/ports';
import type { TenantId } from '@mandate/domain/tenants';
import type { PrincipalId } from '@mandate/rbac/model';
import type { TokenEndpointGrantContext } from 'oidc-provider';
import type { PasswordCheck, ProvenUser } from '../password-check.ts';
import type { Application } from './applications.ts';
import type { TokenHolder } from './claims.ts';
import { registrationOf } from './client-adapter.ts';
import { issueTokens } from './issue-tokens.ts';
import type { TenantProvider } from './provider.ts';
import { Refusal } from './refusal.ts';
import type { TokenRequest } from './token-request.ts';

/** Somebody who wants to act in a tenant that is not the own. */
export interface Entrant {
  readonly kind: 'User' | 'ServicePrincipal';
  readonly id: PrincipalId;
  readonly home: TenantId;
}

/** Decides anew, at each token, whether somebody may act in another tenant than the own. */
export type MayEnter = (entrant: Entrant, tenant: TenantId) => Promise<boolean>;

/** What the endpoint read from a request before the library saw it. */
export interface ReadRequest {
  readonly token: TokenRequest;
  readonly clientAddress: string;
}

/** What the grants need of the outside. */
export interface GrantOptions {
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly checkPassword: PasswordCheck;
  readonly mayEnter: MayEnter;
  readonly passwordGrant: boolean;
  readonly requestOf: (request: IncomingMessage) => ReadRequest;
}

/** Teaches a tenant's provider the grants of this version, and no others. */
export function registerGrants(provided: TenantProvider, tenant: TenantId, options: GrantOptions): void {
  const { provider } = provided;

  async function mayAct(entrant: Entrant): Promise<boolean> {
    return entrant.home === tenant || (await options.mayEnter(entrant, tenant));
  }

  async function issue(ctx: TokenEndpointGrantContext, holder: TokenHolder): Promise<void> {
    const { token } = options.requestOf(ctx.req);
    ctx.body = await issueTokens({ ...options, ctx, provided, tenant, holder, request: token });
  }

  provider.registerGrantType('client_credentials', async (ctx) => {
    const application = applicationOf(ctx);
    if (application.kind === 'first-party') throw new Refusal({ kind: 'secret-of-public-client' });
    const { id, home, appId } = application;
    if (!(await mayAct({ kind: 'ServicePrincipal', id, home }))) {
      throw new Refusal({ kind: 'application-not-found', application: appId, tenant });
    }
    await issue(ctx, { kind: 'app', id, home });
  });

  if (!options.passwordGrant) return;
  provider.registerGrantType('password', async (ctx) => {
    const { token, clientAddress } = options.requestOf(ctx.req);
    if (token.grant !== 'password') throw new Refusal({ kind: 'malformed' });
    const { userPrincipalName, password } = token;
    const checked = await options.checkPassword({ userPrincipalName, password, clientAddress });
    if (!checked.ok) throw new Refusal({ kind: checked.failure.kind });
    await enter(ctx, checked.value);
  });

  async function enter(ctx: TokenEndpointGrantContext, { user, tenant: home, mustChange }: ProvenUser): Promise<void> {
    if (mustChange) throw new Refusal({ kind: 'must-change-password' });
    const application = applicationOf(ctx);
    const { appId } = application;
    // A person brings an application of the own tenant along, never one of a third.
    if (application.kind === 'registered' && application.home !== tenant && application.home !== home.id) {
      throw new Refusal({ kind: 'application-not-found', application: appId, tenant });
    }
    if (!(await mayAct({ kind: 'User', id: user.id, home: home.id }))) {
      const { userPrincipalName } = user;
      throw new Refusal({ kind: 'entry-refused', userPrincipalName, application: appId, tenant });
    }
    await issue(ctx, { kind: 'user', user, home: home.id, authTime: options.clock.now() });
  }
}

function applicationOf(ctx: TokenEndpointGrantContext): Application {
  const application = registrationOf(ctx.oidc.client);
  if (!application) throw new Error('The provider library holds a client that is not one of the directory.');
  return application;
}
