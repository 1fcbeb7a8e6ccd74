import { describe, expect, it } from 'vitest';
import { StoreTooNew } from '../migrate.ts';
import { addTenant, aUser, commit, type Ground, guid, write } from './harness.ts';

const CLOSED = /already been destroyed|is not open/;

/** Opening, closing, migrating, and what a store without anything in it says. */
export function openingContract(ground: Ground): void {
  describe('opening', () => {
    it('tells an empty store from one that is marked and one that is not', async () => {
      const opened = await ground.open(await ground.freshUrl());
      const { store } = opened;
      expect(await store.installation.kind()).toBe('empty');
      expect(await store.installation.findPartner()).toBeUndefined();
      const partner = await addTenant(store);
      expect(await store.installation.kind()).toBe('real');
      await commit(store, (change) => change.markInstallation(partner.id, 'demo'));
      expect(await store.installation.kind()).toBe('demo');
      expect(await store.installation.findPartner()).toEqual(partner);
      await commit(store, (change) => change.markInstallation(partner.id, 'real'));
      expect(await store.installation.kind()).toBe('real');
      await opened.close();
    });

    it('lets several nodes open a new store at once', async () => {
      const url = await ground.freshUrl();
      const nodes = await Promise.all([1, 2, 3].map(() => ground.open(url)));
      const tenant = guid();
      await Promise.all(nodes.map(({ store }) => write(store, tenant, (writer) => writer.addUser(aUser()))));
      for (const { verifyChanges } of nodes)
        expect(await verifyChanges(tenant)).toMatchObject({ ok: true, records: 3 });
      await Promise.all(nodes.map((node) => node.close()));
    });

    it('keeps what was written when it is opened again', async () => {
      const url = await ground.freshUrl();
      const first = await ground.open(url);
      const tenant = await addTenant(first.store);
      await first.close();
      const second = await ground.open(url);
      expect(await second.store.tenant(tenant.id).tenant()).toEqual(tenant);
      await second.close();
    });

    it('refuses a store that a newer version has written, and leaves it alone', async () => {
      const opened = await ground.open(ground.url);
      await opened.close();
      await ground.raw("insert into migration (name, applied_at) values ('9999-the-future', 1)");
      await expect(ground.open(ground.url)).rejects.toThrow(StoreTooNew);
      await expect(ground.open(ground.url)).rejects.toThrow(/newer version .*9999-the-future/);
      await ground.raw("delete from migration where name = '9999-the-future'");
    });

    it('refuses an address of another kind without repeating it', async () => {
      const opening = ground.open('mysql://root:secret@localhost/x');
      await expect(opening).rejects.toThrow('sqlite:');
      await expect(opening).rejects.not.toThrow('secret');
    });

    it('fails every use after it was closed, instead of waiting', async () => {
      const opened = await ground.open(ground.url);
      await opened.close();
      await expect(opened.store.installation.kind()).rejects.toThrow(CLOSED);
      await expect(write(opened.store, guid(), (writer) => writer.addUser(aUser()))).rejects.toThrow(CLOSED);
      await expect(opened.signIn.sweep(1)).rejects.toThrow(CLOSED);
      await opened.close();
    });

    it('lets a commit under way end before it closes', async () => {
      const opened = await ground.open(ground.url);
      const tenant = guid();
      let closing: Promise<void> | undefined;
      await write(opened.store, tenant, async (writer) => {
        closing = opened.close();
        for (let count = 0; count < 20; count += 1) await writer.addUser(aUser());
      });
      await closing;
      expect(await ground.opened.verifyChanges(tenant)).toMatchObject({ ok: true, records: 1 });
    });
  });
}
