import { updateBillingProfile } from '@mandate/app/customers/update-billing-profile';
import { fail } from '@mandate/rbac/result';
import { reply } from '../../operation.ts';
import { operation } from '../operation.ts';
import { customerAt } from '../place.ts';
import { versionSeen } from '../resources.ts';
import { BillingProfileBody, BillingProfileWire } from '../wire.ts';
import { billingFromWire, billingToWire } from './to-wire.ts';

const path = '/v1/customers/{customerId}/profiles/billing';

/** Whom and where this partner bills a customer. */
export const getBillingProfile = operation({
  id: 'CustomerProfiles_GetBilling',
  method: 'GET',
  path,
  callers: 'B',
  requires: { partner: 'customers.read' },
  replies: { 200: BillingProfileWire },

  async handle({ params }, work) {
    const place = await customerAt(params.customerId, work);
    if (!place.ok) return place;
    const { reader, partner, id } = place.value;
    const found = await reader.findCommerce(partner, 'billing', id);
    return found ? reply(200, billingToWire(found)) : fail({ kind: 'billing-profile-not-found' });
  },
});

/** Replaces it; the etag that was read stands in `If-Match` or in the body. */
export const putBillingProfile = operation({
  id: 'CustomerProfiles_UpdateBilling',
  method: 'PUT',
  path,
  callers: 'B',
  requires: { partner: 'customers.update' },
  body: BillingProfileBody,
  replies: { 200: BillingProfileWire },

  async handle({ params, body, fields }, work) {
    const place = await customerAt(params.customerId, work);
    if (!place.ok) return place;
    const { reader, partner, id, summary } = place.value;
    const before = await reader.findCommerce(partner, 'billing', id);
    const { companyName } = summary;
    const registrationNumber = before?.registrationNumber ?? null;
    const updated = await updateBillingProfile(work.act, id, {
      ...billingFromWire(body, { companyName, registrationNumber }),
      seen: versionSeen(id, fields.ifMatch, body.attributes?.etag),
    });
    return updated.ok ? reply(200, billingToWire(updated.value)) : updated;
  },
});
