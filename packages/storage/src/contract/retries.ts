import { describe, expect, it } from 'vitest';
import { aUser, type Ground, guid, write } from './harness.ts';

/** Commits meet failures that the engine says may be tried again. `failure` is what this engine then throws. */
export function retriesContract(ground: Ground, failure: () => Error): void {
  describe('retries', () => {
    it.each(['begin', 'commit', 'insert into "change_record"', 'select'])(
      'tries again when “%s” fails',
      async (part) => {
        let left = 3;
        let armed = false;
        const opened = await ground.open(ground.url, (statement) => {
          if (armed && left > 0 && statement.startsWith(part)) {
            left -= 1;
            throw failure();
          }
        });
        armed = true;
        const tenant = guid();
        let runs = 0;
        await write(opened.store, tenant, (writer) => {
          runs += 1;
          return writer.addUser(aUser());
        });
        armed = false;
        expect(left).toBe(0);
        expect(runs).toBe(part === 'begin' ? 1 : 4);
        expect(await opened.verifyChanges(tenant)).toMatchObject({ ok: true, records: 1 });
        expect((await opened.store.access.tenant(tenant)).revision).toBe(1);
        await opened.close();
      },
    );

    it('loses nothing and doubles nothing when one statement in ten fails', async () => {
      let count = 0;
      let armed = false;
      const opened = await ground.open(ground.url, () => {
        count += 1;
        if (armed && count % 10 === 0) throw failure();
      });
      armed = true;
      const tenant = guid();
      await Promise.all(
        Array.from({ length: 15 }, () => write(opened.store, tenant, (writer) => writer.addUser(aUser()))),
      );
      armed = false;
      const { rows } = await opened.store.tenant(tenant).listUsers({}, { after: null, limit: 100 });
      expect(rows).toHaveLength(15);
      expect(await opened.verifyChanges(tenant)).toMatchObject({ ok: true, records: 15 });
      await opened.close();
    });

    it('does not try again what can never succeed', async () => {
      let runs = 0;
      const failing = write(ground.store, guid(), () => {
        runs += 1;
        throw new Error('bug');
      });
      await expect(failing).rejects.toThrow('bug');
      expect(runs).toBe(1);
    });
  });
}
