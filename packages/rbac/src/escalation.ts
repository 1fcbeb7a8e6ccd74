import { entryCovers } from './action.ts';
import { mayOverlap, surelyIncludes } from './glob.ts';
import type { Permission, RoleDefinition } from './model.ts';

// What changes who may do what: role assignments, role definitions, deny assignments, policies, locks and whatever
// Azure adds below the same namespace.
// https://learn.microsoft.com/azure/role-based-access-control/permissions/management-and-governance
const WRITES = ['microsoft.authorization/*/write', 'microsoft.authorization/*/delete'];
const ELEVATION = 'microsoft.authorization/elevateaccess/action';
const ACTIONS = 'microsoft.authorization/*/action';

const WAYS_TO_ASSIGN = [
  'Microsoft.Authorization/roleAssignments/write',
  // Privileged Identity Management turns these into role assignments.
  'Microsoft.Authorization/roleAssignmentScheduleRequests/write',
  'Microsoft.Authorization/roleEligibilityScheduleRequests/write',
];

/**
 * Whether a role could let its holder change who may do what: write, delete or elevate under `Microsoft.Authorization`.
 * Says yes when in doubt, and no only when exclusions take away each of these as a whole, as Contributor's do.
 * Conditions are ignored.
 */
export function mayWriteAuthorization(role: RoleDefinition): boolean {
  return role.permissions.some((entry) =>
    entry.actions.some((pattern) => reachesAuthorization(fold(pattern), entry.notActions.map(fold))),
  );
}

/**
 * Whether a role lets its holder assign any role to anybody: some entry covers writing role assignments, or asking
 * Privileged Identity Management to, and carries no condition.
 */
export function mayWriteRoleAssignmentsUnconditionally(role: RoleDefinition): boolean {
  return role.permissions.some((entry) => entry.condition === null && mayAssign(entry));
}

function mayAssign(entry: Permission): boolean {
  return WAYS_TO_ASSIGN.some((name) => entryCovers(entry, { plane: 'management', name }));
}

function reachesAuthorization(pattern: string, excluded: readonly string[]): boolean {
  // A pattern that spells the namespace out means it, so every action below counts; a broad one such as `*` is judged
  // by elevation alone, or Contributor would fail for actions that grant nothing.
  const isOutspoken = pattern.startsWith('microsoft.authorization/');
  const dangers = [...WRITES, ELEVATION, ...(isOutspoken ? [ACTIONS] : [])];
  return dangers.some(
    (danger) =>
      mayOverlap(pattern, danger) &&
      !excluded.some((each) => surelyIncludes(each, danger) || surelyIncludes(each, pattern)),
  );
}

function fold(pattern: string): string {
  return pattern.trim().toLowerCase();
}
