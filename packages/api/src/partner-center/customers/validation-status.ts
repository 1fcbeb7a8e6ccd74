import { fail } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply } from '../../operation.ts';
import { operation } from '../operation.ts';
import { customerAt } from '../place.ts';
import { dateTime } from '../resources.ts';

/**
 * Whether the customer's account may buy. Nobody reviews accounts here, so that every customer is allowed from when it
 * accepted the relationship; what else a purchase takes, its preflight says
 * (https://learn.microsoft.com/partner-center/developer/retrieve-validation-status).
 */
export const getValidationStatus = operation({
  id: 'Customers_GetValidationStatus',
  method: 'GET',
  path: '/v1/customers/{customerId}/validationStatus',
  callers: 'U',
  requires: { partner: 'customers.read' },
  replies: {
    200: Type.Object({
      type: Type.Literal('account'),
      status: Type.Literal('Allowed'),
      lastUpdateDateTime: Type.String(),
    }),
  },

  async handle({ params, query }, work) {
    const place = await customerAt(params.customerId, work);
    if (!place.ok) return place;
    const type = query.get('type') ?? '';
    if (type === '') return fail({ kind: 'input-invalid', detail: "The query option 'type' must be 'account'." });
    if (type.toLowerCase() !== 'account') return fail({ kind: 'enum-unknown', text: type });
    const { id, partner, reader } = place.value;
    const since = (await reader.findRelationship(partner))?.acceptedAt;
    if (typeof since !== 'number') return fail({ kind: 'not-the-reseller', customer: id });
    return reply(200, { type: 'account', status: 'Allowed', lastUpdateDateTime: dateTime(since) });
  },
});
