import { describe, expect, it } from 'vitest';
import { addTenant } from '../contract/harness.ts';
import { storeContract } from '../contract/index.ts';
import { startPostgres } from '../testing/embedded-postgres.ts';

describe('PostgreSQL', () => {
  const ground = storeContract(
    async () => {
      const server = await startPostgres();
      return { name: 'postgres', freshUrl: server.createDatabase, stop: server.stop };
    },
    () => Object.assign(new Error('could not serialize access'), { code: '40001' }),
  );

  it('lives on when the server ends its connections', async () => {
    const opened = await ground.open(ground.url);
    const tenant = await addTenant(opened.store);
    await ground.raw('select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()');
    // The pool learns of it a moment later and makes new connections.
    await expect
      .poll(() =>
        opened.store
          .tenant(tenant.id)
          .tenant()
          .catch(() => undefined),
      )
      .toEqual(tenant);
    await opened.close();
  });
});
