import type { AzureSubscription } from '@mandate/domain/subscriptions';
import type { Guid } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { subscriptionScope } from '@mandate/rbac/scope';
import { type CallerAct, commit } from '../act.ts';
import type { ManagementGroup } from '../ports/management-groups.ts';
import { authorizeMove, type MoveFailure } from './move.ts';
import { managementGroupId, nameKey, readTree } from './tree.ts';

/** Why a subscription was not moved. */
export type PlaceSubscriptionFailure =
  | MoveFailure
  | { readonly kind: 'management-group-not-found'; readonly name: string }
  | { readonly kind: 'subscription-not-found'; readonly text: string };

/** Where a subscription lies now. */
export interface Placed {
  readonly subscription: AzureSubscription;
  readonly group: ManagementGroup;
}

/** Which subscription, and the group it is put into or taken out of. */
export interface Placement {
  readonly subscription: Guid;
  readonly group: string;
}

/** Moves a subscription into a management group, which changes who holds what on it. */
export async function placeSubscription(
  act: CallerAct,
  wanted: Placement,
): Promise<Result<Placed, PlaceSubscriptionFailure>> {
  return moveSubscription(act, wanted.subscription, wanted.group);
}

/** Takes a subscription out of a management group and back to the root; nothing happens when it does not lie there. */
export async function takeSubscriptionOut(
  act: CallerAct,
  { subscription, group }: Placement,
): Promise<Result<boolean, PlaceSubscriptionFailure>> {
  const { access, ports } = act;
  const tree = await readTree(ports.store.tenant(access.caller.tenant), access.facts.parents);
  const lies = tree.subscriptions.find(({ id }) => id === subscription);
  const isThere = lies !== undefined && nameKey(tree.groupOf(lies).name) === nameKey(group);
  if (!isThere || nameKey(group) === nameKey(tree.root.name)) return ok(false);
  const moved = await moveSubscription(act, subscription, tree.root.name);
  return moved.ok ? ok(true) : moved;
}

function moveSubscription(act: CallerAct, id: Guid, target: string): Promise<Result<Placed, PlaceSubscriptionFailure>> {
  const { access } = act;
  return commit<Placed, PlaceSubscriptionFailure>(act, async (change) => {
    const writer = change.tenant(access.caller.tenant);
    const tree = await readTree(writer, access.facts.parents);
    const subscription = tree.subscriptions.find((each) => each.id === id);
    if (!subscription) return fail({ kind: 'subscription-not-found', text: id });
    const to = tree.groups.get(nameKey(target));
    if (!to) return fail({ kind: 'management-group-not-found', name: target });
    const from = tree.groupOf(subscription);
    if (from === to) return ok({ subscription, group: to });
    const authorized = authorizeMove(access, tree, {
      scope: subscriptionScope(id),
      scopeText: `/subscriptions/${id}`,
      write: 'Microsoft.Management/managementGroups/subscriptions/write',
      from,
      to,
    });
    if (!authorized.ok) return authorized;
    await writer.placeSubscription(id, to.name);
    await writer.record({
      operation: 'Microsoft.Management/managementGroups/subscriptions/write',
      target: `${managementGroupId(to)}/subscriptions/${id}`,
      before: { managementGroup: from.name },
      after: { managementGroup: to.name },
    });
    return ok({ subscription, group: to });
  });
}
