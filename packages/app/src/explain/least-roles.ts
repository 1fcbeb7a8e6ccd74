import { covers } from '@mandate/rbac/action';
import { BUILT_IN_ROLES } from '@mandate/rbac/builtin-roles/all';
import type { RoleDefinition } from '@mandate/rbac/model';

// How far a role reaches is measured by how many of the operations that built-in roles name literally it covers.
const KNOWN_ACTIONS: readonly string[] = [
  ...new Set(
    BUILT_IN_ROLES.flatMap((role) => role.permissions.flatMap((entry) => entry.actions)).filter(
      (action) => !action.includes('*'),
    ),
  ),
];

const reach = new WeakMap<RoleDefinition, number>();

function reachOf(role: RoleDefinition): number {
  const known = reach.get(role);
  if (known !== undefined) return known;
  const measured = KNOWN_ACTIONS.filter((name) => covers(role.permissions, { plane: 'management', name })).length;
  reach.set(role, measured);
  return measured;
}

/** The roles that carry a management action without a condition, the one with the least besides first. */
export function leastRoles(roles: Iterable<RoleDefinition>, action: string): readonly RoleDefinition[] {
  const carrying = [...roles].filter((role) =>
    role.permissions.some(
      (entry) => entry.condition === null && covers([entry], { plane: 'management', name: action }),
    ),
  );
  return carrying.sort((one, other) => reachOf(one) - reachOf(other) || one.name.localeCompare(other.name, 'en'));
}
