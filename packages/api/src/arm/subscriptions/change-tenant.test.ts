import { operatorAct } from '@mandate/app/act';
import { CONTRIBUTOR, OWNER, READER, USER_ACCESS_ADMINISTRATOR } from '@mandate/rbac/builtin-roles/well-known';
import type { RoleId } from '@mandate/rbac/model';
import { ok } from '@mandate/rbac/result';
import { subscriptionScope } from '@mandate/rbac/scope';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTradeWorld, PLAN, type TradeWorld } from '../../partner-center/testing/trade-world.ts';
import { guid, must, type Persona, type World } from '../../testing/world.ts';

const VERSION = 'api-version=2025-11-01-preview';
const DAY = 86_400_000;

let trade: TradeWorld;
let world: World;
/** A subscription of the customer's that the partner sells; a new one for each test. */
let id: ReturnType<typeof guid>;
beforeAll(async () => {
  trade = await openTradeWorld();
  ({ world } = trade);
  await trade.agree(world.otherCustomer);
  await trade.ask('salesAgent', 'POST', `/customers/${world.otherCustomer}/orders`, { lineItems: [{ offerId: PLAN }] });
});
afterAll(() => trade.world.close());
beforeEach(async () => {
  const made = await world.ask(
    world.caller('adminAgent'),
    'PUT',
    `/providers/Microsoft.Subscription/aliases/${guid()}?api-version=2021-10-01`,
    {
      properties: {
        displayName: 'Leaving',
        billingScope: `/providers/Microsoft.Billing/billingAccounts/${world.partner}/customers/${world.customer}`,
      },
    },
  );
  id = made.body.properties.subscriptionId;
  await assign('kim', OWNER);
});

const path = () => `/subscriptions/${id}/providers/Microsoft.Subscription/changeTenantRequest/default?${VERSION}`;
const asCustomer = (persona: Persona, method: string, url: string, body?: unknown) =>
  world.ask(world.caller(persona, world.customer), method, url, body);
const body = (destinationOwnerId = 'stranger@contoso.example', destinationTenantId: string = world.otherCustomer) => ({
  properties: { destinationTenantId, destinationOwnerId },
});
const offer = (persona: Persona = 'kim', more = body()) => asCustomer(persona, 'PUT', path(), more);
const answer = (verb: 'acceptChangeTenant' | 'changeTenantStatus', persona: Persona = 'stranger') =>
  world.ask(world.caller(persona), 'POST', `/providers/Microsoft.Subscription/subscriptions/${id}/${verb}?${VERSION}`);
const accept = (persona?: Persona) => answer('acceptChangeTenant', persona);
const assignmentsAt = (scope = `/subscriptions/${id}`) =>
  `${scope}/providers/Microsoft.Authorization/roleAssignments/${guid()}?api-version=2022-04-01`;

/** Gives somebody of the customer a role on the subscription, and answers the assignment's path. */
async function assign(persona: Persona, role: RoleId, scope?: string): Promise<string> {
  const url = assignmentsAt(scope);
  const given = await asCustomer('adminAgent', 'PUT', url, {
    properties: { roleDefinitionId: role, principalId: world.people[persona].id, principalType: 'User' },
  });
  expect(given.status).toBe(201);
  return url;
}

const group = (name = 'rg') => `/subscriptions/${id}/resourceGroups/${name}?api-version=2021-04-01`;

