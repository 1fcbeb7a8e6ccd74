import type { TenantId } from '@mandate/domain/tenants';

/** A tag that a partner uses, and on how many of its customers. */
export interface UsedTag {
  readonly tag: string;
  readonly customers: number;
}

/** Reads the tags that this tenant, a partner, put on its customers. */
export interface CustomerTagReader {
  /** The tags of each of these customers that has any, in alphabetical order. */
  listCustomerTags(customers: readonly TenantId[]): Promise<ReadonlyMap<TenantId, readonly string[]>>;
  /** Every tag in use, in alphabetical order. */
  listUsedTags(): Promise<readonly UsedTag[]>;
}

/** Writes the tags of this tenant, a partner. They decide nothing. */
export interface CustomerTagWriter {
  /** Replaces the tags of a customer, no two of which may differ by case and accents alone. */
  putCustomerTags(customer: TenantId, tags: readonly string[]): Promise<void>;
}
