import { placeOrder } from '@mandate/app/orders/place-order';
import type { CartLine } from '@mandate/domain/commerce/carts';
import type { Order } from '@mandate/domain/commerce/orders';
import { parseGuid } from '@mandate/rbac/guid';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply, type Work } from '../../operation.ts';
import type { PartnerCenterFailure } from '../failures.ts';
import { operation } from '../operation.ts';
import { type CustomerPlace, customerAt } from '../place.ts';
import { attributesOf, collection } from '../resources.ts';
import { collectionOf, OrderBody, OrderWire } from '../wire.ts';
import { orderToWire } from './to-wire.ts';

async function orderAt(
  params: { readonly customerId: string; readonly orderId: string },
  work: Work,
): Promise<Result<{ readonly place: CustomerPlace; readonly order: Order }, PartnerCenterFailure>> {
  const place = await customerAt(params.customerId, work);
  if (!place.ok) return place;
  const id = parseGuid(params.orderId);
  const order = id && (await place.value.reader.findCommerce(place.value.partner, 'order', id));
  return order ? ok({ place: place.value, order }) : fail({ kind: 'order-not-found', text: params.orderId });
}

/** The orders of a customer with this partner, oldest first; all of them are there at once. */
export const listOrders = operation({
  id: 'Orders_List',
  method: 'GET',
  path: '/v1/customers/{customerId}/orders',
  callers: 'B',
  requires: { partner: 'orders.read' },
  replies: { 200: collectionOf(OrderWire) },

  async handle({ params, query }, work) {
    const place = await customerAt(params.customerId, work);
    if (!place.ok) return place;
    const { reader, partner, id } = place.value;
    const cycle = query.get('billingType')?.toLowerCase();
    const orders = (await reader.listCommerce(partner, 'order')).filter(
      ({ billingCycle }) => cycle === undefined || cycle === 'none' || billingCycle === cycle,
    );
    return reply(
      200,
      collection(
        orders.map((order) => orderToWire(order, id)),
        `/customers/${id}/orders`,
      ),
    );
  },
});

/** One order. */
export const getOrder = operation({
  id: 'Orders_Get',
  method: 'GET',
  path: '/v1/customers/{customerId}/orders/{orderId}',
  callers: 'B',
  requires: { partner: 'orders.read' },
  replies: { 200: OrderWire },

  async handle({ params }, work) {
    const found = await orderAt(params, work);
    return found.ok ? reply(200, orderToWire(found.value.order, found.value.place.id)) : found;
  },
});

/** Places an order without a cart, as it was done before there were any; it refuses what checking out refuses. */
export const postOrder = operation({
  id: 'Orders_Create',
  method: 'POST',
  path: '/v1/customers/{customerId}/orders',
  callers: 'B',
  requires: { partner: 'azurePlan.buy' },
  body: OrderBody,
  replies: { 201: OrderWire },

  async handle({ params, body }, work) {
    const place = await customerAt(params.customerId, work);
    if (!place.ok) return place;
    const lines = body.lineItems.map(
      ({ offerId, friendlyName, quantity, parentSubscriptionId }, id): CartLine => ({
        id,
        catalogItemId: offerId,
        friendlyName: friendlyName ?? null,
        quantity: quantity ?? 1,
        currency: null,
        billingCycle: body.billingCycle ?? null,
        addOns: parentSubscriptionId ? [parentSubscriptionId] : [],
      }),
    );
    const placed = await placeOrder(work.act, place.value.id, lines);
    return placed.ok ? reply(201, orderToWire(placed.value, place.value.id)) : placed;
  },
});

/** An order stands as it was placed: what it brought is changed at the subscription. */
export const patchOrder = operation({
  id: 'Orders_Update',
  method: 'PATCH',
  path: '/v1/customers/{customerId}/orders/{orderId}',
  callers: 'B',
  requires: { partner: 'subscriptions.manage' },
  body: Type.Object({}),
  replies: {},

  async handle({ params }, work) {
    const found = await orderAt(params, work);
    return found.ok ? fail({ kind: 'order-not-cancellable' }) : found;
  },
});

/** Whether what was ordered has been delivered: it is, the moment an order is placed. */
export const getOrderProvisioning = operation({
  id: 'Orders_GetProvisioningStatus',
  method: 'GET',
  path: '/v1/customers/{customerId}/orders/{orderId}/provisioningstatus',
  callers: 'U',
  requires: { partner: 'orders.read' },
  replies: {
    200: collectionOf(
      Type.Object({
        lineItemNumber: Type.Integer(),
        status: Type.String(),
        quantityProvisioningInformation: Type.Array(Type.Object({ quantity: Type.Number(), status: Type.String() })),
        attributes: Type.Object({ objectType: Type.String() }),
      }),
    ),
  },

  async handle({ params }, work) {
    const found = await orderAt(params, work);
    if (!found.ok) return found;
    const { order, place } = found.value;
    const items = order.lines.map(({ number, quantity }) => ({
      lineItemNumber: number,
      status: 'Fulfilled',
      quantityProvisioningInformation: [{ quantity, status: 'Fulfilled' }],
      attributes: attributesOf('OrderLineItemProvisioningStatus'),
    }));
    return reply(200, collection(items, `/customers/${place.id}/orders/${order.id}/provisioningstatus`));
  },
});
