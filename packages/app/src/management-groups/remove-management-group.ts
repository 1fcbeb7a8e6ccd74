import { fail, ok, type Result } from '@mandate/rbac/result';
import { managementGroupScope } from '@mandate/rbac/scope';
import type { CallerAct } from '../act.ts';
import { commitAt, type GateFailure } from '../gates/commit-at.ts';
import { personal } from '../ports/change-log.ts';
import { managementGroupId, nameKey } from './tree.ts';

/** Why a group was not removed. */
export type RemoveManagementGroupFailure =
  | { readonly kind: 'management-group-not-empty' }
  | { readonly kind: 'management-group-invalid'; readonly problem: 'root' }
  | GateFailure;

/** Removes a group in which nothing lies. Answers whether there was one; the root stays. */
export function removeManagementGroup(
  act: CallerAct,
  name: string,
): Promise<Result<boolean, RemoveManagementGroupFailure>> {
  const { tenant } = act.access.caller;
  const gated = { scope: managementGroupScope(name), does: 'delete' } as const;
  return commitAt<boolean, RemoveManagementGroupFailure>(act, gated, async (change) => {
    if (nameKey(name) === tenant) return fail({ kind: 'management-group-invalid', problem: 'root' });
    const writer = change.tenant(tenant);
    const existing = await writer.findManagementGroup(name);
    if (!existing) return ok(false);
    const removed = await writer.removeManagementGroup(name);
    if (!removed.ok) return removed;
    await writer.record({
      operation: 'Microsoft.Management/managementGroups/delete',
      target: managementGroupId(existing),
      before: { displayName: personal(existing.displayName), parent: existing.parent },
      after: null,
    });
    return ok(true);
  });
}
