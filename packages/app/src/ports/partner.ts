import type { CustomerSummary } from '@mandate/domain/customers';
import type { TenantId } from '@mandate/domain/tenants';
import type { PrincipalId, RoleId, Scope } from '@mandate/rbac/model';
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
  countCustomers(): Promise<number>;
  /** Where this partner's groups hold roles at its customers. */
  listReach(customer: TenantId): Promise<readonly Reach[]>;
  /** What customers delegate to this tenant, by customer and scope. */
  listDelegatedScopes(): Promise<readonly DelegatedScope[]>;
}

/** A role that a partner's group holds at a customer. */
export interface Reach {
  readonly customer: TenantId;
  readonly group: PrincipalId;
  readonly role: RoleId;
  readonly scope: Scope;
}
