import type { CustomerSummary } from '@mandate/domain/customers';
import type { PartnerAccessPolicy, RelationshipState } from '@mandate/domain/relationships';
import type { AzureSubscriptionState } from '@mandate/domain/subscriptions';
import type { TenantId } from '@mandate/domain/tenants';
import type { Guid, PrincipalId, RoleId, Scope } from '@mandate/rbac/model';
import type { ChangeRecord } from './change-log.ts';
import type { DelegatedScope } from './delegations.ts';
import type { Page, PageRequest } from './listing.ts';

/** Reads what is projected for one partner: its customers and what its groups hold there. */
export interface PartnerReader {
  /** The customers that meet all of a query. */
  listCustomers(query: CustomerQuery, page: PageRequest): Promise<Page<CustomerSummary>>;
  findCustomer(customer: TenantId): Promise<CustomerSummary | undefined>;
  /** The customers this partner is the reseller of: neither those that were only asked, nor those it has lost. */
  listResold(query: ResoldQuery, page: PageRequest): Promise<Page<CustomerSummary>>;
  countCustomers(): Promise<number>;
  /** Where this partner's groups hold roles at its customers. */
  listReach(customer: TenantId): Promise<readonly Reach[]>;
  /** Where other partners' groups hold roles at this partner's customer. */
  listStrangers(customer: TenantId): Promise<readonly Reach[]>;
  /** What this partner provisioned, by customer and subscription. */
  listSold(page: PageRequest): Promise<Page<SoldAzureSubscription>>;
  /**
   * The partner's own change records, and those that its people brought about at its customers, newest first. Each act
   * once: one that the partner's own log tells of is not listed again from a customer's.
   */
  listActs(span: { readonly from: number; readonly until: number }, page: PageRequest): Promise<Page<ChangeRecord>>;
  /** What customers delegate to this tenant, by customer and scope. */
  listDelegatedScopes(): Promise<readonly DelegatedScope[]>;
}

/** An Azure subscription that a partner provisioned for a customer. */
export interface SoldAzureSubscription {
  readonly customer: TenantId;
  readonly subscription: Guid;
  readonly displayName: string;
  readonly state: AzureSubscriptionState;
  readonly policy: PartnerAccessPolicy;
}

/** What a customer list is narrowed to, and its order. What is absent narrows nothing. */
export interface CustomerQuery {
  /** Found anywhere in the company name, without case and accents, in a domain, or at the start of the Microsoft ID. */
  readonly search?: string;
  readonly state?: RelationshipState;
  readonly access?: CustomerAccess;
  /** One of the partner's own tags, in any letter case. */
  readonly tag?: string;
  /** Whether the partner provisioned Azure subscriptions there. */
  readonly azure?: boolean;
  readonly order?: CustomerOrder;
}

/** How the partner's staff may enter a customer at a moment: by either kind of delegated admin, or not at all. */
export interface CustomerAccess {
  readonly kind: 'delegated' | 'granular' | 'none';
  readonly at: number;
}

/** What a customer list is ordered by, equals by company name, then id. Without one it is the company name. */
export interface CustomerOrder {
  readonly by: 'companyName' | 'domain' | 'state' | 'delegatedAdmin';
  readonly descending: boolean;
}

/** What the list of customers that a partner is the reseller of is narrowed to, and its order. */
export interface ResoldQuery {
  readonly filter?: CustomerFilter;
  readonly order?: CustomerOrder;
}

/**
 * A test on a customer. Texts compare without case, names also without accents. The two tiers are compared by their
 * tenant id: whose customer it is through this partner, an indirect provider, or from whom this indirect reseller has
 * it.
 */
export interface CustomerFilter {
  readonly field: 'companyName' | 'domain' | 'indirectReseller' | 'indirectProvider';
  readonly test: 'startsWith' | 'contains' | 'equals';
  readonly value: string;
}

/** A role that a partner's group holds at a customer. */
export interface Reach {
  readonly customer: TenantId;
  readonly group: PrincipalId;
  readonly role: RoleId;
  readonly scope: Scope;
}
