import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { addTenant, aUser, guid, write } from '../contract/harness.ts';
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

  it('fails a commit whose connection the server ends, keeps nothing of it, and lives on', async () => {
    const opened = await ground.open(ground.url);
    const tenant = guid();
    const cut = write(opened.store, tenant, async (writer) => {
      await writer.addUser(aUser());
      await ground.raw('select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()');
      await delay(50);
      await writer.addUser(aUser());
    });
    await expect(cut).rejects.toThrow(/terminat|not queryable/i);
    await write(opened.store, tenant, (writer) => writer.addUser(aUser()));
    expect((await opened.store.access.tenant(tenant)).enabled.size).toBe(1);
    await opened.close();
  });
});
