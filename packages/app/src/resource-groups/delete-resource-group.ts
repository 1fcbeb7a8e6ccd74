import type { Guid } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { resourceGroupScope } from '@mandate/rbac/scope';
import type { CallerAct } from '../act.ts';
import { removeDenialsBelow } from '../deny-assignments/remove-denials-below.ts';
import { commitAt, type GateFailure } from '../gates/commit-at.ts';
import { resourceGroupId, toRecord } from './record.ts';

/** Why a group was not deleted. */
export type DeleteResourceGroupFailure =
  | { readonly kind: 'resource-group-not-found'; readonly name: string }
  | GateFailure;

/** Deletes a group with everything in it and the role assignments at it and below. */
export async function deleteResourceGroup(
  act: CallerAct,
  at: { readonly subscription: Guid; readonly name: string },
): Promise<Result<void, DeleteResourceGroupFailure>> {
  const scope = resourceGroupScope(at.subscription, at.name);
  const gated = { scope, does: 'delete-all' } as const;
  return commitAt<void, DeleteResourceGroupFailure>(act, gated, async (change) => {
    const writer = change.tenant(act.access.caller.tenant);
    const existing = await writer.findResourceGroup(at.subscription, at.name);
    if (!existing) return fail({ kind: 'resource-group-not-found', name: at.name });
    await writer.removeResourceGroup(at.subscription, at.name);
    await removeDenialsBelow(writer, scope);
    await writer.record({
      operation: 'Microsoft.Resources/subscriptions/resourceGroups/delete',
      target: resourceGroupId(existing),
      before: toRecord(existing),
      after: null,
    });
    return ok(undefined);
  });
}
