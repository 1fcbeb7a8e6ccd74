import { personal } from '@mandate/app/ports/change-log';
import { ok } from '@mandate/rbac/result';
import { describe, expect, it } from 'vitest';
import { allPages, context, ENTRY, type Ground, guid, write } from './harness.ts';

const FIRST = { after: null, limit: 100 };

/** The change log: order, content, the hash chain, personal texts. */
export function changeLogContract(ground: Ground): void {
  describe('change log', () => {
    it('keeps all that is known of a change', async () => {
      const tenant = guid();
      const [actor, home, through] = [guid(), guid(), guid()];
      const request = { requestId: guid(), correlationId: guid(), clientAddress: '2001:db8::1' };
      ground.clock.time += 1000;
      const ctx = context({
        actor: { kind: 'User', id: actor, home },
        tenant,
        ground: { assignment: guid(), path: [actor, guid()] },
        through,
        request,
      });
      const entry = {
        operation: 'Microsoft.Authorization/roleAssignments/write',
        target: '/subscriptions/é',
        before: null,
        after: { b: [1, -0.5, true, null], a: { z: '"\\\n\u0000', name: personal('Zoé') }, who: [personal('Ana')] },
      };
      await ground.store.commit([], ctx, async (change) => {
        await change.tenant(tenant).record(entry);
        return ok(undefined);
      });
      const { rows } = await ground.store.tenant(tenant).listChanges(FIRST);
      expect(rows).toEqual([
        {
          tenant,
          sequence: 1,
          format: 1,
          at: ground.clock.time,
          actor: ctx.actor,
          actedIn: tenant,
          through,
          ground: ctx.ground,
          request,
          ...entry,
          previousHash: '0'.repeat(64),
          hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      ]);
    });

    it('numbers each tenant’s records without gaps, oldest first, in pages of any size', async () => {
      const tenant = guid();
      for (let round = 0; round < 4; round += 1) {
        await write(ground.store, tenant, async (writer) => {
          await writer.record({ ...ENTRY, target: `second of ${round}` });
        });
      }
      const reader = ground.store.tenant(tenant);
      const all = (await reader.listChanges(FIRST)).rows;
      expect(all.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      expect(all.map(({ target }) => target).filter((_, index) => index % 2 === 1)).toEqual(
        [0, 1, 2, 3].map((round) => `second of ${round}`),
      );
      for (const [index, record] of all.entries()) {
        expect(record.previousHash).toBe(all[index - 1]?.hash ?? '0'.repeat(64));
      }
      for (const limit of [1, 3, 8]) {
        expect(await allPages(limit, (page) => reader.listChanges(page))).toEqual(all);
        expect(await allPages(limit, (page) => reader.listChangesBackwards(page))).toEqual(all.toReversed());
      }
      expect((await ground.store.tenant(guid()).listChanges(FIRST)).rows).toEqual([]);
    });

    it('gives records of one transaction one time and one correlation id, each in its tenant’s own chain', async () => {
      const [a, b] = [guid(), guid()];
      const ctx = context();
      await ground.store.commit([], ctx, async (change) => {
        await change.tenant(b).record(ENTRY);
        await change.tenant(a).record(ENTRY);
        await change.tenant(b).record(ENTRY);
        return ok(undefined);
      });
      const records = [a, b].map(async (tenant) => (await ground.store.tenant(tenant).listChanges(FIRST)).rows);
      const all = (await Promise.all(records)).flat();
      expect(all.map(({ tenant, sequence }) => [tenant, sequence])).toEqual([
        [a, 1],
        [b, 1],
        [b, 2],
      ]);
      expect(new Set(all.map(({ request }) => request.correlationId))).toEqual(new Set([ctx.request.correlationId]));
      expect(new Set(all.map(({ at }) => at)).size).toBe(1);
    });

    it('keeps personal texts out of what is hashed, shows them until they are erased, and still verifies then', async () => {
      const tenant = guid();
      const after = { user: personal('Zoé Dupont'), again: personal('Zoé Dupont'), plain: 'kept' };
      await write(ground.store, tenant, (writer) => writer.record({ ...ENTRY, after }));
      const bodies = await ground.engine.reader
        .selectFrom('change_record')
        .select('body')
        .where('tenant_id', '=', tenant)
        .execute();
      expect(bodies.map(({ body }) => body).join()).not.toContain('Dupont');
      const last = async () => (await ground.store.tenant(tenant).listChanges(FIRST)).rows.at(-1);
      expect((await last())?.after).toEqual(after);
      const before = await ground.opened.verifyChanges(tenant);

      await ground.raw(`delete from personal_text where tenant_id = '${tenant}'`);
      expect((await last())?.after).toEqual({ user: personal(''), again: personal(''), plain: 'kept' });
      expect(before).toMatchObject({ ok: true, records: 2 });
      expect(await ground.opened.verifyChanges(tenant)).toEqual(before);
    });

    it('gives the same personal text another digest each time', async () => {
      const tenant = guid();
      await write(ground.store, tenant, (writer) =>
        writer.record({ ...ENTRY, after: [personal('Zoé'), personal('Zoé')] }),
      );
      const texts = await ground.engine.reader
        .selectFrom('personal_text')
        .selectAll()
        .where('tenant_id', '=', tenant)
        .execute();
      expect(new Set(texts.map(({ digest }) => digest)).size).toBe(2);
      expect(new Set(texts.map(({ salt }) => salt)).size).toBe(2);
    });

    it('gives a personal text in the ground another digest in every record', async () => {
      const tenant = guid();
      const ctx = context({ ground: { who: personal('Zoé') } });
      await ground.store.commit([], ctx, async (change) => {
        for (let count = 0; count < 3; count += 1) await change.tenant(tenant).record(ENTRY);
        return ok(undefined);
      });
      const { rows } = await ground.store.tenant(tenant).listChanges(FIRST);
      expect(rows.map((row) => row.ground)).toEqual([ctx.ground, ctx.ground, ctx.ground]);
      expect(await ground.opened.verifyChanges(tenant)).toMatchObject({ ok: true, records: 3 });
    });

    it('refuses what has no canonical form', async () => {
      const after = { amount: Number.NaN };
      await expect(write(ground.store, guid(), (writer) => writer.record({ ...ENTRY, after }))).rejects.toThrow(
        'cannot be recorded',
      );
    });

    it('verifies an empty log and a long one', async () => {
      expect(await ground.opened.verifyChanges(guid())).toEqual({ ok: true, records: 0, head: '0'.repeat(64) });
      const tenant = guid();
      await write(ground.store, tenant, async (writer) => {
        for (let count = 0; count < 1999; count += 1) await writer.record(ENTRY);
      });
      const { rows } = await ground.store.tenant(tenant).listChanges({ after: null, limit: 2000 });
      expect(await ground.opened.verifyChanges(tenant)).toEqual({ ok: true, records: 2000, head: rows.at(-1)?.hash });
    });

    it.each([
      ['any field of a body', 2, `update change_record set body = replace(body, '"target":"t1"', '"target":"t9"')`],
      ['an actor', 2, `update change_record set body = replace(body, 'Operator', 'User') where sequence = 2 and`],
      ['a time', 2, `update change_record set body = replace(body, '"at":1', '"at":2') where sequence = 2 and`],
      ['a hash', 2, `update change_record set hash = '${'a'.repeat(64)}' where sequence = 2 and`],
      ['a record that is gone', 2, 'delete from change_record where sequence = 2 and'],
      ['the last record that is gone', 3, 'delete from change_record where sequence = 3 and'],
      [
        'two records that changed places',
        2,
        'update change_record set sequence = 102 - sequence where sequence > 1 and',
      ],
      ['a head that was set back', 2, 'update change_head set sequence = 2 where'],
      ['a head that is gone', 0, 'delete from change_head where'],
      ['a personal text', 3, `update personal_text set text = 'Ana' where`],
      ['the salt of a personal text', 3, `update personal_text set salt = 'x' where`],
    ])('finds out about %s', async (_, sequence, statement) => {
      const tenant = guid();
      for (const target of ['t0', 't1', 't2']) {
        await ground.store.commit([], context(), async (change) => {
          const after = target === 't2' ? { name: personal('Zoé') } : null;
          await change.tenant(tenant).record({ ...ENTRY, target, after });
          return ok(undefined);
        });
      }
      expect(await ground.opened.verifyChanges(tenant)).toMatchObject({ ok: true, records: 3 });
      const where = / (where|and)$/.test(statement) ? '' : ' where';
      await ground.raw(`${statement}${where} tenant_id = '${tenant}'`);
      expect(await ground.opened.verifyChanges(tenant)).toMatchObject({ ok: false, sequence });
    });

    it('finds out about a record that was rewritten with a hash that fits it', async () => {
      const tenant = guid();
      for (let count = 0; count < 3; count += 1) await write(ground.store, tenant, async () => {});
      const { sha256 } = await import('../canonical.ts');
      const row = await ground.engine.reader
        .selectFrom('change_record')
        .selectAll()
        .where('tenant_id', '=', tenant)
        .where('sequence', '=', 2)
        .executeTakeFirstOrThrow();
      const body = row.body.replace('"target":"thing"', '"target":"other"');
      await ground.engine.writer
        .updateTable('change_record')
        .set({ body, hash: sha256(body) })
        .where('tenant_id', '=', tenant)
        .where('sequence', '=', 2)
        .execute();
      expect(await ground.opened.verifyChanges(tenant)).toEqual({
        ok: false,
        sequence: 3,
        reason: 'The record does not follow the one before it.',
      });
    });
  });
}
