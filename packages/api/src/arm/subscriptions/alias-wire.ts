import type { TenantReader } from '@mandate/app/ports/store';
import type { AzureSubscription, SubscriptionAlias } from '@mandate/domain/subscriptions';
import type { TenantId } from '@mandate/domain/tenants';
import { Type } from 'typebox';
import { armTime } from '../timestamp.ts';

/** An alias on the wire (https://learn.microsoft.com/rest/api/subscription/alias/get). */
export const AliasWire = Type.Object({
  id: Type.String(),
  name: Type.String(),
  type: Type.String(),
  properties: Type.Object({
    subscriptionId: Type.String(),
    displayName: Type.String(),
    provisioningState: Type.String(),
    billingScope: Type.String(),
    createdTime: Type.String(),
  }),
});

/** Writes an alias of a partner as ARM does. */
export function aliasToWire(
  alias: SubscriptionAlias,
  { partner, subscription }: { readonly partner: TenantId; readonly subscription: AzureSubscription },
): Record<string, unknown> {
  return {
    id: `/providers/Microsoft.Subscription/aliases/${alias.name}`,
    name: alias.name,
    type: 'Microsoft.Subscription/aliases',
    properties: {
      subscriptionId: subscription.id,
      displayName: subscription.displayName,
      provisioningState: 'Succeeded',
      billingScope: `/providers/Microsoft.Billing/billingAccounts/${partner}/customers/${alias.customer}`,
      createdTime: armTime(alias.createdAt),
    },
  };
}

/** The subscription behind an alias, as long as this partner is the one who sold it. */
export async function soldUnder(
  alias: SubscriptionAlias,
  partner: TenantId,
  tenant: (id: TenantId) => TenantReader,
): Promise<AzureSubscription | undefined> {
  const subscription = await tenant(alias.customer).findSubscription(alias.subscription);
  return subscription?.soldBy?.partner === partner ? subscription : undefined;
}
