import type { Recordable } from '../ports/change-log.ts';
import type { StoredRoleAssignment } from '../ports/role-assignments.ts';

/** The ARM id of an assignment, in the spelling its scope was given. */
export function roleAssignmentId(assignment: StoredRoleAssignment): string {
  const scope = assignment.scopeText === '/' ? '' : assignment.scopeText;
  return `${scope}/providers/Microsoft.Authorization/roleAssignments/${assignment.id}`;
}

/** What the change log keeps of an assignment. */
export function toRecord(assignment: StoredRoleAssignment): Recordable {
  return {
    principal: assignment.principal,
    principalType: assignment.principalType,
    role: assignment.role,
    scope: assignment.scopeText,
    condition: assignment.condition,
    description: assignment.description,
  };
}
