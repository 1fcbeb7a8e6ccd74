import type { AzureSubscription } from '@mandate/domain/subscriptions';
import type { TenantId } from '@mandate/domain/tenants';
import type { Scope } from '@mandate/rbac/model';
import { managementGroupScope, subscriptionScope } from '@mandate/rbac/scope';
import type { ManagementGroup } from '../ports/management-groups.ts';
import type { TenantReader } from '../ports/store.ts';

/**
 * Groups below the root, not counting the root and subscriptions
 * (https://learn.microsoft.com/azure/governance/management-groups/overview).
 */
export const DEEPEST = 6;

/** All management groups of a tenant, the root among them, and the subscriptions in them. */
export interface GroupTree {
  readonly root: ManagementGroup;
  /** By {@link nameKey}. */
  readonly groups: ReadonlyMap<string, ManagementGroup>;
  readonly subscriptions: readonly AzureSubscription[];
  /** The group that a group lies in; `undefined` for the root. */
  parentOf(group: ManagementGroup): ManagementGroup | undefined;
  /** The groups directly in a group, by name. */
  groupsIn(group: ManagementGroup): readonly ManagementGroup[];
  /** The subscriptions directly in a group, by display name. */
  subscriptionsIn(group: ManagementGroup): readonly AzureSubscription[];
  /** The group that a subscription lies in. */
  groupOf(subscription: Pick<AzureSubscription, 'id'>): ManagementGroup;
}

/** The form in which two names of groups in one tenant are the same. */
export function nameKey(name: string): string {
  return name.toLowerCase();
}

/** The ARM id of a management group, in its own spelling. */
export function managementGroupId({ name }: Pick<ManagementGroup, 'name'>): string {
  return `/providers/Microsoft.Management/managementGroups/${name}`;
}

/** The root group of a tenant, which is there whether anybody ever changed it or not. */
function rootGroup(tenant: TenantId): ManagementGroup {
  return { name: tenant, displayName: 'Tenant root group', parent: null, createdAt: 0, updatedAt: 0 };
}

/** Finds a group by name; the root is always there. */
export async function findGroup(tenant: TenantReader, name: string): Promise<ManagementGroup | undefined> {
  const found = await tenant.findManagementGroup(name);
  return found ?? (nameKey(name) === tenant.id ? rootGroup(tenant.id) : undefined);
}

/** Reads the whole tree; `parents` says where subscriptions lie. */
export async function readTree(tenant: TenantReader, parents: ReadonlyMap<Scope, Scope>): Promise<GroupTree> {
  const stored = await tenant.listManagementGroups();
  const groups = new Map(stored.map((group) => [nameKey(group.name), group]));
  const root = groups.get(tenant.id) ?? rootGroup(tenant.id);
  groups.set(tenant.id, root);
  const subscriptions = await tenant.listSubscriptions();
  const byScope = new Map([...groups.values()].map((group) => [managementGroupScope(group.name), group]));
  const groupOf = ({ id }: Pick<AzureSubscription, 'id'>) => {
    const parent = parents.get(subscriptionScope(id));
    return (parent && byScope.get(parent)) ?? root;
  };
  const groupsIn = Map.groupBy(groups.values(), ({ parent }) => parent && nameKey(parent));
  const subscriptionsIn = Map.groupBy(subscriptions, (subscription) => nameKey(groupOf(subscription).name));
  return {
    root,
    groups,
    subscriptions,
    parentOf: ({ parent }) => (parent === null ? undefined : (groups.get(nameKey(parent)) ?? root)),
    groupsIn: ({ name }) => groupsIn.get(nameKey(name)) ?? [],
    subscriptionsIn: ({ name }) => subscriptionsIn.get(nameKey(name)) ?? [],
    groupOf,
  };
}

/** The groups above a group, the root first. */
export function ancestorsOf(tree: GroupTree, group: ManagementGroup): readonly ManagementGroup[] {
  const above: ManagementGroup[] = [];
  const seen = new Set<ManagementGroup>();
  for (let at = tree.parentOf(group); at && !seen.has(at); at = tree.parentOf(at)) {
    above.unshift(at);
    seen.add(at);
  }
  return above;
}

/** A group and all groups below it, each after the one it lies in. */
export function withDescendants(tree: GroupTree, group: ManagementGroup): readonly ManagementGroup[] {
  const found = new Set([group]);
  for (const each of found) for (const child of tree.groupsIn(each)) found.add(child);
  return [...found];
}

/** How many levels a group and what lies below it take: 1 for a group without groups in it. */
export function heightOf(tree: GroupTree, group: ManagementGroup): number {
  const below = tree.groupsIn(group).map((child) => heightOf(tree, child));
  return 1 + Math.max(0, ...below);
}
