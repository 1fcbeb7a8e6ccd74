import { USER_ACCESS_ADMINISTRATOR } from '@mandate/rbac/builtin-roles/well-known';
import { ok, type Result } from '@mandate/rbac/result';
import { ROOT } from '@mandate/rbac/scope';
import { type CallerAct, commit } from '../act.ts';
import type { StoredRoleAssignment } from '../ports/role-assignments.ts';
import { roleAssignmentId, toRecord } from '../role-assignments/record.ts';

/**
 * Makes a Global Administrator User Access Administrator at the root of the own tenant, until the assignment is removed
 * (https://learn.microsoft.com/azure/role-based-access-control/elevate-access-global-admin). Doing it twice does
 * nothing.
 */
export function elevateAccess(act: CallerAct): Promise<Result<void, never>> {
  const { caller } = act.access;
  return commit<void, never>(act, async (change) => {
    const writer = change.tenant(caller.tenant);
    const now = act.ports.clock.now();
    const assignment: StoredRoleAssignment = {
      id: act.ports.randomness.guid(),
      principal: caller.id,
      principalType: caller.kind,
      role: USER_ACCESS_ADMINISTRATOR,
      scope: ROOT,
      scopeText: '/',
      condition: null,
      description: null,
      createdAt: now,
      updatedAt: now,
      createdBy: caller.id,
      updatedBy: caller.id,
    };
    const added = await writer.addRoleAssignment(assignment);
    if (!added.ok) return ok(undefined);
    await writer.record({
      operation: 'Microsoft.Authorization/elevateAccess/action',
      target: roleAssignmentId(assignment),
      before: null,
      after: toRecord(assignment),
    });
    return ok(undefined);
  });
}
