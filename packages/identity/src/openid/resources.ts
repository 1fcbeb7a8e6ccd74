import type { Store } from '@mandate/app/ports/store';
import type { TenantId } from '@mandate/domain/tenants';
import { parseGuid } from '@mandate/rbac/guid';
import type { Guid } from '@mandate/rbac/model';
import { type Origins, surfaceOfAudience } from '../audiences.ts';
import { findApplication } from './applications.ts';

/** Whether a tenant has the resource that a token is asked for. */
export type HasResource = (tenant: TenantId, resource: string) => Promise<boolean>;

/** A tenant has our own surfaces and the applications that it knows. A token for one opens no other. */
export function createResourceCheck(options: { readonly store: Store; readonly origins: Origins }): HasResource {
  return async (tenant, resource) => {
    if (surfaceOfAudience(resource, options.origins)) return true;
    const appId = applicationOfAudience(resource);
    const application = appId && (await findApplication(options.store, tenant, appId));
    return application?.ok === true && application.value.kind === 'registered';
  };
}

/** The application that an audience names, by its id or as `api://` and its id. */
export function applicationOfAudience(audience: string): Guid | undefined {
  return parseGuid(audience.replace(/^api:\/\//i, '').replace(/\/$/, ''));
}
