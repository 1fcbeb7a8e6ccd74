import type { ResourceGroup } from '@mandate/domain/resource-groups';
import type { Recordable } from '../ports/change-log.ts';

/** The ARM id of a resource group, in its own spelling. */
export function resourceGroupId(group: Pick<ResourceGroup, 'subscription' | 'name'>): string {
  return `/subscriptions/${group.subscription}/resourceGroups/${group.name}`;
}

/** What the change log keeps of a resource group. */
export function toRecord(group: ResourceGroup): Recordable {
  return { name: group.name, location: group.location, tags: group.tags, managedBy: group.managedBy };
}
