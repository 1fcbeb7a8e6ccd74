import { BUILT_IN_ROLES } from '@mandate/rbac/builtin-roles/all';
import { DESCRIPTIONS } from '@mandate/rbac/builtin-roles/descriptions';
import type { RoleId } from '@mandate/rbac/model';
import type { StoredRoleDefinition } from '../ports/role-assignments.ts';

// The facts were written down on this day; a date that moved with each start would look like a change.
const WRITTEN_AT = Date.UTC(2026, 10, 22);

const OWN: readonly StoredRoleDefinition[] = BUILT_IN_ROLES.map(
  ({ id, name, kind, permissions, assignableScopes }) => ({
    id,
    name,
    kind,
    permissions,
    assignableScopes,
    description: DESCRIPTIONS[id]?.en ?? '',
    createdAt: WRITTEN_AT,
    updatedAt: WRITTEN_AT,
  }),
);

/** The built-in roles of an installation: Mandate's own, and above them what was imported, which wins by id. */
export function builtInRoles(
  imported: ReadonlyMap<RoleId, StoredRoleDefinition>,
): ReadonlyMap<RoleId, StoredRoleDefinition> {
  return new Map([...OWN.map((role) => [role.id, role] as const), ...imported]);
}
