// Kysely has no dialect for `node:sqlite`, and its SQLite dialect begins transactions deferred: two of them that read
// before they write then fail at once with SQLITE_BUSY, which no busy timeout covers.

import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import {
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';

// More than the statements this package has; batches of odd sizes would otherwise grow it without end.
const MAX_STATEMENTS = 500;

/** A Kysely dialect over one connection; transactions begin `immediate` unless they only read. */
export function nodeSqliteDialect(database: DatabaseSync): Dialect {
  return {
    createDriver: () => driver(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

function driver(database: DatabaseSync): Driver {
  const only = connection(database);
  return {
    init: async () => {},
    // Kysely hands out one connection at a time, because the adapter says that there is one.
    acquireConnection: async () => only,
    async beginTransaction(_, { accessMode }) {
      database.exec(accessMode === 'read only' ? 'begin' : 'begin immediate');
    },
    async commitTransaction() {
      database.exec('commit');
    },
    async rollbackTransaction() {
      // SQLite rolls back by itself after some failures, such as a full disk.
      if (database.isTransaction) database.exec('rollback');
    },
    releaseConnection: async () => {},
    async destroy() {
      if (database.isOpen) database.close();
    },
  };
}

function connection(database: DatabaseSync): DatabaseConnection {
  const statements = new Map<string, { readonly statement: StatementSync; readonly reads: boolean }>();

  const prepare = (sql: string) => {
    const known = statements.get(sql);
    if (known) return known;
    if (statements.size >= MAX_STATEMENTS) statements.clear();
    const statement = database.prepare(sql);
    const prepared = { statement, reads: statement.columns().length > 0 };
    statements.set(sql, prepared);
    return prepared;
  };

  return {
    async executeQuery<R>({
      sql,
      parameters,
    }: {
      sql: string;
      parameters: readonly unknown[];
    }): Promise<QueryResult<R>> {
      const { statement, reads } = prepare(sql);
      // The query builder's types admit only what SQLite can bind.
      const values = parameters as readonly SQLInputValue[];
      // Rows have the type that the query builder worked out for this statement.
      if (reads) return { rows: statement.all(...values) as R[] };
      return { rows: [], numAffectedRows: BigInt(statement.run(...values).changes) };
    },
    streamQuery() {
      throw new Error('Streaming is not supported: read page by page.');
    },
  };
}
