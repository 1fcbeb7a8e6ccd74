import type { Permission } from '@mandate/rbac/model';
import type { AccessStore } from '../ports/access.ts';
import type { StoredRoleDefinition } from '../ports/role-assignments.ts';
import { builtInRoles } from './built-in-roles.ts';

/**
 * The installation's built-in roles as the resource provider lists them, ordered by name; `import roles` reads it
 * again.
 */
export async function exportRoles(access: Pick<AccessStore, 'roles'>): Promise<{ readonly value: readonly object[] }> {
  const roles = builtInRoles((await access.roles()).roles);
  const sorted = [...roles.values()].sort((a, b) => a.name.localeCompare(b.name, 'en') || a.id.localeCompare(b.id));
  return { value: sorted.map(toListed) };
}

function toListed(role: StoredRoleDefinition): object {
  const type = 'Microsoft.Authorization/roleDefinitions';
  return {
    id: `/providers/${type}/${role.id}`,
    type,
    name: role.id,
    properties: {
      roleName: role.name,
      type: role.kind,
      description: role.description,
      assignableScopes: role.assignableScopes,
      permissions: role.permissions.map(toListedPermission),
      createdOn: new Date(role.createdAt).toISOString(),
      updatedOn: new Date(role.updatedAt).toISOString(),
    },
  };
}

function toListedPermission(permission: Permission): object {
  return { ...permission, conditionVersion: permission.condition === null ? null : '2.0' };
}
