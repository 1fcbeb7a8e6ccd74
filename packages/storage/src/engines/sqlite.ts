import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import type { Schema } from '../schema.ts';
import { type Engine, errorField, type WrapDialect } from './engine.ts';
import { nodeSqliteDialect } from './node-sqlite-dialect.ts';

const SQLITE_BUSY = 5;
const SQLITE_LOCKED = 6;

/** Opens a database file, made with mode 0600 when there is none, or one in memory for `:memory:`. */
export function openSqlite(path: string, wrap: WrapDialect): Engine {
  const inMemory = path === ':memory:';
  // SQLite itself would create the file readable for everybody; its journals take over the mode of the file.
  if (!inMemory) closeSync(openSync(path, 'a', 0o600));

  const writer = connect(path, wrap);
  const reader = inMemory ? writer : connect(path, wrap);
  return {
    name: 'sqlite',
    writer: writer.db,
    reader: reader.db,
    // Such a table is its own index; others are a heap beside it, which doubles what a write costs.
    words: {
      text: 'text',
      keyed: 'without rowid',
      numberIn: (column, name) => `json_extract(${column}, '$.${name}')`,
      textIn: (column, path) => `json_extract(${column}, '$.${path.join('.')}')`,
    },
    isTransient: isBusy,
    contains: (column, text) => sql`instr(${column}, ${text}) > 0`,
    async close() {
      await reader.close();
      await writer.close();
    },
  };
}

/** Whether another connection holds the file just now. */
export function isBusy(error: unknown): boolean {
  const code = errorField(error, 'errcode');
  if (typeof code !== 'number') return false;
  // The low byte is the kind; the rest says more precisely which.
  return (code & 0xff) === SQLITE_BUSY || (code & 0xff) === SQLITE_LOCKED;
}

function connect(path: string, wrap: WrapDialect) {
  const database = new DatabaseSync(path, {
    // Waiting blocks the whole process, so it is short; callers try again without blocking.
    timeout: 50,
  });
  database.exec(`
    pragma journal_mode = wal;
    pragma synchronous = full;
    pragma foreign_keys = on;
    pragma wal_autocheckpoint = 16000;
    pragma temp_store = memory;
    pragma cache_size = -128000;
  `);
  const db = new Kysely<Schema>({ dialect: wrap(nodeSqliteDialect(database)) });
  return {
    db,
    async close() {
      await db.destroy();
      // The query builder leaves alone what it never used.
      if (database.isOpen) database.close();
    },
  };
}
