import { describe, expect, it } from 'vitest';
import { pruneDecisions } from '../decision-log.ts';
import { allPages, type Ground, guid } from './harness.ts';

/** The decision log: batches, bounds, silence. */
export function decisionLogContract(ground: Ground): void {
  const refusal = (tenant: ReturnType<typeof guid>, caller = { id: guid(), home: guid() }) => ({
    at: 1_800_000_000_000,
    caller,
    tenant,
    action: 'Microsoft.Resources/subscriptions/resourceGroups/write',
    scope: '/subscriptions/É',
    ground: { kind: 'nothing-grants-it' },
    request: { requestId: guid(), correlationId: guid(), clientAddress: '192.0.2.1' },
  });
  const kept = (tenant: ReturnType<typeof guid>) =>
    ground.engine.reader.selectFrom('decision').selectAll().where('tenant_id', '=', tenant).execute();

  describe('decision log', () => {
    it('writes refusals within a second, without being waited for', async () => {
      const tenant = guid();
      const entry = refusal(tenant);
      ground.opened.decisionLog.refused(entry);
      await expect.poll(() => kept(tenant), { timeout: 5000 }).toHaveLength(1);
      expect((await kept(tenant))[0]).toMatchObject({
        at: entry.at,
        caller_id: entry.caller.id,
        caller_home: entry.caller.home,
        action: entry.action,
        scope: entry.scope,
        ground: '{"kind":"nothing-grants-it"}',
        client_address: '192.0.2.1',
      });
    });

    it('writes what is waiting when it is closed, and is silent afterwards', async () => {
      const opened = await ground.open(ground.url);
      const tenant = guid();
      for (let count = 0; count < 250; count += 1) opened.decisionLog.refused(refusal(tenant));
      await opened.close();
      expect(await kept(tenant)).toHaveLength(250);
      opened.decisionLog.refused(refusal(tenant));
      expect(await kept(tenant)).toHaveLength(250);
    });

    it('keeps a caller that asks in a loop to its share, counts the rest, and keeps the others', async () => {
      const opened = await ground.open(ground.url);
      const tenant = guid();
      const caller = { id: guid(), home: guid() };
      for (let count = 0; count < 500; count += 1) opened.decisionLog.refused(refusal(tenant, caller));
      opened.decisionLog.refused(refusal(tenant));
      await opened.close();
      const rows = await kept(tenant);
      expect(rows).toHaveLength(61);
      expect(rows.reduce((sum, { dropped }) => sum + dropped, 0)).toBe(440);
    });

    it('shows a tenant what was refused in it, newest first, in pages of any size', async () => {
      const opened = await ground.open(ground.url);
      const [tenant, other] = [guid(), guid()];
      const refusals = [1, 3, 2, 3, 3].map((at) => ({ ...refusal(tenant), at }));
      for (const each of [...refusals, refusal(other)]) opened.decisionLog.refused(each);
      await opened.close();
      const reader = ground.store.tenant(tenant);
      const { rows } = await reader.listRefusals({ after: null, limit: 100 });
      expect(rows.map(({ at }) => at)).toEqual([3, 3, 3, 2, 1]);
      expect(rows.at(-1)).toEqual({ ...refusals[0], id: expect.any(String), leftOut: 0 });
      for (const limit of [1, 2, 5]) expect(await allPages(limit, (page) => reader.listRefusals(page))).toEqual(rows);
      expect((await ground.store.tenant(guid()).listRefusals({ after: null, limit: 1 })).rows).toEqual([]);
    });

    it('forgets what is older than 90 days', async () => {
      const opened = await ground.open(await ground.freshUrl());
      const tenant = guid();
      const day = 24 * 60 * 60 * 1000;
      for (const at of [0, 1, 2, 3, 4]) opened.decisionLog.refused({ ...refusal(tenant), at: at * day });
      const left = async () => (await opened.store.tenant(tenant).listRefusals({ after: null, limit: 9 })).rows.length;
      await expect.poll(left, { timeout: 5000 }).toBe(5);
      await opened.signIn.sweep(91 * day);
      expect(await left()).toBe(3);
      await opened.close();
    });

    it('bounds what is kept', async () => {
      const opened = await ground.open(ground.url);
      const tenant = guid();
      // Later than those of all other tests.
      const now = 2_000_000_000_000;
      for (const at of [1, 2, 3, 4]) opened.decisionLog.refused({ ...refusal(tenant), at: now + at });
      await opened.close();
      await ground.engine.writer.transaction().execute((db) => pruneDecisions(db, now, 3));
      expect(new Set((await kept(tenant)).map(({ at }) => at))).toEqual(new Set([now + 2, now + 3, now + 4]));
    });

    it('bounds what waits', async () => {
      const opened = await ground.open(ground.url);
      const tenant = guid();
      for (let count = 0; count < 20_000; count += 1) opened.decisionLog.refused(refusal(tenant));
      await opened.close();
      const { length } = await kept(tenant);
      expect(length).toBeGreaterThan(0);
      expect(length).toBeLessThanOrEqual(2000);
    });
  });
}
