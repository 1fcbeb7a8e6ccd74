import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guid } from '../../testing/world.ts';
import { LEGACY, openTradeWorld, PLAN, type TradeWorld } from '../testing/trade-world.ts';

let trade: TradeWorld;
beforeAll(async () => {
  trade = await openTradeWorld();
});
afterAll(() => trade.world.close());

const checkout = (customer: string, cart: string, headers = {}) =>
  trade.ask('salesAgent', 'POST', `/customers/${customer}/carts/${cart}/checkout`, undefined, headers);
const preflight = async (customer: string, cart: string) =>
  (await trade.ask('salesAgent', 'GET', `/customers/${customer}/carts/${cart}/preflight`)).body;
const kinds = (body: { problems: readonly { kind: string }[] }) => body.problems.map(({ kind }) => kind);

describe('checking out', () => {
  it('F29: refuses the Azure plan with 13605 until the agreement is accepted, and buys it then', async () => {
    const customer = await trade.newCustomer();
    const cart = (await trade.fill(customer)).body;
    expect(await preflight(customer, cart.id)).toMatchObject({
      canCheckOut: false,
      problems: [{ kind: 'agreement-missing', code: 13605, fix: 'attest-the-agreement', lineItem: 0 }],
    });
    const refused = await checkout(customer, cart.id);
    expect([refused.status, refused.body.code, refused.body.source]).toEqual([403, 13605, 'PartnerFD']);

    expect((await trade.agree(customer)).status).toBe(201);
    expect(await preflight(customer, cart.id)).toMatchObject({ canCheckOut: true, problems: [] });
    const bought = await checkout(customer, cart.id);
    expect(bought.status).toBe(201);
    const [order] = bought.body.orders;
    expect(order).toMatchObject({ status: 'completed', billingCycle: 'one_time', currencyCode: 'EUR' });

    const plan = order.lineItems[0].subscriptionId;
    const entitlements = await trade.ask(
      'salesAgent',
      'GET',
      `/customers/${customer}/subscriptions/${plan}/azureEntitlements`,
    );
    expect(entitlements.body.items).toMatchObject([{ status: 'active', subscriptionId: plan }]);
    const azure = entitlements.body.items[0].id;
    const atArm = await trade.world.ask(
      trade.world.caller('adminAgent', customer as never),
      'GET',
      `/subscriptions/${azure}?api-version=2022-12-01`,
    );
    expect([atArm.status, atArm.body.subscriptionId]).toEqual([200, azure]);
  });

  it('F27: gives AdminAgents Owner, as a foreign group, on the Azure subscription that comes with the plan', async () => {
    const customer = await trade.newCustomer();
    const plan = await trade.buyPlan(customer);
    const path = `/customers/${customer}/subscriptions/${plan}/azureEntitlements`;
    const [{ id }] = (await trade.ask('adminAgent', 'GET', path)).body.items;
    const assignments = await trade.world.ask(
      trade.world.caller('adminAgent', customer as never),
      'GET',
      `/subscriptions/${id}/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01`,
    );
    const foreign = assignments.body.value.map((each: { properties: object }) => each.properties);
    expect(foreign).toContainEqual(
      expect.objectContaining({ principalId: trade.world.groups.AdminAgents, principalType: 'ForeignGroup' }),
    );
  });

  it.each([
    ['a second plan', PLAN, {}, 'plan-held', 400, 800062],
    ['the offer before the plan', LEGACY, {}, 'agreement-missing', 403, 13605],
    ['what is not for sale', 'nothing:0001:x', {}, 'item-unknown', 400, 900142],
    ['two of one', PLAN, { quantity: 2 }, 'quantity-refused', 400, 900275],
    ['half a plan', PLAN, { quantity: 0.5 }, 'quantity-refused', 400, 900275],
    ['another currency', PLAN, { currencyCode: 'USD' }, 'currency-refused', 400, 900169],
    ['another billing cycle', PLAN, { billingCycle: 'annual' }, 'billing-cycle-refused', 400, 6001],
    ['a name with a line break', PLAN, { friendlyName: 'a\nb' }, 'friendly-name-refused', 400, 800002],
    ['an add-on', PLAN, { addonItems: [{ catalogItemId: 'x:0001:y' }] }, 'add-on-refused', 400, 800029],
  ] as const)('refuses %s, as the preflight said', async (_, item, more, kind, status, code) => {
    const customer = await trade.newCustomer();
    await trade.buyPlan(customer);
    const cart = (await trade.fill(customer, item, more)).body;
    const predicted = await preflight(customer, cart.id);
    expect(kinds(predicted)).toContain(kind);
    const refused = await checkout(customer, cart.id);
    expect([refused.status, refused.body.data]).toEqual([
      predicted.problems[0].code === code ? status : 400,
      kinds(predicted),
    ]);
    expect(predicted.problems.map((each: { code: number }) => each.code)).toContain(code);
  });

  it('refuses an empty cart, one that expired, one that was bought, and one that never was', async () => {
    const customer = await trade.newCustomer();
    await trade.agree(customer);
    const empty = await trade.ask('salesAgent', 'POST', `/customers/${customer}/carts`, { lineItems: [] });
    expect((await checkout(customer, empty.body.id)).body.code).toBe(800009);

    const late = (await trade.fill(customer)).body;
    trade.world.advance(16 * 60_000);
    expect(kinds(await preflight(customer, late.id))).toEqual(['cart-expired']);
    expect((await checkout(customer, late.id)).body.code).toBe(800008);
    trade.world.advance(-16 * 60_000);

    const cart = (await trade.fill(customer)).body;
    expect((await checkout(customer, cart.id)).status).toBe(201);
    expect((await checkout(customer, cart.id)).body.code).toBe(800065);
    expect((await checkout(customer, guid())).body.code).toBe(800008);
    expect((await checkout(customer, 'nonsense')).body.code).toBe(800008);
  });

  it('keeps what one person wrote from another who looked at the cart before', async () => {
    const customer = await trade.newCustomer();
    const cart = (await trade.fill(customer)).body;
    const path = `/customers/${customer}/carts/${cart.id}`;
    const change = (
      persona: 'salesAgent' | 'adminAgent',
      friendlyName: string,
      etag: string | undefined,
      header = '',
    ) =>
      trade.ask(
        persona,
        'PUT',
        path,
        { lineItems: [{ catalogItemId: PLAN, friendlyName }], ...(etag ? { attributes: { etag } } : {}) },
        header ? { 'if-match': header } : {},
      );
    const { etag } = cart.attributes;
    expect((await change('adminAgent', 'Mine', etag)).status).toBe(200);
    const stale = await change('salesAgent', 'Theirs', etag);
    expect([stale.status, stale.body.code]).toEqual([400, 2055]);
    expect((await change('salesAgent', 'Theirs', undefined, `"${etag}"`)).body.code).toBe(2055);
    expect((await change('salesAgent', 'Theirs', 'made-up')).body.code).toBe(2055);
    const seen = (await trade.ask('salesAgent', 'GET', path)).body;
    expect(seen.lineItems[0].friendlyName).toBe('Mine');
    expect((await change('salesAgent', 'Theirs', seen.attributes.etag)).body.lineItems[0].friendlyName).toBe('Theirs');
  });

  it('buys only what the buyer looked at, when another has changed the cart since', async () => {
    const customer = await trade.newCustomer();
    await trade.agree(customer);
    const cart = (await trade.fill(customer)).body;
    const { etag } = cart.attributes;
    const changed = await trade.ask('adminAgent', 'PUT', `/customers/${customer}/carts/${cart.id}`, {
      lineItems: [{ catalogItemId: PLAN, friendlyName: 'Theirs' }],
      attributes: { etag },
    });
    expect(changed.status).toBe(200);
    const stale = await checkout(customer, cart.id, { 'if-match': `"${etag}"` });
    expect([stale.status, stale.body.code]).toEqual([400, 2055]);
    expect((await trade.ask('salesAgent', 'GET', `/customers/${customer}/orders`)).body.totalCount).toBe(0);
    expect((await checkout(customer, cart.id, { 'if-match': changed.body.attributes.etag })).status).toBe(201);
  });

  it('is closed to Helpdesk agents and Billing admins, and to everybody for a customer of somebody else', async () => {
    const customer = trade.world.customer;
    for (const persona of ['helpdeskAgent', 'billingAdmin', 'customerAdmin', 'stranger', 'kim'] as const) {
      const { status, body } = await trade.ask(persona, 'POST', `/customers/${customer}/carts`, { lineItems: [] });
      expect([persona, status, body.code]).toEqual([persona, 403, 900150]);
    }
    const elsewhere = await trade.fill(guid());
    expect([elsewhere.status, elsewhere.body.code]).toEqual([403, 20002]);
    expect((await trade.fill('not-a-guid')).body.code).toBe(2000);
  });

  it('puts Azure subscriptions that were sold before under the plan, instead of adding one', async () => {
    const { customer, subscription } = trade.world;
    const plan = await trade.buyPlan(customer);
    const path = `/customers/${customer}/subscriptions/${plan}/azureEntitlements`;
    expect((await trade.ask('adminAgent', 'GET', path)).body.items.map((each: { id: string }) => each.id)).toEqual([
      subscription,
    ]);
    const one = await trade.ask('adminAgent', 'GET', `${path}/${subscription.toUpperCase()}`);
    expect(one.body).toMatchObject({ id: subscription, friendlyName: 'Production', status: 'active' });
  });

  it('F106: does a named request once and answers it again alike', async () => {
    const customer = await trade.newCustomer();
    await trade.agree(customer);
    const headers = { 'ms-requestid': guid(), 'ms-correlationid': guid() };
    const body = { lineItems: [{ offerId: PLAN }] };
    const send = (who: 'salesAgent' | 'adminAgent' = 'salesAgent', what: object = body) =>
      trade.ask(who, 'POST', `/customers/${customer}/orders`, what, headers);
    const [first, again] = [await send(), await send()];
    expect(first.status).toBe(201);
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(first.headers).toMatchObject(headers);
    const orders = await trade.ask('salesAgent', 'GET', `/customers/${customer}/orders`);
    expect(orders.body.totalCount).toBe(1);
    // Another body, or another person, is another request.
    expect((await send('salesAgent', { lineItems: [{ offerId: PLAN, friendlyName: 'B' }] })).body.code).toBe(800062);
    expect((await send('adminAgent')).body.code).toBe(800062);
    trade.world.advance(25 * 60 * 60_000);
    expect((await send()).body.code).toBe(800062);
  });

  it('F106: lets a named request that failed be tried again', async () => {
    const customer = await trade.newCustomer();
    const headers = { 'ms-requestid': guid() };
    const send = () =>
      trade.ask('salesAgent', 'POST', `/customers/${customer}/orders`, { lineItems: [{ offerId: PLAN }] }, headers);
    expect((await send()).body.code).toBe(13605);
    await trade.agree(customer);
    expect((await send()).status).toBe(201);
  });
});
