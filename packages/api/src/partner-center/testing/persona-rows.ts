import type { PersonaName } from '../../testing/personas/people.ts';
import { customerBody, PLAN } from './trade-world.ts';

/** Who an operation lets through, and a body that it takes. */
export interface Row {
  readonly lets: readonly PersonaName[];
  readonly body?: () => unknown;
}

// The rows of the matrix in packages/domain/src/partner-roles.ts that have somebody here; nobody acts elsewhere.
const SELLERS = ['global-admin@home', 'admin-agent@home', 'sales-agent@home'] as const;
const AGENTS = [...SELLERS, 'helpdesk-agent@home'] as const;
const MANAGERS = [...AGENTS, 'billing-admin@home'] as const;
const ATTESTERS: readonly PersonaName[] = ['admin-agent@home', 'sales-agent@home'];
const CATALOG_READERS = [...SELLERS, 'billing-admin@home'] as const;
const SUPPORTERS = ['global-admin@home', 'admin-agent@home', 'helpdesk-agent@home'] as const;
const ADMINISTRATORS = ['global-admin@home', 'admin-agent@home'] as const;
const NOBODY = [] as const;

const SUPERVISORS = ['global-admin@home', 'admin-agent@home'] as const;

const webhookBody = () => ({ WebhookUrl: 'https://a.example', WebhookEvents: [] });
const policyBody = () => ({ selfServeEntity: { tenantID: 'x' }, permissions: [] });

const to = (lets: readonly PersonaName[], body?: () => unknown): Row => (body ? { lets, body } : { lets });
const catalog = (prefix: string) =>
  Object.fromEntries(
    ['Products_List', 'Products_Get', 'Skus_List', 'Skus_Get', 'Availabilities_List', 'Availabilities_Get'].map(
      (name) => [`${prefix}${name}`, to(CATALOG_READERS)],
    ),
  );

