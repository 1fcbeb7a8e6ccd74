import type { Address } from '@mandate/domain/addresses';
import { tidyAddress } from '@mandate/domain/addresses';
import type { BillingProfile, CustomerSummary } from '@mandate/domain/customers';
import { attributesOf, etagOf, linkTo } from '../resources.ts';
import type { AddressWire, BillingProfileBody, BillingProfileWire, CustomerWire } from '../wire.ts';

/** Writes an address; what it does not have is left out. */
export function addressToWire(address: Address): AddressWire {
  const { addressLine2, state, postalCode, phoneNumber, ...sure } = address;
  return {
    ...sure,
    ...(addressLine2 === null ? {} : { addressLine2 }),
    ...(state === null ? {} : { state }),
    ...(postalCode === null ? {} : { postalCode }),
    ...(phoneNumber === null ? {} : { phoneNumber }),
  };
}

/** Reads an address. */
export function addressFromWire(wire: AddressWire): Address {
  return tidyAddress({
    firstName: wire.firstName ?? '',
    lastName: wire.lastName ?? '',
    addressLine1: wire.addressLine1 ?? '',
    addressLine2: wire.addressLine2 ?? null,
    city: wire.city ?? '',
    state: wire.state ?? null,
    postalCode: wire.postalCode ?? null,
    country: wire.country,
    phoneNumber: wire.phoneNumber ?? null,
  });
}

/** Reads whom and where a customer is billed. */
export function billingFromWire(
  wire: BillingProfileBody,
  { companyName, registrationNumber }: { readonly companyName: string; readonly registrationNumber: string | null },
): Omit<BillingProfile, 'id' | 'createdAt' | 'updatedAt' | 'version'> {
  const address = addressFromWire(wire.defaultAddress);
  return {
    firstName: wire.firstName?.trim() || address.firstName,
    lastName: wire.lastName?.trim() || address.lastName,
    email: wire.email?.trim() ?? '',
    culture: wire.culture?.trim() ?? '',
    language: wire.language?.trim() ?? '',
    companyName: (wire.companyName ?? companyName).trim(),
    address,
    registrationNumber,
  };
}

/** Writes whom and where a customer is billed. */
export function billingToWire(profile: BillingProfile): BillingProfileWire {
  const { id, firstName, lastName, email, culture, language, companyName, address, version } = profile;
  return {
    id,
    firstName,
    lastName,
    email,
    culture,
    language,
    companyName,
    defaultAddress: addressToWire(address),
    links: { self: linkTo(`/customers/${id}/profiles/billing`) },
    attributes: attributesOf('CustomerBillingProfile', etagOf(id, version)),
  };
}

/** Writes the company behind a customer; `more` holds what only those see who may enter its directory. */
export function companyToWire(
  { id, domain, companyName }: Pick<CustomerSummary, 'id' | 'domain' | 'companyName'>,
  more: {
    readonly address?: AddressWire;
    readonly email?: string;
    readonly organizationRegistrationNumber?: string;
  } = {},
): CustomerWire['companyProfile'] {
  return {
    tenantId: id,
    domain,
    companyName,
    ...more,
    links: { self: linkTo(`/customers/${id}/profiles/company`) },
    attributes: attributesOf('CustomerCompanyProfile'),
  };
}

/** Writes a customer as lists show it. */
export function customerToWire(customer: CustomerSummary): CustomerWire {
  const { id, domain, companyName } = customer;
  return {
    id,
    companyProfile: companyToWire({ id, domain, companyName }),
    relationshipToPartner: 'reseller',
    attributes: attributesOf('Customer'),
  };
}
