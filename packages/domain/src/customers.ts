import { type Address, type AddressProblem, addressProblems } from './addresses.ts';
import { isEmailAddress } from './agreements.ts';
import { marketOf } from './markets.ts';
import type { DelegatedAdmin, RelationshipState } from './relationships.ts';
import { hasControlCharacter } from './subscriptions.ts';
import type { TenantId } from './tenants.ts';

/** One line of a partner's customer list. */
export interface CustomerSummary {
  readonly id: TenantId;
  readonly companyName: string;
  readonly domain: string;
  readonly country: string;
  readonly relationship: {
    readonly state: RelationshipState;
    readonly delegatedAdmin: DelegatedAdmin;
    /** False for a customer that accepted uninvited and that nobody has confirmed yet. */
    readonly confirmed: boolean;
  };
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

/** Who is billed for a customer, and where; each partner keeps its own. */
export interface BillingProfile {
  /** The customer's tenant. */
  readonly id: TenantId;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  /** For example `fr-FR`. */
  readonly culture: string;
  /** For example `fr`. */
  readonly language: string;
  readonly companyName: string;
  readonly address: Address;
  /** The number under which the company is registered; `null` where nobody asks for one. */
  readonly registrationNumber: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly version: number;
}

/** What is wrong with a billing profile. */
export type BillingProfileProblem =
  | { readonly kind: 'billing-field'; readonly field: 'email' | 'culture' | 'language' | 'companyName' }
  | { readonly kind: 'address'; readonly problems: readonly AddressProblem[] }
  | { readonly kind: 'registration-number'; readonly problem: 'not-for-this-country' | 'missing' | 'malformed' }
  | { readonly kind: 'phone-missing' };

/** What stands against a billing profile, by the rules of its country; the first of it. */
export function billingProfileProblem(profile: BillingProfile): BillingProfileProblem | undefined {
  const { address, registrationNumber } = profile;
  if (
    profile.companyName.trim() === '' ||
    profile.companyName.length > 256 ||
    hasControlCharacter(profile.companyName)
  ) {
    return { kind: 'billing-field', field: 'companyName' };
  }
  if (!isEmailAddress(profile.email)) return { kind: 'billing-field', field: 'email' };
  if (!/^[a-z]{2,3}-[A-Z][A-Za-z]{1,3}$/.test(profile.culture)) return { kind: 'billing-field', field: 'culture' };
  if (!/^[a-z]{2,3}(-[A-Za-z]{2,4})?$/.test(profile.language)) return { kind: 'billing-field', field: 'language' };
  const problems = addressProblems(address);
  if (problems.length > 0) return { kind: 'address', problems };
  const { needsRegistrationNumber } = marketOf(address.country);
  if (!needsRegistrationNumber) {
    return registrationNumber === null ? undefined : { kind: 'registration-number', problem: 'not-for-this-country' };
  }
  if (registrationNumber === null) return { kind: 'registration-number', problem: 'missing' };
  if (!/^[\p{L}\p{N}][\p{L}\p{N}./ -]{3,39}$/u.test(registrationNumber)) {
    return { kind: 'registration-number', problem: 'malformed' };
  }
  return address.phoneNumber === null ? { kind: 'phone-missing' } : undefined;
}
