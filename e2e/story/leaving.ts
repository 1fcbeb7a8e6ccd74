import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Bearer } from '../testing/callers.ts';
import { type Cast, IDS, LOCATION, NO_ENTRY, REFUSED } from './cast.ts';
import type { Sold } from './selling.ts';
import { type Before, creditOf, foreignGroups, roleOf, type Work } from './working.ts';

const ELEVATE = '/providers/Microsoft.Authorization/elevateAccess?api-version=2016-07-01';
const RELATIONSHIPS = '/tenantRelationships/delegatedAdminRelationships';

/** The customer takes delegated admin back: what was sold and given stays, the partner does not. */
export async function removeDelegatedAdmin(cast: Cast, sold: Sold, { before, work }: { before: Before; work: Work }) {
  const { transcript, callers, partner, customer, adminAgent, salesAgent, globalAdmin, owner, program } = cast;
  transcript.chapter('The customer removes delegated admin: what was sold and given stays, the partner is out at once');
  const remove = `/portal/partners/${partner.tenantId}/remove-delegated-admin`;
  // Consent is the customer's own: whoever comes by delegated admin neither elevates access nor answers in its name.
  expect(await callers.arm(before.arm, 'POST', ELEVATE)).toMatchObject({ status: 403 });
  const globalAdmins = await globalAdmin.token(customer.tenantId, 'arm');
  expect(await callers.arm(globalAdmins, 'POST', ELEVATE)).toMatchObject({ status: 403 });
  expect(await globalAdmin.portal('POST', remove)).toMatchObject({ status: 404 });
  expect(await owner.portal('POST', remove)).toMatchObject({ status: 204 });

  await isOutside(cast, before, sold);
  expect(await adminAgent.askToken(customer.tenantId, 'arm')).toMatchObject(NO_ENTRY);
  expect(await globalAdmin.askToken(customer.tenantId, 'graph')).toMatchObject(NO_ENTRY);
  expect(await program.askToken(customer.tenantId, 'arm')).toMatchObject({ status: 400 });

  const sales = callers.partnerCenter(await salesAgent.token(partner.tenantId, 'partnerCenter'));
  const params = { customerId: customer.tenantId };
  const found = await sales.call('Customers_Get', { params });
  expect(found).toMatchObject({ relationshipToPartner: 'reseller', allowDelegatedAccess: false });
  expect((await sales.call('Orders_List', { params })).items.map(({ id }) => id)).toEqual([sold.order]);
  const [plan] = (await sales.call('Subscriptions_List', { params })).items;
  expect(plan).toMatchObject({ id: sold.plan, status: 'active' });

  const held = await foreignGroups(cast, work.users, sold.first);
  expect(held.some(({ roleDefinitionId }) => roleDefinitionId?.endsWith(IDS.owner))).toBe(true);
  expect(await creditOf(cast, sold.first)).toMatchObject({ kind: 'earned', by: { role: 'Owner' } });
  await callers.resources(work.users, sold.first).resourceGroups.createOrUpdate('rg-ventes', LOCATION);
}

/** Tokens from before open nothing. */
async function isOutside({ callers }: Cast, { arm, graph, ofProgram }: Before, { first }: Sold) {
  for (const bearer of [arm, ofProgram]) {
    const { resourceGroups } = callers.resources(bearer, first);
    await expect(resourceGroups.createOrUpdate('rg-trop-tard', LOCATION)).rejects.toMatchObject(REFUSED);
    await expect(Array.fromAsync(callers.subscriptions(bearer).subscriptions.list())).rejects.toMatchObject(REFUSED);
  }
  await expect(callers.graph(graph).api('/users').get()).rejects.toMatchObject({ statusCode: 403 });
}

/** What the granular relationship is known by. */
export interface Granular {
  readonly relationship: string;
}

