import { createHash } from 'node:crypto';
import { operatorAct } from '@mandate/app/act';
import type { Caller } from '@mandate/app/caller';
import { addMember, addServicePrincipal } from '@mandate/app/directory/change-directory';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guid, must, openWorld, type World } from '../testing/world.ts';
import type { Callers } from './operation.ts';
import { PARTNER_CENTER_OPERATIONS } from './operations.ts';
import { ROWS } from './testing/persona-rows.ts';

// What the documentation says of each endpoint: `U` takes people alone, `B` applications as well. What is Mandate's own
// takes both.
const PEOPLE_ALONE: ReadonlySet<string> = new Set([
  'Customers_Update',
  'RelationshipRequests_Get',
  'CustomerProfiles_GetCompany',
  'Customers_GetOrganization',
  'Customers_ListCustomDomains',
  'Customers_GetValidationStatus',
  'Customers_ListManagedServices',
  'Customers_ListRelationships',
  'Relationships_List',
  'CustomerUsers_List',
  'CustomerUsers_Get',
  'CustomerUsers_Create',
  'CustomerUsers_Update',
  'CustomerUsers_Delete',
  'CustomerUsers_ListDirectoryRoles',
  'DirectoryRoles_List',
  'DirectoryRoleMembers_List',
  'DirectoryRoleMembers_Add',
  'DirectoryRoleMembers_Remove',
  'Orders_GetProvisioningStatus',
  'Subscriptions_GetProvisioningStatus',
  'Subscriptions_GetSupportContact',
  'Subscriptions_UpdateSupportContact',
  'Agreements_GetDirectSignatureStatus',
  'SelfServePolicies_List',
  'SelfServePolicies_Get',
  'SelfServePolicies_Create',
  'SelfServePolicies_Update',
  'SelfServePolicies_Delete',
  'Profiles_GetOrganization',
  'Profiles_GetMpn',
  'Profiles_GetSupport',
  'Profiles_UpdateSupport',
  'Transfers_Create',
  'Transfers_List',
  'Transfers_Get',
  'Transfers_Accept',
  'Transfers_Decline',
  'Transfers_Cancel',
]);
const APPLICATIONS_TOO: ReadonlySet<string> = new Set([
  'Customers_List',
  'Customers_Create',
  'Customers_Get',
  'Customers_Delete',
  'CustomerProfiles_GetBilling',
  'CustomerProfiles_UpdateBilling',
  'Customers_GetQualification',
  'Customers_UpdateQualification',
  'Profiles_GetLegalBusiness',
  'AuditRecords_List',
  'AuditRecords_Get',
  'Webhooks_ListEvents',
  'Webhooks_Get',
  'Webhooks_Create',
  'Webhooks_Update',
  'Webhooks_Delete',
  'Webhooks_Test',
  'Webhooks_GetTest',
  'Agreements_ListMetadata',
  'Agreements_List',
  'Agreements_Create',
  'Validations_ValidateAddress',
  'Domains_CheckAvailability',
  'CountryValidationRules_Get',
  'Products_List',
  'Products_Get',
  'Skus_List',
  'Skus_Get',
  'Availabilities_List',
  'Availabilities_Get',
  'CustomerProducts_List',
  'CustomerProducts_Get',
  'CustomerSkus_List',
  'CustomerSkus_Get',
  'CustomerAvailabilities_List',
  'CustomerAvailabilities_Get',
  'Carts_Create',
  'Carts_Get',
  'Carts_Update',
  'Carts_Checkout',
  'Carts_Preflight',
  'Orders_List',
  'Orders_Get',
  'Orders_Create',
  'Orders_Update',
  'Subscriptions_List',
  'Subscriptions_Get',
  'Subscriptions_ListAddOns',
  'Subscriptions_Update',
  'AzureEntitlements_List',
  'AzureEntitlements_Get',
  'AzureEntitlements_Cancel',
  'AzureEntitlements_Reactivate',
]);

