import type { Guid, Scope } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import type { CallerAct } from '../act.ts';
import { commitAt, type GateFailure } from '../gates/commit-at.ts';
import type { StoredDenyAssignment } from '../ports/role-assignments.ts';
import { denyAssignmentId, toRecord } from './record.ts';

/** Why a deny assignment was not removed. */
export type RemoveDenyAssignmentFailure = { readonly kind: 'denial-protected'; readonly id: Guid } | GateFailure;

/** Removes a deny assignment at exactly its scope and answers it; `undefined` when there was none. */
export function removeDenyAssignment(
  act: CallerAct,
  at: { readonly scope: Scope; readonly id: Guid },
): Promise<Result<StoredDenyAssignment | undefined, RemoveDenyAssignmentFailure>> {
  const gated = { scope: at.scope, does: 'delete' } as const;
  return commitAt<StoredDenyAssignment | undefined, RemoveDenyAssignmentFailure>(act, gated, async (change) => {
    const writer = change.tenant(act.access.caller.tenant);
    const existing = (await writer.listDenyAssignments()).find(({ id, scope }) => id === at.id && scope === at.scope);
    if (!existing) return ok(undefined);
    if (existing.isSystemProtected) return fail({ kind: 'denial-protected', id: existing.id });
    await writer.removeDenyAssignment(existing.id);
    await writer.record({
      operation: 'Microsoft.Authorization/denyAssignments/delete',
      target: denyAssignmentId(existing),
      before: toRecord(existing),
      after: null,
    });
    return ok(existing);
  });
}
