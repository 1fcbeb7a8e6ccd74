import type { CustomerSummary } from '@mandate/domain/customers';
import type { PartnerAccessPolicy } from '@mandate/domain/relationships';
import type { AzureSubscriptionState } from '@mandate/domain/subscriptions';
import type { TenantId } from '@mandate/domain/tenants';
import type { Guid, PrincipalId, RoleId, Scope } from '@mandate/rbac/model';
import type { DelegatedScope } from './delegations.ts';
import type { Page, PageRequest } from './listing.ts';

/** Reads what is projected for one partner: its customers and what its groups hold there. */
export interface PartnerReader {
  /**
   * Customers ordered by company name, then id; `search` is found anywhere in the company name (without case and
   * accents), anywhere in a domain, or at the start of the Microsoft ID.
   */
  listCustomers(search: string, page: PageRequest): Promise<Page<CustomerSummary>>;
  findCustomer(customer: TenantId): Promise<CustomerSummary | undefined>;
  /**
   * The customers this partner is the reseller of, in the same order: neither those that were only asked, nor those it
   * has lost.
   */
  listResold(filter: CustomerFilter | null, page: PageRequest): Promise<Page<CustomerSummary>>;
  countCustomers(): Promise<number>;
  /** Where this partner's groups hold roles at its customers. */
  listReach(customer: TenantId): Promise<readonly Reach[]>;
  /** Where other partners' groups hold roles at this partner's customer. */
  listStrangers(customer: TenantId): Promise<readonly Reach[]>;
  /** What this partner provisioned, by customer and subscription. */
  listSold(page: PageRequest): Promise<Page<SoldAzureSubscription>>;
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

/** A test on a customer. Texts compare without case, names also without accents. */
export interface CustomerFilter {
  readonly field: 'companyName' | 'domain';
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
