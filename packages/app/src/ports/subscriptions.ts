import type { AzureSubscription, SubscriptionAlias } from '@mandate/domain/subscriptions';
import type { Guid } from '@mandate/rbac/model';
import type { Result } from '@mandate/rbac/result';
import type { Taken } from './taken.ts';

/** Reads the Azure subscriptions of one tenant and their aliases. */
export interface SubscriptionReader {
  /** Ordered by display name, then id. */
  listSubscriptions(): Promise<readonly AzureSubscription[]>;
  findSubscription(id: Guid): Promise<AzureSubscription | undefined>;
  /** The aliases of the subscriptions that this tenant, a partner, provisioned; ordered by name. */
  listSubscriptionAliases(): Promise<readonly SubscriptionAlias[]>;
  /** By name, without case. */
  findSubscriptionAlias(name: string): Promise<SubscriptionAlias | undefined>;
}

/** Writes the Azure subscriptions of one tenant and their aliases. */
export interface SubscriptionWriter {
  addSubscription(subscription: AzureSubscription): Promise<Result<void, Taken>>;
  /** Changes display name and state only. */
  updateSubscription(subscription: AzureSubscription): Promise<void>;
  /** Changes who sells it, and under which policy. */
  resellSubscription(id: Guid, soldBy: NonNullable<AzureSubscription['soldBy']>): Promise<void>;
  /** Fails with `taken` when the name is in use, without case. */
  addSubscriptionAlias(alias: SubscriptionAlias): Promise<Result<void, Taken>>;
  /** Answers whether there was one. The subscription stays. */
  removeSubscriptionAlias(name: string): Promise<boolean>;
}
