import { setTimeout as delay } from 'node:timers/promises';
import type { Clock, Randomness } from '@mandate/app/ports/world';
import { type RawBuilder, sql } from 'kysely';
import { retrying } from './database.ts';
import { type Engine, errorField } from './engines/engine.ts';
import { MIGRATIONS, type Migration } from './migrations/index.ts';

const LEASE_MS = 60_000;
const POLL_MS = 50;

/** The store has been changed by a version of Mandate that this one does not know. Nothing was touched. */
export class StoreTooNew extends Error {
  override readonly name = 'StoreTooNew';
}

/**
 * Brings the schema up to date. Of several nodes that start at once one does it, under a lease that another may take
 * over when its holder died; no lock of the engine is used, because not every relative of PostgreSQL has one.
 */
export async function migrate(
  engine: Engine,
  {
    clock,
    randomness,
    migrations = MIGRATIONS,
  }: { clock: Clock; randomness: Randomness; migrations?: readonly Migration[] },
): Promise<void> {
  const run = <T>(statement: RawBuilder<T>) => retrying(engine, randomness, () => statement.execute(engine.writer));
  await createTables(engine, run);

  const pending = async () => {
    const { rows } = await run(sql<{ name: string }>`select name from migration`);
    const known = new Set(migrations.map(({ name }) => name));
    const unknown = rows.find(({ name }) => !known.has(name));
    if (unknown) throw new StoreTooNew(tooNew(unknown.name));
    const applied = new Set(rows.map(({ name }) => name));
    return migrations.filter(({ name }) => !applied.has(name));
  };
  if ((await pending()).length === 0) return;

  const holder = randomness.guid();
  const lease = async () => {
    const { rows } = await run(sql<{ holder: string }>`
      insert into migration_lease (id, holder, expires_at) values ('schema', ${holder}, ${clock.now() + LEASE_MS})
      on conflict (id) do update set holder = excluded.holder, expires_at = excluded.expires_at
      where migration_lease.expires_at <= ${clock.now()} or migration_lease.holder = ${holder}
      returning holder`);
    return rows.length > 0;
  };
  while (!(await lease())) {
    await delay(POLL_MS);
    if ((await pending()).length === 0) return;
  }
  try {
    for (const { name, statements } of await pending()) {
      for (const statement of statements(engine.words)) {
        await run(sql.raw(statement)).catch((error: unknown) => {
          if (!isKnownColumn(statement, error)) throw error;
        });
        if (!(await lease())) throw new Error('Another node took over the migration; start again.');
      }
      await run(sql`insert into migration (name, applied_at) values (${name}, ${clock.now()}) on conflict do nothing`);
    }
  } finally {
    await run(sql`delete from migration_lease where id = 'schema' and holder = ${holder}`);
  }
}

// No engine of ours says `add column if not exists` like the others; a repeated migration finds its columns there.
function isKnownColumn(statement: string, error: unknown): boolean {
  if (!/^alter table \w+ add column /.test(statement)) return false;
  return errorField(error, 'code') === '42701' || (error instanceof Error && /duplicate column/i.test(error.message));
}

function tooNew(migration: string): string {
  return (
    `This store was written by a newer version of Mandate: it has the migration ${JSON.stringify(migration)}, ` +
    'which this version does not know. Start the newer version, or restore a backup made before the upgrade.'
  );
}

async function createTables(engine: Engine, run: (statement: RawBuilder<unknown>) => Promise<unknown>): Promise<void> {
  const text = sql.raw(engine.words.text);
  const tables = [
    sql`create table if not exists migration (name ${text} primary key, applied_at bigint not null)`,
    sql`create table if not exists migration_lease
      (id ${text} primary key, holder ${text} not null, expires_at bigint not null)`,
  ];
  for (const table of tables) {
    // PostgreSQL lets two that create the same table at once both find it missing; the second then fails.
    await run(table).catch(() => run(table));
  }
}
