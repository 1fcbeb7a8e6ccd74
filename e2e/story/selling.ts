import { expect } from 'vitest';
import type { Caller } from '../testing/callers.ts';
import { type Cast, IDS, NO_ENTRY } from './cast.ts';

/** How Partner Center refuses whoever is not a customer's reseller. */
const NO_RESELLER = { status: 403, code: 20002 };

/** A reseller without a relationship knows nothing of the customer and sells it nothing. */
export async function stayOutside({ transcript, callers, partner, customer, adminAgent, salesAgent }: Cast) {
  transcript.chapter('The partner stands outside');
  expect(await adminAgent.askToken(customer.tenantId, 'arm')).toMatchObject(NO_ENTRY);
  const sales = callers.partnerCenter(await salesAgent.token(partner.tenantId, 'partnerCenter'));
  const params = { customerId: customer.tenantId };
  await expect(sales.call('Customers_Get', { params })).rejects.toMatchObject(NO_RESELLER);
  const body = { lineItems: [{ catalogItemId: IDS.plan, quantity: 1 }] };
  await expect(sales.call('Carts_Create', { params, body })).rejects.toMatchObject(NO_RESELLER);
}

/** The partner's link, and who can accept it: the customer's Global admin alone. */
export async function askAndAccept({ transcript, callers, partner, salesAgent, globalAdmin, owner, user }: Cast) {
  transcript.chapter('The partner asks for a relationship, and the customer accepts');
  const sales = callers.partnerCenter(await salesAgent.token(partner.tenantId, 'partnerCenter'));
  const { url } = await sales.call('RelationshipRequests_Get', { query: { dap: 'true' } });
  const asked = new URL(url);
  const link = Object.fromEntries(asked.searchParams);
  const accept = (caller: Caller, said: object = {}, change: object = {}) =>
    caller.portal('POST', '/portal/invitations/reseller/accept', {
      link: { ...link, ...change },
      delegatedAdmin: true,
      acceptsAgreement: true,
      ...said,
    });

  const opened = await user.portal('GET', `/portal/invitations/reseller${asked.search}`);
  expect(opened.body).toMatchObject({ kind: 'open', delegatedAdmin: true, accepted: false });
  expect(await accept(user)).toMatchObject({ status: 403 });
  expect(await accept(owner, {}, { signature: 'A'.repeat(43) })).toMatchObject({ status: 410 });
  expect(await accept(globalAdmin)).toMatchObject({ status: 409, body: { error: { kind: 'own-link' } } });
  expect(await accept(owner, { acceptsAgreement: false })).toMatchObject({ status: 409 });
  expect(await accept(owner)).toMatchObject({ status: 204 });
}

/** What was sold: the order, the plan, and the Azure subscriptions under it. */
export interface Sold {
  readonly order: string;
  readonly plan: string;
  readonly first: string;
  readonly second: string;
}

/** A cart is bought once, and a second subscription made as scripts of partners make it. */
export async function sell({ transcript, callers, partner, customer, salesAgent, owner }: Cast): Promise<Sold> {
  transcript.chapter('The partner sells the Azure plan, and creates a subscription under it');
  const params = { customerId: customer.tenantId };
  const sales = callers.partnerCenter(await salesAgent.token(partner.tenantId, 'partnerCenter'));
  const found = await sales.call('Customers_Get', { params });
  expect(found).toMatchObject({ relationshipToPartner: 'reseller', allowDelegatedAccess: true });
  const body = { lineItems: [{ catalogItemId: IDS.plan, quantity: 1 }] };
  const cart = await sales.call('Carts_Create', { params, body });
  transcript.name(cart.id, 'cart');
  const at = { ...params, cartId: cart.id };
  expect((await sales.call('Carts_Preflight', { params: at })).canCheckOut).toBe(true);
  const [order] = (await sales.call('Carts_Checkout', { params: at })).orders;
  const plan = order?.lineItems[0]?.subscriptionId;
  if (!order || !plan) throw new Error('Nothing was bought.');
  // What was bought is not bought a second time.
  await expect(sales.call('Carts_Checkout', { params: at })).rejects.toMatchObject({ status: 400 });

  const ofPlan = { ...params, subscriptionId: plan };
  const [first] = (await sales.call('AzureEntitlements_List', { params: ofPlan })).items;
  const alias = '/providers/Microsoft.Subscription/aliases/caisses?api-version=2021-10-01';
  const billingScope = `/providers/Microsoft.Billing/billingAccounts/${partner.tenantId}/customers/${customer.tenantId}`;
  const wanted = { properties: { displayName: 'Caisses', billingScope, workload: 'Production' } };
  const owners = await owner.token(customer.tenantId, 'arm');
  expect(await callers.arm(owners, 'PUT', alias, wanted)).toMatchObject({ status: 403 });
  const created = await callers.arm(await salesAgent.token(partner.tenantId, 'arm'), 'PUT', alias, wanted);
  expect(created.status).toBe(201);

  const second = String(created.body.properties.subscriptionId);
  const under = (await sales.call('AzureEntitlements_List', { params: ofPlan })).items.map(({ id }) => id);
  expect(new Set(under)).toEqual(new Set([first?.id, second]));
  const sold = { order: order.id, plan, first: first?.id ?? '', second };
  transcript.name(sold.order, 'order');
  transcript.name(sold.plan, 'plan');
  transcript.name(sold.first, 'subscription');
  transcript.name(sold.second, 'second-subscription');
  return sold;
}
