import type { AzureSubscription } from '@mandate/domain/subscriptions';
import type { TenantId } from '@mandate/domain/tenants';
import type { Guid } from '@mandate/rbac/model';
import { contains, subscriptionOf, subscriptionScope } from '@mandate/rbac/scope';
import { type AccessSnapshot, isPresent } from '../access.ts';
import type { TenantAccess } from '../ports/access.ts';
import type { Store } from '../ports/store.ts';
import { isSubscriptionVisible } from '../subscriptions/visibility.ts';

/** A subscription of another tenant that the caller's home manages, wholly or in part. */
export interface ManagedSubscription {
  readonly owner: TenantId;
  readonly subscription: AzureSubscription;
  readonly managedBy: readonly TenantId[];
}

/** The subscriptions that a caller at home sees by what their owners delegate; each owner's state decides. */
export async function listManagedSubscriptions(
  store: Store,
  { presence, caller }: AccessSnapshot,
  delegatedIn: (owner: TenantId) => Promise<AccessSnapshot>,
): Promise<readonly ManagedSubscription[]> {
  if (presence.kind !== 'home') return [];
  const places = await store.partner(caller.home).listDelegatedScopes();
  const found: ManagedSubscription[] = [];
  for (const [owner, scopes] of Map.groupBy(places, ({ customer }) => customer)) {
    const there = await delegatedIn(owner);
    if (!isPresent(there)) continue;
    const named = new Set(scopes.map(({ scope }) => subscriptionOf(scope)));
    for (const subscription of await store.tenant(owner).listSubscriptions()) {
      if (!named.has(subscription.id) || !isSubscriptionVisible(there, subscription.id)) continue;
      found.push({ owner, subscription, managedBy: managingTenants(there.tenant, subscription.id) });
    }
  }
  return found;
}

/** The tenants that manage a subscription or something in it. */
export function managingTenants({ delegations }: TenantAccess, subscription: Guid): readonly TenantId[] {
  const scope = subscriptionScope(subscription);
  return [...new Set(delegations.filter((each) => contains(scope, each.scope)).map(({ managedBy }) => managedBy))];
}
