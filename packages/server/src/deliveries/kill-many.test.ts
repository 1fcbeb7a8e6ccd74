import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createAccessReader } from '@mandate/app/access';
import { passOverRelationships } from '@mandate/app/scheduler/relationship-pass';
import type { TenantId } from '@mandate/domain/tenants';
import { type OpenStore, openStore } from '@mandate/storage/open';
import { describe, expect, it } from 'vitest';
import { systemRandomness } from '../randomness.ts';
import { type SeededTrade, seedTrade } from '../testing/seed-trade.ts';
import { temporaryDirectory } from '../testing/test-installation.ts';

const TESTING = join(import.meta.dirname, '..', 'testing');
const DAY_MS = 86_400_000;
/** More than a pass takes at once. */
const CUSTOMERS = 250;
const SUBSCRIPTIONS = 2;

describe('a trade of hundreds of customers, whose process is killed again and again', () => {
  it('is made, reminded of and ended once, with nothing lost and nothing done twice', async () => {
    await using place = await temporaryDirectory();
    const url = `sqlite:${join(place.path, 'many.db')}`;

    // In the middle of the import, of somebody's sale or share: wherever so many lines later is.
    for (const lines of [1, 17, 60, 100]) await runUntil(url, { program: 'seed-process.ts', lines });
    const { partner, customers } = await goOnSeeding(url);
    await withStore(url, 0, (opened) => isWhole(opened, { partner, customers }));

    // When all are reminded of, have ended, and are cleaned up. What the pass has done is what the log tells.
    // A pass first settles, in one transaction where there is nothing to settle, and then reminds.
    for (const [step, days, lines] of [
      ['remind', 31, 2],
      ['expire', 61, 1],
      ['clean-up', 500, 1],
    ] as const) {
      const ahead = days * DAY_MS;
      const done: number[] = [];
      for (let kill = 0; kill < 3; kill += 1) {
        await runUntil(url, { program: 'pass-process.ts', ahead, lines });
        done.push(await withStore(url, ahead, (opened) => countOf(opened, partner, step)));
      }
      // Killed in the middle, or it would prove nothing.
      expect(done[0]).toBeGreaterThan(0);
      expect(done[0]).toBeLessThan(CUSTOMERS);
      expect(done.toSorted((one, other) => one - other)).toEqual(done);
      await withStore(url, ahead, async ({ store }) => {
        const ports = { store, clock: { now: () => Date.now() + ahead }, randomness: systemRandomness };
        await passOverRelationships(ports, [partner]);
        expect(await passOverRelationships(ports, [partner])).toEqual({ settled: 0, reminded: 0 });
      });
    }

    await withStore(url, 0, async (opened) => {
      const steps = await stepsOf(opened, partner);
      for (const step of ['create', 'lock', 'approve', 'assign', 'remind', 'expire', 'clean-up']) {
        expect([step, steps.filter((each) => each === step).length]).toEqual([step, CUSTOMERS]);
      }
      for (const tenant of [partner, ...customers]) {
        expect(await opened.verifyChanges(tenant)).toMatchObject({ ok: true });
      }
      const left = await opened.store.tenant(partner).listDueDelegatedAdmin(Date.now() + 500 * DAY_MS, 10);
      expect(left).toEqual([]);
      for (const customer of customers) {
        expect(await opened.store.tenant(customer).listReceivedDelegatedAdmin()).toEqual([]);
        const own = await stepsOf(opened, customer);
        expect(own.filter((step) => step === 'expire' || step === 'clean-up')).toEqual(['expire', 'clean-up']);
      }
    });
  }, 300_000);
});

async function withStore<T>(url: string, ahead: number, work: (opened: OpenStore) => Promise<T>): Promise<T> {
  const clock = { now: () => Date.now() + ahead };
  const opened = await openStore({ url, clock, randomness: systemRandomness });
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}

function goOnSeeding(url: string): Promise<SeededTrade> {
  return withStore(url, 0, ({ store, decisionLog }) => {
    const ports = { store, clock: Date, randomness: systemRandomness };
    const room = { ports, access: createAccessReader(store.access, Date), decisionLog };
    return seedTrade(room, { customers: CUSTOMERS, subscriptions: SUBSCRIPTIONS, days: () => 60 });
  });
}

// Every customer was sold one plan with its subscriptions and shares one relationship with one group.
async function isWhole(
  { store }: OpenStore,
  { partner, customers }: Pick<SeededTrade, 'partner' | 'customers'>,
): Promise<void> {
  expect(customers).toHaveLength(CUSTOMERS);
  expect(await store.tenant(partner).listSubscriptionAliases()).toHaveLength(CUSTOMERS * SUBSCRIPTIONS);
  for (const customer of customers) {
    const reader = store.tenant(customer);
    expect(await reader.listSubscriptions()).toHaveLength(SUBSCRIPTIONS);
    for (const kind of ['agreement', 'order', 'subscription'] as const) {
      expect([kind, (await reader.listCommerce(partner, kind)).length]).toEqual([kind, 1]);
    }
    expect(await reader.listCommerce(partner, 'entitlement')).toHaveLength(SUBSCRIPTIONS);
    const received = await reader.listReceivedDelegatedAdmin();
    expect(received).toHaveLength(1);
    expect(await store.tenant(partner).listAccessAssignments(received[0]?.id ?? '')).toHaveLength(1);
  }
}

async function stepsOf({ store }: OpenStore, tenant: TenantId): Promise<readonly (string | undefined)[]> {
  const steps: (string | undefined)[] = [];
  for (let after = 0; ; ) {
    const changes = await store.tenant(tenant).listChangesAfter(after, 5_000);
    const own = changes.filter(({ operation }) => operation.startsWith('Mandate.DelegatedAdmin/'));
    steps.push(...own.map(({ operation }) => operation.split('/')[2]));
    const last = changes.at(-1);
    if (!last) return steps;
    after = last.sequence;
  }
}

async function countOf(opened: OpenStore, partner: TenantId, step: string): Promise<number> {
  return (await stepsOf(opened, partner)).filter((each) => each === step).length;
}

/** Runs a program on the store until it has said so many lines, and kills it without warning. */
async function runUntil(
  url: string,
  { program, lines, ahead = 0 }: { readonly program: string; readonly lines: number; readonly ahead?: number },
): Promise<void> {
  const size = program === 'seed-process.ts' ? [CUSTOMERS, SUBSCRIPTIONS] : [ahead];
  const child = spawn(process.execPath, [join(TESTING, program), url, ...size.map(String)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  let said = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString().split('\n').length - 1;
    if (said >= lines) child.kill('SIGKILL');
  });
  await closed;
}
