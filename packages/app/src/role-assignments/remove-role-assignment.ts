import { OWNER, USER_ACCESS_ADMINISTRATOR } from '@mandate/rbac/builtin-roles/well-known';
import type { Guid, Scope } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { scopeKind } from '@mandate/rbac/scope';
import type { CallerAct } from '../act.ts';
import { commitAt, type GateFailure } from '../gates/commit-at.ts';
import type { StoredRoleAssignment } from '../ports/role-assignments.ts';
import { findActiveAssignment } from '../role-schedules/active-assignments.ts';
import { recordLostAccess } from './lost-access.ts';
import { roleAssignmentId, toRecord } from './record.ts';

/** Why an assignment was not removed. */
export type RemoveRoleAssignmentFailure = { readonly kind: 'last-administrator' } | GateFailure;

/**
 * Removes an assignment and answers it; `undefined` when there was none, which is no failure. The last assignment that
 * can hand out roles without a condition at a subscription stays, unless a Global Administrator whose home is the
 * tenant removes it, who can give the right back.
 */
export async function removeRoleAssignment(
  act: CallerAct,
  at: { readonly scope: Scope; readonly id: Guid },
): Promise<Result<StoredRoleAssignment | undefined, RemoveRoleAssignmentFailure>> {
  const { caller } = act.access;
  const gated = { scope: at.scope, does: 'delete' } as const;
  return commitAt<StoredRoleAssignment | undefined, RemoveRoleAssignmentFailure>(act, gated, async (change) => {
    const writer = change.tenant(caller.tenant);
    const existing = await findActiveAssignment(writer, at, act.ports.clock.now());
    if (!existing) return ok(undefined);
    if (!mayGiveBack(act.access) && isLastAdministrator(existing, await writer.listRoleAssignments())) {
      return fail({ kind: 'last-administrator' });
    }
    const removed = await writer.removeRoleAssignment(at.scope, at.id);
    if (!removed) await writer.removeRoleSchedule(at.id);
    await writer.record({
      operation: 'Microsoft.Authorization/roleAssignments/delete',
      target: roleAssignmentId(existing),
      before: toRecord(existing),
      after: null,
    });
    await recordLostAccess(act, change, existing);
    return ok(existing);
  });
}

/** Whether a caller could elevate access where nobody is left to give roles; rights by a relationship never elevate. */
export function mayGiveBack({ caller, directoryRoles }: CallerAct['access']): boolean {
  return caller.home === caller.tenant && directoryRoles.has('globalAdministrator');
}

/** Whether nobody else could give roles at the subscription without a condition. */
export function isLastAdministrator(leaving: StoredRoleAssignment, all: readonly StoredRoleAssignment[]): boolean {
  if (!administers(leaving) || scopeKind(leaving.scope) !== 'subscription') return false;
  return !all.some((other) => other.id !== leaving.id && other.scope === leaving.scope && administers(other));
}

function administers({ role, condition }: StoredRoleAssignment): boolean {
  return condition === null && (role === OWNER || role === USER_ACCESS_ADMINISTRATOR);
}
