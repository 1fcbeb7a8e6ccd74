import { endRelationship } from '@mandate/app/relationships/end-relationship';
import { isGenuine } from '@mandate/app/relationships/request-link';
import { parseLink } from '@mandate/domain/request-links';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must, type Persona, signer } from '../../testing/world.ts';
import { customerBody, openTradeWorld, PLAN, type TradeWorld } from '../testing/trade-world.ts';

let trade: TradeWorld;
beforeAll(async () => {
  trade = await openTradeWorld();
});
afterAll(() => trade.world.close());

const patch = (customer: string, body: object, persona: Persona = 'adminAgent') =>
  trade.ask(persona, 'PATCH', `/customers/${customer}`, body);
const delegated = async (customer: string) =>
  (await trade.ask('adminAgent', 'GET', `/customers/${customer}`)).body.allowDelegatedAccess;

describe('a relationship', () => {
  it('F51: is asked for by a link that is the same each time and that nobody else can make', async () => {
    const link = async (query = '') =>
      (await trade.ask('salesAgent', 'GET', `/customers/relationshiprequests${query}`)).body.url as string;
    expect(await link()).toBe(await link());
    expect(await link('?dap=true')).not.toBe(await link());
    const { origin, pathname, searchParams: options } = new URL(await link('?dap=true'));
    expect(origin + pathname).toBe('https://portal.example/partner-invitation');
    const parsed = parseLink((name) => options.get(name) ?? undefined)!;
    expect(parsed).toMatchObject({ partner: trade.world.partner, delegatedAdmin: true });
    expect(await isGenuine(trade.world.ports.store, signer, parsed)).toBe(true);
    expect(await isGenuine(trade.world.ports.store, signer, { ...parsed, delegatedAdmin: false })).toBe(false);
    expect((await trade.ask('helpdeskAgent', 'GET', '/customers/relationshiprequests')).body.code).toBe(900150);
  });

  it('F57: gives delegated admin back, and stays; nobody can take it here', async () => {
    const customer = await trade.newCustomer();
    expect((await patch(customer, { AllowDelegatedAccess: false }, 'salesAgent')).body.code).toBe(900150);
    expect((await patch(customer, { AllowDelegatedAccess: true })).status).toBe(400);
    expect(await delegated(customer)).toBe(true);
    const body = { AllowDelegatedAccess: false, attributes: { objectType: 'Customer' } };
    expect((await patch(customer, body)).body).toMatchObject({ relationshipToPartner: 'reseller' });
    expect(await delegated(customer)).toBe(false);
    expect((await patch(customer, body)).status).toBe(400);
    expect((await trade.ask('adminAgent', 'GET', `/customers/${customer}/organization`)).body.code).toBe(900308);
  });

  it('F59: leaves without delegated admin what selling takes, and nothing of the customer’s directory', async () => {
    const { world } = trade;
    const customer = world.otherCustomer;
    const status = async (path: string) =>
      (await trade.ask('adminAgent', 'GET', `/customers/${customer}${path}`)).status;
    for (const path of ['/users', `/users/${world.people.stranger.id}`, '/organization', '/customDomains']) {
      const refused = await trade.ask('adminAgent', 'GET', `/customers/${customer}${path}`);
      expect([path, refused.status, refused.body.code]).toEqual([path, 403, 900308]);
    }
    const { companyProfile } = (await trade.ask('adminAgent', 'GET', `/customers/${customer}`)).body;
    expect(companyProfile.companyName).toBe('Contoso');
    for (const hidden of ['address', 'email']) expect(companyProfile).not.toHaveProperty(hidden);
    for (const kept of ['', '/subscriptions', '/orders', '/agreements', '/directoryroles']) {
      expect([kept, await status(kept)]).toEqual([kept, 200]);
    }
    const into = await world.ask(world.caller('adminAgent', customer), 'GET', '/subscriptions?api-version=2022-12-01');
    expect(into.status).toBe(403);
  });

  it('F58: does not end while something sold is in use, and takes the customer from the list when it does', async () => {
    const customer = await trade.newCustomer();
    const plan = await trade.buyPlan(customer);
    const end = (persona: Persona = 'adminAgent') => patch(customer, { relationshipToPartner: 'None' }, persona);
    expect((await end('helpdeskAgent')).body.code).toBe(900150);
    const refused = await end();
    expect([refused.status, refused.body.code]).toEqual([417, 800036]);
    expect(refused.body.data).toContain(plan);

    const entitlements = `/customers/${customer}/subscriptions/${plan}/azureEntitlements`;
    const [{ id }] = (await trade.ask('adminAgent', 'GET', entitlements)).body.items;
    await trade.world.ask(
      trade.world.caller('adminAgent', customer as never),
      'POST',
      `/subscriptions/${id}/providers/Microsoft.Subscription/cancel?api-version=2021-10-01`,
    );
    await trade.ask('adminAgent', 'PATCH', `/customers/${customer}/subscriptions/${plan}`, { status: 'suspended' });
    expect((await patch(customer, { relationshipToPartner: 'advisor' })).status).toBe(400);
    expect((await end()).body).toMatchObject({ relationshipToPartner: 'none' });
    expect((await trade.ask('adminAgent', 'GET', `/customers/${customer}`)).body.code).toBe(20002);
    const ids = (await trade.ask('adminAgent', 'GET', '/customers')).body.items.map((each: { id: string }) => each.id);
    expect(ids).not.toContain(customer);
    // What was sold before is out of reach with the customer.
    for (const path of ['subscriptions', 'orders', `subscriptions/${plan}/azureEntitlements`]) {
      expect((await trade.ask('adminAgent', 'GET', `/customers/${customer}/${path}`)).body.code).toBe(20002);
    }
  });

  it('is not mended by deleting the customer', async () => {
    const refused = await trade.ask('adminAgent', 'DELETE', `/customers/${trade.world.customer}`);
    expect([refused.status, refused.body.code]).toEqual([400, 800042]);
  });

  it('F61: lists the tiers there are, which is none for a direct partner', async () => {
    const list = (type: string) => trade.ask('adminAgent', 'GET', `/relationships?relationship_type=${type}`);
    expect((await list('IsIndirectResellerOf')).body.totalCount).toBe(0);
    expect((await list('is_indirect_cloud_solution_provider_of')).body.totalCount).toBe(0);
    expect((await list('Friends')).status).toBe(400);
    expect((await list('constructor')).status).toBe(400);
    const of = await trade.ask('adminAgent', 'GET', `/customers/${trade.world.customer}/relationships`);
    expect(of.body.totalCount).toBe(0);
  });
});

