import type { CatalogItem } from '@mandate/domain/commerce/catalog';
import { ok, type Result } from '@mandate/rbac/result';
import { type Input, reply, type Work } from '../../operation.ts';
import type { PartnerCenterFailure } from '../failures.ts';
import { operation, type PartnerCenterOperation } from '../operation.ts';
import { customerAt } from '../place.ts';
import { collection } from '../resources.ts';
import { AvailabilityWire, collectionOf, ProductWire, SkuWire } from '../wire.ts';
import {
  availabilityToWire,
  countryAsked,
  itemAt,
  itemsAsked,
  productToWire,
  type Shelf,
  skuToWire,
} from './catalog.ts';

type Asked = Pick<Input<string, unknown>, 'params' | 'query'>;
type OnShelf = (asked: Asked, work: Work) => Promise<Result<Shelf, PartnerCenterFailure>>;

const everybodys: OnShelf = async ({ query }) => {
  const country = countryAsked(query);
  return country.ok ? ok({ base: '', country: country.value }) : country;
};

const customers: OnShelf = async ({ params }, work) => {
  const place = await customerAt(params.customerId ?? '', work);
  if (!place.ok) return place;
  return ok({ base: `/customers/${place.value.id}`, country: place.value.summary.country });
};

const named = ({ productId = '', skuId, availabilityId }: Readonly<Record<string, string>>) =>
  itemAt({ productId, ...(skuId ? { skuId } : {}), ...(availabilityId ? { availabilityId } : {}) });

/** The five questions that are asked of a catalog, on one shelf. */
function catalogOn(
  prefix: '' | 'Customer',
  root: '/v1' | '/v1/customers/{customerId}',
  onShelf: OnShelf,
): readonly PartnerCenterOperation[] {
  const common = { method: 'GET', callers: 'B', requires: { partner: 'catalog.read' } } as const;
  const one = (toWire: (item: CatalogItem, shelf: Shelf) => object) => async (asked: Asked, work: Work) => {
    const shelf = await onShelf(asked, work);
    if (!shelf.ok) return shelf;
    const item = named(asked.params);
    return item.ok ? reply(200, toWire(item.value, shelf.value)) : item;
  };
  const list =
    (tail: string, toWire: (item: CatalogItem, shelf: Shelf) => object) => async (asked: Asked, work: Work) => {
      const shelf = await onShelf(asked, work);
      if (!shelf.ok) return shelf;
      const item = named(asked.params);
      if (!item.ok) return item;
      const offered = itemsAsked(asked.query);
      if (!offered.ok) return offered;
      const items = offered.value.includes(item.value) ? [toWire(item.value, shelf.value)] : [];
      return reply(200, collection(items, `${shelf.value.base}/products/${item.value.productId}/${tail}`));
    };

  return [
    operation({
      ...common,
      id: `${prefix}Products_List`,
      path: `${root}/products`,
      replies: { 200: collectionOf(ProductWire) },
      handle: async (asked, work) => {
        const shelf = await onShelf(asked, work);
        if (!shelf.ok) return shelf;
        const items = itemsAsked(asked.query);
        if (!items.ok) return items;
        const wires = items.value.map((item) => productToWire(item, shelf.value));
        return reply(200, collection(wires, `${shelf.value.base}/products`));
      },
    }),
    operation({
      ...common,
      id: `${prefix}Products_Get`,
      path: `${root}/products/{productId}`,
      replies: { 200: ProductWire },
      handle: one(productToWire),
    }),
    operation({
      ...common,
      id: `${prefix}Skus_List`,
      path: `${root}/products/{productId}/skus`,
      replies: { 200: collectionOf(SkuWire) },
      handle: list('skus', skuToWire),
    }),
    operation({
      ...common,
      id: `${prefix}Skus_Get`,
      path: `${root}/products/{productId}/skus/{skuId}`,
      replies: { 200: SkuWire },
      handle: one(skuToWire),
    }),
    operation({
      ...common,
      id: `${prefix}Availabilities_List`,
      path: `${root}/products/{productId}/skus/{skuId}/availabilities`,
      replies: { 200: collectionOf(AvailabilityWire) },
      handle: list('availabilities', availabilityToWire),
    }),
    operation({
      ...common,
      id: `${prefix}Availabilities_Get`,
      path: `${root}/products/{productId}/skus/{skuId}/availabilities/{availabilityId}`,
      replies: { 200: AvailabilityWire },
      handle: one(availabilityToWire),
    }),
  ];
}

/** What is for sale: to everybody of a country, and to one customer. */
export const CATALOG_OPERATIONS: readonly PartnerCenterOperation[] = [
  ...catalogOn('', '/v1', everybodys),
  ...catalogOn('Customer', '/v1/customers/{customerId}', customers),
];
