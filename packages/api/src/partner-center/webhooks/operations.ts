import type { DeliveryState, Webhook } from '@mandate/app/ports/notifications';
import { createWebhook, removeWebhook, testWebhook, updateWebhook } from '@mandate/app/webhooks/change-webhook';
import { WEBHOOK_EVENTS } from '@mandate/domain/audit/vocabulary';
import { parseGuid } from '@mandate/rbac/guid';
import { fail } from '@mandate/rbac/result';
import { type Static, Type } from 'typebox';
import { reply } from '../../operation.ts';
import { operation } from '../operation.ts';
import { dateTime } from '../resources.ts';

const RegistrationWire = Type.Object({
  SubscriberId: Type.String(),
  WebhookUrl: Type.String(),
  WebhookEvents: Type.Array(Type.String()),
});

const RegistrationBody = Type.Object({
  WebhookUrl: Type.String(),
  WebhookEvents: Type.Array(Type.String(), { maxItems: 64 }),
  // Where the signature stands is for old receivers to choose; here it is in `Authorization` always.
  SignatureTokenToMsSignatureHeader: Type.Optional(Type.Union([Type.Literal(false), Type.Null()])),
});

const ValidationWire = Type.Object({
  correlationId: Type.String(),
  partnerId: Type.String(),
  status: Type.String(),
  callbackUrl: Type.String(),
  results: Type.Array(
    Type.Object({
      responseCode: Type.String(),
      responseMessage: Type.String(),
      systemError: Type.Boolean(),
      dateTimeUtc: Type.String(),
    }),
  ),
});

const toWire = ({ id, url, events }: Webhook): Static<typeof RegistrationWire> => ({
  SubscriberId: id,
  WebhookUrl: url,
  WebhookEvents: [...events],
});

const REGISTRATION = '/webhooks/v1/registration';
const requires = { partner: 'webhooks.manage' } as const;

const listEvents = operation({
  id: 'Webhooks_ListEvents',
  method: 'GET',
  path: `${REGISTRATION}/events`,
  callers: 'B',
  requires,
  replies: { 200: Type.Array(Type.String()) },
  handle: async () => reply(200, ['test-created', ...WEBHOOK_EVENTS]),
});

const getRegistration = operation({
  id: 'Webhooks_Get',
  method: 'GET',
  path: REGISTRATION,
  callers: 'B',
  requires,
  replies: { 200: RegistrationWire },

  async handle(_input, { access, store }) {
    const webhook = await store.tenant(access.caller.home).findWebhook();
    return webhook ? reply(200, toWire(webhook)) : fail({ kind: 'webhook-not-found' });
  },
});

const postRegistration = operation({
  id: 'Webhooks_Create',
  method: 'POST',
  path: REGISTRATION,
  callers: 'B',
  requires,
  body: RegistrationBody,
  replies: { 200: RegistrationWire },

  async handle({ body }, { act }) {
    const created = await createWebhook(act, { url: body.WebhookUrl, events: body.WebhookEvents });
    return created.ok ? reply(200, toWire(created.value)) : created;
  },
});

const putRegistration = operation({
  id: 'Webhooks_Update',
  method: 'PUT',
  path: REGISTRATION,
  callers: 'B',
  requires,
  body: RegistrationBody,
  replies: { 200: RegistrationWire },

  async handle({ body }, { act }) {
    const updated = await updateWebhook(act, { url: body.WebhookUrl, events: body.WebhookEvents });
    return updated.ok ? reply(200, toWire(updated.value)) : updated;
  },
});

// Microsoft has none; a partner must be able to say that it wants to be told of nothing any more.
const deleteRegistration = operation({
  id: 'Webhooks_Delete',
  method: 'DELETE',
  path: REGISTRATION,
  callers: 'B',
  requires,
  replies: { 204: null },

  async handle(_input, { act }) {
    const removed = await removeWebhook(act);
    return removed.ok ? reply(204) : removed;
  },
});

const postValidationEvent = operation({
  id: 'Webhooks_Test',
  method: 'POST',
  path: `${REGISTRATION}/validationEvents`,
  callers: 'B',
  requires,
  replies: { 200: Type.Object({ correlationId: Type.String() }) },

  async handle(_input, { act }) {
    const sent = await testWebhook(act);
    return sent.ok ? reply(200, { correlationId: sent.value.id }) : sent;
  },
});

const STATUS: Readonly<Record<DeliveryState, string>> = {
  waiting: 'pending',
  delivered: 'completed',
  'given-up': 'failed',
};

const getValidationEvent = operation({
  id: 'Webhooks_GetTest',
  method: 'GET',
  path: `${REGISTRATION}/validationEvents/{correlationId}`,
  callers: 'B',
  requires,
  replies: { 200: ValidationWire },

  async handle({ params }, { access, store }) {
    const id = parseGuid(params.correlationId);
    const partner = access.caller.home;
    const found = id ? await store.tenant(partner).findDelivery(id) : undefined;
    if (found?.body.channel !== 'webhook' || found.body.event !== 'test-created') {
      return fail({ kind: 'validation-event-not-found' });
    }
    const attempts = await store.tenant(partner).listDeliveryAttempts(found.id);
    const results = attempts.map(({ at, code, message }) => ({
      responseCode: code === null ? '' : String(code),
      responseMessage: message,
      systemError: code === null,
      dateTimeUtc: dateTime(at),
    }));
    const { url } = found.body;
    const status = STATUS[found.state];
    return reply(200, { correlationId: found.id, partnerId: partner, status, callbackUrl: url, results });
  },
});

/**
 * Webhooks: where a partner is told of events, and a test of it
 * (https://learn.microsoft.com/partner-center/developer/partner-center-webhooks).
 */
export const WEBHOOK_OPERATIONS = [
  listEvents,
  getRegistration,
  postRegistration,
  putRegistration,
  deleteRegistration,
  postValidationEvent,
  getValidationEvent,
] as const;