describe('offering a subscription to another directory', () => {
  it('is not for a partner that holds Owner there, nor for anybody without both rights', async () => {
    await assign('lou', CONTRIBUTOR);
    expect((await offer('adminAgent')).body.error.code).toBe('AuthorizationFailed');
    const contributor = await offer('lou');
    expect([contributor.status, contributor.body.error.code]).toEqual([403, 'LinkedAuthorizationFailed']);
    await assign('customerAdmin', USER_ACCESS_ADMINISTRATOR);
    expect((await offer('customerAdmin')).status).toBe(403);
    expect((await accept()).body.error.code).toBe('ChangeTenantRequestNotFound');
  });

  it.each([
    ['nobody', () => body('  '), 400, 'InvalidDestinationOwner'],
    ['a directory that is none', () => body('a@b.example', guid()), 400, 'InvalidDestinationTenant'],
    ['no directory', () => body('a@b.example', ' '), 400, 'InvalidDestinationTenant'],
    ['the directory it lies in', () => body('kim@elysee.example', world.customer), 409, 'ChangeTenantNotAllowed'],
    ['nothing', () => ({}), 400, 'InvalidRequestContent'],
  ] as const)('is refused when it names %s', async (_, wanted, status, code) => {
    const refused = await offer('kim', wanted() as ReturnType<typeof body>);
    expect([refused.status, refused.body.error.code]).toEqual([status, code]);
  });

  it('is refused while it is locked, cancelled, or being handed over between partners', async () => {
    const lock = `/subscriptions/${id}/resourceGroups/rg/providers/Microsoft.Authorization/locks/keep?api-version=2020-05-01`;
    await asCustomer('kim', 'PUT', group(), { location: 'westeurope' });
    await asCustomer('kim', 'PUT', lock, { properties: { level: 'CanNotDelete' } });
    expect((await offer()).body.error.code).toBe('ScopeLocked');
    await asCustomer('kim', 'DELETE', lock);
    const state = (verb: string) =>
      asCustomer('kim', 'POST', `/subscriptions/${id}/providers/Microsoft.Subscription/${verb}?api-version=2021-10-01`);
    await state('cancel');
    expect((await offer()).body.error.code).toBe('ReadOnlyDisabledSubscription');
    await state('enable');
    expect((await offer()).status).toBe(200);
  });

  it('changes nothing, does not tell whether its new owner exists, and can be taken back', async () => {
    const asked = await offer('kim', body('nobody@nowhere.example', 'CONTOSO.example'));
    expect([asked.status, asked.body]).toMatchObject([
      200,
      {
        id: `/subscriptions/${id}/providers/Microsoft.Subscription/changeTenantRequest/default`,
        name: 'default',
        type: 'Microsoft.Subscription/changeTenantRequest',
        properties: {
          destinationTenantId: world.otherCustomer,
          destinationOwnerId: 'nobody@nowhere.example',
          subscriptionId: id,
          sourceOwnerId: world.people.kim.id,
          sourceTenantId: world.customer,
          status: 'Initialized',
        },
      },
    ]);
    expect((await asCustomer('kim', 'GET', path())).body).toEqual(asked.body);
    const list = path().replace('/default', '');
    expect((await asCustomer('kim', 'GET', list)).body.value).toEqual([asked.body]);
    expect((await accept()).body.error.code).toBe('AuthorizationFailed');
    expect((await asCustomer('kim', 'PUT', group(), { location: 'westeurope' })).status).toBe(201);

    expect((await asCustomer('adminAgent', 'DELETE', path())).status).toBe(403);
    expect((await asCustomer('kim', 'DELETE', path())).status).toBe(200);
    expect((await asCustomer('kim', 'DELETE', path())).status).toBe(404);
    expect((await asCustomer('kim', 'GET', path())).status).toBe(404);
    expect((await asCustomer('kim', 'GET', list)).body.value).toEqual([]);
    expect((await answer('changeTenantStatus')).status).toBe(404);
  });

  it('lapses after seven days', async () => {
    expect((await offer()).status).toBe(200);
    world.advance(7 * DAY);
    expect((await accept()).body.error.code).toBe('ChangeTenantRequestOver');
    expect((await asCustomer('kim', 'GET', path())).status).toBe(404);
    world.advance(-7 * DAY);
  });
});

describe('accepting a subscription', () => {
  it('takes a Global admin of the directory who is the one named', async () => {
    await offer('kim', body(world.people.stranger.id.toUpperCase()));
    for (const persona of ['kim', 'adminAgent', 'globalAdmin'] as const) {
      expect((await accept(persona)).status, persona).not.toBe(204);
    }
    const inside = world.ask(
      world.caller('adminAgent', world.otherCustomer),
      'POST',
      `/providers/Microsoft.Subscription/subscriptions/${id}/acceptChangeTenant?${VERSION}`,
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

  it('comes under the plan that its partner sells the other directory', async () => {
    await offer();
    await accept();
    const sold = (await trade.ask('salesAgent', 'GET', `/customers/${world.otherCustomer}/subscriptions`)).body.items;
    const plan = sold.find(({ entitlementId }: { entitlementId?: string }) => entitlementId === undefined);
    const under = await trade.ask(
      'salesAgent',
      'GET',
      `/customers/${world.otherCustomer}/subscriptions/${plan.id}/azureEntitlements`,
    );
    expect(under.body.items.map((each: { id: string }) => each.id)).toContain(id);
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
    await trade.buyPlan(world.customer);
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
