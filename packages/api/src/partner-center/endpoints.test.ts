import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileRoutes } from '../routes.ts';
import { guid, openWorld, type World } from '../testing/world.ts';
import { PARTNER_CENTER_OPERATIONS } from './operations.ts';

/**
 * The endpoints of the API's reference (https://learn.microsoft.com/partner-center/developer/scenarios): those that are
 * served, by their operation, and those that are refused, by the name of what Mandate leaves out.
 */
const SERVED: Readonly<Record<string, string>> = {
  'GET /v1/customers': 'Customers_List',
  'POST /v1/customers': 'Customers_Create',
  'GET /v1/customers/{c}': 'Customers_Get',
  'PATCH /v1/customers/{c}': 'Customers_Update',
  'DELETE /v1/customers/{c}': 'Customers_Delete',
  'GET /v1/customers/relationshiprequests': 'RelationshipRequests_Get',
  'GET /v1/customers/{c}/profiles/billing': 'CustomerProfiles_GetBilling',
  'PUT /v1/customers/{c}/profiles/billing': 'CustomerProfiles_UpdateBilling',
  'GET /v1/customers/{c}/profiles/company': 'CustomerProfiles_GetCompany',
  'GET /v1/customers/{c}/organization': 'Customers_GetOrganization',
  'GET /v1/customers/{c}/customDomains': 'Customers_ListCustomDomains',
  'GET /v1/customers/{c}/managedservices': 'Customers_ListManagedServices',
  'GET /v1/customers/{c}/relationships': 'Customers_ListRelationships',
  'GET /v1/relationships': 'Relationships_List',
  'GET /v1/customers/{c}/validationStatus': 'Customers_GetValidationStatus',
  'HEAD /v1/domains/{x}': 'Domains_CheckAvailability',
  'POST /v1/validations/address': 'Validations_ValidateAddress',
  'GET /v1/countryvalidationrules/{x}': 'CountryValidationRules_Get',
  'GET /v1/customers/{c}/qualification': 'Customers_GetQualification',
  'PUT /v1/customers/{c}/qualification': 'Customers_UpdateQualification',
  'GET /v1/customers/{c}/users': 'CustomerUsers_List',
  'POST /v1/customers/{c}/users': 'CustomerUsers_Create',
  'GET /v1/customers/{c}/users/{x}': 'CustomerUsers_Get',
  'PATCH /v1/customers/{c}/users/{x}': 'CustomerUsers_Update',
  'DELETE /v1/customers/{c}/users/{x}': 'CustomerUsers_Delete',
  'GET /v1/customers/{c}/users/{x}/directoryroles': 'CustomerUsers_ListDirectoryRoles',
  'GET /v1/customers/{c}/directoryroles': 'DirectoryRoles_List',
  'GET /v1/customers/{c}/directoryroles/{x}/usermembers': 'DirectoryRoleMembers_List',
  'POST /v1/customers/{c}/directoryroles/{x}/usermembers': 'DirectoryRoleMembers_Add',
  'DELETE /v1/customers/{c}/directoryroles/{x}/usermembers/{x}': 'DirectoryRoleMembers_Remove',
  'GET /v1/products': 'Products_List',
  'GET /v1/products/{x}': 'Products_Get',
  'GET /v1/products/{x}/skus': 'Skus_List',
  'GET /v1/products/{x}/skus/{x}': 'Skus_Get',
  'GET /v1/products/{x}/skus/{x}/availabilities': 'Availabilities_List',
  'GET /v1/products/{x}/skus/{x}/availabilities/{x}': 'Availabilities_Get',
  'GET /v1/customers/{c}/products': 'CustomerProducts_List',
  'GET /v1/customers/{c}/products/{x}': 'CustomerProducts_Get',
  'GET /v1/customers/{c}/products/{x}/skus': 'CustomerSkus_List',
  'GET /v1/customers/{c}/products/{x}/skus/{x}': 'CustomerSkus_Get',
  'GET /v1/customers/{c}/products/{x}/skus/{x}/availabilities': 'CustomerAvailabilities_List',
  'GET /v1/customers/{c}/products/{x}/skus/{x}/availabilities/{x}': 'CustomerAvailabilities_Get',
  'POST /v1/customers/{c}/carts': 'Carts_Create',
  'GET /v1/customers/{c}/carts/{x}': 'Carts_Get',
  'PUT /v1/customers/{c}/carts/{x}': 'Carts_Update',
  'POST /v1/customers/{c}/carts/{x}/checkout': 'Carts_Checkout',
  'GET /v1/customers/{c}/orders': 'Orders_List',
  'POST /v1/customers/{c}/orders': 'Orders_Create',
  'GET /v1/customers/{c}/orders/{x}': 'Orders_Get',
  'PATCH /v1/customers/{c}/orders/{x}': 'Orders_Update',
  'GET /v1/customers/{c}/orders/{x}/provisioningstatus': 'Orders_GetProvisioningStatus',
  'GET /v1/customers/{c}/subscriptions': 'Subscriptions_List',
  'GET /v1/customers/{c}/subscriptions/{x}': 'Subscriptions_Get',
  'PATCH /v1/customers/{c}/subscriptions/{x}': 'Subscriptions_Update',
  'GET /v1/customers/{c}/subscriptions/{x}/provisioningstatus': 'Subscriptions_GetProvisioningStatus',
  'GET /v1/customers/{c}/subscriptions/{x}/addons': 'Subscriptions_ListAddOns',
  'GET /v1/customers/{c}/subscriptions/{x}/supportcontact': 'Subscriptions_GetSupportContact',
  'PUT /v1/customers/{c}/subscriptions/{x}/supportcontact': 'Subscriptions_UpdateSupportContact',
  'GET /v1/customers/{c}/subscriptions/{x}/azureEntitlements': 'AzureEntitlements_List',
  'GET /v1/customers/{c}/subscriptions/{x}/azureEntitlements/{x}': 'AzureEntitlements_Get',
  'POST /v1/customers/{c}/subscriptions/{x}/azureEntitlements/{x}/cancel': 'AzureEntitlements_Cancel',
  'POST /v1/customers/{c}/subscriptions/{x}/azureEntitlements/{x}/reactivate': 'AzureEntitlements_Reactivate',
  'GET /v1/auditrecords': 'AuditRecords_List',
  'GET /auditactivity/v1/auditrecords/{x}': 'AuditRecords_Get',
  'GET /v1/agreements': 'Agreements_ListMetadata',
  'GET /v1/customers/{c}/agreements': 'Agreements_List',
  'POST /v1/customers/{c}/agreements': 'Agreements_Create',
  'GET /v1/customers/{c}/directSignedMicrosoftCustomerAgreementStatus': 'Agreements_GetDirectSignatureStatus',
  'GET /v1/SelfServePolicy': 'SelfServePolicies_List',
  'POST /v1/SelfServePolicy': 'SelfServePolicies_Create',
  'GET /v1/SelfServePolicy/{x}': 'SelfServePolicies_Get',
  'PUT /v1/SelfServePolicy/{x}': 'SelfServePolicies_Update',
  'DELETE /v1/SelfServePolicy/{x}': 'SelfServePolicies_Delete',
  'GET /v1/profiles/mpn': 'Profiles_GetMpn',
  'GET /v1/profiles/organization': 'Profiles_GetOrganization',
  'GET /v1/profiles/legalbusiness': 'Profiles_GetLegalBusiness',
  'GET /v1/profiles/support': 'Profiles_GetSupport',
  'PUT /v1/profiles/support': 'Profiles_UpdateSupport',
  'GET /webhooks/v1/registration': 'Webhooks_Get',
  'POST /webhooks/v1/registration': 'Webhooks_Create',
  'PUT /webhooks/v1/registration': 'Webhooks_Update',
  'GET /webhooks/v1/registration/events': 'Webhooks_ListEvents',
  'POST /webhooks/v1/registration/validationEvents': 'Webhooks_Test',
  'GET /webhooks/v1/registration/validationEvents/{x}': 'Webhooks_GetTest',
};

