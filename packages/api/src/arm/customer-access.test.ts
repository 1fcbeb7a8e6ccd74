import { operatorAct } from '@mandate/app/act';
import { addGroup, addMember, addUser } from '@mandate/app/directory/change-directory';
import { createTenant } from '@mandate/app/installation/create-tenant';
import type { TenantWriter } from '@mandate/app/ports/store';
import { answerPartner, requestRelationship } from '@mandate/app/relationships/change-relationship';
import { CONTRIBUTOR, OWNER, READER, USER_ACCESS_ADMINISTRATOR } from '@mandate/rbac/builtin-roles/well-known';
import type { Guid } from '@mandate/rbac/model';
import { ok } from '@mandate/rbac/result';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTradeWorld, type TradeWorld } from '../partner-center/testing/trade-world.ts';
import { guid, must, type Persona, type Seen } from '../testing/world.ts';

let trade: TradeWorld;
let world: TradeWorld['world'];
beforeEach(async () => {
  trade = await openTradeWorld();
  world = trade.world;
});
afterEach(() => world.close());

const at = (subscription: string) => `/subscriptions/${subscription}`;
const assignments = (subscription: string, name = '') =>
  `${at(subscription)}/providers/Microsoft.Authorization/roleAssignments${name && `/${name}`}?api-version=2022-04-01`;
const group = (subscription: string, name = 'web') =>
  `${at(subscription)}/resourceGroups/${name}?api-version=2021-04-01`;
const listOfSubscriptions = '/subscriptions?api-version=2022-12-01';
const here = (persona: Persona) => world.caller(persona, world.customer);
const give = (who: Persona, role: string, principalId: string, more: object = {}) =>
  world.ask(here(who), 'PUT', assignments(world.subscription, guid()), {
    properties: { roleDefinitionId: role, principalId, ...more },
  });
const mayWrite = async (caller: ReturnType<typeof here>) =>
  (await world.ask(caller, 'PUT', group(world.subscription, guid()), { location: 'westeurope' })).status;

async function write(tenant: Guid, work: (writer: TenantWriter) => Promise<unknown>): Promise<void> {
  await world.ports.store.commit([], operatorAct(world.ports).context, async (change) => {
    const writer = change.tenant(tenant);
    await work(writer);
    await writer.record({ operation: 'test', target: tenant, before: null, after: null });
    return ok(undefined);
  });
}

/** Somebody new of the partner's staff who is in one group, seen at the customer. */
async function addStaff(into: Guid) {
  const id = guid();
  const names = { userPrincipalName: `${id}@fabrikam.example`, displayName: 'Staff', givenName: null, surname: null };
  must(await addUser(operatorAct(world.ports), world.partner, { id, ...names, password: null, directoryRoles: [] }));
  must(await addMember(operatorAct(world.ports), world.partner, { group: into, member: id }));
  return { kind: 'User', id, home: world.partner, tenant: world.customer, name: 'staff', client: null } as const;
}

