import { CATALOG, type CatalogItem, findProduct, isTargetView, SEGMENTS } from '@mandate/domain/commerce/catalog';
import { marketOf } from '@mandate/domain/markets';
import { fail, ok, type Result } from '@mandate/rbac/result';
import type { QueryReader } from '../../operation.ts';
import type { PartnerCenterFailure } from '../failures.ts';
import { linkTo } from '../resources.ts';

/** Where a catalog is looked at: everybody's, or one customer's. */
export interface Shelf {
  /** What its paths begin with. */
  readonly base: string;
  readonly country: string;
}

type Found<T> = Result<T, PartnerCenterFailure>;

/** The items on a shelf that a list asks for. */
export function itemsAsked(query: QueryReader): Found<readonly CatalogItem[]> {
  const view = query.get('targetView');
  if (view !== undefined && !isTargetView(view)) return fail({ kind: 'target-view-refused', view });
  const segment = query.get('targetSegment')?.toLowerCase();
  if (segment !== undefined && !(SEGMENTS as readonly string[]).includes(segment)) {
    return fail({ kind: 'segment-refused', segment });
  }
  // What is sold here is for businesses alone.
  if (segment !== undefined && segment !== 'commercial') return ok([]);
  const wanted = view?.toLowerCase();
  return ok(CATALOG.filter(({ targetViews }) => !wanted || targetViews.some((each) => each.toLowerCase() === wanted)));
}

/** The country that everybody's catalog is looked at in. */
export function countryAsked(query: QueryReader): Found<string> {
  const country = query.get('country')?.toUpperCase() ?? '';
  return /^[A-Z]{2}$/.test(country)
    ? ok(country)
    : fail({ kind: 'input-invalid', detail: "The query option 'country' must be two letters, such as FR." });
}

/** The item whose product, SKU and availability a path names, as far as it names them. */
export function itemAt(names: {
  readonly productId: string;
  readonly skuId?: string;
  readonly availabilityId?: string;
}): Found<CatalogItem> {
  const { productId, skuId, availabilityId } = names;
  const item = findProduct(productId);
  if (!item) return fail({ kind: 'product-not-found', id: productId });
  if (skuId !== undefined && item.skuId.toLowerCase() !== skuId.toLowerCase())
    return fail({ kind: 'sku-not-found', id: skuId });
  if (availabilityId !== undefined && item.availabilityId.toLowerCase() !== availabilityId.toLowerCase()) {
    return fail({ kind: 'availability-not-found', id: availabilityId });
  }
  return ok(item);
}

/** How the API types what is sold here. */
export const PRODUCT_TYPE = { id: 'Azure', displayName: 'Azure', subType: { id: 'Azure', displayName: 'Azure' } };
/** Whose product it is. */
export const PUBLISHER = 'Microsoft Corporation';

/** Writes a product. */
export function productToWire({ productId, title, description }: CatalogItem, { base }: Shelf) {
  return {
    id: productId,
    title,
    description,
    productType: PRODUCT_TYPE,
    isMicrosoftProduct: true,
    publisherName: PUBLISHER,
    links: { skus: linkTo(`${base}/products/${productId}/skus`), self: linkTo(`${base}/products/${productId}`) },
  };
}

/** Writes a SKU. */
export function skuToWire(item: CatalogItem, { base }: Shelf) {
  const { productId, skuId, title, description, minimumQuantity, maximumQuantity, billingCycles, agreement } = item;
  const self = `${base}/products/${productId}/skus/${skuId}`;
  return {
    id: skuId,
    productId,
    title,
    description,
    minimumQuantity,
    maximumQuantity,
    isTrial: false,
    supportedBillingCycles: [...billingCycles],
    purchasePrerequisites: [agreement],
    inventoryVariables: [],
    provisioningVariables: [],
    actions: ['Refund'],
    dynamicAttributes: { isMicrosoftProduct: true },
    links: { availabilities: linkTo(`${self}/availabilities`), self: linkTo(self) },
  };
}

/** Writes an availability. */
export function availabilityToWire(item: CatalogItem, { base, country }: Shelf) {
  const { productId, skuId, availabilityId, catalogItemId } = item;
  return {
    id: availabilityId,
    productId,
    skuId,
    catalogItemId,
    defaultCurrency: currencyOf(country),
    segment: 'commercial',
    country,
    isPurchasable: true,
    isRenewable: false,
    terms: [],
    links: { self: linkTo(`${base}/products/${productId}/skus/${skuId}/availabilities/${availabilityId}`) },
  };
}

/** The currency of a country, with the sign that stands for it. */
function currencyOf(country: string): { readonly code: string; readonly symbol: string } {
  const { currency: code } = marketOf(country);
  const parts = new Intl.NumberFormat('en', { style: 'currency', currency: code }).formatToParts(0);
  return { code, symbol: parts.find(({ type }) => type === 'currency')?.value ?? code };
}
