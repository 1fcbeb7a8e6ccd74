import { ancestorsOf, type GroupTree, managementGroupId } from '@mandate/app/management-groups/tree';
import type { ManagementGroup } from '@mandate/app/ports/management-groups';
import type { AzureSubscription } from '@mandate/domain/subscriptions';
import type { TenantId } from '@mandate/domain/tenants';
import { Type } from 'typebox';
import { armTime } from '../timestamp.ts';

const Named = Type.Object({ id: Type.Optional(Type.String()), name: Type.String(), displayName: Type.String() });

/** A management group on the wire (https://learn.microsoft.com/rest/api/managementgroups/management-groups/get). */
export const ManagementGroupWire = Type.Object({
  id: Type.String(),
  type: Type.String(),
  name: Type.String(),
  properties: Type.Object({
    tenantId: Type.String(),
    displayName: Type.String(),
    details: Type.Optional(
      Type.Object({
        version: Type.Number(),
        updatedTime: Type.String(),
        parent: Type.Union([Named, Type.Null()]),
        path: Type.Array(Named),
        managementGroupAncestors: Type.Array(Type.String()),
        managementGroupAncestorsChain: Type.Array(Named),
      }),
    ),
    children: Type.Optional(Type.Union([Type.Array(Type.Unknown()), Type.Null()])),
  }),
});

/** The type that ARM gives management groups. */
export const GROUP_TYPE = 'Microsoft.Management/managementGroups';

/** The type that lists of children and descendants give subscriptions. */
export const SUBSCRIPTION_TYPE = '/subscriptions';

/** What of a group's surroundings is asked for. */
export interface Expansion {
  readonly children: boolean;
  /** All the way down instead of one level. */
  readonly recurse: boolean;
  readonly subscriptions: boolean;
}

/** A group as lists show it. */
export function groupSummaryToWire(group: ManagementGroup, tenantId: TenantId): Record<string, unknown> {
  return {
    id: managementGroupId(group),
    type: GROUP_TYPE,
    name: group.name,
    properties: { tenantId, displayName: group.displayName },
  };
}

/** A group with what lies above it and, where asked for, what lies in it. */
export function groupToWire(
  group: ManagementGroup,
  { tree, tenant, expansion }: { readonly tree: GroupTree; readonly tenant: TenantId; readonly expansion: Expansion },
): Record<string, unknown> {
  const parent = tree.parentOf(group);
  const above = ancestorsOf(tree, group);
  return {
    id: managementGroupId(group),
    type: GROUP_TYPE,
    name: group.name,
    properties: {
      tenantId: tenant,
      displayName: group.displayName,
      details: {
        version: 1,
        updatedTime: armTime(group.updatedAt),
        parent: parent ? { id: managementGroupId(parent), ...named(parent) } : null,
        path: above.map(named),
        managementGroupAncestors: above.toReversed().map(({ name }) => name),
        managementGroupAncestorsChain: above.toReversed().map(named),
      },
      children: expansion.children ? childrenToWire(group, tree, expansion) : null,
    },
  };
}

/** A subscription in a group on the wire. */
export const GroupSubscriptionWire = Type.Object({
  id: Type.String(),
  type: Type.String(),
  name: Type.String(),
  properties: Type.Object({
    tenant: Type.String(),
    displayName: Type.String(),
    parent: Type.Object({ id: Type.String() }),
    state: Type.String(),
  }),
});

/** Writes a subscription as it lies in a group. */
export function groupSubscriptionToWire(
  { id, displayName, state }: AzureSubscription,
  group: ManagementGroup,
  tenant: TenantId,
): Record<string, unknown> {
  return {
    id: `${managementGroupId(group)}/subscriptions/${id}`,
    type: `${GROUP_TYPE}/subscriptions`,
    name: id,
    properties: {
      tenant,
      displayName,
      parent: { id: managementGroupId(group) },
      state: state === 'Enabled' ? 'Active' : state,
    },
  };
}

function named({ name, displayName }: ManagementGroup) {
  return { name, displayName };
}

function childrenToWire(group: ManagementGroup, tree: GroupTree, expansion: Expansion): readonly unknown[] | null {
  const groups = tree.groupsIn(group).map((child) => ({
    type: GROUP_TYPE,
    id: managementGroupId(child),
    ...named(child),
    children: expansion.recurse ? childrenToWire(child, tree, expansion) : null,
  }));
  const subscriptions = expansion.subscriptions
    ? tree.subscriptionsIn(group).map(({ id, displayName }) => ({
        type: SUBSCRIPTION_TYPE,
        id: `/subscriptions/${id}`,
        name: id,
        displayName,
        children: null,
      }))
    : [];
  const children = [...groups, ...subscriptions];
  return children.length > 0 ? children : null;
}
