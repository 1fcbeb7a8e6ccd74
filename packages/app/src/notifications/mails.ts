import { textOf } from '@mandate/domain/audit/acts';
import type { Notice } from '@mandate/domain/audit/vocabulary';
import type { TenantId } from '@mandate/domain/tenants';
import type { Delivery } from '../ports/notifications.ts';
import { deliveryId, type LoggedEvent } from './event.ts';
import type { MailReader, Readers } from './readers.ts';

/**
 * One mail for each Admin agent of the partner and, of what concerns both, each Global administrator of the customer.
 */
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
      name: nameIn(record.after) ?? nameIn(record.before) ?? id,
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
  const toPartner = (await readers.ofPartner()).map((reader) => mailTo(partner, reader));
  // Whoever removed the access is of the customer, and knows.
  if (notice === 'access-removed') return toPartner;
  return [...toPartner, ...(await readers.ofCustomer(customer)).map((reader) => mailTo(customer, reader))];
}

// Some names stand in the log as personal texts, empty once they were erased.
function nameIn(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return textOf(value, 'displayName') ?? (textOf(Reflect.get(value, 'displayName'), 'personal') || undefined);
}

function numberOf(value: unknown, name: string): number | null {
  if (typeof value !== 'object' || value === null) return null;
  const member: unknown = Reflect.get(value, name);
  return typeof member === 'number' ? member : null;
}
