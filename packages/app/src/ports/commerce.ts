import type { Agreement } from '@mandate/domain/agreements';
import type { Cart } from '@mandate/domain/commerce/carts';
import type { Order } from '@mandate/domain/commerce/orders';
import type { AzureEntitlement, SoldSubscription } from '@mandate/domain/commerce/subscriptions';
import type { Transfer } from '@mandate/domain/commerce/transfers';
import type { BillingProfile } from '@mandate/domain/customers';
import type { CustomerQualification } from '@mandate/domain/qualifications';
import type { SelfServePolicy } from '@mandate/domain/self-serve';
import type { SupportProfile } from '@mandate/domain/support-profile';
import type { TenantId } from '@mandate/domain/tenants';
import type { Guid } from '@mandate/rbac/model';
import type { Result } from '@mandate/rbac/result';
import type { Taken } from './taken.ts';

/** What a partner keeps of its trade with one customer, by kind. */
export interface CommerceRecords {
  readonly agreement: Agreement;
  readonly billing: BillingProfile;
  readonly cart: Cart;
  readonly order: Order;
  readonly qualification: CustomerQualification;
  readonly subscription: SoldSubscription;
  readonly entitlement: AzureEntitlement;
  readonly transfer: Transfer;
  readonly 'self-serve': SelfServePolicy;
  /** What a partner says of itself; in its own tenant, under its own id. */
  readonly 'support-profile': SupportProfile;
}
export type CommerceKind = keyof CommerceRecords;

/** Reads the trade of one customer with its partners; each partner sees its own alone. */
export interface CommerceReader {
  /** In the order they were made. */
  listCommerce<Kind extends CommerceKind>(partner: TenantId, kind: Kind): Promise<readonly CommerceRecords[Kind][]>;
  findCommerce<Kind extends CommerceKind>(
    partner: TenantId,
    kind: Kind,
    id: Guid,
  ): Promise<CommerceRecords[Kind] | undefined>;
  /** A write of this tenant's people that was named before, by its name and what it was. */
  findRequest(key: Guid, digest: string): Promise<RememberedRequest | undefined>;
}

/** A write that is done once, however often it is sent. */
export interface RememberedRequest {
  readonly key: Guid;
  readonly digest: string;
  readonly at: number;
  /** What it was answered, as JSON and without secrets; `null` until it was. */
  readonly reply: string | null;
}

/** Writes the trade of one customer with its partners. */
export interface CommerceWriter {
  /** Creates or replaces by kind and id. */
  putCommerce<Kind extends CommerceKind>(partner: TenantId, kind: Kind, record: CommerceRecords[Kind]): Promise<void>;
  /** Answers whether there was one. */
  removeCommerce(partner: TenantId, kind: CommerceKind, id: Guid): Promise<boolean>;
  /** Fails with `taken` when it was named before; forgets what is older than `forgetBefore`. */
  addRequest(request: RememberedRequest, forgetBefore: number): Promise<Result<void, Taken>>;
  setReply(key: Guid, digest: string, reply: string): Promise<void>;
}
