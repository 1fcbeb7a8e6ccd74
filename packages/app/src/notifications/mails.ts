import { textOf } from '@mandate/domain/audit/acts';
import type { Notice } from '@mandate/domain/audit/vocabulary';
import type { TenantId } from '@mandate/domain/tenants';
import type { Delivery } from '../ports/notifications.ts';
import { deliveryId, type LoggedEvent } from './event.ts';
import type { MailReader, Readers } from './readers.ts';

/** One mail for each Admin agent of the partner and each Global administrator of the customer. */
export async function mailsOf(
  event: LoggedEvent & { readonly customer: TenantId },
  notice: Notice,
  readers: Readers,
): Promise<readonly Delivery[]> {
  const { partner, customer, record } = event;
  const [, id = ''] = record.target.split('/');
  const facts = {
    channel: 'mail',
    notice,
    partner: { id: partner, name: await readers.partnerName() },
    customer: { id: customer, name: await readers.customerName(customer) },
    relationship: {
      id,
      name: textOf(record.after, 'displayName') ?? textOf(record.before, 'displayName') ?? id,
      endsAt: numberOf(record.after, 'endsAt'),
    },
    days: numberOf(record.after, 'days'),
  } as const;
  const mailTo = (tenant: TenantId, { side, language, ...to }: MailReader): Delivery => ({
    tenant,
    id: deliveryId(event, `${tenant}/${to.user}`),
    body: { ...facts, to, side, language },
    createdAt: record.at,
    state: 'waiting',
    attempts: 0,
    dueAt: record.at,
  });
  return [
    ...(await readers.ofPartner()).map((reader) => mailTo(partner, reader)),
    ...(await readers.ofCustomer(customer)).map((reader) => mailTo(customer, reader)),
  ];
}

function numberOf(value: unknown, name: string): number | null {
  if (typeof value !== 'object' || value === null) return null;
  const member: unknown = Reflect.get(value, name);
  return typeof member === 'number' ? member : null;
}
