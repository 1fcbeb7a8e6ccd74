import { marketOf } from './markets.ts';
import { hasControlCharacter } from './subscriptions.ts';

/** Where a company is, and whom to ask for there. */
export interface Address {
  readonly firstName: string;
  readonly lastName: string;
  readonly addressLine1: string;
  readonly addressLine2: string | null;
  readonly city: string;
  readonly state: string | null;
  readonly postalCode: string | null;
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country: string;
  readonly phoneNumber: string | null;
}

/** What is wrong with an address, field by field. */
export interface AddressProblem {
  readonly field: keyof Address;
  readonly problem: 'missing' | 'too-long' | 'malformed' | 'not-of-the-country';
}

const LONGEST: Readonly<Record<keyof Address, number>> = {
  firstName: 50,
  lastName: 50,
  addressLine1: 200,
  addressLine2: 200,
  city: 100,
  state: 100,
  postalCode: 16,
  country: 2,
  phoneNumber: 25,
};

/**
 * What stands against an address, by the rules of its country: what must be there, how long it may be, the form of
 * postal code and phone number, and the states there are
 * (https://learn.microsoft.com/partner-center/developer/create-a-customer). Whether the street exists nobody checks.
 */
export function addressProblems(address: Address, { phoneNeeded = false } = {}): readonly AddressProblem[] {
  const market = marketOf(address.country);
  const problems: AddressProblem[] = [];
  const required: readonly (keyof Address)[] = ['addressLine1', 'city', 'country', 'firstName', 'lastName'];
  for (const field of Object.keys(LONGEST) as readonly (keyof Address)[]) {
    const text = address[field] ?? '';
    if (text.trim() === '' && required.includes(field)) problems.push({ field, problem: 'missing' });
    if (text.length > LONGEST[field]) problems.push({ field, problem: 'too-long' });
    else if (hasControlCharacter(text)) problems.push({ field, problem: 'malformed' });
  }
  if (!/^[A-Z]{2}$/.test(address.country)) problems.push({ field: 'country', problem: 'malformed' });
  const postalCode = (address.postalCode ?? '').trim();
  if (market.postalCode && postalCode === '') problems.push({ field: 'postalCode', problem: 'missing' });
  if (market.postalCode && postalCode !== '' && !market.postalCode.test(postalCode.toUpperCase())) {
    problems.push({ field: 'postalCode', problem: 'not-of-the-country' });
  }
  if (market.states.length > 0) {
    const state = (address.state ?? '').trim();
    if (state === '') problems.push({ field: 'state', problem: 'missing' });
    else if (!market.states.includes(state.toUpperCase()))
      problems.push({ field: 'state', problem: 'not-of-the-country' });
  }
  const phone = (address.phoneNumber ?? '').trim();
  if (phone === '' && phoneNeeded) problems.push({ field: 'phoneNumber', problem: 'missing' });
  if (phone !== '' && !/^\+?[\d\s().-]{5,25}$/.test(phone))
    problems.push({ field: 'phoneNumber', problem: 'malformed' });
  return problems;
}

/** The address as the post of its country writes it: without spaces around, codes in upper case. */
export function tidyAddress(address: Address): Address {
  const text = (value: string | null) =>
    value === null || value.trim() === '' ? null : value.trim().replace(/\s+/g, ' ');
  const country = address.country.trim().toUpperCase();
  const state = text(address.state);
  return {
    firstName: text(address.firstName) ?? '',
    lastName: text(address.lastName) ?? '',
    addressLine1: text(address.addressLine1) ?? '',
    addressLine2: text(address.addressLine2),
    city: text(address.city) ?? '',
    state: state && marketOf(country).states.length > 0 ? state.toUpperCase() : state,
    postalCode: text(address.postalCode)?.toUpperCase() ?? null,
    country,
    phoneNumber: text(address.phoneNumber),
  };
}
