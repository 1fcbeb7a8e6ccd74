import type { DelegatedAdmin, RelationshipState } from './relationships.ts';
import type { TenantId } from './tenants.ts';

/** One line of a partner's customer list. */
export interface CustomerSummary {
  readonly id: TenantId;
  readonly companyName: string;
  readonly domain: string;
  readonly country: string;
  readonly relationship: { readonly state: RelationshipState; readonly delegatedAdmin: DelegatedAdmin };
}

/**
 * The form in which names are searched and sorted: without case, accents or typographic variants,
 * so that `hotel elysee` finds `Hôtel Élysée`.
 */
export function searchKey(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘]/g, "'")
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/\s+/g, ' ')
    .trim();
}
