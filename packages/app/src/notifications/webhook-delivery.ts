import { textOf } from '@mandate/domain/audit/acts';
import type { WebhookEvent } from '@mandate/domain/audit/vocabulary';
import type { Delivery, Webhook, WebhookBody } from '../ports/notifications.ts';
import { auditId, deliveryId, type LoggedEvent } from './event.ts';

/** An event for a partner's webhook. */
export function webhookDelivery(event: LoggedEvent, name: WebhookEvent, webhook: Webhook): Delivery {
  const { partner, record, index } = event;
  const body: WebhookBody = {
    channel: 'webhook',
    event: name,
    url: webhook.url,
    resource: resourceOf(event),
    record: auditId(record, index),
    changedAt: record.at,
  };
  const id = deliveryId(event, webhook.id);
  return { tenant: partner, id, body, createdAt: record.at, state: 'waiting', attempts: 0, dueAt: record.at };
}

function resourceOf({ customer, record }: LoggedEvent): WebhookBody['resource'] {
  const [kind = '', id = ''] = record.target.split('/');
  if (kind === 'delegatedAdminRelationships') {
    const path = `/v1.0/tenantRelationships/delegatedAdminRelationships/${id}`;
    const assignment = textOf(record.after, 'group') ?? textOf(record.before, 'group');
    if (assignment === undefined) return { name: 'GranularAdminRelationship', at: 'graph', path };
    const assignmentId = textOf(record.after, 'id') ?? textOf(record.before, 'id') ?? '';
    const assignmentPath = `${path}/accessAssignments/${assignmentId}`;
    return { name: 'GranularAdminAccessAssignment', at: 'graph', path: assignmentPath };
  }
  if (kind === 'customers') return { name: 'Subscription', at: 'partnerCenter', path: `/v1/${record.target}` };
  return { name: 'Customer', at: 'partnerCenter', path: `/v1/customers/${customer ?? id}` };
}
