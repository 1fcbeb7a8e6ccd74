import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTradeWorld, type TradeWorld } from './testing/trade-world.ts';

let trade: TradeWorld;
let customer: string;
let plan: string;
beforeAll(async () => {
  trade = await openTradeWorld();
  customer = await trade.newCustomer();
  plan = await trade.buyPlan(customer);
});
afterAll(() => trade.world.close());

const ask = (method: string, path: string) =>
  trade.ask(
    'adminAgent',
    method,
    path.replaceAll('{c}', customer).replace('{s}', plan),
    method === 'GET' ? undefined : {},
  );

// What the API's reference lists for trade, endpoint by endpoint
// (https://learn.microsoft.com/partner-center/developer/scenarios).
const SERVED = [
  'GET /products?country=FR&targetView=Azure',
  'GET /products/DZH318Z0BPS6?country=FR',
  'GET /products/DZH318Z0BPS6/skus?country=FR',
  'GET /products/DZH318Z0BPS6/skus/0001?country=FR',
  'GET /products/DZH318Z0BPS6/skus/0001/availabilities?country=FR',
  'GET /products/DZH318Z0BPS6/skus/0001/availabilities/DZH318Z0BML6?country=FR',
  'GET /customers/{c}/products?targetView=Azure',
  'GET /customers/{c}/products/DZH318Z0BPS6',
  'GET /customers/{c}/products/DZH318Z0BPS6/skus',
  'GET /customers/{c}/products/DZH318Z0BPS6/skus/0001',
  'GET /customers/{c}/products/DZH318Z0BPS6/skus/0001/availabilities',
  'GET /customers/{c}/products/DZH318Z0BPS6/skus/0001/availabilities/DZH318Z0BML6',
  'POST /customers/{c}/carts',
  'GET /customers/{c}/carts/x',
  'PUT /customers/{c}/carts/x',
  'POST /customers/{c}/carts/x/checkout',
  'GET /customers/{c}/orders?billingType=none&include_price=false',
  'POST /customers/{c}/orders',
  'GET /customers/{c}/orders/x',
  'PATCH /customers/{c}/orders/x',
  'GET /customers/{c}/orders/x/provisioningstatus',
  'GET /customers/{c}/subscriptions?order_id=x',
  'GET /customers/{c}/subscriptions/{s}',
  'PATCH /customers/{c}/subscriptions/{s}',
  'GET /customers/{c}/subscriptions/{s}/provisioningstatus',
  'GET /customers/{c}/subscriptions/{s}/azureEntitlements',
  'GET /customers/{c}/subscriptions/{s}/azureentitlements/x',
  'POST /customers/{c}/subscriptions/{s}/azureEntitlements/x/cancel',
  'POST /customers/{c}/subscriptions/{s}/azureEntitlements/x/reactivate',
  'GET /customers/{c}/subscriptions/{s}/supportcontact',
  'PUT /customers/{c}/subscriptions/{s}/supportcontact',
  'GET /customers/{c}/subscriptions/{s}/addons',
  'GET /agreements?agreementType=*',
  'GET /customers/{c}/agreements',
  'POST /customers/{c}/agreements',
  'GET /customers/{c}/directSignedMicrosoftCustomerAgreementStatus',
  'GET /SelfServePolicy?entity_id={c}',
  'POST /SelfServePolicy',
  'GET /customers/{c}/transfers',
  'POST /customers/{c}/transfers',
  'GET /customers/{c}/transfers/x',
  'POST /customers/{c}/transfers/x/accept',
  'GET /auditrecords?startDate=2026-11-01',
];

const REFUSED = [
  ['GET /productpromotions?country=FR&segment=commercial', 'Promotions'],
  ['POST /customers/{c}/promotionEligibilities', 'Promotions'],
  ['POST /extensions/product/checkinventory?country=FR', 'Reservations'],
  ['GET /productUpgrades/eligibility', 'Product upgrades'],
  ['POST /productUpgrades', 'Product upgrades'],
  ['GET /productUpgrades/x/status', 'Product upgrades'],
  ['GET /customers/{c}/subscriptions/{s}/upgrades', 'Upgrades'],
  ['POST /customers/{c}/subscriptions/{s}/upgrades', 'Upgrades'],
  ['POST /customers/{c}/subscriptions/{s}/transitions', 'Transitions'],
  ['GET /customers/{c}/subscriptions/{s}/transitioneligibilities', 'Transitions'],
  ['GET /customers/{c}/subscriptions/{s}/registrationstatus', 'Reservations'],
  ['POST /customers/{c}/subscriptions/{s}/registrations', 'Reservations'],
  ['GET /customers/{c}/subscriptions/{s}/conversions', 'Trials'],
  ['POST /customers/{c}/subscriptions/{s}/conversions', 'Trials'],
  ['GET /customers/{c}/entitlements?entitlementType=software', 'Software'],
  ['POST /customers/{c}/subscriptions/{s}/activate', 'Marketplace'],
  ['GET /customers/{c}/subscriptions/overage', 'Overage'],
  ['PUT /customers/{c}/subscriptions/overage', 'Overage'],
  ['GET /customers/{c}/usagebudget', 'budgets'],
  ['PATCH /customers/{c}/usagebudget', 'budgets'],
  ['GET /customers/{c}/usagesummary', 'Usage'],
  ['GET /customers/usagerecords', 'Usage'],
  ['GET /usagesummary', 'Usage'],
  ['GET /customers/{c}/subscriptions/usagerecords', 'Usage'],
  ['GET /customers/{c}/subscriptions/{s}/usagesummary', 'Usage'],
  ['GET /customers/{c}/subscriptions/{s}/resourceusagerecords', 'Usage'],
  ['GET /customers/{c}/subscriptions/{s}/meterusagerecords', 'Usage'],
  ['GET /customers/{c}/subscriptions/{s}/utilizations/azure?granularity=daily', 'Usage'],
  ['GET /customers/{c}/servicecosts/mostrecent', 'Service costs'],
  ['GET /customers/{c}/servicecosts/mostrecent/lineitems', 'Service costs'],
  ['GET /invoices?size=1&offset=0', 'Invoices'],
  ['GET /invoices/x', 'Invoices'],
  ['GET /invoices/summary', 'Invoices'],
  ['GET /invoices/x/lineitems', 'Invoices'],
  ['GET /compliance/csp/agreementstatus?mpnId=1', 'Agreements of the partner program'],
] as const;

describe('the endpoints of trade', () => {
  it.each(SERVED)('%s is served', async (endpoint) => {
    const [method = '', path = ''] = endpoint.split(' ');
    const seen = await ask(method, path);
    // What is not there and what is written wrong is answered by the operation itself.
    expect([405, 501]).not.toContain(seen.status);
    const isThere = method === 'GET' && !path.includes('/x');
    expect(isThere ? seen.status : 200).toBe(200);
  });

  it.each(REFUSED)('%s is refused by name', async (endpoint, what) => {
    const [method = '', path = ''] = endpoint.split(' ');
    const { status, body } = await ask(method, path);
    expect([status, body.code]).toEqual([501, 0]);
    expect(body.description).toContain('NotImplemented');
    expect(body.description.toLowerCase()).toContain(what.toLowerCase());
  });
});
