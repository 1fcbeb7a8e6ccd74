import { OWNER, READER } from '@mandate/rbac/builtin-roles/well-known';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTradeWorld, type TradeWorld } from '../../partner-center/testing/trade-world.ts';
import { guid, type Persona, type World } from '../../testing/world.ts';
import type { DirectoryChangeReport, OfferedSubscriptions } from './wire.ts';

let trade: TradeWorld;
let world: World;
beforeAll(async () => {
  trade = await openTradeWorld();
  ({ world } = trade);
  await give('kim', OWNER);
  await give('lou', READER);
});
afterAll(() => world.close());

async function give(persona: Persona, role: string): Promise<void> {
  const url = `/subscriptions/${world.subscription}/providers/Microsoft.Authorization/roleAssignments/${guid()}?api-version=2022-04-01`;
  const given = await world.ask(world.caller('adminAgent', world.customer), 'PUT', url, {
    properties: { roleDefinitionId: role, principalId: world.people[persona].id },
  });
  expect(given.status).toBe(201);
}

const get = (persona: Persona, url: string) =>
  world.ask(world.caller(persona), 'GET', url, undefined, { surface: 'portal' });
const reportPath = () => `/portal/tenants/${world.customer}/subscriptions/${world.subscription}/directory-change`;
const reportFor = async (persona: Persona): Promise<DirectoryChangeReport> => (await get(persona, reportPath())).body;
const offersFor = async (persona: Persona) =>
  ((await get(persona, '/portal/offered-subscriptions')).body as OfferedSubscriptions).offers;
const offer = (owner = 'stranger@contoso.example') =>
  world.ask(
    world.caller('kim'),
    'PUT',
    `/subscriptions/${world.subscription}/providers/Microsoft.Subscription/changeTenantRequest/default?api-version=2025-11-01-preview`,
    { properties: { destinationTenantId: world.otherCustomer, destinationOwnerId: owner } },
  );

describe('what a change of directory leaves behind', () => {
  it.each(['lou', 'customerAdmin', 'adminAgent', 'salesAgent'] as const)(
    'is not told to %s, who may not ask for one',
    async (persona) => {
      expect(await reportFor(persona)).toEqual({ may: false, report: null });
    },
  );

  it('is not told to anybody from elsewhere', async () => {
    expect((await get('stranger', reportPath())).status).toBe(404);
    const other = `/portal/tenants/${world.customer}/subscriptions/${world.otherSubscription}/directory-change`;
    expect((await get('kim', other)).body).toEqual({ may: false, report: null });
  });

  it('names everybody who loses a role, what goes along, and what stands against it', async () => {
    const { report } = await reportFor('kim');
    const roles = report!.roles.map(({ holder, holderKind, how }) => [holder, holderKind, how]);
    expect(roles).toContainEqual(['kim', 'User', 'assigned']);
    expect(roles).toContainEqual(['lou', 'User', 'assigned']);
    expect(roles).toContainEqual([
      expect.stringContaining("Foreign Principal for 'Fabrikam' in Role 'TenantAdmins'"),
      'ForeignGroup',
      'assigned',
    ]);
    expect(report).toMatchObject({
      blocked: null,
      seller: 'Fabrikam',
      waiting: null,
      takes: { resourceGroups: 0, resources: 0, locks: 0, isMore: false },
    });
    await world.ask(
      world.caller('kim'),
      'PUT',
      `/subscriptions/${world.subscription}/providers/Microsoft.Authorization/locks/keep?api-version=2020-05-01`,
      { properties: { level: 'CanNotDelete' } },
    );
    expect((await reportFor('kim')).report?.blocked).toEqual({
      kind: 'locked',
      at: [`/subscriptions/${world.subscription}`],
    });
    await world.ask(
      world.caller('kim'),
      'DELETE',
      `/subscriptions/${world.subscription}/providers/Microsoft.Authorization/locks/keep?api-version=2020-05-01`,
    );
  });
});

describe('an offered subscription', () => {
  it('is shown to Global admins of the directory it is offered to, with what stands against it', async () => {
    expect(await offersFor('stranger')).toEqual([]);
    expect((await offer('somebody@contoso.example')).status).toBe(200);
    expect(await offersFor('kim')).toEqual([]);
    expect(await offersFor('customerAdmin')).toEqual([]);
    expect(await offersFor('adminAgent')).toEqual([]);
    const [shown] = await offersFor('stranger');
    expect(shown).toMatchObject({
      subscription: world.subscription,
      displayName: 'Production',
      from: { id: world.customer, displayName: 'Hôtel Élysée', domain: 'elysee.example' },
      owner: 'somebody@contoso.example',
      isForReader: false,
      seller: 'Fabrikam',
      blocked: 'no-plan-at-destination',
    });
    await offer();
    await trade.buyPlan(world.otherCustomer);
    expect(await offersFor('stranger')).toMatchObject([{ isForReader: true, blocked: null }]);
    expect((await reportFor('kim')).report?.waiting).toMatchObject({
      destination: world.otherCustomer,
      owner: 'stranger@contoso.example',
    });
    world.advance(8 * 86_400_000);
    expect(await offersFor('stranger')).toEqual([]);
    expect((await reportFor('kim')).report?.waiting).toBeNull();
    world.advance(-8 * 86_400_000);
  });
});
