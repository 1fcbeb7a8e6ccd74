import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createAccessReader } from '@mandate/app/access';
import { followChanges } from '@mandate/app/notifications/follow-changes';
import type { ChangeRecord } from '@mandate/app/ports/change-log';
import type { Clock } from '@mandate/app/ports/world';
import { passOverRelationships } from '@mandate/app/scheduler/relationship-pass';
import type { TenantId } from '@mandate/domain/tenants';
import { type OpenStore, openStore } from '@mandate/storage/open';
import { describe, expect, it } from 'vitest';
import { systemRandomness } from '../randomness.ts';
import { seedTrade } from '../testing/seed-trade.ts';
import { temporaryDirectory } from '../testing/test-installation.ts';
import { deliverDue } from './deliver.ts';

const PROCESS = join(import.meta.dirname, '..', 'testing', 'scheduler-process.ts');
const DAY_MS = 86_400_000;
const CUSTOMERS = 8;
/** How many a node tells at once: what a kill may repeat. */
const IN_FLIGHT = 10;

describe('a scheduler whose process is killed', () => {
  it('loses nothing, repeats no effect in the store, and tells again at most what it was telling', async () => {
    await using place = await temporaryDirectory();
    const url = `sqlite:${join(place.path, 'killed.db')}`;
    const open = () => openStore({ url, clock: Date, randomness: systemRandomness });
    const seeding = await open();
    const ports = { store: seeding.store, clock: Date, randomness: systemRandomness };
    const access = createAccessReader(seeding.store.access, Date);
    const room = { ports, access, decisionLog: seeding.decisionLog };
    const { partner, customers } = await seedTrade(room, { customers: CUSTOMERS, subscriptions: 1, days: () => 60 });
    await seeding.close();

    const told: string[] = [];
    let kills = 0;
    // When the approvals are news, when reminders are due, when all has ended: killed in the middle of each.
    for (const ahead of [0, 31 * DAY_MS, 61 * DAY_MS]) {
      for (const lifetimeMs of [3, 80]) {
        told.push(...(await runFor(url, { ahead, lifetimeMs })));
        kills += 1;
      }
      // An hour later all that was claimed by the dead is free again, and somebody goes on.
      told.push(...(await goOn(url, { partner, clock: { now: () => Date.now() + ahead + 3_600_000 } })));
    }

    const opened = await open();
    for (const tenant of [partner, ...customers])
      expect(await opened.verifyChanges(tenant)).toMatchObject({ ok: true });
    // Each effect stands in the log once, in the partner's and in the customer's.
    for (const step of ['approve', 'remind', 'expire']) {
      const records = (await changesOf(opened, partner)).filter(({ operation }) => operation.includes(`/${step}/`));
      expect(new Set(records.map(({ target }) => target)).size).toBe(CUSTOMERS);
      expect(records).toHaveLength(CUSTOMERS);
    }
    for (const customer of customers) {
      const steps = (await changesOf(opened, customer)).map(({ operation }) => operation.split('/')[2]);
      expect(steps.filter((step) => step === 'expire')).toHaveLength(1);
    }
    // Each event was told to the partner's agent and to the customer's administrator.
    const deliveries = await deliveriesOf(opened, [partner, ...customers]);
    expect(deliveries).toHaveLength(CUSTOMERS * 3 * 2);
    expect(deliveries.filter(isWaiting)).toEqual([]);
    const times = Map.groupBy(told, (id) => id);
    expect(new Set(times.keys())).toEqual(new Set(deliveries.map(({ id }) => id)));
    expect(told.length - times.size).toBeLessThanOrEqual(kills * IN_FLIGHT);
    await opened.close();
  }, 180_000);
});

// Does in this process what the scheduler does, until nothing is left.
async function goOn(
  url: string,
  { partner, clock }: { readonly partner: TenantId; readonly clock: Clock },
): Promise<readonly string[]> {
  const { store, work, close } = await openStore({ url, clock, randomness: systemRandomness });
  const ports = { store, clock, randomness: systemRandomness };
  const told: string[] = [];
  const tell = async ({ id }: { readonly id: string }) => {
    told.push(id);
    return { code: 250, message: 'OK', taken: true };
  };
  await passOverRelationships(ports, [partner]);
  await followChanges(ports, partner);
  while ((await deliverDue({ work, clock }, 'mail', tell)) > 0);
  await close();
  return told;
}

const isWaiting = ({ state }: { readonly state: string }) => state === 'waiting';

async function deliveriesOf({ store }: OpenStore, tenants: readonly TenantId[]) {
  const pages = await Promise.all(
    tenants.map((tenant) => store.tenant(tenant).listDeliveries('mail', { after: null, limit: 1000 })),
  );
  return pages.flatMap(({ rows }) => rows);
}

async function changesOf({ store }: OpenStore, tenant: TenantId): Promise<readonly ChangeRecord[]> {
  return store.tenant(tenant).listChangesAfter(0, 10_000);
}

// Kills the process without warning some time after it says that it is at work.
async function runFor(
  url: string,
  { ahead, lifetimeMs }: { readonly ahead: number; readonly lifetimeMs: number },
): Promise<readonly string[]> {
  const child = spawn(process.execPath, [PROCESS, url, String(ahead)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const closed = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), closed]);
  await delay(lifetimeMs);
  child.kill('SIGKILL');
  await closed;
  return output
    .split('\n')
    .slice(0, -1)
    .filter((line) => line !== 'ready');
}