describe('a relationship that ends while somebody sells', () => {
  const body = {
    primaryContact: { firstName: 'A', lastName: 'B', email: 'late@b.example' },
    dateAgreed: '2026-01-01',
    type: 'MicrosoftCloudAgreement',
  };
  const cartBody = { lineItems: [{ catalogItemId: PLAN }] };

  it.each([
    ['checking out', 'POST', (cart: string) => `/carts/${cart}/checkout`, undefined],
    ['ordering', 'POST', () => '/orders', { lineItems: [{ offerId: PLAN }] }],
    ['opening a cart', 'POST', () => '/carts', cartBody],
    ['changing a cart', 'PUT', (cart: string) => `/carts/${cart}`, cartBody],
    ['attesting', 'POST', () => '/agreements', body],
    ['changing whom to bill', 'PUT', () => '/profiles/billing', customerBody().billingProfile],
  ] as const)('stops %s, decided though it was', async (_, method, path, sent) => {
    const customer = await trade.newCustomer();
    await trade.agree(customer);
    const cart = (await trade.fill(customer)).body.id;
    trade.world.beforeNextCommit(async () => {
      const act = await trade.world.act('adminAgent');
      must(await endRelationship(act, { partner: trade.world.partner, customer: customer as never }));
    });
    const refused = await trade.ask('adminAgent', method, `/customers/${customer}${path(cart)}`, sent);
    expect([refused.status, refused.body.code]).toEqual([403, 20002]);
    expect([['not-the-reseller'], [customer]]).toContainEqual(refused.body.data);
    const sold = await trade.world.ports.store.tenant(customer as never).listCommerce(trade.world.partner, 'order');
    expect(sold).toEqual([]);
  });
});

describe('what a customer may buy for itself', () => {
  it('F64: is nothing, until an Admin agent says so', async () => {
    const tenantID = await trade.newCustomer();
    const body = {
      selfServeEntity: { selfServeEntityType: 'customer', tenantID },
      grantor: { grantorType: 'billToPartner', tenantID: trade.world.partner },
      permissions: [{ resource: 'AzureReservedInstances', action: 'Purchase' }],
    };
    const post = (persona: Persona, what: object = body) => trade.ask(persona, 'POST', '/SelfServePolicy', what);
    const list = async () =>
      (await trade.ask('salesAgent', 'GET', `/selfservepolicy?entity_id=${tenantID}`)).body.items;
    expect((await post('salesAgent')).body.code).toBe(900150);
    expect((await trade.ask('globalAdmin', 'GET', `/SelfServePolicy?entity_id=${tenantID}`)).body.code).toBe(900150);
    expect((await post('adminAgent', { ...body, permissions: [{ resource: 'All', action: 'Purchase' }] })).status).toBe(
      400,
    );
    expect(await list()).toEqual([]);

    const created = await post('adminAgent');
    expect([created.status, created.body.id]).toEqual([201, `${trade.world.partner}_${tenantID}`]);
    expect((await post('adminAgent')).body.code).toBe(600041);
    const path = `/SelfServePolicy/${created.body.id}`;
    const both = [...body.permissions, { resource: 'AzureSavingsPlan', action: 'purchase' }];
    const put = (etag: string) =>
      trade.ask('adminAgent', 'PUT', path, { ...body, permissions: both }, { 'if-match': etag });
    expect((await put('old')).body.code).toBe(2055);
    expect((await put(created.body.attributes.etag)).body.permissions).toHaveLength(2);
    expect((await trade.ask('adminAgent', 'DELETE', path)).status).toBe(204);
    expect((await trade.ask('adminAgent', 'GET', path)).body.code).toBe(600039);
    expect(await list()).toEqual([]);
  });
});

describe('the partner itself', () => {
  it('is known by its directory, and by no number', async () => {
    expect((await trade.ask('adminAgent', 'GET', '/profiles/organization')).body).toMatchObject({
      tenantId: trade.world.partner,
      companyName: 'Fabrikam',
    });
    const mpn = await trade.ask('adminAgent', 'GET', '/profiles/mpn?mpnId=1');
    expect([mpn.status, mpn.body.code]).toEqual([404, 3000]);
  });
});