describe('the subscriptions of a customer', () => {
  it('F20: are listed and opened with id, name, state and the plan they were sold under', async () => {
    const sold = {
      subscriptionId: world.subscription,
      displayName: 'Production',
      state: 'Enabled',
      subscriptionPolicies: { quotaId: 'CSP_2015-05-01' },
    };
    const { value } = (await world.ask(here('adminAgent'), 'GET', listOfSubscriptions)).body;
    expect(value).toEqual([expect.objectContaining({ ...sold, subscriptionPolicies: expect.anything() })]);
    const one = await world.ask(here('adminAgent'), 'GET', `${at(world.subscription)}?api-version=2022-12-01`);
    expect(one.body).toMatchObject(sold);

    const own = guid();
    await write(world.customer, (writer) =>
      writer.addSubscription({ id: own, displayName: 'Own', state: 'Enabled', soldBy: null, createdAt: 1 }),
    );
    const elevate = '/providers/Microsoft.Authorization/elevateAccess?api-version=2016-07-01';
    await world.ask(here('customerAdmin'), 'POST', elevate);
    const seen = await world.ask(here('customerAdmin'), 'GET', `${at(own)}?api-version=2022-12-01`);
    expect(seen.body.subscriptionPolicies.quotaId).toBe('PayAsYouGo_2014-09-01');
  });

  it('F28: that were there before the relationship give the partner nothing, whatever delegated admin it has', async () => {
    const [customer, subscription, admin] = [guid(), guid(), guid()];
    const operator = operatorAct(world.ports);
    const domain = 'before.example';
    const tenant = { displayName: 'Before', defaultDomain: domain, domains: [domain], country: 'FR', createdAt: 1 };
    must(await createTenant(operator, { id: customer, ...tenant }));
    const names = { userPrincipalName: `a@${domain}`, displayName: 'Admin', givenName: null, surname: null };
    const directoryRoles = ['globalAdministrator'] as const;
    must(await addUser(operator, customer, { id: admin, ...names, password: null, directoryRoles }));
    await write(customer, (writer) =>
      writer.addSubscription({ id: subscription, displayName: 'Old', state: 'Enabled', soldBy: null, createdAt: 1 }),
    );
    must(await requestRelationship(await world.act('adminAgent'), { customer, delegatedAdmin: true }));
    const owner = { kind: 'User', id: admin, home: customer, tenant: customer, name: 'admin', client: null } as const;
    must(await answerPartner(await world.actOf(owner), { partner: world.partner, event: 'accept' }));

    const agent = world.caller('adminAgent', customer);
    expect((await world.ask(agent, 'GET', listOfSubscriptions)).body.value).toEqual([]);
    expect((await world.ask(agent, 'GET', assignments(subscription))).status).toBe(403);
    expect((await world.ask(agent, 'PUT', group(subscription), { location: 'x' })).status).toBe(403);
    const elevate = '/providers/Microsoft.Authorization/elevateAccess?api-version=2016-07-01';
    expect((await world.ask(owner, 'POST', elevate)).status).toBe(200);
    const held = (await world.ask(owner, 'GET', assignments(subscription))).body.value;
    expect(held.map(({ properties }: never) => (properties as { principalType: string }).principalType)).toEqual([
      'User',
    ]);
    // What the partner provisions there afterwards is another matter.
    const sold = await world.ask(
      world.caller('adminAgent'),
      'PUT',
      '/providers/Microsoft.Subscription/aliases/after?api-version=2021-10-01',
      {
        properties: {
          displayName: 'After',
          workload: 'Production',
          billingScope: `/providers/Microsoft.Billing/billingAccounts/${world.partner}/customers/${customer}`,
        },
      },
    );
    expect(sold.status).toBe(201);
    const seen = (await world.ask(agent, 'GET', listOfSubscriptions)).body.value;
    expect(seen.map(({ displayName }: { displayName: string }) => displayName)).toEqual(['After']);
  });
});

