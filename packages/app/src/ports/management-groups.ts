import type { Guid } from '@mandate/rbac/model';
import type { Result } from '@mandate/rbac/result';

/**
 * A node of the tree that a tenant's subscriptions hang in. The root has the tenant's id as its name; it exists without
 * being put, and whatever is put nowhere else lies in it.
 */
export interface ManagementGroup {
  /** As first spelled; compared without case. */
  readonly name: string;
  readonly displayName: string;
  /** The name of the group it lies in, in lower case when read; `null` for the root alone. */
  readonly parent: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** How a tenant's tree of management groups is set (https://learn.microsoft.com/azure/governance/management-groups/how-to/protect-resource-hierarchy). */
export interface HierarchySettings {
  /** Whether making a group below the root takes the right to write the root. */
  readonly groupsNeedRight: boolean;
  /** Where new subscriptions go; `null` is the root. */
  readonly defaultGroup: string | null;
}

/** Reads the management groups of one tenant and what lies in them. */
export interface ManagementGroupReader {
  /** Ordered by name. The root management group is among them only once it was put. */
  listManagementGroups(): Promise<readonly ManagementGroup[]>;
  /** By name, without case. */
  findManagementGroup(name: string): Promise<ManagementGroup | undefined>;
}

/** Writes the management groups of one tenant and what lies in them. */
export interface ManagementGroupWriter {
  /** Creates or replaces by name. Its parent must exist; whoever moves a group sees to it that there is no cycle. */
  putManagementGroup(group: ManagementGroup): Promise<void>;
  /**
   * Removes it with all locks, tags and role assignments at it, unless something lies in it. Answers whether there was
   * one.
   */
  removeManagementGroup(name: string): Promise<Result<boolean, { readonly kind: 'management-group-not-empty' }>>;
  /** Moves a subscription into a management group; both must exist. The tenant's id names the root group. */
  placeSubscription(subscription: Guid, managementGroup: string): Promise<void>;
}
