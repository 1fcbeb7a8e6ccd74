import type { AzureSubscriptionState } from '@mandate/domain/subscriptions';
import type { Guid, Scope } from '@mandate/rbac/model';
import { fail, type Result } from '@mandate/rbac/result';
import { subscriptionOf } from '@mandate/rbac/scope';
import { type CallerAct, commit } from '../act.ts';
import type { Change, TenantReader } from '../ports.ts';

/** What stands between a right and its use, whoever holds it. */
export type GateFailure = { readonly kind: 'subscription-read-only'; readonly subscription: Guid };

/** What a change does to the scope it is made at. */
export interface GatedChange {
  readonly scope: Scope;
  readonly does: 'write' | 'delete';
}

/**
 * Commits a change at a scope unless the state of its subscription forbids it. Looked at within the transaction,
 * because rights do not move when a subscription is cancelled. What a disabled subscription holds can still be deleted
 * (https://learn.microsoft.com/azure/cost-management-billing/manage/subscription-states).
 */
export function commitAt<T, F>(
  act: CallerAct,
  gated: GatedChange,
  work: (change: Change) => Promise<Result<T, F>>,
): Promise<Result<T, F | GateFailure>> {
  return commit<T, F | GateFailure>(act, async (change) => {
    const closed = await closedGate(change.tenant(act.access.caller.tenant), gated);
    return closed ? fail(closed) : work(change);
  });
}

async function closedGate(tenant: TenantReader, { scope, does }: GatedChange): Promise<GateFailure | undefined> {
  const id = subscriptionOf(scope);
  const subscription = id && (await tenant.findSubscription(id));
  if (!subscription || does === 'delete' || !READ_ONLY.has(subscription.state)) return undefined;
  return { kind: 'subscription-read-only', subscription: subscription.id };
}

const READ_ONLY: ReadonlySet<AzureSubscriptionState> = new Set(['Warned', 'Disabled', 'Deleted']);
