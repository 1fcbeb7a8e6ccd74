import { isManagementGroupName } from '@mandate/app/management-groups/put-management-group';
import {
  ancestorsOf,
  findGroup,
  managementGroupId,
  readTree,
  withDescendants,
} from '@mandate/app/management-groups/tree';
import { isSubscriptionVisible } from '@mandate/app/subscriptions/visibility';
import { Type } from 'typebox';
import { reply } from '../../operation.ts';
import { operation } from '../operation.ts';
import { MANAGEMENT_GROUP_VERSIONS } from '../versions.ts';
import { mayReadGroup } from './read.ts';
import { GROUP_TYPE, SUBSCRIPTION_TYPE } from './wire.ts';

const EntityWire = Type.Object({
  id: Type.String(),
  type: Type.String(),
  name: Type.String(),
  properties: Type.Object({
    tenantId: Type.String(),
    displayName: Type.String(),
    parent: Type.Object({ id: Type.Union([Type.String(), Type.Null()]) }),
    permissions: Type.String(),
    inheritedPermissions: Type.String(),
    numberOfDescendants: Type.Number(),
    numberOfChildren: Type.Number(),
    numberOfChildGroups: Type.Number(),
    parentDisplayNameChain: Type.Array(Type.String()),
    parentNameChain: Type.Array(Type.String()),
  }),
});

/** Everything in the tree that the caller may see. */
export const listEntities = operation({
  id: 'Entities_List',
  method: 'POST',
  path: '/providers/Microsoft.Management/getEntities',
  apiVersions: MANAGEMENT_GROUP_VERSIONS,
  requires: { anyoneInTenant: 'A list of what the caller may see; empty for those who see nothing.' },
  replies: { 200: Type.Object({ value: Type.Array(EntityWire), count: Type.Number() }) },

  async handle(_input, { access, store }) {
    const { tenant } = access.caller;
    const tree = await readTree(store.tenant(tenant), access.facts.parents);
    const groups = [...tree.groups.values()]
      .filter((group) => mayReadGroup(access, group))
      .map((group) => {
        const parent = tree.parentOf(group);
        const above = ancestorsOf(tree, group);
        const below = withDescendants(tree, group);
        const subscriptionsBelow = below.flatMap((each) => tree.subscriptionsIn(each)).length;
        return {
          id: managementGroupId(group),
          type: GROUP_TYPE,
          name: group.name,
          properties: {
            tenantId: tenant,
            displayName: group.displayName,
            parent: { id: parent ? managementGroupId(parent) : null },
            permissions: 'view',
            inheritedPermissions: 'view',
            numberOfDescendants: below.length - 1 + subscriptionsBelow,
            numberOfChildren: tree.groupsIn(group).length + tree.subscriptionsIn(group).length,
            numberOfChildGroups: tree.groupsIn(group).length,
            parentDisplayNameChain: above.map(({ displayName }) => displayName),
            parentNameChain: above.map(({ name }) => name),
          },
        };
      });
    const subscriptions = tree.subscriptions
      .filter(({ id }) => isSubscriptionVisible(access, id))
      .map((subscription) => {
        const parent = tree.groupOf(subscription);
        const above = [...ancestorsOf(tree, parent), parent];
        return {
          id: `/subscriptions/${subscription.id}`,
          type: SUBSCRIPTION_TYPE,
          name: subscription.id,
          properties: {
            tenantId: tenant,
            displayName: subscription.displayName,
            parent: { id: managementGroupId(parent) },
            permissions: 'view',
            inheritedPermissions: 'view',
            numberOfDescendants: 0,
            numberOfChildren: 0,
            numberOfChildGroups: 0,
            parentDisplayNameChain: above.map(({ displayName }) => displayName),
            parentNameChain: above.map(({ name }) => name),
          },
        };
      });
    const value = [...groups, ...subscriptions];
    return reply(200, { value, count: value.length });
  },
});

/** Whether a management group can have a name. */
export const checkGroupName = operation({
  id: 'ManagementGroupsAPI_CheckNameAvailability',
  method: 'POST',
  path: '/providers/Microsoft.Management/checkNameAvailability',
  apiVersions: MANAGEMENT_GROUP_VERSIONS,
  requires: { anyoneInTenant: 'Whoever makes a group learns the same.' },
  body: Type.Object(
    { name: Type.String({ maxLength: 512 }), type: Type.Optional(Type.String({ maxLength: 128 })) },
    { additionalProperties: false },
  ),
  replies: {
    200: Type.Object({
      nameAvailable: Type.Boolean(),
      reason: Type.Optional(Type.String()),
      message: Type.Optional(Type.String()),
    }),
  },

  async handle({ body }, { access, store }) {
    if (!isManagementGroupName(body.name)) {
      const message =
        'A management group has a name of 1 to 90 letters, digits, hyphens, underscores, periods and parentheses.';
      return reply(200, { nameAvailable: false, reason: 'Invalid', message });
    }
    const taken = await findGroup(store.tenant(access.caller.tenant), body.name);
    if (!taken) return reply(200, { nameAvailable: true });
    return reply(200, { nameAvailable: false, reason: 'AlreadyExists', message: 'The name is in use.' });
  },
});

const Backfill = Type.Object({ tenantId: Type.String(), status: Type.String() });

/** Every subscription lies in the tree from the start, so there is nothing to fill in. */
export const getBackfillStatus = operation({
  id: 'ManagementGroupsAPI_TenantBackfillStatus',
  method: 'POST',
  path: '/providers/Microsoft.Management/tenantBackfillStatus',
  apiVersions: MANAGEMENT_GROUP_VERSIONS,
  requires: { anyoneInTenant: 'It says the same to everybody.' },
  replies: { 200: Backfill },
  handle: async (_input, { access }) => reply(200, { tenantId: access.caller.tenant, status: 'Completed' }),
});

/** Starts what is complete. */
export const startBackfill = operation({
  id: 'ManagementGroupsAPI_StartTenantBackfill',
  method: 'POST',
  path: '/providers/Microsoft.Management/startTenantBackfill',
  apiVersions: MANAGEMENT_GROUP_VERSIONS,
  requires: { anyoneInTenant: 'It changes nothing.' },
  replies: { 200: Backfill },
  handle: async (_input, { access }) => reply(200, { tenantId: access.caller.tenant, status: 'Completed' }),
});
