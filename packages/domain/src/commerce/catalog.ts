import type { AgreementType } from '../agreements.ts';

/** What a partner can sell here: Azure under a plan, or under the offer that came before it. */
export type CatalogItemKind = 'azure-plan' | 'azure-legacy';

/** How often something is billed, in the words of the protocol. */
export type BillingCycle = 'one_time' | 'monthly';

/**
 * Something that can be bought: a product, its SKU and the availability of that SKU in one. Ids are those of the trade,
 * because carts and scripts name them
 * (https://learn.microsoft.com/partner-center/developer/get-a-catalog-item-for-azure-plan).
 */
export interface CatalogItem {
  readonly kind: CatalogItemKind;
  readonly productId: string;
  readonly skuId: string;
  readonly availabilityId: string;
  /** What a cart names it by. */
  readonly catalogItemId: string;
  readonly title: string;
  readonly description: string;
  readonly billingCycles: readonly BillingCycle[];
  readonly minimumQuantity: number;
  readonly maximumQuantity: number;
  /** What the customer must have agreed to first. */
  readonly agreement: AgreementType;
  /** The groups of products that a list may ask for; compared without case. */
  readonly targetViews: readonly string[];
}

/** Everything that is for sale. */
export const CATALOG: readonly CatalogItem[] = [
  {
    kind: 'azure-plan',
    productId: 'DZH318Z0BPS6',
    skuId: '0001',
    availabilityId: 'DZH318Z0BML6',
    catalogItemId: 'DZH318Z0BPS6:0001:DZH318Z0BML6',
    title: 'Microsoft Azure plan',
    description: 'Microsoft Azure plan (MS-AZR-0017G)',
    billingCycles: ['one_time'],
    minimumQuantity: 1,
    maximumQuantity: 1,
    agreement: 'MicrosoftCustomerAgreement',
    targetViews: ['Azure', 'MicrosoftAzure'],
  },
  {
    kind: 'azure-legacy',
    productId: '9DEA7946-EC2C-441E-9FFD-E3B275F7E838',
    skuId: 'MS-AZR-0145P',
    availabilityId: 'MS-AZR-0145P',
    catalogItemId: 'MS-AZR-0145P',
    title: 'Microsoft Azure',
    description: 'Microsoft Azure (MS-AZR-0145P)',
    billingCycles: ['monthly'],
    minimumQuantity: 1,
    maximumQuantity: 1,
    agreement: 'MicrosoftCloudAgreement',
    targetViews: ['Azure'],
  },
];

/** The item of a kind. */
export function itemOf(kind: CatalogItemKind): CatalogItem {
  const item = CATALOG.find((each) => each.kind === kind);
  if (!item) throw new Error(`The catalog has no ${kind}.`);
  return item;
}

/** Finds an item by what a cart names it by, without case. */
export function findItem(catalogItemId: string): CatalogItem | undefined {
  const wanted = catalogItemId.toLowerCase();
  return CATALOG.find((item) => item.catalogItemId.toLowerCase() === wanted);
}

/** Finds a product by its id, without case. */
export function findProduct(productId: string): CatalogItem | undefined {
  const wanted = productId.toLowerCase();
  return CATALOG.find((item) => item.productId.toLowerCase() === wanted);
}

/** Who a product is meant for. Nothing on sale here is for anybody but businesses. */
export const SEGMENTS = ['commercial', 'education', 'government', 'nonprofit'] as const;

/** Whether a text names a group of products that the trade knows, sold here or not. */
export function isTargetView(text: string): boolean {
  return TARGET_VIEWS.has(text.toLowerCase());
}

const TARGET_VIEWS = new Set(
  [
    'Azure',
    'AzureReservations',
    'AzureReservationsVM',
    'AzureReservationsSQL',
    'AzureReservationsCosmosDb',
    'MicrosoftAzure',
    'OnlineServices',
    'Software',
    'SoftwareSUSELinux',
    'SoftwarePerpetual',
    'SoftwareSubscriptions',
  ].map((view) => view.toLowerCase()),
);