/** Every operation of the Partner Center API, by its id. */
export const ROWS: Readonly<Record<string, Row>> = {
  Customers_List: to(AGENTS),
  Customers_Create: to(SELLERS, customerBody),
  Customers_Get: to(AGENTS),
  CustomerProfiles_GetBilling: to(AGENTS),
  CustomerProfiles_UpdateBilling: to(AGENTS, () => customerBody().billingProfile),
  CustomerProfiles_GetCompany: to(AGENTS),
  Customers_GetOrganization: to(AGENTS),
  Customers_ListCustomDomains: to(AGENTS),
  Customers_ListRelationships: to(AGENTS),
  Customers_GetQualification: to(AGENTS),
  Customers_UpdateQualification: to(AGENTS, () => 'Education'),
  Customers_GetValidationStatus: to(AGENTS),
  Customers_ListManagedServices: to(AGENTS),
  // What these may do there comes from the directory roles that delegated admin gives them in the customer's directory.
  CustomerUsers_List: to(AGENTS),
  CustomerUsers_Get: to(AGENTS),
  CustomerUsers_Create: to(ADMINISTRATORS, () => ({ userPrincipalName: 'x', displayName: 'x' })),
  CustomerUsers_Update: to(AGENTS, () => ({ state: 'inactive' })),
  CustomerUsers_Delete: to(ADMINISTRATORS),
  CustomerUsers_ListDirectoryRoles: to(AGENTS),
  DirectoryRoles_List: to(AGENTS),
  DirectoryRoleMembers_List: to(AGENTS),
  DirectoryRoleMembers_Add: to(ADMINISTRATORS, () => ({ id: 'x' })),
  DirectoryRoleMembers_Remove: to(ADMINISTRATORS),
  RelationshipRequests_Get: to(SELLERS),
  // Of an agent who may only give delegated admin back, or end the relationship, the other is refused.
  Customers_Update: to(['admin-agent@home', 'helpdesk-agent@home'], () => ({ allowDelegatedAccess: false })),
  Customers_Delete: to(['global-admin@home', 'admin-agent@home']),
  Relationships_List: to(AGENTS),
  Profiles_GetOrganization: to(AGENTS),
  Profiles_GetMpn: to(AGENTS),
  Profiles_GetLegalBusiness: to(['global-admin@home']),
  Profiles_GetSupport: to(['global-admin@home']),
  Profiles_UpdateSupport: to(['global-admin@home'], () => ({ email: 'aide@fabrikam.example' })),
  AuditRecords_List: to(MANAGERS),
  AuditRecords_Get: to(MANAGERS),
  Webhooks_ListEvents: to(SUPERVISORS),
  Webhooks_Get: to(SUPERVISORS),
  Webhooks_Create: to(SUPERVISORS, webhookBody),
  Webhooks_Update: to(SUPERVISORS, webhookBody),
  Webhooks_Delete: to(SUPERVISORS),
  Webhooks_Test: to(SUPERVISORS),
  Webhooks_GetTest: to(SUPERVISORS),
  SelfServePolicies_List: to(ATTESTERS.concat('helpdesk-agent@home')),
  SelfServePolicies_Get: to(ATTESTERS.concat('helpdesk-agent@home')),
  SelfServePolicies_Create: to(['admin-agent@home'], policyBody),
  SelfServePolicies_Update: to(['admin-agent@home'], policyBody),
  SelfServePolicies_Delete: to(['admin-agent@home']),
  Agreements_ListMetadata: to(AGENTS),
  Agreements_List: to(AGENTS),
  Agreements_Create: to(ATTESTERS, () => ({
    primaryContact: { firstName: 'A', lastName: 'B', email: 'a@b.example' },
    dateAgreed: '2026-01-01',
    type: 'MicrosoftCustomerAgreement',
  })),
  Agreements_GetDirectSignatureStatus: to(AGENTS),
  Validations_ValidateAddress: to(SELLERS, () => ({ country: 'FR' })),
  Domains_CheckAvailability: to(SELLERS),
  CountryValidationRules_Get: to(SELLERS),
  ...catalog(''),
  ...catalog('Customer'),
  Carts_Create: to(SELLERS, () => ({ lineItems: [{ catalogItemId: PLAN }] })),
  Carts_Get: to(SELLERS),
  Carts_Update: to(SELLERS, () => ({ lineItems: [] })),
  Carts_Checkout: to(SELLERS),
  Carts_Preflight: to(SELLERS),
  Orders_List: to(MANAGERS),
  Orders_Get: to(MANAGERS),
  Orders_Create: to(SELLERS, () => ({ lineItems: [{ offerId: 'x' }] })),
  Orders_Update: to(MANAGERS, () => ({})),
  Orders_GetProvisioningStatus: to(MANAGERS),
  Subscriptions_List: to(AGENTS),
  Subscriptions_Get: to(AGENTS),
  Subscriptions_Update: to(MANAGERS, () => ({ friendlyName: 'A' })),
  Subscriptions_GetProvisioningStatus: to(AGENTS),
  Subscriptions_ListAddOns: to(AGENTS),
  Subscriptions_GetSupportContact: to(AGENTS),
  Subscriptions_UpdateSupportContact: to(SUPPORTERS, () => ({ supportTenantId: 'x' })),
  AzureEntitlements_List: to(AGENTS),
  AzureEntitlements_Get: to(AGENTS),
  Transfers_Create: to(ADMINISTRATORS, () => ({
    targetPartnerTenantId: 'x',
    lineItems: [{ subscriptionId: 'x' }],
  })),
  Transfers_List: to(AGENTS),
  Transfers_Get: to(AGENTS),
  Transfers_Accept: to(ADMINISTRATORS),
  Transfers_Decline: to(ADMINISTRATORS),
  Transfers_Cancel: to(ADMINISTRATORS),
  // It takes two roles at once, which nobody here has.
  AzureEntitlements_Cancel: to(NOBODY, () => ({ cancellationReason: 'compromise' })),
  AzureEntitlements_Reactivate: to(NOBODY),
};
