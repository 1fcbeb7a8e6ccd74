import type { RoleDefinition } from '@mandate/rbac/model';

/**
 * Every provider namespace that some role names, in lower case. One that no built-in role names does not exist as far
 * as Mandate knows; the others do, whether Mandate serves them or not.
 */
export function knownNamespaces(roles: Iterable<Pick<RoleDefinition, 'permissions'>>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { permissions } of roles) {
    for (const { actions, notActions, dataActions, notDataActions } of permissions) {
      for (const action of [...actions, ...notActions, ...dataActions, ...notDataActions]) {
        const [namespace = ''] = action.trim().toLowerCase().split('/');
        if (/^[a-z0-9.]+$/.test(namespace)) found.add(namespace);
      }
    }
  }
  return found;
}
