import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { allPages, randomness } from '../contract/harness.ts';
import { openStore } from '../open.ts';

const WRITER = join(import.meta.dirname, '..', 'testing', 'crash-writer.ts');

describe('SQLite, when its process is killed', () => {
  const directory = mkdtempSync(join(tmpdir(), 'mandate-crash-'));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  it('keeps every acknowledged commit, and the log tells exactly what the tables hold', async () => {
    const url = `sqlite:${join(directory, 'killed.db')}`;
    const domain = 'crash.example';
    const acknowledged = new Set<string>();
    for (const lifetimeMs of [150, 20, 90, 5, 60]) {
      for (const id of await writeUntilKilled([url, domain], lifetimeMs)) acknowledged.add(id);
    }

    const opened = await openStore({ url, clock: Date, randomness });
    const tenant = await opened.store.installation.findTenant(domain);
    if (!tenant) throw new Error('The writer added its tenant before it acknowledged anything.');
    const reader = opened.store.tenant(tenant.id);
    const users = new Set((await allPages(1000, (page) => reader.listUsers({}, page))).map(({ id }) => id));
    const changes = await allPages(1000, (page) => reader.listChanges(page));
    // The first record is the tenant's own.
    const recorded = changes.slice(1).map(({ target }) => target);

    expect(acknowledged.size).toBeGreaterThan(20);
    expect([...acknowledged].filter((id) => !users.has(id as never))).toEqual([]);
    expect(new Set(recorded)).toEqual(users);
    expect((await opened.store.access.tenant(tenant.id)).revision).toBe(users.size);
    expect(await opened.verifyChanges(tenant.id)).toMatchObject({ ok: true, records: users.size + 1 });
    await opened.close();
  });
});

// Kills the writer without warning some time after its first acknowledged commit.
async function writeUntilKilled(args: readonly string[], lifetimeMs: number): Promise<readonly string[]> {
  const writer = spawn(process.execPath, [WRITER, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  writer.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const closed = once(writer, 'close');
  await Promise.race([once(writer.stdout, 'data'), closed]);
  await delay(lifetimeMs);
  writer.kill('SIGKILL');
  await closed;
  // A line without its end was never acknowledged.
  return output.split('\n').slice(0, -1);
}
