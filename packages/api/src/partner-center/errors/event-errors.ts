import type { FailureTable } from '../../failures.ts';
import type { PartnerCenterFailure } from '../failures.ts';
import { error, type PartnerCenterError } from './error.ts';

/** What can be wrong with audit records and webhooks. */
export const EVENT_ERRORS = {
  'audit-record-not-found': () => error(404, 1000, 'There is no such audit record.'),
  'dates-refused': ({ detail }) => error(400, 800002, detail),
  'webhook-exists': () => error(409, 800002, 'The partner has a webhook registration already. Update it instead.'),
  'webhook-not-found': () => error(404, 1000, 'The partner has no webhook registration.'),
  'webhook-url-refused': ({ url }) =>
    error(400, 800002, `The webhook URL '${url.slice(0, 256)}' is not an https address without credentials.`),
  'webhook-event-unknown': ({ event }) =>
    error(400, 900126, `The event '${event.slice(0, 64)}' is not one that webhooks are told of here.`, [
      event.slice(0, 64),
    ]),
  'webhook-tested-often': ({ retryAfterSeconds }) => ({
    ...error(429, 800002, `Two tests a minute are allowed. Try again in ${retryAfterSeconds} seconds.`),
    headers: { 'retry-after': String(retryAfterSeconds) },
  }),
  'validation-event-not-found': () => error(404, 1000, 'There is no such validation event.'),
} satisfies Partial<FailureTable<PartnerCenterFailure, PartnerCenterError>>;
