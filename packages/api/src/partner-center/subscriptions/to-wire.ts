import type { SoldAzureSubscription } from '@mandate/app/commerce/entitlements';
import { itemOf } from '@mandate/domain/commerce/catalog';
import type { SoldSubscription } from '@mandate/domain/commerce/subscriptions';
import { PRODUCT_TYPE, PUBLISHER } from '../catalog/catalog.ts';
import { attributesOf, dateTime, etagOf, linkTo } from '../resources.ts';
import type { AzureEntitlementWire, SubscriptionWire } from '../wire.ts';

// Azure is used without a term; the trade writes a day far away.
const NO_END = '9999-12-14T00:00:00Z';

/** Writes a subscription that was sold. */
export function subscriptionToWire(sold: SoldSubscription, customer: string): SubscriptionWire {
  const { productId, skuId, catalogItemId, title, billingCycles } = itemOf(sold.item);
  const self = `/customers/${customer}/subscriptions/${sold.id}`;
  const product = `/products/${productId}`;
  return {
    id: sold.id,
    ...(sold.azureSubscription === null ? {} : { entitlementId: sold.azureSubscription }),
    friendlyName: sold.friendlyName,
    offerId: catalogItemId,
    offerName: title,
    productType: PRODUCT_TYPE,
    quantity: 1,
    unitType: 'Usage-based',
    hasPurchasableAddons: false,
    creationDate: dateTime(sold.createdAt),
    effectiveStartDate: dateTime(sold.createdAt),
    commitmentEndDate: NO_END,
    status: sold.status,
    autoRenewEnabled: sold.autoRenew,
    isTrial: false,
    billingType: 'usage',
    billingCycle: billingCycles[0] ?? 'none',
    termDuration: '',
    isMicrosoftProduct: true,
    publisherName: PUBLISHER,
    contractType: 'subscription',
    actions: sold.status === 'deleted' ? [] : ['edit'],
    ...(sold.status === 'suspended' ? { suspensionReasons: ['CustomerCancellation'] } : {}),
    orderId: sold.order,
    links: {
      product: linkTo(product),
      sku: linkTo(`${product}/skus/${skuId}`),
      ...(sold.item === 'azure-plan' ? { azureEntitlements: linkTo(`${self}/azureEntitlements`) } : {}),
      self: linkTo(self),
    },
    attributes: attributesOf('Subscription', etagOf(sold.id, sold.version)),
  };
}

// What Azure calls its states, as a plan shows them: in use or not.
const IN_USE: ReadonlySet<string> = new Set(['Enabled', 'Warned', 'PastDue']);

/** Writes an Azure subscription under a plan. */
export function entitlementToWire(
  { azure, entitlement }: SoldAzureSubscription,
  customer: string,
): AzureEntitlementWire {
  const plan = entitlement.subscription;
  return {
    id: azure.id,
    friendlyName: azure.displayName,
    status: IN_USE.has(azure.state) ? 'active' : 'inactive',
    subscriptionId: plan,
    links: { self: linkTo(`/customers/${customer}/subscriptions/${plan}/azureEntitlements/${azure.id}`) },
    attributes: attributesOf('AzureEntitlement'),
  };
}
