import { operatorAct } from '@mandate/app/act';
import { CONTRIBUTOR, OWNER, READER } from '@mandate/rbac/builtin-roles/well-known';
import type { RoleId } from '@mandate/rbac/model';
import { ok } from '@mandate/rbac/result';
import { subscriptionScope } from '@mandate/rbac/scope';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { guid, must, type Persona, type World } from '../../testing/world.ts';
import { assignmentAt, type ChangeTenantWorld, openChangeTenantWorld } from './testing/change-tenant-world.ts';

let place: ChangeTenantWorld;
let world: World;
/** A new subscription for each test. */
let id: ReturnType<typeof guid>;
beforeAll(async () => {
  place = await openChangeTenantWorld();
  ({ world } = place);
});
afterAll(() => world.close());
beforeEach(async () => {
  id = await place.newSubscription();
});

const path = () => place.path(id);
const asCustomer: ChangeTenantWorld['asCustomer'] = (...asked) => place.asCustomer(...asked);
const body: ChangeTenantWorld['body'] = (...named) => place.body(...named);
const offer = (persona?: Persona, sent?: object) => place.offer(id, persona, sent);
const answer = (verb: 'acceptChangeTenant' | 'changeTenantStatus', persona?: Persona) =>
  place.answer(id, verb, persona);
const accept = (persona?: Persona) => answer('acceptChangeTenant', persona);
const assign = (persona: Persona, role: RoleId, scope = `/subscriptions/${id}`) => place.assign(persona, role, scope);
const group = (name = 'rg') => `/subscriptions/${id}/resourceGroups/${name}?api-version=2021-04-01`;