const REFUSED: Readonly<Record<string, string>> = {
  'POST /v1/customers/{c}/verifieddomain': 'Verified domains',
  'GET /v1/customers/{c}/qualifications': 'Vetting of qualifications',
  'POST /v1/customers/{c}/qualifications': 'Vetting of qualifications',
  'GET /v1/customers/all/validations': 'Validation codes',
  'GET /v1/customers/{c}/users/{x}/licenses': 'Licences',
  'POST /v1/customers/{c}/users/{x}/licenseupdates': 'Licences',
  'GET /v1/customers/{c}/subscribedskus': 'Licences',
  'GET /v1/productpromotions': 'Promotions',
  'POST /v1/customers/{c}/promotionEligibilities': 'Promotions',
  'POST /v1/extensions/product/checkinventory': 'Reservations',
  'GET /v1/productUpgrades/eligibility': 'Product upgrades',
  'POST /v1/productUpgrades': 'Product upgrades',
  'GET /v1/productUpgrades/{x}/status': 'Product upgrades',
  'GET /v1/customers/{c}/subscriptions/{x}/upgrades': 'Upgrades of licence subscriptions',
  'POST /v1/customers/{c}/subscriptions/{x}/upgrades': 'Upgrades of licence subscriptions',
  'POST /v1/customers/{c}/subscriptions/{x}/transitions': 'Transitions of licence subscriptions',
  'GET /v1/customers/{c}/subscriptions/{x}/transitioneligibilities': 'Transitions of licence subscriptions',
  'POST /v1/customers/{c}/subscriptions/{x}/registrations': 'Reservations',
  'GET /v1/customers/{c}/subscriptions/{x}/registrationstatus': 'Reservations',
  'GET /v1/customers/{c}/subscriptions/{x}/conversions': 'Trials',
  'POST /v1/customers/{c}/subscriptions/{x}/conversions': 'Trials',
  'POST /v1/customers/{c}/subscriptions/{x}/activate': 'Marketplace subscriptions',
  'GET /v1/customers/{c}/entitlements': 'Software and reservations',
  'GET /v1/customers/{c}/subscriptions/overage': 'Overage',
  'PUT /v1/customers/{c}/subscriptions/overage': 'Overage',
  'GET /v1/customers/{c}/usagebudget': 'Usage budgets',
  'PATCH /v1/customers/{c}/usagebudget': 'Usage budgets',
  'GET /v1/customers/{c}/usagesummary': 'Usage records',
  'GET /v1/customers/usagerecords': 'Usage records',
  'GET /v1/usagesummary': 'Usage records',
  'GET /v1/customers/{c}/subscriptions/usagerecords': 'Usage records',
  'GET /v1/customers/{c}/subscriptions/{x}/usagesummary': 'Usage records',
  'GET /v1/customers/{c}/subscriptions/{x}/resourceusagerecords': 'Usage records',
  'GET /v1/customers/{c}/subscriptions/{x}/meterusagerecords': 'Usage records',
  'GET /v1/customers/{c}/subscriptions/{x}/utilizations/azure': 'Usage records',
  'GET /v1/customers/{c}/servicecosts/mostrecent': 'Service costs',
  'GET /v1/customers/{c}/servicecosts/mostrecent/lineitems': 'Service costs',
  'GET /v1/invoices': 'Invoices',
  'GET /v1/invoices/{x}': 'Invoices',
  'GET /v1/invoices/summary': 'Invoices',
  'GET /v1/invoices/{x}/lineitems': 'Invoices',
  'GET /v1/agreementtemplates/{x}/document': 'Texts of agreements',
  'GET /v1/profiles/billing': 'Profiles of the partner program',
  'PUT /v1/profiles/billing': 'Profiles of the partner program',
  'GET /v1/compliance/csp/agreementstatus': 'Agreements of the partner program',
  'POST /v1/customers/{c}/applicationconsents': 'Application consents',
  'DELETE /v1/customers/{c}/applicationconsents/{x}': 'Application consents',
  'GET /v1/fraudEvents': 'Fraud events',
  'POST /v1/fraudEvents/subscription/{x}/status': 'Fraud events',
  'GET /v1/servicerequests': 'Service requests',
  'GET /v1/servicerequests/supporttopics': 'Service requests',
  'POST /v1/servicerequests/en-US': 'Service requests',
  'PATCH /v1/servicerequests/{x}': 'Service requests',
  'GET /v1/customers/{c}/servicerequests': 'Service requests',
  'GET /CustomerServiceAdminApi/Web/v1/delegatedAdminCustomers': 'Statistics of delegated admin',
  'GET /CustomerServiceAdminApi/Web/v1/delegatedAdminStatistics': 'Statistics of delegated admin',
};

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const fill = (template: string) => template.replace('{c}', world.customer).replaceAll('{x}', () => guid());

