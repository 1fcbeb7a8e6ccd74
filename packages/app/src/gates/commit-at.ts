import type { AzureSubscriptionState } from '@mandate/domain/subscriptions';
import type { Guid, Scope } from '@mandate/rbac/model';
import { fail, type Result } from '@mandate/rbac/result';
import { contains, subscriptionOf, subscriptionScope } from '@mandate/rbac/scope';
import { type CallerAct, commit } from '../act.ts';
import type { Change, TenantReader } from '../ports/store.ts';

/** What stands between a right and its use, whoever holds it. */
export type GateFailure =
  | { readonly kind: 'subscription-read-only'; readonly subscription: Guid }
  | {
      readonly kind: 'scope-locked';
      readonly scope: Scope;
      readonly does: 'write' | 'delete';
      /** Where the locks are, in the spelling they were given. */
      readonly locked: readonly string[];
    };

/** What a change does to the scope it is made at. */
export interface GatedChange {
  readonly scope: Scope;
  /** `delete-all` takes along everything below the scope, and so minds the locks there. */
  readonly does: 'write' | 'delete' | 'delete-all';
  /** Whether locks do not matter: they never stand in their own way. */
  readonly pastLocks?: true;
}

/**
 * Commits a change at a scope unless the state of its subscription or a lock forbids it. Looked at within the
 * transaction, because neither moves the revisions that rights are decided on. What a disabled subscription holds can
 * still be deleted (https://learn.microsoft.com/azure/cost-management-billing/manage/subscription-states).
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

/** What forbids a change, if anything does. Locks lie at subscriptions and below; the strictest one counts. */
export async function closedGate(tenant: TenantReader, gated: GatedChange): Promise<GateFailure | undefined> {
  const { scope, does, pastLocks } = gated;
  const id = subscriptionOf(scope);
  const subscription = id && (await tenant.findSubscription(id));
  if (!subscription) return undefined;
  if (does === 'write' && READ_ONLY.has(subscription.state)) {
    return { kind: 'subscription-read-only', subscription: subscription.id };
  }
  if (pastLocks) return undefined;
  const locks = (await tenant.listLocks(subscriptionScope(subscription.id))).filter(
    (lock) =>
      (lock.level === 'ReadOnly' || does !== 'write') &&
      (contains(lock.scope, scope) || (does === 'delete-all' && contains(scope, lock.scope))),
  );
  if (locks.length === 0) return undefined;
  const locked = [...new Set(locks.map(({ scopeText }) => scopeText))];
  return { kind: 'scope-locked', scope, does: does === 'write' ? 'write' : 'delete', locked };
}

const READ_ONLY: ReadonlySet<AzureSubscriptionState> = new Set(['Warned', 'Disabled', 'Deleted']);