describe('the partner’s staff at a customer', () => {
  it('F10: are Owner through Admin agents alone, whether directly or through a group in it', async () => {
    const team = guid();
    const operator = operatorAct(world.ports);
    must(
      await addGroup(operator, world.partner, { id: team, displayName: 'Team', description: null, wellKnown: null }),
    );
    const staff = await addStaff(team);
    expect((await world.ask(staff, 'GET', listOfSubscriptions)).status).toBe(403);
    must(await addMember(operator, world.partner, { group: world.groups.AdminAgents, member: team }));
    expect(await mayWrite(staff)).toBe(201);
    expect(await mayWrite(here('adminAgent'))).toBe(201);
    for (const persona of ['salesAgent', 'helpdeskAgent'] as const) expect(await mayWrite(here(persona))).toBe(403);
    for (const into of [world.groups.SalesAgents, world.groups.HelpdeskAgents]) {
      expect(await mayWrite(await addStaff(into))).toBe(403);
    }
  });

  it('F10: stay outside as Sales agents where the partner keeps to Microsoft’s policy, and read who enters', async () => {
    await write(world.partner, (writer) => writer.setPartnerPolicy('microsoft'));
    const customer = (await trade.newCustomer()) as Guid;
    await trade.buyPlan(customer);
    for (const persona of ['salesAgent', 'globalAdmin'] as const) {
      expect((await world.ask(world.caller(persona, customer), 'GET', listOfSubscriptions)).status).toBe(403);
      const url = `/portal/tenants/${customer}`;
      const { body } = await world.ask(world.caller(persona), 'GET', url, undefined, { surface: 'portal' });
      expect(body.entry).toEqual({
        kind: 'refused',
        reason: 'no-agent-role',
        rolesThatMay: ['adminAgent', 'helpdeskAgent'],
      });
    }
    const agent = world.caller('adminAgent', customer);
    expect((await world.ask(agent, 'GET', listOfSubscriptions)).body.value).toHaveLength(1);
    const helpdesk = world.caller('helpdeskAgent', customer);
    expect((await world.ask(helpdesk, 'GET', listOfSubscriptions)).body.value).toEqual([]);
  });

  it('F10: read as Helpdesk agents, whose list is empty, which roles would show them more and who can give them', async () => {
    expect((await world.ask(here('helpdeskAgent'), 'GET', listOfSubscriptions)).body.value).toEqual([]);
    const query = `scope=${at(world.subscription)}&action=Microsoft.Resources/subscriptions/read`;
    const url = `/portal/tenants/${world.customer}/rights?${query}`;
    const seen = await world.ask(world.caller('helpdeskAgent'), 'GET', url, undefined, { surface: 'portal' });
    const [{ allowed, refusal }] = seen.body.rights;
    expect([allowed, refusal.ground]).toEqual([false, 'nothing-grants-it']);
    expect(refusal.roles).toContain('Owner');
    expect(refusal.givers.map(({ kind }: { kind: string }) => kind)).toContain('ForeignGroup');
  });

  it('F24: give a role to one of their own groups, whose people then have it, and to nobody’s account elsewhere', async () => {
    const reads = async () =>
      (await world.ask(here('helpdeskAgent'), 'GET', `${at(world.subscription)}?api-version=2022-12-01`)).status;
    expect(await reads()).toBe(404);
    const elsewhere = await give('adminAgent', READER, world.people.helpdeskAgent.id);
    expect([elsewhere.status, elsewhere.body.error.code]).toEqual([400, 'PrincipalNotFound']);
    const stranger = await give('adminAgent', READER, world.people.stranger.id);
    expect([stranger.status, stranger.body.error.code]).toEqual([400, 'PrincipalNotFound']);

    const given = await give('adminAgent', READER, world.groups.HelpdeskAgents, { principalType: 'ForeignGroup' });
    expect([given.status, given.body.properties.principalType]).toEqual([201, 'ForeignGroup']);
    expect(await reads()).toBe(200);
    expect(await mayWrite(here('helpdeskAgent'))).toBe(403);
  });

  it('F24: give a role to an account of theirs that the customer invited', async () => {
    const invited = {
      invitedUserEmailAddress: 'billingAdmin@fabrikam.example',
      inviteRedirectUrl: 'https://x.example',
    };
    const options = { surface: 'graph' } as const;
    const invitation = await world.ask(here('customerAdmin'), 'POST', '/v1.0/invitations', invited, options);
    expect(invitation.status).toBe(201);
    expect((await give('adminAgent', READER, invitation.body.invitedUser.id)).status).toBe(201);
  });
});

