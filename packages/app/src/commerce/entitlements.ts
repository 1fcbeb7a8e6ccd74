import { type AzureEntitlement, type SoldSubscription, subscriptionAt } from '@mandate/domain/commerce/subscriptions';
import type { AzureSubscription } from '@mandate/domain/subscriptions';
import type { TenantId } from '@mandate/domain/tenants';
import type { Guid } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type CallerAct, commit } from '../act.ts';
import type { Change, TenantReader } from '../ports/store.ts';
import { isReseller, type NotTheReseller, recordTrade } from './customer.ts';
import { setAzureState } from './set-azure-state.ts';

/** An Azure subscription as the trade sees it: what it is under, and Azure's own record of it. */
export interface SoldAzureSubscription {
  readonly entitlement: AzureEntitlement;
  readonly azure: AzureSubscription;
}

/** The Azure subscriptions under a plan, by name. */
export async function listEntitlements(
  reader: TenantReader,
  partner: TenantId,
  plan: Guid,
): Promise<readonly SoldAzureSubscription[]> {
  const entitlements = new Map((await reader.listCommerce(partner, 'entitlement')).map((each) => [each.id, each]));
  return (await reader.listSubscriptions()).flatMap((azure) => {
    const entitlement = entitlements.get(azure.id);
    return entitlement?.subscription === plan ? [{ entitlement, azure }] : [];
  });
}

/** Why an Azure subscription was neither cancelled nor taken back into use. */
export type EntitlementFailure =
  | NotTheReseller
  | { readonly kind: 'entitlement-not-found'; readonly text: string }
  /** The plan is suspended or gone, or Azure has deleted the subscription. */
  | { readonly kind: 'reactivation-impossible'; readonly reason: 'plan-not-active' | 'deleted' };

interface Place {
  readonly customer: TenantId;
  readonly plan: Guid;
  readonly azureSubscription: Guid;
}

/**
 * Cancels an Azure subscription because somebody has broken into it. It works whether or not the partner still holds
 * any role there, which is what it is for; every role assignment stays as it is
 * (https://learn.microsoft.com/partner-center/developer/cancel-an-azure-entitlement).
 */
export function cancelEntitlement(
  act: CallerAct,
  place: Place,
): Promise<Result<SoldAzureSubscription, EntitlementFailure>> {
  return changeEntitlement(act, place, ({ entitlement }, now) =>
    ok({ state: 'Disabled', entitlement: { ...entitlement, cancelledAt: entitlement.cancelledAt ?? now } }),
  );
}

/** Takes a cancelled Azure subscription back into use, as long as its plan is active. */
export function reactivateEntitlement(
  act: CallerAct,
  place: Place,
): Promise<Result<SoldAzureSubscription, EntitlementFailure>> {
  return changeEntitlement(act, place, ({ entitlement, azure, plan }) => {
    if (plan.status !== 'active') return fail({ kind: 'reactivation-impossible', reason: 'plan-not-active' });
    if (azure.state === 'Deleted') return fail({ kind: 'reactivation-impossible', reason: 'deleted' });
    return ok({ state: 'Enabled', entitlement: { ...entitlement, cancelledAt: null } });
  });
}

type Next = { readonly state: 'Enabled' | 'Disabled'; readonly entitlement: AzureEntitlement };

function changeEntitlement(
  act: CallerAct,
  { customer, plan: planId, azureSubscription }: Place,
  next: (
    current: SoldAzureSubscription & { readonly plan: SoldSubscription },
    now: number,
  ) => Result<Next, EntitlementFailure>,
): Promise<Result<SoldAzureSubscription, EntitlementFailure>> {
  return commit<SoldAzureSubscription, EntitlementFailure>(act, async (change: Change) => {
    const partner = act.access.caller.home;
    if (!(await isReseller(change, act, customer))) return fail({ kind: 'not-the-reseller', customer });
    const writer = change.tenant(customer);
    const now = act.ports.clock.now();
    const sold = await writer.findCommerce(partner, 'subscription', planId);
    const entitlement = await writer.findCommerce(partner, 'entitlement', azureSubscription);
    const azure = await writer.findSubscription(azureSubscription);
    if (!sold || !azure || entitlement?.subscription !== planId) {
      return fail({ kind: 'entitlement-not-found', text: azureSubscription });
    }
    const wanted = next({ entitlement, azure, plan: subscriptionAt(sold, now) }, now);
    if (!wanted.ok) return wanted;
    const changed = { ...wanted.value.entitlement, version: entitlement.version + 1 };
    await writer.putCommerce(partner, 'entitlement', changed);
    await recordTrade(change, act, customer, {
      operation: 'Mandate.Commerce/azureEntitlements/write',
      target: `customers/${customer}/subscriptions/${planId}/azureEntitlements/${azureSubscription}`,
      before: { cancelledAt: entitlement.cancelledAt },
      after: { cancelledAt: changed.cancelledAt },
    });
    await setAzureState(change, act, { customer, azureSubscription, state: wanted.value.state });
    const after = await writer.findSubscription(azureSubscription);
    return ok({ entitlement: changed, azure: after ?? azure });
  });
}
