import { isPresent } from '@mandate/app/access';
import { mayInDirectory } from '@mandate/app/directory/authorize';
import { carriesDelegatedAdmin } from '@mandate/domain/relationships';
import { Type } from 'typebox';
import { reply, type Work } from '../../operation.ts';
import { operation } from '../operation.ts';
import { type CustomerPlace, customerAt } from '../place.ts';
import { attributesOf, linkTo } from '../resources.ts';
import { CompanyProfileWire, CustomerWire } from '../wire.ts';
import { addressToWire, billingToWire, companyToWire } from './to-wire.ts';

/** Whether the caller may look into the customer's directory; being its reseller is not enough. */
async function seesDirectory(place: CustomerPlace, { snapshotIn }: Pick<Work, 'snapshotIn'>): Promise<boolean> {
  const there = await snapshotIn(place.id);
  return isPresent(there) && mayInDirectory(there, 'readDirectory');
}

/** The company, with what only those see who may enter its directory. */
async function companyOf(place: CustomerPlace, sees: boolean) {
  const billing = sees ? await place.reader.findCommerce(place.partner, 'billing', place.id) : undefined;
  const number = billing?.registrationNumber;
  return companyToWire(
    place.summary,
    billing
      ? {
          address: addressToWire(billing.address),
          email: billing.email,
          ...(number ? { organizationRegistrationNumber: number } : {}),
        }
      : {},
  );
}

/**
 * One customer in full. Its address, e-mail address and domains belong to its directory, and are left out for a caller
 * who may not enter there (https://learn.microsoft.com/partner-center/developer/get-a-customer-by-id).
 */
export const getCustomer = operation({
  id: 'Customers_Get',
  method: 'GET',
  path: '/v1/customers/{customerId}',
  callers: 'B',
  requires: { partner: 'customers.read' },
  replies: { 200: CustomerWire },

  async handle({ params }, work) {
    const found = await customerAt(params.customerId, work);
    if (!found.ok) return found;
    const place = found.value;
    const sees = await seesDirectory(place, work);
    const billing = await place.reader.findCommerce(place.partner, 'billing', place.id);
    const domains = (await place.reader.tenant())?.domains ?? [];
    return reply(200, {
      id: place.id,
      commerceId: place.id,
      companyProfile: await companyOf(place, sees),
      ...(billing ? { billingProfile: billingToWire(billing) } : {}),
      relationshipToPartner: 'reseller',
      allowDelegatedAccess: carriesDelegatedAdmin(await place.reader.findRelationship(place.partner)),
      ...(sees ? { customDomains: [...domains] } : {}),
      links: { self: linkTo(`/customers/${place.id}`) },
      attributes: attributesOf('Customer'),
    });
  },
});

/** The company behind a customer. */
export const getCompanyProfile = operation({
  id: 'CustomerProfiles_GetCompany',
  method: 'GET',
  path: '/v1/customers/{customerId}/profiles/company',
  callers: 'U',
  requires: { partner: 'customers.read' },
  replies: { 200: CompanyProfileWire },

  async handle({ params }, work) {
    const place = await customerAt(params.customerId, work);
    if (!place.ok) return place;
    return reply(200, await companyOf(place.value, await seesDirectory(place.value, work)));
  },
});

/** How a directory names its organization; for those who may look into it. */
export const getOrganization = operation({
  id: 'Customers_GetOrganization',
  method: 'GET',
  path: '/v1/customers/{customerId}/organization',
  callers: 'U',
  requires: { partner: 'customers.read' },
  replies: {
    200: Type.Object({
      displayName: Type.String(),
      countryLetterCode: Type.String(),
      street: Type.Optional(Type.String()),
      city: Type.Optional(Type.String()),
      state: Type.Optional(Type.String()),
      postalCode: Type.Optional(Type.String()),
      technicalNotificationMails: Type.Array(Type.String()),
    }),
  },

  async handle({ params }, work) {
    const found = await customerAt(params.customerId, work);
    if (!found.ok) return found;
    const place = found.value;
    if (!(await seesDirectory(place, work))) {
      return { ok: false, failure: { kind: 'customer-directory-refused', customer: place.id } };
    }
    const tenant = await place.reader.tenant();
    const billing = await place.reader.findCommerce(place.partner, 'billing', place.id);
    const { addressLine1: street, city, state, postalCode } = billing ? addressToWire(billing.address) : {};
    return reply(200, {
      displayName: tenant?.displayName ?? '',
      countryLetterCode: tenant?.country ?? '',
      ...(street ? { street } : {}),
      ...(city ? { city } : {}),
      ...(state ? { state } : {}),
      ...(postalCode ? { postalCode } : {}),
      technicalNotificationMails: billing ? [billing.email] : [],
    });
  },
});

/** The domains of a customer's directory; for those who may look into it. */
export const listCustomDomains = operation({
  id: 'Customers_ListCustomDomains',
  method: 'GET',
  path: '/v1/customers/{customerId}/customDomains',
  callers: 'U',
  requires: { partner: 'customers.read' },
  replies: { 200: Type.Array(Type.String()) },

  async handle({ params }, work) {
    const place = await customerAt(params.customerId, work);
    if (!place.ok) return place;
    if (!(await seesDirectory(place.value, work))) {
      return { ok: false, failure: { kind: 'customer-directory-refused', customer: place.value.id } };
    }
    return reply(200, [...((await place.value.reader.tenant())?.domains ?? [])]);
  },
});
