import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTradeWorld, type TradeWorld } from '../testing/trade-world.ts';

let trade: TradeWorld;
beforeAll(async () => {
  trade = await openTradeWorld();
});
afterAll(() => trade.world.close());

const ask = (path: string) => trade.ask('salesAgent', 'GET', path);
const PRODUCT = 'DZH318Z0BPS6';

describe('the catalog', () => {
  it('has the Azure plan, as the trade’s own bodies show it', async () => {
    const products = await ask('/products?country=FR&targetView=azure&targetSegment=commercial');
    expect(products.body.items[0]).toMatchObject({
      id: PRODUCT,
      title: 'Microsoft Azure plan',
      productType: { id: 'Azure', displayName: 'Azure', subType: { id: 'Azure', displayName: 'Azure' } },
      isMicrosoftProduct: true,
      publisherName: 'Microsoft Corporation',
    });
    const sku = (await ask(`/products/${PRODUCT.toLowerCase()}/skus/0001?country=FR`)).body;
    expect(sku).toMatchObject({
      id: '0001',
      productId: PRODUCT,
      description: 'Microsoft Azure plan (MS-AZR-0017G)',
      minimumQuantity: 1,
      maximumQuantity: 1,
      supportedBillingCycles: ['one_time'],
      purchasePrerequisites: ['MicrosoftCustomerAgreement'],
    });
    const availabilities = (await ask(`/products/${PRODUCT}/skus/0001/availabilities?country=GB`)).body;
    expect(availabilities.items).toMatchObject([
      { catalogItemId: 'DZH318Z0BPS6:0001:DZH318Z0BML6', country: 'GB', defaultCurrency: { code: 'GBP', symbol: '£' } },
    ]);
  });

  it('leads from each thing to the next, by links that can be followed', async () => {
    const root = `/customers/${trade.world.customer}`;
    const product = (await ask(`${root}/products?targetView=Azure`)).body.items[0];
    const sku = (await ask(product.links.skus.uri)).body.items[0];
    const availability = (await ask(sku.links.availabilities.uri)).body.items[0];
    expect((await ask(availability.links.self.uri)).body).toEqual(availability);
    expect(availability).toMatchObject({ country: 'FR', defaultCurrency: { code: 'EUR' } });
  });

  it.each([
    ['/products', 400, 800002],
    ['/products?country=France', 400, 800002],
    ['/products?country=FR&targetView=Toys', 403, 400036],
    ['/products?country=FR&targetSegment=me', 403, 400030],
    ['/products/none?country=FR', 404, 400013],
    [`/products/${PRODUCT}/skus/0002?country=FR`, 404, 400018],
    [`/products/${PRODUCT}/skus/0001/availabilities/x?country=FR`, 404, 400019],
  ])('refuses %s', async (path, status, code) => {
    const refused = await ask(path);
    expect([refused.status, refused.body.code]).toEqual([status, code]);
  });

  it.each([
    ['targetView=OnlineServices', 0],
    ['targetSegment=education', 0],
    ['targetView=MicrosoftAzure', 1],
    ['', 2],
  ])('has %s %d times', async (query, count) => {
    expect((await ask(`/products?country=FR&${query}`)).body.totalCount).toBe(count);
  });
});

describe('agreements', () => {
  const metadata = (query = '') => ask(`/agreements${query}`);

  it('names those that a customer can accept', async () => {
    expect((await metadata()).body.totalCount).toBe(2);
    expect((await metadata('?agreementType=microsoftcustomeragreement')).body.items).toMatchObject([
      { templateId: '117a77b0-9360-443b-8795-c6dedc750cf9', agreementType: 'MicrosoftCustomerAgreement' },
    ]);
    expect((await metadata('?agreementType=Other')).status).toBe(400);
  });

  it('F64: are attested by Admin agents and Sales agents alone, once for each contact, and never of the future', async () => {
    const customer = await trade.newCustomer();
    const body = {
      primaryContact: { firstName: 'Zoé', lastName: 'Neuf', email: 'zoe@neuf.example', phoneNumber: '0123456789' },
      dateAgreed: '2026-10-01T00:00:00Z',
      templateId: '117a77b0-9360-443b-8795-c6dedc750cf9',
      userId: 'ignored',
    };
    const post = (persona: 'adminAgent' | 'globalAdmin' | 'helpdeskAgent', what: object = body) =>
      trade.ask(persona, 'POST', `/customers/${customer}/agreements`, what);
    for (const persona of ['globalAdmin', 'helpdeskAgent'] as const) expect((await post(persona)).status).toBe(403);
    expect((await post('adminAgent', { ...body, dateAgreed: '2030-01-01' })).status).toBe(400);
    expect((await post('adminAgent', { ...body, dateAgreed: 'yesterday' })).status).toBe(400);
    expect((await post('adminAgent', { ...body, type: 'MicrosoftCloudAgreement' })).status).toBe(400);
    expect((await post('adminAgent', { ...body, templateId: 'x' })).status).toBe(400);
    const kept = await post('adminAgent');
    expect([kept.status, kept.body.userId]).toEqual([201, trade.world.people.adminAgent.id]);
    expect((await post('adminAgent')).body.code).toBe(600061);
    const listed = (await ask(`/customers/${customer}/agreements?agreementType=MicrosoftCustomerAgreement`)).body;
    expect(listed.items).toMatchObject([
      { type: 'MicrosoftCustomerAgreement', dateAgreed: '2026-10-01T00:00:00.000Z' },
    ]);
    expect((await ask(`/customers/${customer}/directSignedMicrosoftCustomerAgreementStatus`)).body).toEqual({
      isSigned: false,
    });
  });
});
