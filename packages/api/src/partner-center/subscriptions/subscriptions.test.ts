import { operatorAct } from '@mandate/app/act';
import { addMember } from '@mandate/app/directory/change-directory';
import { OWNER } from '@mandate/rbac/builtin-roles/well-known';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guid, type Persona } from '../../testing/world.ts';
import { LEGACY, openTradeWorld, PLAN, type TradeWorld } from '../testing/trade-world.ts';

let trade: TradeWorld;
beforeAll(async () => {
  trade = await openTradeWorld();
});
afterAll(() => trade.world.close());

const patch = (at: { customer: string; plan: string }, body: object, headers = {}, persona: Persona = 'salesAgent') =>
  trade.ask(persona, 'PATCH', `/customers/${at.customer}/subscriptions/${at.plan}`, body, headers);
const read = async ({ customer, plan }: { customer: string; plan: string }) =>
  (await trade.ask('salesAgent', 'GET', `/customers/${customer}/subscriptions/${plan}`)).body;
const entitlements = async ({ customer, plan }: { customer: string; plan: string }) =>
  (await trade.ask('salesAgent', 'GET', `/customers/${customer}/subscriptions/${plan}/azureEntitlements`)).body.items;
const arm = (customer: string, method: string, path: string, persona: Persona = 'adminAgent', body?: unknown) =>
  trade.world.ask(trade.world.caller(persona, customer as never), method, path, body);
const ARM_SUBSCRIPTION = 'api-version=2022-12-01';

async function withPlan() {
  const customer = await trade.newCustomer();
  return { customer, plan: await trade.buyPlan(customer) };
}

/** Somebody who is both, as cancelling for compromise takes. */
async function makeBoth(): Promise<void> {
  const { ports, partner, groups, people } = trade.world;
  await addMember(operatorAct(ports), partner, { group: groups.AdminAgents, member: people.globalAdmin.id });
}

