import { managingTenants } from '@mandate/app/delegations/managed-subscriptions';
import { isSubscriptionVisible } from '@mandate/app/subscriptions/visibility';
import { parseGuid } from '@mandate/rbac/guid';
import { fail } from '@mandate/rbac/result';
import { subscriptionScope } from '@mandate/rbac/scope';
import { reply } from '../operation.ts';
import { operation } from './operation.ts';
import { SubscriptionWire, subscriptionToWire } from './subscription-wire.ts';
import { SUBSCRIPTION_VERSIONS } from './versions.ts';

/** One subscription, for whoever holds any role at it or below; to others it does not exist. */
export const getSubscription = operation({
  id: 'Subscriptions_Get',
  method: 'GET',
  path: '/subscriptions/{subscriptionId}',
  apiVersions: SUBSCRIPTION_VERSIONS,
  requires: { anyoneInTenant: 'Visible with any role at or below it, which is decided in the handler.' },
  replies: { 200: SubscriptionWire },

  async handle({ params }, { access, store }) {
    const id = parseGuid(params.subscriptionId);
    const tenant = access.caller.tenant;
    const found = id && isSubscriptionVisible(access, id) ? await store.tenant(tenant).findSubscription(id) : undefined;
    if (!found) return fail({ kind: 'subscription-not-found', text: params.subscriptionId });
    const managedBy = managingTenants(access.tenant, found.id);
    const tags = await store.tenant(tenant).findTags(subscriptionScope(found.id));
    return reply(200, subscriptionToWire(tenant, found, { managedBy, tags }));
  },
});
