import type { TenantId } from '@mandate/domain/tenants';
import type { PrincipalId } from '@mandate/rbac/model';
import type { Store } from '../ports/store.ts';
import { foreignPrincipals } from './foreign-principals.ts';

/** What a principal is called in a tenant. */
export interface PrincipalName {
  readonly name: string;
  readonly kind: 'User' | 'Group' | 'ServicePrincipal' | 'ForeignGroup';
}

/** The names of those of the ids that a tenant knows, groups of its partners among them. */
export async function principalNames(
  store: Store,
  tenant: TenantId,
  ids: readonly PrincipalId[],
): Promise<ReadonlyMap<PrincipalId, PrincipalName>> {
  if (ids.length === 0) return new Map();
  const own = await store.tenant(tenant).findPrincipals(ids);
  const foreign = await foreignPrincipals(store, tenant, ids);
  return new Map<PrincipalId, PrincipalName>([
    ...foreign.map(({ group, displayName }) => [group, { name: displayName, kind: 'ForeignGroup' }] as const),
    ...own.map(({ id, displayName, kind }) => [id, { name: displayName, kind }] as const),
  ]);
}
