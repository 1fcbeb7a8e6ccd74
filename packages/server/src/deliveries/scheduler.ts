import type { Ports } from '@mandate/app/act';
import { followChanges } from '@mandate/app/notifications/follow-changes';
import type { Delivery } from '@mandate/app/ports/notifications';
import type { WorkStore } from '@mandate/app/ports/work';
import { passOverRelationships } from '@mandate/app/scheduler/relationship-pass';
import type { Logger } from 'pino';
import { deliverDue, type Tell } from './deliver.ts';

/** What the scheduler runs on. */
export interface SchedulerOptions {
  readonly ports: Ports;
  readonly work: WorkStore;
  /** Removes what expired. */
  readonly sweep: (now: number) => Promise<void>;
  /** How each channel is told; what has none waits. */
  readonly tell: Partial<Record<Delivery['body']['channel'], Tell>>;
  readonly log: Logger;
  /** How often it looks for work; a second when absent. */
  readonly everyMs?: number;
}

/** A scheduler at work. */
export interface Scheduler {
  /** Looks for no more work, and waits for what is under way. */
  close(): Promise<void>;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** Twice what the largest pass takes here, many times over; only a node that died holds a job that long. */
const LEASE_MS = 600_000;
const AGAIN_AFTER_MS = 60_000;
const WEBHOOK_LOG_MS = 7 * DAY_MS;
const MAIL_LOG_MS = 90 * DAY_MS;

interface Job {
  readonly name: string;
  readonly everyMs: number;
  readonly run: () => Promise<void>;
}

/**
 * Runs what time asks for, on as many nodes of one store as there are: passes over relationships and sweeps every hour,
 * each on one node; following change logs and delivering what they tell, as soon as there is something. Nobody's access
 * waits for it.
 */
export function startScheduler(options: SchedulerOptions): Scheduler {
  const { ports, work, log, everyMs = 1000 } = options;
  const loops = [
    loop({ log, everyMs, what: 'passes' }, async () => {
      for (const job of jobsOf(options)) await runIfDue(options, job);
    }),
    loop({ log, everyMs, what: 'notifications' }, async () => {
      for (const partner of await work.listUnfollowed()) await followChanges(ports, partner);
    }),
    ...(['mail', 'webhook'] as const).flatMap((channel) => {
      const tell = options.tell[channel];
      if (!tell) return [];
      const deliver = () => deliverDue({ work, clock: ports.clock }, channel, tell);
      return loop({ log, everyMs, what: channel }, async (stopped) => {
        while (!stopped() && (await deliver()) > 0);
      });
    }),
  ];
  return {
    async close() {
      await Promise.all(loops.map((each) => each.close()));
    },
  };
}

function jobsOf({ ports, work, sweep }: SchedulerOptions): readonly Job[] {
  return [
    {
      name: 'relationships',
      everyMs: HOUR_MS,
      run: async () => {
        await passOverRelationships(ports, await work.listPartners());
      },
    },
    {
      name: 'sweep',
      everyMs: HOUR_MS,
      run: async () => {
        const now = ports.clock.now();
        await sweep(now);
        await work.forgetDeliveries({ webhook: now - WEBHOOK_LOG_MS, mail: now - MAIL_LOG_MS });
      },
    },
  ];
}

async function runIfDue({ ports: { clock }, work }: SchedulerOptions, { name, everyMs, run }: Job): Promise<void> {
  const claimed = await work.claimJob(name, { now: clock.now(), everyMs, leaseMs: LEASE_MS });
  if (claimed === undefined) return;
  try {
    await run();
  } catch (error) {
    await work.finishJob(name, claimed, clock.now() + AGAIN_AFTER_MS);
    throw error;
  }
  await work.finishJob(name, claimed, clock.now() + everyMs);
}

// One turn after the other; what fails is told and tried again at the next turn.
function loop(
  { log, everyMs, what }: { readonly log: Logger; readonly everyMs: number; readonly what: string },
  turn: (stopped: () => boolean) => Promise<void>,
): Scheduler {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const next = () => {
    running = turn(() => stopped)
      .catch((error: unknown) => log.warn({ err: error, what }, 'scheduled work failed'))
      .then(() => {
        if (!stopped) timer = setTimeout(next, everyMs);
      });
  };
  timer = setTimeout(next, everyMs);
  return {
    async close() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
