import type { ResourceGroup } from '@mandate/domain/resource-groups';
import type { Guid } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { resourceGroupScope } from '@mandate/rbac/scope';
import type { CallerAct } from '../act.ts';
import { commitAt, type GateFailure } from '../gates/commit-at.ts';
import { resourceGroupId, toRecord } from './record.ts';

/** What to change; what is absent stays. */
export interface PatchResourceGroup {
  readonly subscription: Guid;
  readonly name: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly managedBy?: string | null;
}

/** Why a group was not changed. */
export type PatchResourceGroupFailure =
  | { readonly kind: 'resource-group-not-found'; readonly name: string }
  | GateFailure;

/** Changes a resource group that exists. */
export function patchResourceGroup(
  act: CallerAct,
  { subscription, name, ...changes }: PatchResourceGroup,
): Promise<Result<ResourceGroup, PatchResourceGroupFailure>> {
  const gated = { scope: resourceGroupScope(subscription, name), does: 'write' } as const;
  return commitAt<ResourceGroup, PatchResourceGroupFailure>(act, gated, async (change) => {
    const writer = change.tenant(act.access.caller.tenant);
    const existing = await writer.findResourceGroup(subscription, name);
    if (!existing) return fail({ kind: 'resource-group-not-found', name });
    const group: ResourceGroup = { ...existing, ...changes };
    await writer.putResourceGroup(group);
    await writer.record({
      operation: 'Microsoft.Resources/subscriptions/resourceGroups/write',
      target: resourceGroupId(group),
      before: toRecord(existing),
      after: toRecord(group),
    });
    return ok(group);
  });
}
