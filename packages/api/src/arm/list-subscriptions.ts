import { listManagedSubscriptions, managingTenants } from '@mandate/app/delegations/managed-subscriptions';
import { isSubscriptionVisible } from '@mandate/app/subscriptions/visibility';
import { subscriptionScope } from '@mandate/rbac/scope';
import { Type } from 'typebox';
import { reply } from '../operation.ts';
import { operation } from './operation.ts';
import { SubscriptionWire, subscriptionToWire } from './subscription-wire.ts';
import { SUBSCRIPTION_VERSIONS } from './versions.ts';

/** The subscriptions at or below which the caller holds any role. */
export const listSubscriptions = operation({
  id: 'Subscriptions_List',
  method: 'GET',
  path: '/subscriptions',
  apiVersions: SUBSCRIPTION_VERSIONS,
  requires: { anyoneInTenant: 'A list of what the caller may see; empty for those who see nothing.' },
  replies: {
    200: Type.Object({
      value: Type.Array(SubscriptionWire),
      count: Type.Object({ type: Type.String(), value: Type.Number() }),
    }),
  },

  async handle(_input, { access, store, snapshotIn }) {
    const tenant = access.caller.tenant;
    const all = await store.tenant(tenant).listSubscriptions();
    const own = all
      .filter(({ id }) => isSubscriptionVisible(access, id))
      .map((subscription) => ({
        owner: tenant,
        subscription,
        managedBy: managingTenants(access.tenant, subscription.id),
      }));
    const there = await listManagedSubscriptions(store, access, (customer) => snapshotIn(customer, 'delegation'));
    const value: Record<string, unknown>[] = [];
    for (const { owner, subscription, managedBy } of [...own, ...there]) {
      const tags = await store.tenant(owner).findTags(subscriptionScope(subscription.id));
      value.push(subscriptionToWire(owner, subscription, { managedBy, tags }));
    }
    return reply(200, { value, count: { type: 'Total', value: value.length } });
  },
});
