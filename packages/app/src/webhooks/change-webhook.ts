import { WEBHOOK_EVENTS, type WebhookEvent } from '@mandate/domain/audit/vocabulary';
import type { TenantId } from '@mandate/domain/tenants';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type CallerAct, commit } from '../act.ts';
import type { Delivery, Webhook } from '../ports/notifications.ts';
import type { Change } from '../ports/store.ts';

/** What a partner wants of its webhook. */
export interface WantedWebhook {
  readonly url: string;
  readonly events: readonly string[];
}

/** Why a webhook is not changed. */
export type WebhookFailure =
  | { readonly kind: 'webhook-exists' }
  | { readonly kind: 'webhook-not-found' }
  /** Not https, with a name and password in it, or no address at all. */
  | { readonly kind: 'webhook-url-refused'; readonly url: string }
  | { readonly kind: 'webhook-event-unknown'; readonly event: string }
  | { readonly kind: 'webhook-tested-often'; readonly retryAfterSeconds: number };

const LONGEST_URL = 2048;

/** Registers where a partner wants to be told of events from now on. It has one such place. */
export function createWebhook(act: CallerAct, wanted: WantedWebhook): Promise<Result<Webhook, WebhookFailure>> {
  return put(act, wanted, (before) => (before ? fail({ kind: 'webhook-exists' }) : ok(undefined)));
}

/** Replaces where and of what a partner is told. */
export function updateWebhook(act: CallerAct, wanted: WantedWebhook): Promise<Result<Webhook, WebhookFailure>> {
  return put(act, wanted, (before) => (before ? ok(undefined) : fail({ kind: 'webhook-not-found' })));
}

async function put(
  act: CallerAct,
  { url, events }: WantedWebhook,
  check: (before: Webhook | undefined) => Result<void, WebhookFailure>,
): Promise<Result<Webhook, WebhookFailure>> {
  if (!isAcceptable(url)) return fail({ kind: 'webhook-url-refused', url });
  const known: WebhookEvent[] = [];
  for (const event of events) {
    const found = WEBHOOK_EVENTS.find((each) => each === event.toLowerCase());
    // A test can be had without asking to be told of it.
    if (!found && event.toLowerCase() !== 'test-created') return fail({ kind: 'webhook-event-unknown', event });
    if (found && !known.includes(found)) known.push(found);
  }
  return commit<Webhook, WebhookFailure>(act, async (change) => {
    const partner = act.access.caller.home;
    const now = act.ports.clock.now();
    const before = await change.tenant(partner).findWebhook();
    const checked = check(before);
    if (!checked.ok) return checked;
    const id = before?.id ?? act.ports.randomness.guid();
    const after: Webhook = { id, url, events: known, createdAt: before?.createdAt ?? now, updatedAt: now };
    await change.tenant(partner).putWebhook(after);
    await record(change, partner, { before, after });
    return ok(after);
  });
}

function isAcceptable(text: string): boolean {
  const url = text.length <= LONGEST_URL && URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'https:' && url.username === '' && url.password === '';
}

/** Tells a partner's webhook of nothing any more. */
export function removeWebhook(act: CallerAct): Promise<Result<void, WebhookFailure>> {
  return commit<void, WebhookFailure>(act, async (change) => {
    const partner = act.access.caller.home;
    const before = await change.tenant(partner).findWebhook();
    if (!before) return fail({ kind: 'webhook-not-found' });
    await change.tenant(partner).removeWebhook();
    await record(change, partner, { before, after: undefined });
    return ok(undefined);
  });
}

function record(
  change: Change,
  partner: TenantId,
  { before, after }: { readonly before: Webhook | undefined; readonly after: Webhook | undefined },
): Promise<void> {
  const shown = (webhook: Webhook | undefined) => (webhook ? { url: webhook.url, events: webhook.events } : null);
  const operation = `Mandate.Webhooks/webhooks/${after ? 'write' : 'delete'}`;
  const target = `webhooks/${(after ?? before)?.id ?? partner}`;
  return change.tenant(partner).record({ operation, target, before: shown(before), after: shown(after) });
}

// https://learn.microsoft.com/partner-center/developer/partner-center-webhook-events: two a minute.
const TESTS = 2;
const WITHIN_MS = 60_000;

/** Sends a test to a partner's webhook; what comes of it can be followed by the id of the delivery. */
export function testWebhook(act: CallerAct): Promise<Result<Delivery, WebhookFailure>> {
  return commit<Delivery, WebhookFailure>(act, async (change) => {
    const partner = act.access.caller.home;
    const writer = change.tenant(partner);
    const webhook = await writer.findWebhook();
    if (!webhook) return fail({ kind: 'webhook-not-found' });
    const now = act.ports.clock.now();
    const recent = await writer.listDeliveries('webhook', { after: null, limit: 200 });
    const tests = recent.rows.filter(
      ({ body, createdAt }) =>
        body.channel === 'webhook' && body.event === 'test-created' && Math.abs(now - createdAt) < WITHIN_MS,
    );
    const first = tests.at(TESTS - 1);
    if (first) {
      const retryAfterSeconds = Math.max(1, Math.ceil((first.createdAt + WITHIN_MS - now) / 1000));
      return fail({ kind: 'webhook-tested-often', retryAfterSeconds });
    }
    const delivery: Delivery = {
      tenant: partner,
      id: act.ports.randomness.guid(),
      body: {
        channel: 'webhook',
        event: 'test-created',
        url: webhook.url,
        resource: { name: 'Webhook', at: 'partnerCenter', path: '/webhooks/v1/registration' },
        record: null,
        changedAt: now,
      },
      createdAt: now,
      state: 'waiting',
      attempts: 0,
      dueAt: now,
    };
    await writer.addDeliveries([delivery]);
    await writer.record({
      operation: 'Mandate.Webhooks/webhooks/test/action',
      target: `webhooks/${webhook.id}`,
      before: null,
      after: { delivery: delivery.id },
    });
    return ok(delivery);
  });
}
