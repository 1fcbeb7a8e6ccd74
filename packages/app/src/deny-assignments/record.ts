import type { Recordable } from '../ports/change-log.ts';
import type { StoredDenyAssignment } from '../ports/role-assignments.ts';

/** The ARM id of a deny assignment, in the spelling its scope was given. */
export function denyAssignmentId({ scopeText, id }: Pick<StoredDenyAssignment, 'scopeText' | 'id'>): string {
  return `${scopeText === '/' ? '' : scopeText}/providers/Microsoft.Authorization/denyAssignments/${id}`;
}

/** What the change log keeps of a deny assignment. */
export function toRecord(denial: StoredDenyAssignment): Recordable {
  return {
    name: denial.name,
    description: denial.description,
    scope: denial.scopeText,
    permissions: denial.permissions.map((entry) => ({ ...entry })),
    principals: denial.principals,
    excludedPrincipals: denial.excludedPrincipals,
    effect: denial.effect,
  };
}
