import { auditActs, auditedCustomer } from '@mandate/domain/audit/acts';
import type { TenantId } from '@mandate/domain/tenants';
import { parseGuid } from '@mandate/rbac/guid';
import { fail, ok } from '@mandate/rbac/result';
import type { Ports } from '../act.ts';
import type { ChangeRecord } from '../ports/change-log.ts';
import type { Delivery } from '../ports/notifications.ts';
import { clockAct } from '../scheduler/clock-act.ts';
import { mailsOf } from './mails.ts';
import { readersOf } from './readers.ts';
import { webhookDelivery } from './webhook-delivery.ts';

const AT_ONCE = 200;
// A log that was never followed before may begin years ago; what is older than this is no news then.
const NEWS_MS = 30 * 86_400_000;

/**
 * Makes what a partner's change log tells into deliveries, one for each event and reader. How far the log was followed
 * moves in the same transaction, so that each event is told once whoever follows and wherever it stops; an event itself
 * stands in the log from the transaction on that made it. Answers how many deliveries there were.
 */
export async function followChanges(ports: Ports, partner: TenantId): Promise<number> {
  const reader = ports.store.tenant(partner);
  const readers = readersOf(ports.store, partner);
  let told = 0;
  for (;;) {
    const from = await reader.findFollowed();
    const records = await reader.listChangesAfter(from || (await endOfOld(ports, partner)), AT_ONCE);
    const last = records.at(-1);
    if (!last) return told;
    const webhook = await reader.findWebhook();
    const deliveries: Delivery[] = [];
    for (const record of records) {
      for (const [index, act] of auditActs({ ...record, ofPartner: true }).entries()) {
        const customer = parseGuid(auditedCustomer({ ...record, ofPartner: true }) ?? '');
        const event = { partner, customer, record, index };
        if (act.notice && customer) deliveries.push(...(await mailsOf({ ...event, customer }, act.notice, readers)));
        if (act.event && webhook?.events.includes(act.event) && record.at >= webhook.createdAt) {
          deliveries.push(webhookDelivery(event, act.event, webhook));
        }
      }
    }
    if (!(await keep(ports, { partner, from, last, deliveries }))) return told;
    told += deliveries.length;
  }
}

async function endOfOld({ store, clock }: Ports, partner: TenantId): Promise<number> {
  const since = clock.now() - NEWS_MS;
  for (let sequence = 0; ; ) {
    const records = await store.tenant(partner).listChangesAfter(sequence, AT_ONCE);
    const news = records.find(({ at }) => at >= since);
    const last = records.at(-1);
    if (news || !last) return news ? news.sequence - 1 : sequence;
    sequence = last.sequence;
  }
}

// Only whoever moves the mark adds what was told on the way to it.
async function keep(
  ports: Ports,
  {
    partner,
    from,
    last,
    deliveries,
  }: {
    readonly partner: TenantId;
    readonly from: number;
    readonly last: ChangeRecord;
    readonly deliveries: readonly Delivery[];
  },
): Promise<boolean> {
  const committed = await ports.store.commit([], clockAct(ports).context, async (change) => {
    if (!(await change.tenant(partner).follow(from, last.sequence))) return fail('followed');
    for (const [tenant, own] of Map.groupBy(deliveries, (each) => each.tenant)) {
      await change.tenant(tenant).addDeliveries(own);
    }
    return ok(undefined);
  });
  return committed.kind === 'committed';
}
