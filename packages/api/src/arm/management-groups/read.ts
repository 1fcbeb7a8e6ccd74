import type { AccessSnapshot } from '@mandate/app/access';
import { decideRight } from '@mandate/app/explain/right';
import { managementGroupId, nameKey, readTree, withDescendants } from '@mandate/app/management-groups/tree';
import type { ManagementGroup } from '@mandate/app/ports/management-groups';
import { fail } from '@mandate/rbac/result';
import { managementGroupScope } from '@mandate/rbac/scope';
import { Type } from 'typebox';
import { reply } from '../../operation.ts';
import { operation } from '../operation.ts';
import { MANAGEMENT_GROUP_VERSIONS } from '../versions.ts';
import { GROUP_TYPE, groupSummaryToWire, groupToWire, ManagementGroupWire, SUBSCRIPTION_TYPE } from './wire.ts';

const collection = '/providers/Microsoft.Management/managementGroups';
const READ = 'Microsoft.Management/managementGroups/read';

/** Whether a caller may read a management group. */
export function mayReadGroup(access: AccessSnapshot, { name }: ManagementGroup): boolean {
  return decideRight(access, READ, managementGroupScope(name)).effect === 'allow';
}

/** The management groups that the caller may read, by name. */
export const listManagementGroups = operation({
  id: 'ManagementGroups_List',
  method: 'GET',
  path: collection,
  apiVersions: MANAGEMENT_GROUP_VERSIONS,
  requires: { anyoneInTenant: 'A list of what the caller may read; empty for those who may read nothing.' },
  replies: { 200: Type.Object({ value: Type.Array(ManagementGroupWire) }) },

  async handle(_input, { access, store }) {
    const { tenant } = access.caller;
    const tree = await readTree(store.tenant(tenant), access.facts.parents);
    const value = [...tree.groups.values()]
      .filter((group) => mayReadGroup(access, group))
      .map((group) => groupSummaryToWire(group, tenant));
    return reply(200, { value });
  },
});

/** One management group, with what lies in it where `$expand=children` asks for that. */
export const getManagementGroup = operation({
  id: 'ManagementGroups_Get',
  method: 'GET',
  path: '/providers/Microsoft.Management/managementGroups/{groupId}',
  apiVersions: MANAGEMENT_GROUP_VERSIONS,
  requires: { action: READ, at: '/providers/Microsoft.Management/managementGroups/{groupId}' },
  replies: { 200: ManagementGroupWire },

  async handle({ params, query }, { access, store }) {
    const filter = query.get('$filter')?.trim() || undefined;
    if (filter !== undefined && !/^children\.childType\s+ne\s+'?Subscription'?$/i.test(filter)) {
      return fail({ kind: 'filter-unsupported', filter });
    }
    const expand = query.get('$expand')?.trim().toLowerCase() || undefined;
    if (expand !== undefined && !['children', 'path', 'ancestors'].includes(expand)) {
      return fail({ kind: 'query-option-unsupported', option: `$expand=${expand.slice(0, 64)}` });
    }
    const { tenant } = access.caller;
    const tree = await readTree(store.tenant(tenant), access.facts.parents);
    const group = tree.groups.get(nameKey(params.groupId));
    if (!group) return fail({ kind: 'management-group-not-found', name: params.groupId });
    const expansion = {
      children: expand === 'children',
      recurse: query.get('$recurse')?.toLowerCase() === 'true',
      subscriptions: filter === undefined,
    };
    return reply(200, groupToWire(group, { tree, tenant, expansion }));
  },
});

const DescendantWire = Type.Object({
  id: Type.String(),
  type: Type.String(),
  name: Type.String(),
  properties: Type.Object({ displayName: Type.String(), parent: Type.Object({ id: Type.String() }) }),
});

/** All groups and subscriptions below a management group. */
export const listDescendants = operation({
  id: 'ManagementGroups_GetDescendants',
  method: 'GET',
  path: '/providers/Microsoft.Management/managementGroups/{groupId}/descendants',
  apiVersions: MANAGEMENT_GROUP_VERSIONS,
  requires: {
    action: 'Microsoft.Management/managementGroups/descendants/read',
    at: '/providers/Microsoft.Management/managementGroups/{groupId}',
  },
  replies: { 200: Type.Object({ value: Type.Array(DescendantWire) }) },

  async handle({ params }, { access, store }) {
    const tree = await readTree(store.tenant(access.caller.tenant), access.facts.parents);
    const group = tree.groups.get(nameKey(params.groupId));
    if (!group) return fail({ kind: 'management-group-not-found', name: params.groupId });
    const value = withDescendants(tree, group).flatMap((each) => {
      const parent = { id: managementGroupId(each) };
      const groups = tree.groupsIn(each).map((child) => ({
        id: managementGroupId(child),
        type: GROUP_TYPE,
        name: child.name,
        properties: { displayName: child.displayName, parent },
      }));
      const subscriptions = tree.subscriptionsIn(each).map(({ id, displayName }) => ({
        id: `/subscriptions/${id}`,
        type: SUBSCRIPTION_TYPE,
        name: id,
        properties: { displayName, parent },
      }));
      return [...groups, ...subscriptions];
    });
    return reply(200, { value });
  },
});
