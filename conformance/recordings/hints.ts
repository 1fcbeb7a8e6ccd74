import { customerBody, PLAN } from '@mandate/api/partner-center/testing/trade-world';
import type { PersonaWorld } from '@mandate/api/testing/personas/people';
import { guid } from '@mandate/api/testing/world';
import type { SurfaceName } from '../parity/find-operation.ts';

type Made<T> = (place: PersonaWorld) => T;

/** Bodies for operations that no table of personas has a good one for, by surface and family. */
export const BODIES: Readonly<Record<string, Made<object>>> = {
  'partner-center Customers_Create': () => customerBody(),
  'partner-center Orders_Create': () => ({ lineItems: [{ offerId: PLAN, quantity: 1, lineItemNumber: 0 }] }),
  'partner-center CustomerUsers_Create': () => ({ userPrincipalName: 'neu@elysee.example', displayName: 'Neu' }),
  'partner-center CustomerUsers_Update': () => ({ displayName: 'Neu' }),
  'partner-center DirectoryRoleMembers_Add': ({ world }) => ({ id: world.people.lou.id }),
  'partner-center SelfServePolicies_Create': selfServePolicy,
  'partner-center SelfServePolicies_Update': selfServePolicy,
  'partner-center Carts_Create': () => ({ lineItems: [{ catalogItemId: PLAN, quantity: 1 }] }),
  'portal Portal_PutRequestSettings': () => ({ delegatedAdminOnNew: 'allowed' }),
  'portal Portal_PutCustomerTags': () => ({ tags: ['Gold'] }),
  'portal Portal_RequestOfCustomer': () => ({ delegatedAdmin: false }),
  'graph servicePrincipal.CreateServicePrincipal': () => ({ appId: guid() }),
  'graph group.CreateMemberGraphBPreRef': ({ world }) => reference(world.people.lou.id),
  'graph group.CreateOwnerGraphBPreRef': ({ world }) => reference(world.people.lou.id),
  'graph application.CreateOwnerGraphBPreRef': ({ world }) => reference(world.people.lou.id),
  'graph servicePrincipal.CreateOwnerGraphBPreRef': ({ world }) => reference(world.people.lou.id),
};

// https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference
const DIRECTORY_READERS = '88d8e3e3-8f55-4a1e-953a-9b9898b8876b';

function selfServePolicy({ world }: PersonaWorld) {
  const permissions = [{ resource: 'AzureReservedInstances', action: 'Purchase' }];
  return { selfServeEntity: { selfServeEntityType: 'customer', tenantID: world.customer }, permissions };
}

const reference = (id: string) => ({ '@odata.id': `https://graph.example/v1.0/directoryObjects/${id}` });

/** Queries without which an operation says little, by surface and the beginning of the family. */
export const QUERIES: readonly (readonly [string, Made<string>])[] = [
  ['arm ActivityLogs_List', () => `$filter=${encodeURIComponent("eventTimestamp ge '2026-10-01T00:00:00Z'")}`],
  ['partner-center Products_', () => 'country=FR&targetView=Azure'],
  ['partner-center Skus_', () => 'country=FR'],
  ['partner-center Availabilities_', () => 'country=FR'],
  ['partner-center CustomerProducts_List', () => 'targetView=Azure'],
  ['portal Portal_ListR', ({ world }) => `scope=/subscriptions/${world.subscription}`],
  [
    'portal Portal_ExplainAccess',
    ({ world }) =>
      `scope=/subscriptions/${world.subscription}&principal=${world.groups.AdminAgents}` +
      '&action=Microsoft.Resources/subscriptions/resourceGroups/write',
  ],
  ['partner-center Customers_GetValidationStatus', () => 'type=account'],
  ['partner-center Relationships_List', () => 'relationship_type=IsIndirectResellerOf'],
  ['partner-center SelfServePolicies_', ({ world }) => `entity_id=${world.customer}`],
];

/** What path parameters mean, where no list shows something that is there. */
export const PARAMETERS: Readonly<Record<SurfaceName, Made<Readonly<Record<string, string>>>>> = {
  arm: ({ world }) => ({
    '{subscriptionId}': world.subscription,
    '{namespace}': 'Microsoft.Compute',
  }),
  graph: ({ target }) => ({
    'memberOf/{cast}': 'microsoft.graph.group',
    'transitiveMemberOf/{cast}': 'microsoft.graph.group',
    'ownedObjects/{cast}': 'microsoft.graph.application',
    '{cast}': 'microsoft.graph.user',
    'directoryObjects/{id}': target,
  }),
  'partner-center': ({ world, target }) => ({
    'users/{userId}': target,
    'usermembers/{userId}': world.people.lou.id,
    'directoryroles/{roleId}': DIRECTORY_READERS,
    '{policyId}': `${world.partner}_${world.customer}`,
    '{customerId}': world.customer,
    '{country}': 'FR',
    '{domain}': 'elysee.example',
  }),
  portal: ({ world }) => ({
    '{id}': world.customer,
    '{partnerId}': world.partner,
    '{subscriptionId}': world.subscription,
  }),
};

/** Headers that some operations ask for (https://learn.microsoft.com/graph/aad-advanced-queries). */
export const HEADERS: Readonly<Partial<Record<SurfaceName, Readonly<Record<string, string>>>>> = {
  graph: { consistencylevel: 'eventual', 'if-match': '*' },
};

/** Makes what has to be there before a surface can show anything. */
export async function prepare({ world }: PersonaWorld, surface: SurfaceName): Promise<void> {
  if (surface !== 'partner-center') return;
  const post = (path: string, body?: object) =>
    world.ask(world.caller('adminAgent'), 'POST', `/v1/customers/${world.customer}${path}`, body, { surface });
  await post('/agreements', {
    primaryContact: { firstName: 'Zoé', lastName: 'Neuf', email: 'zoe@neuf.example' },
    dateAgreed: '2026-10-01T00:00:00Z',
    type: 'MicrosoftCustomerAgreement',
  });
  const cart = await post('/carts', { lineItems: [{ catalogItemId: PLAN, quantity: 1 }] });
  await post(`/carts/${cart.body.id}/checkout`);
}
