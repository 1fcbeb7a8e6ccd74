import { describe, expect, it } from 'vitest';
import { type Ground, guid } from './harness.ts';

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
