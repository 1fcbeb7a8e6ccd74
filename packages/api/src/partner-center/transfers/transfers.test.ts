import { operatorAct } from '@mandate/app/act';
import type { Caller } from '@mandate/app/caller';
import { addGroup, addMember, addUser } from '@mandate/app/directory/change-directory';
import { createTenant } from '@mandate/app/installation/create-tenant';
import { requested, transition } from '@mandate/domain/relationships';
import type { TenantId } from '@mandate/domain/tenants';
import { ok } from '@mandate/rbac/result';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guid, must } from '../../testing/world.ts';
import { openTradeWorld, PLAN, type TradeWorld } from '../testing/trade-world.ts';

let trade: TradeWorld;
let rival: Caller;
const group = guid();
beforeAll(async () => {
  trade = await openTradeWorld();
  const operator = operatorAct(trade.world.ports);
  const [tenant, id] = [guid(), guid()];
  const domain = 'rival.example';
  must(
    await createTenant(operator, {
      id: tenant,
      displayName: 'Rival',
      defaultDomain: domain,
      domains: [domain],
      country: 'BE',
      createdAt: 1,
    }),
  );
  for (const [displayName, made] of [
    ['AdminAgents', group],
    ['SalesAgents', guid()],
  ] as const) {
    must(await addGroup(operator, tenant, { id: made, displayName, description: null, wellKnown: displayName }));
  }
  const names = { userPrincipalName: `agent@${domain}`, displayName: 'agent', givenName: null, surname: null };
  must(await addUser(operator, tenant, { id, ...names, password: null, directoryRoles: [] }));
  must(await addMember(operator, tenant, { group, member: id }));
  rival = { kind: 'User', id, home: tenant, tenant, name: 'agent', client: null };
});
afterAll(() => trade.world.close());

/** Makes the other partner a reseller of a customer as well. */
async function relate(customer: TenantId): Promise<void> {
  const between = { partner: rival.home, customer, tier: 'direct', otherTier: null, confirmed: true } as const;
  const bond = must(transition(requested(between, { delegatedAdmin: false, at: 1 }), 'accept', 2));
  const entry = { operation: 'test', target: 'test', before: null, after: null };
  await trade.world.ports.store.commit([], operatorAct(trade.world.ports).context, async (change) => {
    await change.putRelationship(bond);
    for (const tenant of [customer, rival.home]) await change.tenant(tenant).record(entry);
    return ok(undefined);
  });
}

const asRival = (method: string, path: string, body?: unknown) =>
  trade.world.ask(rival, method, `/v1${path}`, body, { surface: 'partner-center' });

async function buyAsRival(customer: string): Promise<void> {
  await asRival('POST', `/customers/${customer}/agreements`, {
    primaryContact: { firstName: 'A', lastName: 'B', email: 'a@b.example' },
    dateAgreed: '2026-01-01',
    type: 'MicrosoftCustomerAgreement',
  });
  const order = await asRival('POST', `/customers/${customer}/orders`, { lineItems: [{ offerId: PLAN }] });
  expect(order.status).toBe(201);
}

async function offered() {
  const customer = (await trade.newCustomer()) as TenantId;
  const plan = await trade.buyPlan(customer);
  await relate(customer);
  const path = `/customers/${customer}/subscriptions/${plan}/azureEntitlements`;
  const azure = (await trade.ask('adminAgent', 'GET', path)).body.items[0].id as string;
  const offer = (targetPartnerTenantId: string = rival.home, azureSubscriptionId = azure) =>
    trade.ask('adminAgent', 'POST', `/customers/${customer}/transfers`, {
      targetPartnerTenantId,
      lineItems: [{ subscriptionId: azureSubscriptionId }],
    });
  return { customer, plan, azure, entitlements: path, offer };
}

describe('a transfer between partners', () => {
  it('moves the subscription under the new partner’s plan, and no role with it', async () => {
    const { customer, azure, entitlements, offer } = await offered();
    const asked = await offer();
    expect([asked.status, asked.body.status]).toEqual([201, 'Active']);
    // The old partner is told what it will still hold.
    const { AdminAgents, SalesAgents } = trade.world.groups;
    const own = asked.body.lineItems[0].ownRoles.map((each: { group: string }) => each.group);
    expect(own.toSorted()).toEqual([AdminAgents, SalesAgents].toSorted());

    const path = `/customers/${customer}/transfers/${asked.body.id}`;
    expect((await asRival('POST', `${path}/accept`)).body.code).toBe(900133);
    await buyAsRival(customer);
    const reader = trade.world.ports.store.tenant(customer);
    const before = await reader.listRoleAssignments();
    const accepted = await asRival('POST', `${path}/accept`);
    expect([accepted.status, accepted.body.status]).toEqual([200, 'Completed']);
    // The new one is told that it holds nothing there.
    expect(accepted.body).toMatchObject({ orders: [], transferErrors: [] });
    expect(accepted.body.lineItems).toEqual([{ id: 0, subscriptionId: azure, quantity: 1, ownRoles: [] }]);
    expect(await reader.listRoleAssignments()).toEqual(before);

    expect((await trade.ask('adminAgent', 'GET', entitlements)).body.items).toEqual([]);
    expect((await reader.findSubscription(azure as never))?.soldBy?.partner).toBe(rival.home);
    const sold = (await asRival('GET', `/customers/${customer}/subscriptions`)).body.items[0];
    const under = (await asRival('GET', `/customers/${customer}/subscriptions/${sold.id}/azureEntitlements`)).body;
    expect(under.items.map((each: { id: string }) => each.id)).toContain(azure);
    // Done is done.
    const late = await asRival('POST', `${path}/decline`);
    expect([late.status, late.body.code]).toEqual([409, 900102]);
    expect((await trade.ask('adminAgent', 'POST', `${path}/cancel`)).body.code).toBe(900102);
    for (const tenant of [customer, rival.home, trade.world.partner]) {
      const { rows } = await trade.world.ports.store.tenant(tenant).listChangesBackwards({ after: null, limit: 20 });
      expect(rows.some(({ target }) => target.endsWith(asked.body.id))).toBe(true);
    }
  });

  it('is refused to whom it does not concern, and twice for one subscription', async () => {
    const { customer, offer } = await offered();
    expect((await offer(trade.world.partner)).body.code).toBe(900148);
    const nobody = await offer(guid());
    expect([nobody.status, nobody.body.code]).toEqual([403, 20002]);
    expect((await offer('x')).body.code).toBe(20002);
    expect((await offer(rival.home, guid())).body.code).toBe(800111);
    const asked = await offer();
    expect((await offer()).body.code).toBe(900101);
    const path = `/customers/${customer}/transfers/${asked.body.id}`;
    // Nobody accepts their own offer, and nobody else's is theirs to take back.
    expect((await trade.ask('adminAgent', 'POST', `${path}/accept`)).body.code).toBe(800042);
    expect((await asRival('POST', `${path}/cancel`)).body.code).toBe(800042);
    expect((await asRival('POST', `${path}/decline`)).body.status).toBe('Rejected');
    expect((await offer()).status).toBe(201);
  });

  it('lapses after 30 days', async () => {
    const { customer, offer } = await offered();
    const asked = await offer();
    trade.world.advance(30 * 86_400_000);
    const path = `/customers/${customer}/transfers/${asked.body.id}`;
    expect((await asRival('GET', path)).body.status).toBe('Expired');
    expect((await asRival('POST', `${path}/accept`)).body.code).toBe(800042);
    trade.world.advance(-30 * 86_400_000);
  });
});
