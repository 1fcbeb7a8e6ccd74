import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Schema } from '../schema.ts';
import { type Engine, errorField, type WrapDialect } from './engine.ts';

const BIGINT = 20;

// Serialisation failure and deadlock, on PostgreSQL and on its relatives.
const TRANSIENT = new Set(['40001', '40P01', 'CR000', 'OC000', 'OC001']);

/** Connects to PostgreSQL or one of its relatives; no connection is made before the first statement. */
export function openPostgres(url: string, wrap: WrapDialect, onError: (error: unknown) => void): Engine {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 10_000,
    // A process that hangs in a transaction must not hold up all others for good.
    idle_in_transaction_session_timeout: 30_000,
    types: {
      // Times and counters fit into a double; the driver would give them as texts.
      getTypeParser: (type: number, format?: 'text' | 'binary') =>
        type === BIGINT && format !== 'binary' ? Number : pg.types.getTypeParser(type, format as 'text'),
    },
  });
  // Without a listener a server's restart would end the process through an idle connection.
  pool.on('error', onError);
  // The same holds for a connection in use whose transaction the server ended for taking too long.
  pool.on('connect', (client) => client.on('error', onError));
  const db = new Kysely<Schema>({ dialect: wrap(new PostgresDialect({ pool })) });
  return {
    name: 'postgres',
    writer: db,
    reader: db,
    // The database's own collation may ignore slashes and case, and change with the operating system.
    words: {
      text: 'text collate "C"',
      keyed: '',
      numberIn: (column, name) => `(${column}::json->>'${name}')::bigint`,
      textIn: (column, path) => `(${column}::json#>>'{${path.join(',')}}')`,
    },
    isTransient: (error) => TRANSIENT.has(String(errorField(error, 'code'))),
    contains: (column, text) => sql`strpos(${column}, ${text}) > 0`,
    async close() {
      await db.destroy();
      // The query builder leaves alone what it never used.
      if (!pool.ended) await pool.end();
    },
  };
}
