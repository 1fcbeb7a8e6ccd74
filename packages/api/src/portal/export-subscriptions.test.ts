import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTradeWorld, type TradeWorld } from '../partner-center/testing/trade-world.ts';
import { guid, type Persona } from '../testing/world.ts';

let trade: TradeWorld;
let customer: string;
let plan: string;
beforeAll(async () => {
  trade = await openTradeWorld();
  customer = await trade.newCustomer();
  plan = await trade.buyPlan(customer);
});
afterAll(() => trade.world.close());

const read = (persona: Persona, id = customer) =>
  trade.world.ask(trade.world.caller(persona), 'GET', `/portal/customers/${id}/subscriptions/export`, undefined, {
    surface: 'portal',
  });

describe('the file of a customer’s subscriptions', () => {
  it('F35: is not for those who may not see them, nor for customers of somebody else', async () => {
    for (const persona of ['kim', 'customerAdmin', 'stranger', 'billingAdmin'] as const) {
      expect((await read(persona)).status, persona).toBe(403);
    }
    expect((await read('salesAgent', guid())).status).toBe(404);
    expect((await read('salesAgent', 'x')).status).toBe(404);
  });

  it('F35: has five columns and a line for each, and nothing that a spreadsheet would run', async () => {
    const renamed = await trade.ask('salesAgent', 'PATCH', `/customers/${customer}/subscriptions/${plan}`, {
      friendlyName: '=1+1, "x"',
    });
    expect(renamed.status).toBe(200);
    const { status, headers, body } = await read('helpdeskAgent');
    expect(status).toBe(200);
    expect(headers['content-disposition']).toBe('attachment; filename="Subscriptions.csv"');
    expect(body).toBe(
      `Subscription ID,Subscription,Quantity,Status,Reseller\r\n${plan},"'=1+1, ""x""",1,active,Fabrikam\r\n`,
    );
  });
});
