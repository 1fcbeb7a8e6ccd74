import { createCart, updateCart } from '@mandate/app/carts/change-cart';
import { preflightFacts } from '@mandate/app/commerce/facts';
import { checkOut } from '@mandate/app/orders/place-order';
import type { Cart } from '@mandate/domain/commerce/carts';
import { type PreflightProblem, preflight } from '@mandate/domain/commerce/preflight';
import { parseGuid } from '@mandate/rbac/guid';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { reply, type Work } from '../../operation.ts';
import type { PartnerCenterFailure } from '../failures.ts';
import { operation } from '../operation.ts';
import { orderToWire } from '../orders/to-wire.ts';
import { type CustomerPlace, customerAt } from '../place.ts';
import { attributesOf, versionSeen } from '../resources.ts';
import { CartBody, CartWire, CheckoutWire, PreflightWire } from '../wire.ts';
import { cartToWire, linesFromWire, preflightToWire } from './to-wire.ts';

type Found<T> = Promise<Result<T, PartnerCenterFailure>>;

async function cartAt(
  params: { readonly customerId: string; readonly cartId: string },
  work: Work,
): Found<{ readonly place: CustomerPlace; readonly cart: Cart }> {
  const place = await customerAt(params.customerId, work);
  if (!place.ok) return place;
  const { reader, partner } = place.value;
  const id = parseGuid(params.cartId);
  const cart = id && (await reader.findCommerce(partner, 'cart', id));
  return cart ? ok({ place: place.value, cart }) : fail({ kind: 'cart-not-found', text: params.cartId });
}

async function problemsOf(
  cart: Cart,
  place: CustomerPlace,
  { store, act }: Work,
): Promise<readonly PreflightProblem[]> {
  const readers = { partner: store.tenant(place.partner), customer: place.reader };
  return preflight(await preflightFacts(readers, { cart, lines: cart.lines, now: act.ports.clock.now() }));
}

/** Opens a cart. What is wrong with a line stands at the line; nothing is refused before checking out. */
export const postCart = operation({
  id: 'Carts_Create',
  method: 'POST',
  path: '/v1/customers/{customerId}/carts',
  callers: 'B',
  requires: { partner: 'azurePlan.buy' },
  body: CartBody,
  replies: { 201: CartWire },

  async handle({ params, body }, work) {
    const place = await customerAt(params.customerId, work);
    if (!place.ok) return place;
    const created = await createCart(work.act, place.value.id, linesFromWire(body));
    if (!created.ok) return created;
    const problems = await problemsOf(created.value, place.value, work);
    return reply(201, cartToWire(created.value, place.value.id, problems));
  },
});

/** One cart. */
export const getCart = operation({
  id: 'Carts_Get',
  method: 'GET',
  path: '/v1/customers/{customerId}/carts/{cartId}',
  callers: 'B',
  requires: { partner: 'azurePlan.buy' },
  replies: { 200: CartWire },

  async handle({ params }, work) {
    const found = await cartAt(params, work);
    if (!found.ok) return found;
    const { cart, place } = found.value;
    return reply(200, cartToWire(cart, place.id, await problemsOf(cart, place, work)));
  },
});

/** Replaces the lines of a cart, unless somebody else has since the etag in `If-Match` or in the body was read. */
export const putCart = operation({
  id: 'Carts_Update',
  method: 'PUT',
  path: '/v1/customers/{customerId}/carts/{cartId}',
  callers: 'B',
  requires: { partner: 'azurePlan.buy' },
  body: CartBody,
  replies: { 200: CartWire },

  async handle({ params, body, fields }, work) {
    const found = await cartAt(params, work);
    if (!found.ok) return found;
    const { place, cart } = found.value;
    const seen = versionSeen(cart.id, fields.ifMatch, body.attributes?.etag);
    const updated = await updateCart(work.act, place.id, { id: cart.id, lines: linesFromWire(body), seen });
    if (!updated.ok) return updated;
    return reply(200, cartToWire(updated.value, place.id, await problemsOf(updated.value, place, work)));
  },
});

/** Buys what is in a cart, all of it or nothing; with an etag in `If-Match`, only what was looked at. */
export const postCheckout = operation({
  id: 'Carts_Checkout',
  method: 'POST',
  path: '/v1/customers/{customerId}/carts/{cartId}/checkout',
  callers: 'B',
  requires: { partner: 'azurePlan.buy' },
  replies: { 201: CheckoutWire },

  async handle({ params, fields }, work) {
    const found = await cartAt(params, work);
    if (!found.ok) return found;
    const { place, cart } = found.value;
    const seen = versionSeen(cart.id, fields.ifMatch, undefined);
    const order = await checkOut(work.act, place.id, { id: cart.id, seen });
    if (!order.ok) return order;
    return reply(201, {
      orders: [orderToWire(order.value, place.id)],
      orderErrors: [],
      attributes: attributesOf('CartCheckoutResult'),
    });
  },
});

/** Everything that checking out would refuse, with what can be done about it. Mandate's own: nothing is bought. */
export const getPreflight = operation({
  id: 'Carts_Preflight',
  method: 'GET',
  path: '/v1/customers/{customerId}/carts/{cartId}/preflight',
  callers: 'B',
  requires: { partner: 'azurePlan.buy' },
  replies: { 200: PreflightWire },

  async handle({ params }, work) {
    const found = await cartAt(params, work);
    if (!found.ok) return found;
    const { cart, place } = found.value;
    return reply(200, preflightToWire(await problemsOf(cart, place, work)));
  },
});