describe('a subscription', () => {
  it('F33: is renamed only by who saw its last version', async () => {
    const at = await withPlan();
    const { attributes } = await read(at);
    expect((await patch(at, { friendlyName: 'Un', attributes })).body.friendlyName).toBe('Un');
    const stale = await patch(at, { friendlyName: 'Deux', attributes });
    expect([stale.status, stale.body.code]).toEqual([400, 2055]);
    expect((await patch(at, { friendlyName: 'Deux' }, { 'if-match': `"${attributes.etag}"` })).body.code).toBe(2055);
    const fresh = (await read(at)).attributes.etag;
    expect(
      (await patch(at, { friendlyName: 'Deux', autoRenewEnabled: false }, { 'if-match': `"${fresh}"` })).body,
    ).toMatchObject({ friendlyName: 'Deux', autoRenewEnabled: false });
    expect((await patch(at, { friendlyName: '' })).status).toBe(400);
    expect((await patch(at, { quantity: 2 })).body.code).toBe(800027);
    expect((await patch(at, { status: 'disabled' })).status).toBe(400);
  });

  it('F31: that is a plan is not suspended while Azure subscriptions are active under it', async () => {
    const at = await withPlan();
    for (const status of ['suspended', 'deleted']) {
      const refused = await patch(at, { status });
      expect([refused.status, refused.body.code]).toEqual([403, 900115]);
    }
    const [{ id }] = await entitlements(at);
    const cancelled = await arm(
      at.customer,
      'POST',
      `/subscriptions/${id}/providers/Microsoft.Subscription/cancel?api-version=2021-10-01`,
    );
    expect(cancelled.status).toBe(200);
    expect((await entitlements(at))[0].status).toBe('inactive');
    expect((await patch(at, { status: 'suspended' })).body).toMatchObject({
      status: 'suspended',
      suspensionReasons: ['CustomerCancellation'],
    });

    // Nothing comes back into use under a plan that is suspended, and nothing new comes to it.
    const enable = `/subscriptions/${id}/providers/Microsoft.Subscription/enable?api-version=2021-10-01`;
    const refused = await arm(at.customer, 'POST', enable);
    expect([refused.status, refused.body.error.code]).toEqual([409, 'AzurePlanNotActive']);
    const alias = await trade.world.ask(
      trade.world.caller('salesAgent'),
      'PUT',
      `/providers/Microsoft.Subscription/aliases/${guid()}?api-version=2021-10-01`,
      {
        properties: {
          displayName: 'Another',
          billingScope: `/providers/Microsoft.Billing/billingAccounts/${trade.world.partner}/customers/${at.customer}`,
        },
      },
    );
    expect([alias.status, alias.body.error.code]).toEqual([409, 'AzurePlanNotActive']);
    const blocked = await trade.fill(at.customer);
    expect(blocked.body.lineItems[0].error.errorDescription).toContain('Reactivate it');

    expect((await patch(at, { status: 'active' })).body.status).toBe('active');
    expect((await arm(at.customer, 'POST', enable)).status).toBe(200);
  });

  it('is gone when it stayed suspended for 90 days', async () => {
    const customer = await trade.newCustomer();
    await trade.agree(customer, 'MicrosoftCloudAgreement');
    const cart = await trade.fill(customer, LEGACY);
    const bought = await trade.ask('salesAgent', 'POST', `/customers/${customer}/carts/${cart.body.id}/checkout`);
    const at = { customer, plan: bought.body.orders[0].lineItems[0].subscriptionId };
    expect((await patch(at, { status: 'suspended' })).status).toBe(200);
    const ninetyDays = 90 * 86_400_000;
    trade.world.advance(ninetyDays);
    expect((await read(at)).status).toBe('deleted');
    const refused = await patch(at, { status: 'active' });
    expect([refused.status, refused.body.code]).toEqual([400, 800040]);
    expect((await patch(at, { friendlyName: 'Back' })).body.code).toBe(800040);
    trade.world.advance(-ninetyDays);
  });

  it('F31: of the offer before the plan takes its Azure subscription along', async () => {
    const customer = await trade.newCustomer();
    expect((await trade.agree(customer, 'MicrosoftCloudAgreement')).status).toBe(201);
    const order = await trade.ask('salesAgent', 'POST', `/customers/${customer}/orders`, {
      lineItems: [{ offerId: LEGACY }],
    });
    const at = { customer, plan: order.body.lineItems[0].subscriptionId };
    const { entitlementId, unitType } = await read(at);
    expect(unitType).toBe('Usage-based');
    const state = async () =>
      (await arm(customer, 'GET', `/subscriptions/${entitlementId}?${ARM_SUBSCRIPTION}`)).body.state;
    expect(await state()).toBe('Enabled');
    await patch(at, { status: 'suspended' });
    expect(await state()).toBe('Disabled');
    expect((await patch(at, { status: 'deleted' })).body.code).toBe(800040);
    await patch(at, { status: 'active' });
    expect(await state()).toBe('Enabled');
    // The plan cannot be bought beside it.
    await trade.agree(customer);
    const cart = await trade.fill(customer);
    const refused = await trade.ask('salesAgent', 'POST', `/customers/${customer}/carts/${cart.body.id}/checkout`);
    expect([refused.status, refused.body.code]).toEqual([400, 800062]);
  });

  it('is found by its order, and by nobody of another customer', async () => {
    const at = await withPlan();
    const { orderId } = await read(at);
    const list = async (query: string) =>
      (await trade.ask('salesAgent', 'GET', `/customers/${at.customer}/subscriptions${query}`)).body.totalCount;
    expect([await list(''), await list(`?order_id=${orderId}`), await list(`?order_id=${guid()}`)]).toEqual([1, 1, 0]);
    const elsewhere = await trade.ask(
      'salesAgent',
      'GET',
      `/customers/${trade.world.customer}/subscriptions/${at.plan}`,
    );
    expect([elsewhere.status, elsewhere.body.code]).toEqual([404, 20003]);
  });

  it('F101: stands in the order history with what was bought', async () => {
    const at = await withPlan();
    const orders = (await trade.ask('billingAdmin', 'GET', `/customers/${at.customer}/orders`)).body;
    expect(orders.items).toMatchObject([
      { status: 'completed', lineItems: [{ subscriptionId: at.plan, quantity: 1, transactionType: 'new' }] },
    ]);
    const path = `/customers/${at.customer}/orders/${orders.items[0].id}`;
    expect((await trade.ask('salesAgent', 'GET', `${path}/provisioningstatus`)).body.items[0].status).toBe('Fulfilled');
    expect((await trade.ask('salesAgent', 'PATCH', path, { status: 'cancelled' })).body.code).toBe(800061);
    expect((await trade.ask('salesAgent', 'GET', `/customers/${at.customer}/orders/${guid()}`)).body.code).toBe(20000);
  });

  it('F101: takes no add-ons, says so of each that is asked for, and lists none', async () => {
    const at = await withPlan();
    const path = `/customers/${at.customer}/subscriptions/${at.plan}`;
    expect((await read(at)).hasPurchasableAddons).toBe(false);
    expect((await trade.ask('salesAgent', 'GET', `${path}/addons`)).body).toMatchObject({ totalCount: 0, items: [] });
    expect((await trade.ask('salesAgent', 'GET', `/customers/${at.customer}/subscriptions/x/addons`)).status).toBe(404);
    const other = await trade.newCustomer();
    await trade.agree(other);
    const added = { lineItems: [{ offerId: PLAN, parentSubscriptionId: at.plan }] };
    const refused = await trade.ask('salesAgent', 'POST', `/customers/${other}/orders`, added);
    expect([refused.status, refused.body.code]).toEqual([400, 800029]);
    const cart = await trade.fill(other, PLAN, { addonItems: [{ catalogItemId: 'x:0001:y' }] });
    expect(cart.body.lineItems[0]).toMatchObject({
      addonItems: [{ catalogItemId: 'x:0001:y' }],
      error: { errorCode: 10010 },
    });
  });

  it('F64: has a support contact, which is one of the customer’s partners', async () => {
    const at = await withPlan();
    const path = `/customers/${at.customer}/subscriptions/${at.plan}/supportcontact`;
    expect((await trade.ask('salesAgent', 'GET', path)).body).toMatchObject({
      supportTenantId: trade.world.partner,
      name: 'Fabrikam',
    });
    const put = (persona: Persona, supportTenantId: string) => trade.ask(persona, 'PUT', path, { supportTenantId });
    expect((await put('salesAgent', trade.world.partner)).body.code).toBe(900150);
    expect((await put('adminAgent', trade.world.otherCustomer)).status).toBe(400);
    expect((await put('helpdeskAgent', trade.world.partner)).status).toBe(200);
  });
});

