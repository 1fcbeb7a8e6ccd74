import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTradeWorld, type TradeWorld } from '../testing/trade-world.ts';

let trade: TradeWorld;
beforeEach(async () => {
  trade = await openTradeWorld();
});
afterEach(() => trade.world.close());

describe('what a customer is qualified as', () => {
  const put = (customer: string, what: unknown, persona: 'adminAgent' | 'billingAdmin' = 'adminAgent') =>
    trade.ask(persona, 'PUT', `/customers/${customer}/qualification`, what);
  const get = async (customer: string) =>
    (await trade.ask('salesAgent', 'GET', `/customers/${customer}/qualification`)).body;

  it('is nobody’s to say but the staff of its own partner', async () => {
    const { customer } = trade.world;
    expect((await put(customer, 'Education', 'billingAdmin')).body.code).toBe(900150);
    expect((await put(trade.world.partner, 'Education')).body.code).toBe(20002);
    expect((await trade.ask('stranger', 'GET', `/customers/${customer}/qualification`)).status).toBe(403);
    expect(await get(customer)).toBe('none');
  });

  it('is one of a closed list, and nothing that somebody has to vet', async () => {
    const { customer } = trade.world;
    expect((await put(customer, 'Royal')).body.code).toBe(900126);
    expect((await put(customer, 17)).body.code).toBe(900126);
    expect((await put(customer, 'none')).status).toBe(400);
    expect((await put(customer, 'GovernmentCommunityCloud')).status).toBe(501);
    expect((await put(customer, 4)).status).toBe(501);
    expect(await get(customer)).toBe('none');
  });

  it('is said once, by name or by number, and both sides can tell who said it', async () => {
    const { customer, otherCustomer } = trade.world;
    const said = await put(customer, 1);
    expect([said.status, said.body]).toEqual([200, 'education']);
    expect((await put(customer, 'Education')).body).toBe('education');
    expect((await put(customer, 'NonProfit')).body.code).toBe(800042);
    expect(await get(customer)).toBe('education');
    expect(await get(otherCustomer)).toBe('none');
    const { body } = await trade.ask('adminAgent', 'GET', '/auditrecords?operationType=update_customer_qualification');
    expect(body.items).toMatchObject([{ customerId: customer, resourceType: 'customer' }]);
  });
});

describe('managed services', () => {
  const list = async (persona: 'adminAgent' | 'salesAgent', customer: string) =>
    (await trade.ask(persona, 'GET', `/customers/${customer}/managedservices`)).body;

  it('show the way to what the caller can enter, and nothing where it cannot', async () => {
    const { customer, otherCustomer } = trade.world;
    const { items } = await list('adminAgent', customer);
    expect(items).toMatchObject([
      {
        name: 'Microsoft Azure Management Portal',
        links: { adminService: { uri: `https://portal.example/azure/${customer}` } },
        attributes: { objectType: 'ManagedService' },
      },
    ]);
    // A relationship without delegated admin lets nobody in.
    expect((await list('adminAgent', otherCustomer)).items).toEqual([]);
    await trade.ask('adminAgent', 'PATCH', `/customers/${customer}`, { allowDelegatedAccess: false });
    expect((await list('adminAgent', customer)).items).toEqual([]);
  });
});