describe('a role at a subscription', () => {
  it('F26: lets a Reader read and not write, and a Contributor write and not assign', async () => {
    const [kim, lou] = [world.people.kim.id, world.people.lou.id];
    expect((await give('adminAgent', READER, kim)).status).toBe(201);
    expect((await give('adminAgent', CONTRIBUTOR, lou)).status).toBe(201);
    const refused = async (asked: Promise<Seen>) => {
      const { status, body } = await asked;
      expect([status, body.error.code]).toEqual([403, 'AuthorizationFailed']);
    };
    await refused(world.ask(here('kim'), 'PUT', group(world.subscription), { location: 'westeurope' }));
    await refused(give('kim', READER, lou));
    await refused(give('lou', READER, kim));
    const { value } = (await world.ask(here('lou'), 'GET', assignments(world.subscription))).body;
    const [first] = value;
    await refused(world.ask(here('lou'), 'DELETE', assignments(world.subscription, first.name)));

    expect((await world.ask(here('lou'), 'PUT', group(world.subscription), { location: 'westeurope' })).status).toBe(
      201,
    );
    expect((await world.ask(here('kim'), 'GET', group(world.subscription))).status).toBe(200);
    await refused(world.ask(here('kim'), 'DELETE', group(world.subscription)));
  });

  it('F23: is taken back; the last that can give roles stays, unless the customer’s own Global admin takes it', async () => {
    const lou = world.people.lou.id;
    const reader = await give('adminAgent', READER, lou);
    const remove = (persona: Persona, name: string) =>
      world.ask(here(persona), 'DELETE', assignments(world.subscription, name));
    expect((await remove('adminAgent', reader.body.name)).status).toBe(200);
    const left = async () =>
      (await world.ask(here('adminAgent'), 'GET', assignments(world.subscription))).body.value as readonly {
        readonly name: string;
        readonly properties: { readonly principalId: string };
      }[];
    expect((await left()).some(({ properties }) => properties.principalId === lou)).toBe(false);

    const owner = (await left()).find(({ properties }) => properties.principalId === world.groups.AdminAgents)!;
    // A Global admin by a relationship could not give the right back.
    for (const persona of ['adminAgent', 'globalAdmin'] as const) {
      const refused = await remove(persona, owner.name);
      expect([refused.status, refused.body.error.code]).toEqual([412, 'CannotDeleteLastRbacAdminAssignment']);
    }
    const another = await give('adminAgent', OWNER, lou);
    expect((await remove('lou', owner.name)).status).toBe(200);
    expect((await remove('lou', another.body.name)).body.error.code).toBe('CannotDeleteLastRbacAdminAssignment');
    const elevate = '/providers/Microsoft.Authorization/elevateAccess?api-version=2016-07-01';
    expect((await world.ask(here('customerAdmin'), 'POST', elevate)).status).toBe(200);
    expect((await remove('customerAdmin', another.body.name)).status).toBe(200);
  });
});

describe('a customer by itself', () => {
  it.each([
    ['Owner', OWNER],
    ['User Access Administrator', USER_ACCESS_ADMINISTRATOR],
  ])('F36: sees its own subscriptions, and gives and takes roles as %s', async (_name, role) => {
    const [kim, lou] = [world.people.kim.id, world.people.lou.id];
    expect((await world.ask(here('kim'), 'GET', listOfSubscriptions)).body.value).toEqual([]);
    expect((await give('kim', READER, lou)).status).toBe(403);
    expect((await give('adminAgent', role, kim)).status).toBe(201);

    const { value } = (await world.ask(here('kim'), 'GET', listOfSubscriptions)).body;
    expect(value.map(({ subscriptionId }: { subscriptionId: string }) => subscriptionId)).toEqual([world.subscription]);
    const given = await give('kim', READER, lou);
    expect(given.status).toBe(201);
    const taken = await world.ask(here('kim'), 'DELETE', assignments(world.subscription, given.body.name));
    expect(taken.status).toBe(200);
  });

  it('F36: sees nothing of other tenants, nor of the partner’s other customers', async () => {
    expect((await give('adminAgent', OWNER, world.people.kim.id)).status).toBe(201);
    const other = await world.ask(here('kim'), 'GET', assignments(world.otherSubscription));
    expect([other.status, other.body.error.code]).toEqual([404, 'SubscriptionNotFound']);
    for (const tenant of [world.otherCustomer, world.partner]) {
      expect((await world.ask(world.caller('kim', tenant), 'GET', listOfSubscriptions)).status).toBe(403);
      const url = `/portal/tenants/${tenant}`;
      expect((await world.ask(here('kim'), 'GET', url, undefined, { surface: 'portal' })).status).toBe(404);
    }
    const customers = await world.ask(here('kim'), 'GET', '/v1/customers', undefined, { surface: 'partner-center' });
    expect(customers.status).toBe(403);
  });
});