let world: World;
let application: Caller;
let agent: Caller;
beforeAll(async () => {
  world = await openWorld();
  const operator = operatorAct(world.ports);
  const [id, appId] = [guid(), guid()];
  const digest = createHash('sha256').update('secret').digest('hex');
  const secret = { id: guid(), digest, hint: 'sec', expiresAt: 2e12 };
  const program = { id, appId, displayName: 'trade', secret, directoryRoles: ['globalAdministrator'] as const };
  must(await addServicePrincipal(operator, world.partner, program));
  for (const group of Object.values(world.groups))
    must(await addMember(operator, world.partner, { group, member: id }));
  application = {
    kind: 'ServicePrincipal',
    id,
    home: world.partner,
    tenant: world.partner,
    name: appId,
    client: appId,
    hasSecondFactor: false,
  };
  agent = world.caller('adminAgent');
});
afterAll(() => world.close());

const OPERATIONS = PARTNER_CENTER_OPERATIONS.map((operation) => [operation.id, operation] as const);

function ask(caller: Caller, { id, method, path }: (typeof PARTNER_CENTER_OPERATIONS)[number], headers = {}) {
  const filled = path
    .replace('{customerId}', world.otherCustomer)
    .replace('{domain}', 'contoso.example')
    .replaceAll(/\{\w+\}/g, () => guid());
  return world.ask(caller, method, filled, ROWS[id]?.body?.(), { surface: 'partner-center', headers });
}

describe('F105: who may come to each operation', () => {
  it('is said of every one, and of none twice', () => {
    const said = [...PEOPLE_ALONE, ...APPLICATIONS_TOO];
    expect(said.toSorted()).toEqual(PARTNER_CENTER_OPERATIONS.map(({ id }) => id).toSorted());
  });

  const callersOf = (id: string): Callers => (PEOPLE_ALONE.has(id) ? 'U' : 'B');

  it.each(OPERATIONS.filter(([id]) => callersOf(id) === 'U'))(
    'F105: turns an application with every partner role away from %s',
    async (_, one) => {
      const { status, body } = await ask(application, one);
      expect([one.callers, status, body.code]).toEqual(['U', 403, 900329]);
      expect(body.description).toContain('application-only');
    },
  );

  it.each(OPERATIONS.filter(([id]) => callersOf(id) === 'B'))(
    'F105: lets an application with every partner role come to %s',
    async (_, one) => {
      const { status, body } = await ask(application, one);
      expect(one.callers).toBe('B');
      // Its roles let it through, so that nothing but the kind of caller was in question.
      expect([401, 501]).not.toContain(status);
      expect([900329, 900150, 900308]).not.toContain(body?.code);
      expect(world.reported).toEqual([]);
    },
  );

  it.each(OPERATIONS)('F105: turns a person without a second factor away from %s', async (_, one) => {
    const { hasSecondFactor: _had, ...without } = agent;
    for (const caller of [without, { ...agent, hasSecondFactor: false }]) {
      const { status, body, headers } = await ask(caller, one);
      expect([status, headers['www-authenticate']]).toEqual([401, 'Bearer error="invalid_token"']);
      // A question about a name alone is answered without a body.
      expect(body?.code).toBe(one.method === 'HEAD' ? undefined : 900421);
    }
  });

  it('F105: asks for none where the partner does not, and tells who wants to know', async () => {
    const [, one] = OPERATIONS.find(([id]) => id === 'Customers_List')!;
    const told = await ask(agent, one, { validatemfa: 'true' });
    expect([told.status, told.headers.ismfacompliant]).toEqual([200, 'true']);
    expect((await ask(agent, one)).headers).not.toHaveProperty('ismfacompliant');
    const admin = world.caller('globalAdmin');
    const set = await world.ask(
      admin,
      'PATCH',
      '/v1.0/policies/identitySecurityDefaultsEnforcementPolicy',
      { isEnabled: false },
      { surface: 'graph' },
    );
    expect(set.status).toBe(204);
    const without = await ask({ ...agent, hasSecondFactor: false }, one, { validatemfa: 'true' });
    expect([without.status, without.headers.ismfacompliant]).toEqual([200, 'false']);
  });
});