describe('accepting a subscription', () => {
  it('takes a Global admin of the directory who is the one named', async () => {
    await offer('kim', body(world.people.stranger.id.toUpperCase()));
    for (const persona of ['kim', 'adminAgent', 'globalAdmin'] as const) {
      expect((await accept(persona)).status, persona).not.toBe(204);
    }
    const inside = world.ask(
      world.caller('adminAgent', world.otherCustomer),
      'POST',
      `/providers/Microsoft.Subscription/subscriptions/${id}/acceptChangeTenant?api-version=2025-11-01-preview`,
    );
    expect((await inside).status).toBe(403);
    expect((await answer('changeTenantStatus')).body.status).toBe('Initialized');
    expect((await accept()).status).toBe(204);
  });

  it('moves it with what lies in it, leaves every right behind, and is told to all three', async () => {
    const lou = await assign('lou', READER);
    await asCustomer('kim', 'PUT', group(), { location: 'westeurope', tags: { été: '1' } });
    const disk = `/subscriptions/${id}/resourceGroups/rg/providers/Microsoft.Compute/disks/d?api-version=2024-03-02`;
    await asCustomer('kim', 'POST', `/subscriptions/${id}/providers/Microsoft.Compute/register?api-version=2021-04-01`);
    expect((await asCustomer('kim', 'PUT', disk, { location: 'westeurope', properties: {} })).status).toBe(201);
    await assign('lou', CONTRIBUTOR, `/subscriptions/${id}/resourceGroups/rg`);
    const roleId = guid();
    const role = `/subscriptions/${id}/providers/Microsoft.Authorization/roleDefinitions/${roleId}?api-version=2022-04-01`;
    const custom = await asCustomer('kim', 'PUT', role, {
      properties: {
        roleName: `Custom ${roleId}`,
        permissions: [{ actions: ['*/read'] }],
        assignableScopes: [`/subscriptions/${id}`],
      },
    });
    expect(custom.status).toBe(201);
    await assign('lou', roleId as RoleId);

    expect((await offer()).status).toBe(200);
    expect((await accept()).status).toBe(204);
    expect((await answer('changeTenantStatus')).body).toMatchObject({
      status: 'Completed',
      acceptedDate: expect.any(String),
    });

    // Nobody of the old directory, and nobody of the partner, gets in any more: not with the token they hold.
    for (const persona of ['kim', 'lou', 'customerAdmin'] as const) {
      const seen = await asCustomer(persona, 'GET', group());
      expect([persona, seen.body.error.code]).toEqual([persona, 'SubscriptionNotFound']);
    }
    // Its partner has to do with both directories, and is told to come to the other one; there it is refused.
    const agent = await asCustomer('adminAgent', 'DELETE', lou);
    expect([agent.status, agent.body.error.code]).toEqual([401, 'InvalidAuthenticationTokenTenant']);
    const agentThere = await world.ask(world.caller('adminAgent', world.otherCustomer), 'GET', group());
    expect(agentThere.status).toBe(403);

    const stranger = world.caller('stranger');
    expect((await world.ask(stranger, 'GET', group())).body).toMatchObject({ name: 'rg', tags: { été: '1' } });
    expect((await world.ask(stranger, 'GET', disk)).body.name).toBe('d');
    const held = await world.ask(
      stranger,
      'GET',
      `/subscriptions/${id}/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01`,
    );
    expect(held.body.value.map((each: { properties: object }) => each.properties)).toMatchObject([
      { principalId: world.people.stranger.id, roleDefinitionId: expect.stringContaining(OWNER) },
    ]);

    const scope = subscriptionScope(id);
    const store = world.ports.store;
    const before = store.tenant(world.customer);
    expect(await before.findSubscription(id)).toBeUndefined();
    expect((await before.listRoleAssignments()).filter((each) => each.scope.startsWith(scope))).toEqual([]);
    expect((await before.listCustomRoles()).map((each) => each.id)).not.toContain(roleId);
    expect((await before.listResources(scope, { after: null, limit: 10 })).rows).toEqual([]);
    expect(await before.listTags(scope)).toEqual([]);
    expect(await store.installation.findTenantOfSubscription(id)).toBe(world.otherCustomer);

    const operations = async (tenant: World['partner']) =>
      (await store.tenant(tenant).listChangesBackwards({ after: null, limit: 30 })).rows
        .filter(({ target }) => target.includes(id))
        .map(({ operation }) => operation);
    for (const tenant of [world.customer, world.otherCustomer, world.partner]) {
      expect(await operations(tenant)).toContain('Microsoft.Subscription/acceptChangeTenant/action');
    }
    const removed = (await operations(world.customer)).filter((name) => name.endsWith('roleAssignments/delete'));
    // Kim's, Lou's three, and what the partner access policy gave to the partner's groups.
    expect(removed).toHaveLength(6);
  });

  it('ends what was denied, what could be activated, and what was delegated, and narrows custom roles', async () => {
    const at = (rest: string) => `/subscriptions/${id}/providers/${rest}`;
    const put = async (url: string, properties: object) => {
      const made = await asCustomer('kim', 'PUT', url, { properties });
      expect([200, 201], JSON.stringify(made.body)).toContain(made.status);
    };
    const lou = world.people.lou.id;
    await put(at(`Microsoft.Authorization/denyAssignments/${guid()}?api-version=2024-07-01-preview`), {
      denyAssignmentName: guid(),
      permissions: [{ actions: ['Microsoft.Compute/disks/write'] }],
      principals: [{ id: lou }],
    });
    await put(at(`Microsoft.Authorization/roleEligibilityScheduleRequests/${guid()}?api-version=2020-10-01`), {
      principalId: lou,
      roleDefinitionId: READER,
      requestType: 'AdminAssign',
      justification: 'A reason.',
      scheduleInfo: { expiration: { type: 'AfterDuration', duration: 'PT8H' } },
    });
    const definition = at(`Microsoft.ManagedServices/registrationDefinitions/${guid()}`);
    await put(`${definition}?api-version=2022-10-01`, {
      registrationDefinitionName: 'Operations',
      managedByTenantId: world.partner,
      authorizations: [{ principalId: world.groups.HelpdeskAgents, roleDefinitionId: READER }],
    });
    await put(at(`Microsoft.ManagedServices/registrationAssignments/${guid()}?api-version=2022-10-01`), {
      registrationDefinitionId: definition,
    });
    const other = world.subscription;
    await asCustomer('adminAgent', 'PUT', assignmentAt(`/subscriptions/${other}`), {
      properties: { roleDefinitionId: OWNER, principalId: world.people.kim.id },
    });
    const roleId = guid();
    await put(at(`Microsoft.Authorization/roleDefinitions/${roleId}?api-version=2022-04-01`), {
      roleName: `Wide ${roleId}`,
      permissions: [{ actions: ['*/read'] }],
      assignableScopes: [`/subscriptions/${id}`, `/subscriptions/${other}`],
    });
    const delegated = () =>
      world.ask(
        { ...world.caller('helpdeskAgent'), tenant: world.partner },
        'GET',
        `/subscriptions/${id}?api-version=2022-12-01`,
      );
    expect((await delegated()).status).toBe(200);

    await offer();
    expect((await accept()).status).toBe(204);
    const before = world.ports.store.tenant(world.customer);
    const scope = subscriptionScope(id);
    const left = [
      ...(await before.listDenyAssignments()),
      ...(await before.listRoleSchedules('eligible')),
      ...(await before.listRoleSchedules('active')),
      ...(await before.listRegistrationDefinitions()),
      ...(await before.listRegistrationAssignments()),
    ].filter((each) => each.scope.startsWith(scope));
    expect(left).toEqual([]);
    expect((await delegated()).status).not.toBe(200);
    const narrowed = (await before.listCustomRoles()).find((each) => each.id === roleId);
    expect(narrowed?.assignableScopes).toEqual([subscriptionScope(other)]);
    const { rows } = await before.listChangesBackwards({ after: null, limit: 30 });
    const operations = rows.map(({ operation }) => operation);
    for (const name of [
      'Microsoft.Authorization/denyAssignments/delete',
      'Microsoft.Authorization/roleEligibilitySchedules/delete',
      'Microsoft.ManagedServices/registrationAssignments/delete',
      'Microsoft.ManagedServices/registrationDefinitions/delete',
      'Microsoft.Authorization/roleDefinitions/write',
    ]) {
      expect(operations).toContain(name);
    }
  });

  it('comes under the plan that its partner sells the other directory', async () => {
    await offer();
    await accept();
    const sold = (await place.trade.ask('salesAgent', 'GET', `/customers/${world.otherCustomer}/subscriptions`)).body
      .items;
    const plan = sold.find(({ entitlementId }: { entitlementId?: string }) => entitlementId === undefined);
    const under = await place.trade.ask(
      'salesAgent',
      'GET',
      `/customers/${world.otherCustomer}/subscriptions/${plan.id}/azureEntitlements`,
    );
    expect(under.body.items.map((each: { id: string }) => each.id)).toContain(id);
    const audited = await place.trade.ask('adminAgent', 'GET', '/auditrecords?startDate=2026-11-01');
    expect(audited.body.items[0]).toMatchObject({
      customerId: world.otherCustomer,
      resourceType: 'azure_entitlement',
      operationType: 'update_subscription',
    });
    // The partner is told that it holds nothing there any more.
    const sold2 = await world.ports.store.partner(world.partner).listSold({ after: null, limit: 100 });
    expect(sold2.rows.find(({ subscription }) => subscription === id)).toMatchObject({ customer: world.otherCustomer });
    const reach = await world.ports.store.partner(world.partner).listReach(world.otherCustomer);
    expect(reach.some(({ scope }) => scope === subscriptionScope(id))).toBe(false);
  });

  it('is refused where the partner that sells it has no active plan, and nothing has moved', async () => {
    await offer();
    const store = world.ports.store;
    const plans = await store.tenant(world.otherCustomer).listCommerce(world.partner, 'subscription');
    const put = (status: 'active' | 'suspended') =>
      store.commit([], operatorAct(world.ports).context, async (change) => {
        const writer = change.tenant(world.otherCustomer);
        for (const each of plans) await writer.putCommerce(world.partner, 'subscription', { ...each, status });
        await writer.record({ operation: 'test', target: 'test', before: null, after: null });
        return ok(undefined);
      });
    await put('suspended');
    const refused = await accept();
    await put('active');
    expect([refused.status, refused.body.error.code]).toEqual([409, 'ChangeTenantNotAllowed']);
    expect((await asCustomer('kim', 'GET', path())).status).toBe(200);
    expect(await store.installation.findTenantOfSubscription(id)).toBe(world.customer);
  });

  it('is void once whoever offered it may not do so any more, also when that happens in between', async () => {
    const kim = await assign('lou', OWNER);
    await offer('lou');
    await asCustomer('adminAgent', 'DELETE', kim);
    expect((await accept()).body.error.code).toBe('ChangeTenantRequestVoid');
    const again = await assign('lou', OWNER);
    world.beforeNextCommit(async () => {
      await asCustomer('adminAgent', 'DELETE', again);
    });
    expect((await accept()).body.error.code).toBe('ChangeTenantRequestVoid');
    expect((await asCustomer('kim', 'GET', group('none'))).body.error.code).toBe('ResourceGroupNotFound');
  });

  it('is void once the role of whoever offered it has ended by itself, also in between', async () => {
    const at = `/subscriptions/${id}/providers/Microsoft.Authorization/roleAssignmentScheduleRequests/${guid()}`;
    const given = await asCustomer('kim', 'PUT', `${at}?api-version=2020-10-01`, {
      properties: {
        principalId: world.people.lou.id,
        roleDefinitionId: OWNER,
        requestType: 'AdminAssign',
        justification: 'A reason.',
        scheduleInfo: { expiration: { type: 'AfterDuration', duration: 'PT1H' } },
      },
    });
    expect(given.status, JSON.stringify(given.body)).toBe(201);
    expect((await offer('lou')).status).toBe(200);
    world.beforeNextCommit(async () => world.passTime(3_600_000));
    expect((await accept()).body.error.code).toBe('ChangeTenantRequestVoid');
    expect(await world.ports.store.installation.findTenantOfSubscription(id)).toBe(world.customer);
  });

  it('is done once: a second acceptance, and an offer of what is gone, come to nothing', async () => {
    await offer();
    expect((await accept()).status).toBe(204);
    const again = await accept();
    expect([again.status, again.body.error.code]).toEqual([409, 'ChangeTenantRequestOver']);
    expect((await offer()).status).toBe(404);
    // From there it can go back, and brings no role back with it.
    const back = await world.ask(
      world.caller('stranger'),
      'PUT',
      path(),
      body('customerAdmin@elysee.example', world.customer),
    );
    expect(back.status).toBe(200);
    world.advance(1);
    await place.trade.buyPlan(world.customer);
    expect((await accept('customerAdmin')).status).toBe(204);
    expect((await asCustomer('kim', 'GET', group())).status).toBe(403);
    expect((await asCustomer('customerAdmin', 'GET', group('none'))).body.error.code).toBe('ResourceGroupNotFound');
  });

  it('takes one that nobody sells without any plan', async () => {
    const own = guid();
    const made = await world.ports.store.commit([], operatorAct(world.ports).context, async (change) => {
      const writer = change.tenant(world.customer);
      must(await writer.addSubscription({ id: own, displayName: 'Own', state: 'Enabled', soldBy: null, createdAt: 1 }));
      must(
        await writer.addRoleAssignment({
          id: guid(),
          principal: world.people.kim.id,
          principalType: 'User',
          role: OWNER,
          scope: subscriptionScope(own),
          scopeText: `/subscriptions/${own}`,
          condition: null,
          description: null,
          createdAt: 1,
          updatedAt: 1,
          createdBy: null,
          updatedBy: null,
        }),
      );
      await writer.record({ operation: 'test', target: 'test', before: null, after: null });
      return ok(undefined);
    });
    expect(made.kind).toBe('committed');
    id = own;
    expect((await offer()).status).toBe(200);
    expect((await accept()).status).toBe(204);
    expect(await world.ports.store.installation.findTenantOfSubscription(own)).toBe(world.otherCustomer);
  });
});
