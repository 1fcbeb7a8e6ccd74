import { findLocation, type ResourceGroup } from '@mandate/domain/resource-groups';
import type { Guid } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { resourceGroupScope } from '@mandate/rbac/scope';
import type { CallerAct } from '../act.ts';
import { commitAt, type GateFailure } from '../gates/commit-at.ts';
import { resourceGroupId, toRecord } from './record.ts';

/** A group as asked for; `location` may be absent only when the group exists. */
export interface PutResourceGroup {
  readonly subscription: Guid;
  readonly name: string;
  readonly location: string | null;
  readonly tags: Readonly<Record<string, string>>;
  readonly managedBy: string | null;
}

/** Why a group was not written. */
export type PutResourceGroupFailure =
  | { readonly kind: 'location-required' }
  | { readonly kind: 'location-unknown'; readonly location: string }
  | { readonly kind: 'location-immutable'; readonly wanted: string; readonly actual: string }
  | { readonly kind: 'resource-group-limit' }
  | GateFailure;

/**
 * Resource groups per subscription
 * (https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits).
 */
const RESOURCE_GROUP_LIMIT = 980;

/** The group as it stands now, and whether it is new. */
export interface Put {
  readonly group: ResourceGroup;
  readonly created: boolean;
}

/** Creates a resource group, or replaces its tags; its location never changes. */
export async function putResourceGroup(
  act: CallerAct,
  wanted: PutResourceGroup,
): Promise<Result<Put, PutResourceGroupFailure>> {
  const location = wanted.location === null ? undefined : findLocation(wanted.location);
  if (wanted.location !== null && !location) return fail({ kind: 'location-unknown', location: wanted.location });

  const gated = { scope: resourceGroupScope(wanted.subscription, wanted.name), does: 'write' } as const;
  return commitAt<Put, PutResourceGroupFailure>(act, gated, async (change) => {
    const writer = change.tenant(act.access.caller.tenant);
    const existing = await writer.findResourceGroup(wanted.subscription, wanted.name);
    if (existing && location && location.name !== existing.location) {
      return fail({ kind: 'location-immutable', wanted: location.name, actual: existing.location });
    }
    const place = existing?.location ?? location?.name;
    if (!place) return fail({ kind: 'location-required' });
    if (!existing && (await writer.countResourceGroups(wanted.subscription)) >= RESOURCE_GROUP_LIMIT) {
      return fail({ kind: 'resource-group-limit' });
    }

    const group: ResourceGroup = {
      subscription: wanted.subscription,
      name: existing?.name ?? wanted.name,
      location: place,
      tags: wanted.tags,
      managedBy: wanted.managedBy,
      createdAt: existing?.createdAt ?? act.ports.clock.now(),
    };
    await writer.putResourceGroup(group);
    await writer.record({
      operation: 'Microsoft.Resources/subscriptions/resourceGroups/write',
      target: resourceGroupId(group),
      before: existing ? toRecord(existing) : null,
      after: toRecord(group),
    });
    return ok({ group, created: !existing });
  });
}
