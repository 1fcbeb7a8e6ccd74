import type { Guid } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type CallerAct, commit } from '../act.ts';
import { resourceGroupId, toRecord } from './record.ts';

/** Deletes a group with everything in it and the role assignments at it and below. */
export async function deleteResourceGroup(
  act: CallerAct,
  at: { readonly subscription: Guid; readonly name: string },
): Promise<Result<void, { readonly kind: 'resource-group-not-found'; readonly name: string }>> {
  return commit(act, async (change) => {
    const writer = change.tenant(act.access.caller.tenant);
    const existing = await writer.findResourceGroup(at.subscription, at.name);
    if (!existing) return fail({ kind: 'resource-group-not-found', name: at.name });
    await writer.removeResourceGroup(at.subscription, at.name);
    await writer.record({
      operation: 'Microsoft.Resources/subscriptions/resourceGroups/delete',
      target: resourceGroupId(existing),
      before: toRecord(existing),
      after: null,
    });
    return ok(undefined);
  });
}
