import { createCustomer } from '@mandate/app/customers/create-customer';
import { reply } from '../../operation.ts';
import { operation } from '../operation.ts';
import { attributesOf, linkTo } from '../resources.ts';
import { CustomerBody, CustomerWire } from '../wire.ts';
import { addressToWire, billingFromWire, billingToWire, companyToWire } from './to-wire.ts';

/**
 * Makes a customer out of nothing. The password of its first administrator stands in this reply and nowhere else
 * (https://learn.microsoft.com/partner-center/developer/create-a-customer). Since November 2023 no customer begins with
 * delegated admin privileges, and each with a granular relationship unless `enableGDAPByDefault` is false
 * (https://learn.microsoft.com/partner-center/customers/gdap-faq).
 */
export const postCustomer = operation({
  id: 'Customers_Create',
  method: 'POST',
  path: '/v1/customers',
  callers: 'B',
  requires: { partner: 'customers.add' },
  body: CustomerBody,
  replies: { 201: CustomerWire },

  async handle({ body }, { act }) {
    const { companyProfile, billingProfile, enableGDAPByDefault } = body;
    const companyName = companyProfile.companyName ?? billingProfile.companyName ?? '';
    const registrationNumber = companyProfile.organizationRegistrationNumber?.trim() || null;
    const created = await createCustomer(act, {
      companyName,
      domain: companyProfile.domain.trim(),
      billing: billingFromWire(billingProfile, { companyName, registrationNumber }),
      granular: enableGDAPByDefault ?? true,
    });
    if (!created.ok) return created;
    const { tenant, billing, administrator } = created.value;
    const [userName = ''] = administrator.userPrincipalName.split('@');
    return reply(201, {
      id: tenant.id,
      commerceId: tenant.id,
      companyProfile: companyToWire(
        { id: tenant.id, domain: tenant.defaultDomain, companyName: tenant.displayName },
        {
          address: addressToWire(billing.address),
          email: billing.email,
          ...(registrationNumber ? { organizationRegistrationNumber: registrationNumber } : {}),
        },
      ),
      billingProfile: billingToWire(billing),
      relationshipToPartner: 'reseller',
      allowDelegatedAccess: false,
      ...(enableGDAPByDefault === undefined ? {} : { enableGDAPByDefault }),
      userCredentials: { userName, password: administrator.password },
      links: { self: linkTo(`/customers/${tenant.id}`) },
      attributes: attributesOf('Customer'),
    });
  },
});
