import { itemOf } from '@mandate/domain/commerce/catalog';
import type { Order } from '@mandate/domain/commerce/orders';
import { attributesOf, dateTime, etagOf, linkTo } from '../resources.ts';
import type { OrderWire } from '../wire.ts';

/** Writes an order. */
export function orderToWire(order: Order, customer: string): OrderWire {
  const self = `/customers/${customer}/orders/${order.id}`;
  return {
    id: order.id,
    alternateId: order.id.slice(0, 12).replaceAll('-', ''),
    referenceCustomerId: customer,
    billingCycle: order.billingCycle,
    transactionType: 'UserPurchase',
    currencyCode: order.currency,
    currencySymbol: symbolOf(order.currency),
    creationDate: dateTime(order.createdAt),
    status: 'completed',
    lineItems: order.lines.map((line) => {
      const { productId, skuId, catalogItemId } = itemOf(line.item);
      return {
        lineItemNumber: line.number,
        offerId: catalogItemId,
        subscriptionId: line.subscription,
        transactionType: 'new',
        friendlyName: line.friendlyName,
        quantity: line.quantity,
        links: {
          sku: linkTo(`/products/${productId}/skus/${skuId}`),
          subscription: linkTo(`/customers/${customer}/subscriptions/${line.subscription}`),
        },
      };
    }),
    links: { self: linkTo(self), provisioningStatus: linkTo(`${self}/provisioningstatus`) },
    attributes: attributesOf('Order', etagOf(order.id, order.version)),
  };
}

function symbolOf(currency: string): string {
  const parts = new Intl.NumberFormat('en', { style: 'currency', currency }).formatToParts(0);
  return parts.find(({ type }) => type === 'currency')?.value ?? currency;
}
