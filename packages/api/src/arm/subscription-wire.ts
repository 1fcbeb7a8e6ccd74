import type { ScopeTags } from '@mandate/app/ports/resources';
import type { AzureSubscription } from '@mandate/domain/subscriptions';
import type { TenantId } from '@mandate/domain/tenants';
import { Type } from 'typebox';

/** A subscription on the wire (https://learn.microsoft.com/rest/api/resources/subscriptions/get). */
export const SubscriptionWire = Type.Object({
  id: Type.String(),
  authorizationSource: Type.String(),
  managedByTenants: Type.Array(Type.Object({ tenantId: Type.String() })),
  subscriptionId: Type.String(),
  tenantId: Type.String(),
  displayName: Type.String(),
  tags: Type.Optional(Type.Record(Type.String(), Type.String())),
  promotions: Type.Array(Type.Unknown()),
  state: Type.String(),
  subscriptionPolicies: Type.Object({
    locationPlacementId: Type.String(),
    quotaId: Type.String(),
    spendingLimit: Type.String(),
  }),
});

// What partners sell shares one quota, the Azure plan and the offer before it
// (https://learn.microsoft.com/azure/cost-management-billing/costs/understand-cost-mgmt-data).
const QUOTA_SOLD = 'CSP_2015-05-01';
const QUOTA_OWN = 'PayAsYouGo_2014-09-01';

/** Writes a subscription as ARM does. */
export function subscriptionToWire(
  tenant: TenantId,
  subscription: AzureSubscription,
  { managedBy, tags }: { readonly managedBy: readonly TenantId[]; readonly tags: ScopeTags['tags'] | undefined },
): Record<string, unknown> {
  return {
    id: `/subscriptions/${subscription.id}`,
    authorizationSource: 'RoleBased',
    managedByTenants: managedBy.map((tenantId) => ({ tenantId })),
    subscriptionId: subscription.id,
    tenantId: tenant,
    displayName: subscription.displayName,
    ...(tags ? { tags } : {}),
    promotions: [],
    state: subscription.state,
    subscriptionPolicies: {
      locationPlacementId: 'Public_2014-09-01',
      quotaId: subscription.soldBy ? QUOTA_SOLD : QUOTA_OWN,
      spendingLimit: 'Off',
    },
  };
}
