import { placeSubscription, takeSubscriptionOut } from '@mandate/app/management-groups/place-subscription';
import { nameKey, readTree } from '@mandate/app/management-groups/tree';
import { parseGuid } from '@mandate/rbac/guid';
import { fail } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply } from '../../operation.ts';
import { operation } from '../operation.ts';
import { MANAGEMENT_GROUP_VERSIONS } from '../versions.ts';
import { GroupSubscriptionWire, groupSubscriptionToWire } from './wire.ts';

const at = '/providers/Microsoft.Management/managementGroups/{groupId}';
const one = '/providers/Microsoft.Management/managementGroups/{groupId}/subscriptions/{subscriptionId}';

/** The subscriptions directly in a management group. */
export const listGroupSubscriptions = operation({
  id: 'ManagementGroupSubscriptions_GetSubscriptionsUnderManagementGroup',
  method: 'GET',
  path: '/providers/Microsoft.Management/managementGroups/{groupId}/subscriptions',
  apiVersions: MANAGEMENT_GROUP_VERSIONS,
  requires: { action: 'Microsoft.Management/managementGroups/subscriptions/read', at },
  replies: { 200: Type.Object({ value: Type.Array(GroupSubscriptionWire) }) },

  async handle({ params }, { access, store }) {
    const { tenant } = access.caller;
    const tree = await readTree(store.tenant(tenant), access.facts.parents);
    const group = tree.groups.get(nameKey(params.groupId));
    if (!group) return fail({ kind: 'management-group-not-found', name: params.groupId });
    const value = tree.subscriptionsIn(group).map((each) => groupSubscriptionToWire(each, group, tenant));
    return reply(200, { value });
  },
});

/** A subscription directly in a management group. */
export const getGroupSubscription = operation({
  id: 'ManagementGroupSubscriptions_GetSubscription',
  method: 'GET',
  path: one,
  apiVersions: MANAGEMENT_GROUP_VERSIONS,
  requires: { action: 'Microsoft.Management/managementGroups/subscriptions/read', at },
  replies: { 200: GroupSubscriptionWire },

  async handle({ params }, { access, store }) {
    const { tenant } = access.caller;
    const tree = await readTree(store.tenant(tenant), access.facts.parents);
    const group = tree.groups.get(nameKey(params.groupId));
    if (!group) return fail({ kind: 'management-group-not-found', name: params.groupId });
    const id = parseGuid(params.subscriptionId);
    const found = tree.subscriptionsIn(group).find((each) => each.id === id);
    if (!found) return fail({ kind: 'subscription-not-found', text: params.subscriptionId });
    return reply(200, groupSubscriptionToWire(found, group, tenant));
  },
});

/** Moves a subscription into a management group. */
export const putGroupSubscription = operation({
  id: 'ManagementGroupSubscriptions_Create',
  method: 'PUT',
  path: one,
  apiVersions: MANAGEMENT_GROUP_VERSIONS,
  requires: { action: 'Microsoft.Management/managementGroups/subscriptions/write', at },
  replies: { 200: GroupSubscriptionWire },

  async handle({ params }, { act, access }) {
    const subscription = parseGuid(params.subscriptionId);
    if (!subscription) return fail({ kind: 'subscription-malformed', text: params.subscriptionId });
    const done = await placeSubscription(act, { subscription, group: params.groupId });
    if (!done.ok) return done;
    return reply(200, groupSubscriptionToWire(done.value.subscription, done.value.group, access.caller.tenant));
  },
});

/** Takes a subscription out of a management group, back to the root. */
export const deleteGroupSubscription = operation({
  id: 'ManagementGroupSubscriptions_Delete',
  method: 'DELETE',
  path: one,
  apiVersions: MANAGEMENT_GROUP_VERSIONS,
  requires: { action: 'Microsoft.Management/managementGroups/subscriptions/delete', at },
  replies: { 200: null, 204: null },

  async handle({ params }, { act }) {
    const subscription = parseGuid(params.subscriptionId);
    if (!subscription) return fail({ kind: 'subscription-malformed', text: params.subscriptionId });
    const done = await takeSubscriptionOut(act, { subscription, group: params.groupId });
    return done.ok ? reply(done.value ? 200 : 204) : done;
  },
});