/** By a granular relationship and a group among the Admin agents, the partner's people enter again. */
export async function enterByGroup(cast: Cast, sold: Sold, before: Before): Promise<Granular> {
  const { transcript, callers, partner, customer, adminAgent, salesAgent, globalAdmin, owner } = cast;
  transcript.chapter('With a granular relationship and a group among the Admin agents, the partner enters again');
  const directory = callers.graph(await globalAdmin.token(partner.tenantId, 'graph'));
  const { value } = await directory.api('/groups').filter("displayName eq 'AdminAgents'").select('id').get();
  transcript.name(value[0].id, 'admin-agents');
  const group = await directory.api('/groups').post({
    displayName: 'Cafés',
    mailNickname: 'cafes',
    mailEnabled: false,
    securityEnabled: true,
  });
  transcript.name(group.id, 'group');
  const { graph } = cast.server.connection.endpoints;
  const reference = (id: string) => ({ '@odata.id': `${graph}/v1.0/directoryObjects/${id}` });
  await directory.api(`/groups/${group.id}/members/$ref`).post(reference(before.arm.objectId));
  await directory.api(`/groups/${value[0].id}/members/$ref`).post(reference(group.id));

  const agent = callers.graph(await adminAgent.token(partner.tenantId, 'graph'));
  const accessDetails = { unifiedRoles: [{ roleDefinitionId: IDS.directoryReaders }] };
  const { id } = await agent.api(RELATIONSHIPS).post({
    displayName: 'Café Ñandú',
    duration: 'P90D',
    customer: { tenantId: customer.tenantId },
    accessDetails,
  });
  transcript.name(id, 'relationship');
  await agent.api(`${RELATIONSHIPS}/${id}/requests`).post({ action: 'lockForApproval' });
  const approve = `/portal/partners/${partner.tenantId}/admin-relationships/${id}/approve`;
  await expect(agent.api(`${RELATIONSHIPS}/${id}/requests`).post({ action: 'approve' })).rejects.toMatchObject({
    statusCode: 400,
  });
  expect(await globalAdmin.portal('POST', approve)).toMatchObject({ status: 404 });
  expect(await owner.portal('POST', approve)).toMatchObject({ status: 204 });
  // Approved, and still nobody has a role of it.
  expect(await adminAgent.askToken(customer.tenantId, 'arm')).toMatchObject(NO_ENTRY);
  await agent.api(`${RELATIONSHIPS}/${id}/accessAssignments`).post({
    accessContainer: { accessContainerId: group.id, accessContainerType: 'securityGroup' },
    accessDetails,
  });

  const arm = await adminAgent.token(customer.tenantId, 'arm');
  await callers.resources(arm, sold.first).resourceGroups.createOrUpdate('rg-partenaire', LOCATION);
  expect(await salesAgent.askToken(customer.tenantId, 'arm')).toMatchObject(NO_ENTRY);
  return { relationship: id };
}

/** The customer makes an Owner of its own, removes the partner's groups, and ends the granular relationship. */
export async function takeBack(cast: Cast, sold: Sold, { before, granular }: { before: Before; granular: Granular }) {
  const { transcript, callers, partner, customer, adminAgent, owner } = cast;
  transcript.chapter('The customer elevates access, makes an Owner of its own and removes the partner’s groups');
  const owners = await owner.token(customer.tenantId, 'arm');
  const agents = await adminAgent.token(customer.tenantId, 'arm');
  const first = `/subscriptions/${sold.first}`;
  const { roleAssignments, globalAdministrator } = callers.authorization(owners, sold.first);
  await expect(roleAssignments.create(first, randomUUID(), roleOf(first, IDS.owner, owners))).rejects.toMatchObject(
    REFUSED,
  );
  await globalAdministrator.elevateAccess();
  for (const subscription of [sold.first, sold.second]) {
    const scope = `/subscriptions/${subscription}`;
    await roleAssignments.create(scope, randomUUID(), roleOf(scope, IDS.owner, owners));
    for (const { id } of await foreignGroups(cast, owners, subscription)) await roleAssignments.deleteById(id ?? '');
  }
  const elevated = await Array.fromAsync(roleAssignments.listForScope('/', { filter: 'atScope()' }));
  for (const { id, principalId } of elevated) {
    if (principalId === owners.objectId) await roleAssignments.deleteById(id ?? '');
  }
  await callers.resources(owners, sold.first).resourceGroups.createOrUpdate('rg-nous', LOCATION);

  await hasNothing(cast, agents, sold);
  expect(await creditOf(cast, sold.first)).toEqual({ kind: 'lost', by: null });
  // The directory is still open to it, by the granular relationship, until the customer ends that, too.
  expect((await callers.graph(before.graph).api('/users').select('id').get()).value).not.toEqual([]);
  const end = `/portal/partners/${partner.tenantId}/admin-relationships/${granular.relationship}/end`;
  expect(await owner.portal('POST', end)).toMatchObject({ status: 204 });
  await isOutside(cast, { ...before, arm: agents }, sold);
  expect(await adminAgent.askToken(customer.tenantId, 'graph')).toMatchObject(NO_ENTRY);
}

/** Whoever may enter, and holds no role any more, neither works nor helps itself to a role. */
async function hasNothing({ callers }: Cast, agents: Bearer, { first }: Sold) {
  const { resourceGroups } = callers.resources(agents, first);
  await expect(resourceGroups.createOrUpdate('rg-partenaire', LOCATION)).rejects.toMatchObject(REFUSED);
  expect(await Array.fromAsync(callers.subscriptions(agents).subscriptions.list())).toEqual([]);
  const scope = `/subscriptions/${first}`;
  const { roleAssignments } = callers.authorization(agents, first);
  await expect(roleAssignments.create(scope, randomUUID(), roleOf(scope, IDS.owner, agents))).rejects.toMatchObject(
    REFUSED,
  );
}
