import type { ResourceGroup } from '@mandate/domain/resource-groups';
import type { Guid, Scope } from '@mandate/rbac/model';
import type { Page, PageRequest } from './listing.ts';

/** Keeps what lies at its scope or below from being removed, or from being changed at all. */
export interface ManagementLock {
  readonly scope: Scope;
  /** The scope in the spelling it was first given. */
  readonly scopeText: string;
  /** As first spelled; compared without case. */
  readonly name: string;
  readonly level: 'CanNotDelete' | 'ReadOnly';
  readonly notes: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** The tags at a scope. */
export interface ScopeTags {
  readonly scope: Scope;
  readonly tags: Readonly<Record<string, string>>;
}

/** A value as JSON has them. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A resource of a type that Mandate keeps without knowing it. */
export interface StoredResource {
  readonly scope: Scope;
  /** The scope in the spelling it was first given. */
  readonly id: string;
  readonly type: string;
  readonly location: string | null;
  readonly body: { readonly [key: string]: Json };
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** That a subscription may hold resources of a provider. */
export interface ProviderRegistration {
  readonly subscription: Guid;
  /** As first spelled; compared without case. */
  readonly namespace: string;
  readonly registeredAt: number;
}

/** Reads resource groups and resources of one tenant, with their locks, tags and registered providers. */
export interface ResourceReader {
  findResourceGroup(subscription: Guid, name: string): Promise<ResourceGroup | undefined>;
  /** Ordered by name. */
  listResourceGroups(subscription: Guid, page: PageRequest): Promise<Page<ResourceGroup>>;
  countResourceGroups(subscription: Guid): Promise<number>;
  /** By its name, without case, at exactly that scope. */
  findLock(scope: Scope, name: string): Promise<ManagementLock | undefined>;
  /** Those at the scope and below it by its path; ordered by scope, then name. */
  listLocks(scope: Scope): Promise<readonly ManagementLock[]>;
  /** The tags at exactly that scope; those of a resource group are its own. */
  findTags(scope: Scope): Promise<ScopeTags['tags'] | undefined>;
  /** Those at the scope and below it by its path; ordered by scope. */
  listTags(scope: Scope): Promise<readonly ScopeTags[]>;
  findResource(scope: Scope): Promise<StoredResource | undefined>;
  /** Those at the scope and below it by its path; ordered by scope. */
  listResources(scope: Scope, page: PageRequest): Promise<Page<StoredResource>>;
  /** By namespace, without case. */
  findProviderRegistration(subscription: Guid, namespace: string): Promise<ProviderRegistration | undefined>;
  /** Ordered by namespace. */
  listProviderRegistrations(subscription: Guid): Promise<readonly ProviderRegistration[]>;
}

/** Writes resource groups and resources of one tenant, with their locks, tags and registered providers. */
export interface ResourceWriter {
  /** Creates or replaces by name. */
  putResourceGroup(group: ResourceGroup): Promise<void>;
  /** Removes it with all resources, locks, tags and role assignments at it or below. Answers whether there was one. */
  removeResourceGroup(subscription: Guid, name: string): Promise<boolean>;
  /** Creates or replaces by scope and name. */
  putLock(lock: ManagementLock): Promise<void>;
  /** Answers whether there was one. */
  removeLock(scope: Scope, name: string): Promise<boolean>;
  /** Replaces all tags at the scope. */
  putTags(tags: ScopeTags): Promise<void>;
  /** Answers whether there were any. */
  removeTags(scope: Scope): Promise<boolean>;
  /** Creates or replaces by scope. */
  putResource(resource: StoredResource): Promise<void>;
  /** Removes it with all resources, locks, tags and role assignments at it or below. Answers whether there was one. */
  removeResource(scope: Scope): Promise<boolean>;
  /** Leaves one that exists as it is. */
  putProviderRegistration(registration: ProviderRegistration): Promise<void>;
  /** Answers whether there was one. */
  removeProviderRegistration(subscription: Guid, namespace: string): Promise<boolean>;
}