describe('every endpoint of the reference', () => {
  const find = compileRoutes(PARTNER_CENTER_OPERATIONS);

  it.each(Object.entries(SERVED))('serves %s as %s', (endpoint, id) => {
    const [method = '', path = ''] = endpoint.split(' ');
    const segments = (text: string) => fill(text).split('/').slice(1);
    expect(find(method, segments(path)).operation?.id).toBe(id);
    // Its own clients write paths in more ways than one.
    expect(find(method, segments(path.toLowerCase())).operation?.id).toBe(id);
  });

  it.each(Object.entries(REFUSED))('refuses %s by the name of %s', async (endpoint, what) => {
    const [method = '', path = ''] = endpoint.split(' ');
    const seen = await world.ask(world.caller('adminAgent'), method, fill(path), undefined, {
      surface: 'partner-center',
    });
    expect([seen.status, seen.body]).toEqual([
      501,
      {
        code: 0,
        description: `NotImplemented: ${what} are no part of Mandate.`,
        data: [what],
        source: 'PartnerApiServiceControllers',
      },
    ]);
  });

  it('has no operation that is not in the reference but Mandate’s own', () => {
    const known = new Set(Object.values(SERVED));
    const others = PARTNER_CENTER_OPERATIONS.map(({ id }) => id).filter((id) => !known.has(id));
    expect(others.filter((id) => !id.startsWith('Transfers_'))).toEqual(['Webhooks_Delete', 'Carts_Preflight']);
  });
});
