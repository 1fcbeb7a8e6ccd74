import type { Dialect, Driver } from 'kysely';
import type { WrapDialect } from '../engines/engine.ts';

/** Calls `before` with every statement, and with `begin` and `commit`; what it throws, the engine seems to throw. */
export function wrapStatements(before: (statement: string) => void): WrapDialect {
  return (dialect) => ({
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => wrapDriver(dialect, before),
  });
}

function wrapDriver(dialect: Dialect, before: (statement: string) => void): Driver {
  const driver = dialect.createDriver();
  const wrapped = new WeakSet<object>();
  return {
    init: () => driver.init(),
    async acquireConnection() {
      const connection = await driver.acquireConnection();
      if (!wrapped.has(connection)) {
        wrapped.add(connection);
        const execute = connection.executeQuery.bind(connection);
        // Patched in place, because a driver knows its connections by identity.
        connection.executeQuery = async (query) => {
          if (!/^(start transaction|begin|commit|rollback)/.test(query.sql)) before(query.sql);
          return execute(query);
        };
      }
      return connection;
    },
    async beginTransaction(connection, settings) {
      before('begin');
      await driver.beginTransaction(connection, settings);
    },
    async commitTransaction(connection) {
      before('commit');
      await driver.commitTransaction(connection);
    },
    rollbackTransaction: (connection) => driver.rollbackTransaction(connection),
    releaseConnection: (connection) => driver.releaseConnection(connection),
    destroy: () => driver.destroy(),
  };
}
