import type { Scope } from '@mandate/rbac/model';
import { personal, type Recordable } from '../ports/change-log.ts';
import type { StoredRoleDefinition } from '../ports/role-assignments.ts';

/** The ARM id of a custom role, under the first scope it can be assigned at. */
export function roleDefinitionTarget(role: StoredRoleDefinition): string {
  const [scope] = role.assignableScopes;
  return `${scope ? spelled(scope) : ''}/providers/Microsoft.Authorization/roleDefinitions/${role.id}`;
}

/** A scope as ARM spells the words that it did not get from people; names stay in lower case. */
export function spelled(scope: Scope): string {
  return scope
    .replace('/resourcegroups/', '/resourceGroups/')
    .replace('/providers/microsoft.management/managementgroups/', '/providers/Microsoft.Management/managementGroups/');
}

/** What the change log keeps of a custom role. */
export function toRecord(role: StoredRoleDefinition): Recordable {
  return {
    name: personal(role.name),
    description: personal(role.description),
    assignableScopes: role.assignableScopes,
    permissions: role.permissions.map((entry) => ({ ...entry })),
  };
}