describe('an Azure subscription under a plan', () => {
  it('F30: has the id that Azure Resource Manager knows', async () => {
    const at = await withPlan();
    const [one] = await entitlements(at);
    expect((await arm(at.customer, 'GET', `/subscriptions/${one.id}?${ARM_SUBSCRIPTION}`)).body).toMatchObject({
      subscriptionId: one.id,
      displayName: one.friendlyName,
    });
    const path = `/customers/${at.customer}/subscriptions/${at.plan}/azureEntitlements/${guid()}`;
    expect((await trade.ask('salesAgent', 'GET', path)).body.code).toBe(800111);
  });

  it('F32: is cancelled only by who is Global admin and Admin agent at once', async () => {
    const at = await withPlan();
    const [{ id }] = await entitlements(at);
    const path = `/customers/${at.customer}/subscriptions/${at.plan}/azureEntitlements/${id}`;
    const cancel = (persona: Persona, cancellationReason = 'compromise') =>
      trade.ask(persona, 'POST', `${path}/cancel`, { cancellationReason });
    for (const persona of ['globalAdmin', 'adminAgent', 'salesAgent'] as const) {
      expect((await cancel(persona)).body.code).toBe(900150);
      expect((await trade.ask(persona, 'POST', `${path}/reactivate`)).body.code).toBe(900150);
    }
    await makeBoth();
    expect((await cancel('globalAdmin', 'boredom')).body.code).toBe(900307);
    expect((await trade.ask('globalAdmin', 'GET', path)).body.status).toBe('active');
    const cancelled = await cancel('globalAdmin');
    expect([cancelled.status, cancelled.body.status]).toEqual([200, 'inactive']);
  });

  it('F32: keeps its role assignments when it is cancelled, and gives back none that was removed', async () => {
    const at = await withPlan();
    await makeBoth();
    const [{ id }] = await entitlements(at);
    const roles = `/subscriptions/${id}/providers/Microsoft.Authorization/roleAssignments`;
    const version = 'api-version=2022-04-01';
    const store = trade.world.ports.store.tenant(at.customer as never);
    const [principalId] = (await trade.world.ports.store.access.tenant(at.customer as never)).directoryRoles.keys();
    const another = { properties: { roleDefinitionId: OWNER, principalId } };
    expect((await arm(at.customer, 'PUT', `${roles}/${guid()}?${version}`, 'adminAgent', another)).status).toBe(201);
    const before = await store.listRoleAssignments();
    const owner = before.find(({ principal }) => principal === trade.world.groups.AdminAgents)!;
    expect((await arm(at.customer, 'DELETE', `${roles}/${owner.id}?${version}`)).status).toBe(200);

    const path = `/customers/${at.customer}/subscriptions/${at.plan}/azureEntitlements/${id}`;
    // It works without any role there, which is what it is for.
    expect(
      (await trade.ask('globalAdmin', 'POST', `${path}/cancel`, { cancellationReason: 'compromise' })).status,
    ).toBe(200);
    const left = await store.listRoleAssignments();
    expect(left).toEqual(before.filter((each) => each !== owner));
    expect((await trade.ask('globalAdmin', 'POST', `${path}/reactivate`)).body.status).toBe('active');
    expect(await store.listRoleAssignments()).toEqual(left);
    expect((await arm(at.customer, 'GET', `/subscriptions/${id}?${ARM_SUBSCRIPTION}`)).status).not.toBe(200);
  });

  it('F32: is not taken back into use under a plan that is not active', async () => {
    const at = await withPlan();
    await makeBoth();
    const [{ id }] = await entitlements(at);
    const path = `/customers/${at.customer}/subscriptions/${at.plan}/azureEntitlements/${id}`;
    await trade.ask('globalAdmin', 'POST', `${path}/cancel`, { cancellationReason: 'compromise' });
    expect((await patch(at, { status: 'suspended' })).status).toBe(200);
    expect((await trade.ask('globalAdmin', 'POST', `${path}/reactivate`)).body.code).toBe(900337);
    expect((await patch(at, { status: 'deleted' })).body.status).toBe('deleted');
    expect((await patch(at, { status: 'active' })).body.code).toBe(800040);
  });
});
