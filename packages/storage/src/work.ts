import { LONGEST_PAUSE_MS, type WorkStore } from '@mandate/app/ports/work';
import type { Database } from './database.ts';
import { type DeliveryRow, fromDeliveryRow } from './notification-rows.ts';
import type { Db } from './schema.ts';

/** Shares work between nodes by ordinary rows. */
export function workStore(database: Database): WorkStore {
  return {
    async claimJob(name, { now, everyMs, leaseMs }) {
      // Most of the time nothing is due, and reading alone holds nobody up.
      const seen = await findJob(database.reader, name);
      if (seen && !isDue(seen, { now, everyMs, leaseMs })) return undefined;
      return database.write(async (db) => {
        const job = await findJob(db, name);
        const claimed = { run: (job?.run ?? 0) + 1, due_at: now, claimed_until: now + leaseMs };
        if (!job) {
          const added = await db
            .insertInto('job')
            .values({ name, ...claimed })
            .onConflict((conflict) => conflict.doNothing())
            .executeTakeFirstOrThrow();
          return added.numInsertedOrUpdatedRows === 1n ? claimed.run : undefined;
        }
        if (!isDue(job, { now, everyMs, leaseMs })) return undefined;
        const moved = db.updateTable('job').set(claimed).where('name', '=', name).where('run', '=', job.run);
        return (await moved.executeTakeFirstOrThrow()).numUpdatedRows === 1n ? claimed.run : undefined;
      });
    },

    async finishJob(name, run, dueAt) {
      await database.write((db) =>
        db
          .updateTable('job')
          .set({ due_at: dueAt, claimed_until: 0 })
          .where('name', '=', name)
          .where('run', '=', run)
          .execute(),
      );
    },

    async listPartners() {
      const rows = await database.reader
        .selectFrom('principal')
        .select('tenant_id')
        .distinct()
        .where('well_known', 'is not', null)
        .orderBy('tenant_id')
        .execute();
      return rows.map(({ tenant_id }) => tenant_id);
    },

    async listUnfollowed() {
      const rows = await database.reader
        .selectFrom('principal')
        .innerJoin('change_head', 'change_head.tenant_id', 'principal.tenant_id')
        .leftJoin('followed_log', 'followed_log.tenant_id', 'principal.tenant_id')
        .select('principal.tenant_id')
        .distinct()
        .where('principal.well_known', 'is not', null)
        .where((row) => row('change_head.sequence', '>', row.fn.coalesce('followed_log.sequence', row.lit(0))))
        .orderBy('principal.tenant_id')
        .execute();
      return rows.map(({ tenant_id }) => tenant_id);
    },

    async claimDeliveries({ channel, now, leaseMs, limit }) {
      const times = { now, leaseMs, limit, channel };
      if ((await dueDeliveries(database.reader, times)).length === 0) return [];
      return database.write(async (db) => {
        const claimed: DeliveryRow[] = [];
        for (const row of await dueDeliveries(db, times)) {
          const { numUpdatedRows } = await db
            .updateTable('delivery')
            .set({ claimed_until: now + leaseMs, attempts: row.attempts + 1 })
            .where('tenant_id', '=', row.tenant_id)
            .where('id', '=', row.id)
            .where('attempts', '=', row.attempts)
            .where('state', '=', 'waiting')
            .executeTakeFirstOrThrow();
          if (numUpdatedRows === 1n) claimed.push({ ...row, attempts: row.attempts + 1 });
        }
        return claimed.map(fromDeliveryRow);
      });
    },

    async finishDelivery({ tenant, id, attempts }, { attempt, state, dueAt }) {
      await database.write(async (db) => {
        await db
          .updateTable('delivery')
          .set({ state, due_at: dueAt, claimed_until: 0 })
          .where('tenant_id', '=', tenant)
          .where('id', '=', id)
          .where('attempts', '=', attempts)
          .execute();
        await db
          .insertInto('delivery_attempt')
          .values({
            tenant_id: tenant,
            delivery_id: id,
            attempt: attempt.number,
            at: attempt.at,
            code: attempt.code,
            message: attempt.message,
          })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      });
    },

    async forgetDeliveries(before) {
      for (const channel of ['webhook', 'mail'] as const) {
        while ((await forgetSome(database, channel, before[channel])) === FORGOTTEN_AT_ONCE);
      }
    },
  };
}

// More at once would keep other people's requests waiting longer.
const FORGOTTEN_AT_ONCE = 500;

function forgetSome(database: Database, channel: DeliveryRow['channel'], before: number): Promise<number> {
  return database.write(async (db) => {
    const old = await db
      .selectFrom('delivery')
      .select(['tenant_id', 'id'])
      .where('channel', '=', channel)
      .where('created_at', '<', before)
      .limit(FORGOTTEN_AT_ONCE)
      .execute();
    for (const { tenant_id, id } of old) {
      const attempts = db.deleteFrom('delivery_attempt').where('tenant_id', '=', tenant_id);
      await attempts.where('delivery_id', '=', id).execute();
      await db.deleteFrom('delivery').where('tenant_id', '=', tenant_id).where('id', '=', id).execute();
    }
    return old.length;
  });
}

function findJob(db: Db, name: string) {
  return db.selectFrom('job').selectAll().where('name', '=', name).executeTakeFirst();
}

// What lies further ahead than anything could have put it was written before the clock was set back.
function isDue(
  job: { readonly due_at: number; readonly claimed_until: number },
  { now, everyMs, leaseMs }: { readonly now: number; readonly everyMs: number; readonly leaseMs: number },
): boolean {
  const free = job.claimed_until <= now || job.claimed_until > now + leaseMs;
  return free && (job.due_at <= now || job.due_at > now + everyMs);
}

function dueDeliveries(
  db: Db,
  {
    channel,
    now,
    leaseMs,
    limit,
  }: {
    readonly channel: DeliveryRow['channel'];
    readonly now: number;
    readonly leaseMs: number;
    readonly limit: number;
  },
): Promise<DeliveryRow[]> {
  return db
    .selectFrom('delivery')
    .selectAll()
    .where('channel', '=', channel)
    .where('state', '=', 'waiting')
    .where((row) => row.or([row('due_at', '<=', now), row('due_at', '>', now + LONGEST_PAUSE_MS)]))
    .where((row) => row.or([row('claimed_until', '<=', now), row('claimed_until', '>', now + leaseMs)]))
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit)
    .execute();
}
