import type { SignInStore } from '@mandate/app/ports/sign-in';
import type { Store } from '@mandate/app/ports/store';
import type { Tenant, TenantId } from '@mandate/domain/tenants';
import { parseGuid } from '@mandate/rbac/guid';
import { EVERYONE } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { readHandle } from '../handles.ts';
import type { DeviceRequests } from './device-requests.ts';
import type { OpenIdFailure } from './failures.ts';
import type { Authority, SharedAuthority } from './paths.ts';
import type { TokenRequest } from './token-request.ts';

/** An authority whose tenant, if it names one, exists. */
export type KnownAuthority =
  | { readonly kind: 'tenant'; readonly tenant: Tenant }
  | { readonly kind: 'shared'; readonly name: Exclude<SharedAuthority, 'consumers'> };

/** No tenant has the zero GUID: whoever belongs to no tenant is looked for there, with the same work, in vain. */
export const NO_TENANT: TenantId = EVERYONE;

/** Looks an authority up. There are no personal accounts here, so `consumers` stands for nobody. */
export async function findAuthority(
  store: Store,
  authority: Authority,
): Promise<Result<KnownAuthority, OpenIdFailure>> {
  if (authority.kind === 'shared') {
    const { name } = authority;
    return name === 'consumers' ? fail({ kind: 'no-tenant-named' }) : ok({ kind: 'shared', name });
  }
  const tenant = await store.installation.findTenant(authority.name);
  return tenant ? ok({ kind: 'tenant', tenant }) : fail({ kind: 'tenant-not-found', tenant: authority.name });
}

/**
 * The tenant that a token request means. Where none is named it follows from the person, and under `/adfs`, where
 * Azure's command line has no way to name one, from the application too. A user name of no tenant is answered only
 * after the same work as any other.
 */
export async function tenantOfTokenRequest(
  { store, signIn, devices }: { readonly store: Store; readonly signIn: SignInStore; readonly devices: DeviceRequests },
  authority: KnownAuthority,
  token: TokenRequest,
): Promise<Result<TenantId, OpenIdFailure>> {
  if (authority.kind === 'tenant') return ok(authority.tenant.id);
  switch (token.grant) {
    case 'password': {
      const tenant = await store.installation.findTenantOfUser(token.userPrincipalName);
      return ok(tenant?.id ?? NO_TENANT);
    }
    case 'refresh_token':
      return ok(readHandle(token.refreshToken)?.tenant ?? NO_TENANT);
    case 'authorization_code':
      return ok(readHandle(token.code)?.tenant ?? NO_TENANT);
    case 'device_code': {
      const found = await devices.findByDeviceCode(token.deviceCode);
      const answer = found && (await devices.findAnswer(found.id));
      return ok(answer?.home ?? NO_TENANT);
    }
    case 'on_behalf_of':
    case 'client_credentials':
      return authority.name === 'adfs'
        ? tenantOfApplication(signIn, token.clientId)
        : fail({ kind: 'no-tenant-named' });
  }
}

async function tenantOfApplication(
  signIn: SignInStore,
  clientId: string | undefined,
): Promise<Result<TenantId, OpenIdFailure>> {
  const appId = parseGuid(clientId ?? '');
  // An application that several tenants know means none of them.
  const [tenant, another] = appId ? await signIn.findTenantsOfApplication(appId, 2) : [];
  return another ? fail({ kind: 'no-tenant-named' }) : ok(tenant ?? NO_TENANT);
}
