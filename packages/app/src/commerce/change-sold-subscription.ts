import {
  changeStatus,
  type SoldSubscription,
  type StatusRefusal,
  type SubscriptionStatus,
  type SupportContact,
  subscriptionAt,
} from '@mandate/domain/commerce/subscriptions';
import { subscriptionNameProblem } from '@mandate/domain/subscriptions';
import type { TenantId } from '@mandate/domain/tenants';
import type { Guid } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type CallerAct, commit } from '../act.ts';
import { personal } from '../ports/change-log.ts';
import type { Change, TenantReader } from '../ports/store.ts';
import { isReseller, type NotTheReseller, recordTrade } from './customer.ts';
import { setAzureState } from './set-azure-state.ts';

/** Why a sold subscription was not changed. */
export type ChangeSoldSubscriptionFailure =
  | StatusRefusal
  | NotTheReseller
  | { readonly kind: 'sold-subscription-not-found'; readonly text: string }
  | { readonly kind: 'sold-subscription-stale' }
  | { readonly kind: 'name-unacceptable'; readonly problem: 'empty' | 'too-long' | 'control-character' };

/** What may be changed of a sold subscription; what is missing stays as it is. */
export interface SoldSubscriptionChange {
  readonly status?: SubscriptionStatus;
  readonly friendlyName?: string;
  readonly autoRenew?: boolean;
  readonly supportContact?: SupportContact | null;
  /** The version its author looked at; `null` when it does not say. */
  readonly seen: number | null;
}

/** Renames, suspends, reactivates or cancels a subscription that the partner sold. */
export function changeSoldSubscription(
  act: CallerAct,
  at: { readonly customer: TenantId; readonly subscription: Guid },
  wanted: SoldSubscriptionChange,
): Promise<Result<SoldSubscription, ChangeSoldSubscriptionFailure>> {
  return commit<SoldSubscription, ChangeSoldSubscriptionFailure>(act, async (change) => {
    const { customer } = at;
    const partner = act.access.caller.home;
    if (!(await isReseller(change, act, customer))) return fail({ kind: 'not-the-reseller', customer });
    const reader = change.tenant(customer);
    const found = await reader.findCommerce(partner, 'subscription', at.subscription);
    if (!found) return fail({ kind: 'sold-subscription-not-found', text: at.subscription });
    const now = act.ports.clock.now();
    const before = subscriptionAt(found, now);
    if (wanted.seen !== null && wanted.seen !== before.version) return fail({ kind: 'sold-subscription-stale' });
    const next = await follow(reader, partner, { before, wanted, now });
    if (!next.ok || next.value === before) return next;
    await put(change, act, customer, { before, after: next.value });
    return next;
  });
}

async function follow(
  reader: TenantReader,
  partner: TenantId,
  step: { readonly before: SoldSubscription; readonly wanted: SoldSubscriptionChange; readonly now: number },
): Promise<Result<SoldSubscription, ChangeSoldSubscriptionFailure>> {
  const { before, wanted, now } = step;
  const { friendlyName, autoRenew, supportContact } = wanted;
  let after = before;
  if (wanted.status !== undefined) {
    const activeAzureSubscriptions = await countActive(reader, partner, before);
    const changed = changeStatus(before, wanted.status, { now, activeAzureSubscriptions });
    if (!changed.ok) return changed;
    after = changed.value;
  }
  if (friendlyName !== undefined) {
    const problem = subscriptionNameProblem(friendlyName);
    if (problem) return fail({ kind: 'name-unacceptable', problem });
    after = { ...after, friendlyName: friendlyName.trim() };
  }
  if (autoRenew !== undefined) after = { ...after, autoRenew };
  if (supportContact !== undefined) after = { ...after, supportContact };
  const same =
    after.status === before.status &&
    after.friendlyName === before.friendlyName &&
    after.autoRenew === before.autoRenew &&
    JSON.stringify(after.supportContact) === JSON.stringify(before.supportContact);
  if (same) return ok(before);
  // What is gone for good is not renamed either.
  if (before.status === 'deleted') {
    return fail({ kind: 'subscription-status-refused', from: 'deleted', to: wanted.status ?? 'deleted' });
  }
  return ok({ ...after, updatedAt: Math.max(now, before.updatedAt), version: before.version + 1 });
}

/** How many Azure subscriptions under a plan are in use, as Azure has them. */
async function countActive(reader: TenantReader, partner: TenantId, plan: SoldSubscription): Promise<number> {
  const entitlements = await reader.listCommerce(partner, 'entitlement');
  const under = new Set(entitlements.filter(({ subscription }) => subscription === plan.id).map(({ id }) => id));
  return (await reader.listSubscriptions()).filter(({ id, state }) => under.has(id) && IN_USE.has(state)).length;
}

const IN_USE: ReadonlySet<string> = new Set(['Enabled', 'Warned', 'PastDue']);

async function put(
  change: Change,
  act: CallerAct,
  customer: TenantId,
  { before, after }: { readonly before: SoldSubscription; readonly after: SoldSubscription },
): Promise<void> {
  await change.tenant(customer).putCommerce(act.access.caller.home, 'subscription', after);
  const summary = ({ status, friendlyName, autoRenew }: SoldSubscription) => ({
    status,
    autoRenew,
    friendlyName: personal(friendlyName),
  });
  await recordTrade(change, act, customer, {
    operation: 'Mandate.Commerce/subscriptions/write',
    target: `customers/${customer}/subscriptions/${after.id}`,
    before: summary(before),
    after: summary(after),
  });
  // The offer before the plan is one Azure subscription, which goes with it.
  if (after.azureSubscription !== null && after.status !== before.status) {
    const state = after.status === 'active' ? 'Enabled' : 'Disabled';
    await setAzureState(change, act, { customer, azureSubscription: after.azureSubscription, state });
  }
}
