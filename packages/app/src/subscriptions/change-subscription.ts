import { subscriptionAt } from '@mandate/domain/commerce/subscriptions';
import {
  type AzureSubscription,
  type AzureSubscriptionState,
  subscriptionNameProblem,
} from '@mandate/domain/subscriptions';
import type { Guid } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { subscriptionScope } from '@mandate/rbac/scope';
import { type CallerAct, commit } from '../act.ts';
import { commitAt, type GateFailure } from '../gates/commit-at.ts';
import { personal } from '../ports/change-log.ts';
import type { Change } from '../ports/store.ts';

/** Why a subscription was not changed. */
export type ChangeSubscriptionFailure =
  | { readonly kind: 'subscription-not-found'; readonly text: string }
  | { readonly kind: 'name-unacceptable'; readonly problem: 'empty' | 'too-long' | 'control-character' }
  | { readonly kind: 'subscription-state'; readonly subscription: Guid; readonly state: AzureSubscriptionState }
  | { readonly kind: 'subscription-in-use'; readonly subscription: Guid }
  /** What it was sold under is suspended or gone. */
  | { readonly kind: 'azure-plan-not-active'; readonly plan: Guid }
  | GateFailure;

type Changed = Promise<Result<void, ChangeSubscriptionFailure>>;

/** Gives a subscription another display name. */
export async function renameSubscription(act: CallerAct, id: Guid, displayName: string): Changed {
  const problem = subscriptionNameProblem(displayName);
  if (problem) return fail({ kind: 'name-unacceptable', problem });
  const gated = { scope: subscriptionScope(id), does: 'write' } as const;
  return commitAt<void, ChangeSubscriptionFailure>(act, gated, (change) =>
    changeSubscription(act, change, id, 'Microsoft.Subscription/rename/action', (subscription) =>
      ok({ ...subscription, displayName: displayName.trim() }),
    ),
  );
}

/**
 * Cancels a subscription: what it holds stays and can be read and deleted, and nothing else
 * (https://learn.microsoft.com/azure/cost-management-billing/manage/cancel-azure-subscription). One that is cancelled
 * already stays as it is, and one that holds resources is cancelled only when the caller says that it knows.
 */
export async function cancelSubscription(act: CallerAct, id: Guid, evenInUse: boolean): Changed {
  const tenant = act.ports.store.tenant(act.access.caller.tenant);
  const { rows } = await tenant.listResources(subscriptionScope(id), { after: null, limit: 1 });
  if (rows.length > 0 && !evenInUse) return fail({ kind: 'subscription-in-use', subscription: id });
  return setState(act, id, 'Microsoft.Subscription/cancel/action', 'Disabled');
}

/** Takes a cancellation back, as long as what the subscription was sold under is active. */
export function enableSubscription(act: CallerAct, id: Guid): Changed {
  return setState(act, id, 'Microsoft.Subscription/enable/action', 'Enabled');
}

// The state of what was sold is asked within the transaction: suspending it does not move any right.
async function idlePlan(act: CallerAct, change: Change, id: Guid): Promise<Guid | undefined> {
  const reader = change.tenant(act.access.caller.tenant);
  const seller = (await reader.findSubscription(id))?.soldBy?.partner;
  if (!seller) return undefined;
  const entitlement = await reader.findCommerce(seller, 'entitlement', id);
  const sold = (await reader.listCommerce(seller, 'subscription')).find(
    (each) => each.id === entitlement?.subscription || each.azureSubscription === id,
  );
  const status = sold && subscriptionAt(sold, act.ports.clock.now()).status;
  return status !== undefined && status !== 'active' ? sold?.id : undefined;
}

function setState(act: CallerAct, id: Guid, operation: string, state: 'Enabled' | 'Disabled'): Changed {
  return commit<void, ChangeSubscriptionFailure>(act, async (change) => {
    const plan = state === 'Enabled' ? await idlePlan(act, change, id) : undefined;
    if (plan) return fail({ kind: 'azure-plan-not-active', plan });
    return changeSubscription(act, change, id, operation, (subscription) =>
      subscription.state === 'Deleted'
        ? fail({ kind: 'subscription-state', subscription: id, state: subscription.state })
        : ok({ ...subscription, state }),
    );
  });
}

async function changeSubscription(
  act: CallerAct,
  change: Change,
  id: Guid,
  operation: string,
  next: (subscription: AzureSubscription) => Result<AzureSubscription, ChangeSubscriptionFailure>,
): Changed {
  const writer = change.tenant(act.access.caller.tenant);
  const existing = await writer.findSubscription(id);
  if (!existing) return fail({ kind: 'subscription-not-found', text: id });
  const changed = next(existing);
  if (!changed.ok) return changed;
  const { displayName, state } = changed.value;
  if (displayName === existing.displayName && state === existing.state) return ok(undefined);
  await writer.updateSubscription(changed.value);
  await writer.record({
    operation,
    target: `/subscriptions/${id}`,
    before: { displayName: personal(existing.displayName), state: existing.state },
    after: { displayName: personal(displayName), state },
  });
  return ok(undefined);
}
