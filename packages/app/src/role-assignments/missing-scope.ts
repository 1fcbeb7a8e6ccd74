import type { Scope } from '@mandate/rbac/model';
import { resourceGroupOf, scopeKind } from '@mandate/rbac/scope';
import { findGroup } from '../management-groups/tree.ts';
import type { TenantReader } from '../ports/store.ts';

/** The part of a scope that is not there. */
export type MissingScope =
  | { readonly kind: 'management-group-not-found'; readonly name: string }
  | { readonly kind: 'resource-group-not-found'; readonly name: string }
  | { readonly kind: 'resource-not-found'; readonly scope: Scope };

/** What of a scope does not exist in the tenant, outermost first; subscriptions are looked up before. */
export async function missingScope(tenant: TenantReader, scope: Scope): Promise<MissingScope | undefined> {
  const group = resourceGroupOf(scope);
  if (group && !(await tenant.findResourceGroup(group.subscription, group.name))) {
    return { kind: 'resource-group-not-found', name: group.name };
  }
  const kind = scopeKind(scope);
  if (kind === 'resource')
    return (await tenant.findResource(scope)) ? undefined : { kind: 'resource-not-found', scope };
  if (kind !== 'management-group') return undefined;
  const name = scope.slice(scope.lastIndexOf('/') + 1);
  return (await findGroup(tenant, name)) ? undefined : { kind: 'management-group-not-found', name };
}
