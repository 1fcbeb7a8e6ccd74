import { qualifyCustomer } from '@mandate/app/customers/qualify-customer';
import { QUALIFICATIONS, type Qualification } from '@mandate/domain/qualifications';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply } from '../../operation.ts';
import type { PartnerCenterFailure } from '../failures.ts';
import { operation } from '../operation.ts';
import { customerAt } from '../place.ts';

const path = '/v1/customers/{customerId}/qualification';
const QualificationWire = Type.String();

// As the API's own enumeration counts them; older clients send the number.
const NAMES = ['none', 'education', 'nonprofit', 'governmentcommunitycloud', 'stateownedentity'] as const;

/** What the partner says that a customer is: `none`, `education` or `nonprofit`. */
export const getQualification = operation({
  id: 'Customers_GetQualification',
  method: 'GET',
  path,
  callers: 'B',
  requires: { partner: 'customers.read' },
  replies: { 200: QualificationWire },

  async handle({ params }, work) {
    const place = await customerAt(params.customerId, work);
    if (!place.ok) return place;
    const { reader, partner, id } = place.value;
    const found = await reader.findCommerce(partner, 'qualification', id);
    return reply(200, found?.qualification ?? 'none');
  },
});

/** Says what a customer is, once and for all (https://learn.microsoft.com/partner-center/developer/update-a-customer-qualification). */
export const putQualification = operation({
  id: 'Customers_UpdateQualification',
  method: 'PUT',
  path,
  callers: 'B',
  requires: { partner: 'customers.update' },
  body: Type.Union([Type.String({ maxLength: 64 }), Type.Integer()]),
  replies: { 200: QualificationWire },

  async handle({ params, body }, work) {
    const place = await customerAt(params.customerId, work);
    if (!place.ok) return place;
    const wanted = read(body);
    if (!wanted.ok) return wanted;
    const qualified = await qualifyCustomer(work.act, place.value.id, wanted.value);
    return qualified.ok ? reply(200, qualified.value.qualification) : qualified;
  },
});

function read(body: string | number): Result<Qualification, PartnerCenterFailure> {
  const text = typeof body === 'number' ? NAMES[body] : body.toLowerCase().replaceAll('_', '');
  const own = QUALIFICATIONS.find((each) => each === text);
  if (own) return ok(own);
  const known = NAMES.find((each) => each === text);
  if (!known) return fail({ kind: 'enum-unknown', text: String(body) });
  if (known === 'none') return fail({ kind: 'input-invalid', detail: 'A qualification cannot be taken back.' });
  return fail({ kind: 'out-of-scope', what: 'Qualifications that have to be vetted' });
}
