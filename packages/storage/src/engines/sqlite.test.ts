import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { addTenant, aUser, guid, randomness, write } from '../contract/harness.ts';
import { storeContract } from '../contract/index.ts';
import { openStore } from '../open.ts';

describe('SQLite', () => {
  const directory = mkdtempSync(join(tmpdir(), 'mandate-sqlite-'));
  const ground = storeContract(
    async () => ({
      name: 'sqlite',
      freshUrl: async () => `sqlite:${join(directory, `${guid()}.db`)}`,
      stop: async () => rmSync(directory, { recursive: true, force: true }),
    }),
    () => Object.assign(new Error('database is locked'), { code: 'ERR_SQLITE_ERROR', errcode: 5 }),
  );

  it('makes files that only their owner can read', () => {
    const path = ground.url.slice('sqlite:'.length);
    for (const file of [path, `${path}-wal`]) expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('syncs every commit to the disk', async () => {
    for (const db of [ground.engine.reader, ground.engine.writer]) {
      expect((await sql<{ synchronous: number }>`pragma synchronous`.execute(db)).rows[0]?.synchronous).toBe(2);
      expect((await sql<{ journal_mode: string }>`pragma journal_mode`.execute(db)).rows[0]?.journal_mode).toBe('wal');
    }
  });

  it('takes the right to write before a transaction reads, so that nothing it read can have changed', async () => {
    const other = new DatabaseSync(ground.url.slice('sqlite:'.length), { timeout: 0 });
    await write(ground.store, guid(), async (writer) => {
      await writer.listSubscriptions();
      expect(() => other.exec('begin immediate')).toThrow('locked');
    });
    other.close();
  });

  it('keeps a store in memory, too', async () => {
    const opened = await openStore({ url: 'sqlite::memory:', clock: ground.clock, randomness });
    const tenant = await addTenant(opened.store);
    await Promise.all(
      Array.from({ length: 5 }, () => write(opened.store, tenant.id, (writer) => writer.addUser(aUser()))),
    );
    expect((await opened.store.access.tenant(tenant.id)).enabled.size).toBe(5);
    expect(await opened.verifyChanges(tenant.id)).toMatchObject({ ok: true, records: 6 });
    await opened.close();
  });
});
