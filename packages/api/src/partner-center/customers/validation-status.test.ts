import { parseGuid } from '@mandate/rbac/guid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guid } from '../../testing/world.ts';
import { openTradeWorld, type TradeWorld } from '../testing/trade-world.ts';

let trade: TradeWorld;
beforeEach(async () => {
  trade = await openTradeWorld();
});
afterEach(() => trade.world.close());

describe('whether a customer’s account is held up by a review', () => {
  const get = (persona: 'salesAgent' | 'billingAdmin' | 'stranger', customer: string, query = '?type=account') =>
    trade.ask(persona, 'GET', `/customers/${customer}/validationStatus${query}`);

  it('is told to the staff of its own partner alone', async () => {
    const { customer, partner } = trade.world;
    expect((await get('billingAdmin', customer)).body.code).toBe(900150);
    expect((await get('stranger', customer)).status).toBe(403);
    expect((await get('salesAgent', partner)).body.code).toBe(20002);
    expect((await get('salesAgent', guid())).body.code).toBe(20002);
    expect((await get('salesAgent', 'nobody')).body.code).toBe(2000);
  });

  it('is of accounts and of nothing else', async () => {
    const { customer } = trade.world;
    for (const query of ['', '?type=', '?kind=account']) {
      const { status, body } = await get('salesAgent', customer, query);
      expect([status, body.description]).toEqual([400, expect.stringContaining("'type'")]);
    }
    expect((await get('salesAgent', customer, '?type=payment')).body.code).toBe(900126);
    // Nothing is written there.
    const path = `/customers/${customer}/validationStatus?type=account`;
    expect((await trade.ask('adminAgent', 'PUT', path, { status: 'Allowed' })).status).toBe(405);
  });

  it('is that nobody holds it up, from when the customer accepted until the relationship ends', async () => {
    const customer = await trade.newCustomer();
    const { status, body } = await get('salesAgent', customer, '?Type=Account');
    const { partner, ports } = trade.world;
    const since = (await ports.store.tenant(parseGuid(customer)!).findRelationship(partner))?.acceptedAt;
    expect([status, body]).toEqual([
      200,
      { type: 'account', status: 'Allowed', lastUpdateDateTime: new Date(since ?? Number.NaN).toISOString() },
    ]);
    const ended = await trade.ask('adminAgent', 'PATCH', `/customers/${customer}`, { relationshipToPartner: 'none' });
    expect(ended.status).toBe(200);
    expect((await get('salesAgent', customer)).body.code).toBe(20002);
  });
});
