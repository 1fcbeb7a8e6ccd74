import type { CustomerSummary } from '@mandate/domain/customers';
import type {
  DelegatedAdmin,
  DelegatedAdminOnNew,
  PartnerAccessPolicy,
  RelationshipState,
  ResellerTier,
} from '@mandate/domain/relationships';
import type { AzureSubscriptionState } from '@mandate/domain/subscriptions';
import type { TenantId } from '@mandate/domain/tenants';
import type { Guid, PrincipalId, RoleId, Scope } from '@mandate/rbac/model';
import type { Flag } from './schema.ts';

/** The relationship of a customer with a partner. */
export interface RelationshipRow {
  readonly tenant_id: TenantId;
  readonly partner_tenant_id: TenantId;
  readonly state: RelationshipState;
  readonly delegated_admin: DelegatedAdmin;
  readonly requested_at: number;
  readonly accepted_at: number | null;
  readonly updated_at: number;
  readonly tier: ResellerTier;
  readonly other_tier_id: TenantId | null;
  readonly confirmed: Flag;
  /** The access revision of the relationship, which stands here because it moves with every write of the row. */
  readonly revision: number;
}

/** How a partner asks for relationships. */
export interface RequestSettingsRow {
  readonly tenant_id: TenantId;
  readonly delegated_admin_on_new: DelegatedAdminOnNew;
  readonly link_serial: string;
}

/** One line of a partner's customer list, as the customer's own tables have it. */
export interface PartnerCustomerRow {
  readonly partner_tenant_id: TenantId;
  readonly customer_id: TenantId;
  readonly company_name: CustomerSummary['companyName'];
  readonly name_key: string;
  readonly domain: string;
  /** All domains of the customer, each on a line of its own. */
  readonly domain_keys: string;
  readonly country: string;
  readonly state: RelationshipState;
  readonly delegated_admin: DelegatedAdmin;
  readonly confirmed: Flag;
  readonly tier: ResellerTier;
  readonly other_tier_id: TenantId | null;
}

/** A subscription that the partner provisioned for a customer. */
export interface PartnerSubscriptionRow {
  readonly partner_tenant_id: TenantId;
  readonly customer_id: TenantId;
  readonly subscription_id: Guid;
  readonly display_name: string;
  readonly state: AzureSubscriptionState;
  readonly policy: PartnerAccessPolicy;
}

/** A change record that somebody of a tenant brought about in another, unless its own log tells of it as well. */
export interface PartnerActRow {
  readonly partner_tenant_id: TenantId;
  readonly at: number;
  readonly customer_id: TenantId;
  readonly sequence: number;
}

/** A role that a group of the partner holds at a customer. */
export interface PartnerReachRow {
  readonly partner_tenant_id: TenantId;
  readonly customer_id: TenantId;
  readonly assignment_id: Guid;
  readonly group_id: PrincipalId;
  readonly role_id: RoleId;
  readonly scope: Scope;
}
