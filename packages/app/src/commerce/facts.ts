import type { Cart, CartLine } from '@mandate/domain/commerce/carts';
import type { PreflightFacts } from '@mandate/domain/commerce/preflight';
import { sellsTo } from '@mandate/domain/relationships';
import type { TenantId } from '@mandate/domain/tenants';
import type { TenantReader } from '../ports/store.ts';

/** Where the facts of a purchase are read: before it to predict, within its transaction to decide. */
export interface TradeReaders {
  readonly partner: TenantReader;
  readonly customer: TenantReader;
}

/** Gathers everything that decides whether something can be bought. */
export async function preflightFacts(
  { partner, customer }: TradeReaders,
  purchase: { readonly cart: Cart | null; readonly lines: readonly CartLine[]; readonly now: number },
): Promise<PreflightFacts> {
  const agreements = await customer.listCommerce(partner.id, 'agreement');
  return {
    ...purchase,
    isReseller: sellsTo(await customer.findRelationship(partner.id)),
    partnerCountry: (await partner.tenant())?.country ?? '',
    customerCountry: await countryOf(customer, partner.id),
    agreed: new Set(agreements.map(({ type }) => type)),
    held: await customer.listCommerce(partner.id, 'subscription'),
  };
}

/** The country a customer buys in: that of its billing address, or of its directory while it has none. */
async function countryOf(customer: TenantReader, partner: TenantId): Promise<string> {
  const billing = await customer.findCommerce(partner, 'billing', customer.id);
  return billing?.address.country ?? (await customer.tenant())?.country ?? '';
}
