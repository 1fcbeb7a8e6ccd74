import type { CommerceRecords } from '@mandate/app/ports/commerce';
import { describe, expect, it } from 'vitest';
import { type Ground, guid, write } from './harness.ts';

function aCart(overrides: Partial<CommerceRecords['cart']> = {}): CommerceRecords['cart'] {
  return {
    id: guid(),
    lines: [
      { id: 0, catalogItemId: 'a:b:c', friendlyName: 'Hôtel “É”', quantity: 1, currency: null, billingCycle: null },
    ],
    status: 'active',
    createdAt: 5,
    updatedAt: 5,
    expiresAt: 9,
    updatedBy: guid(),
    version: 1,
    ...overrides,
  };
}

/** What partners keep of their trade with a customer, and the requests they named. */
export function commerceContract(ground: Ground): void {
  describe('trade', () => {
    it('keeps records by customer, partner and kind, in the order they were made, and replaces one by its id', async () => {
      const [customer, partner, other] = [guid(), guid(), guid()];
      const late = aCart({ createdAt: 9 });
      const early = aCart();
      const theirs = aCart();
      await write(ground.store, customer, async (writer) => {
        await writer.putCommerce(partner, 'cart', late);
        await writer.putCommerce(partner, 'cart', early);
        await writer.putCommerce(other, 'cart', theirs);
      });
      const reader = ground.store.tenant(customer);
      expect(await reader.listCommerce(partner, 'cart')).toEqual([early, late]);
      expect(await reader.listCommerce(other, 'cart')).toEqual([theirs]);
      expect(await reader.listCommerce(partner, 'order')).toEqual([]);
      expect(await reader.findCommerce(partner, 'cart', theirs.id)).toBeUndefined();
      expect(await reader.findCommerce(partner, 'order', early.id)).toBeUndefined();
      expect(await ground.store.tenant(guid()).listCommerce(partner, 'cart')).toEqual([]);

      const changed = { ...early, status: 'ordered' as const, version: 2 };
      await write(ground.store, customer, (writer) => writer.putCommerce(partner, 'cart', changed));
      expect(await reader.findCommerce(partner, 'cart', early.id)).toEqual(changed);
      const remove = () => write(ground.store, customer, (writer) => writer.removeCommerce(partner, 'cart', early.id));
      expect([await remove(), await remove()]).toEqual([true, false]);
      expect(await reader.listCommerce(partner, 'cart')).toEqual([late]);
    });

    it('keeps what a partner says of itself in its own tenant, apart from its customers', async () => {
      const [partner, customer] = [guid(), guid()];
      const reach = { email: 'aide@é.example', telephone: null, website: null };
      const said = { id: partner, ...reach, createdAt: 5, updatedAt: 5 };
      await write(ground.store, partner, (writer) => writer.putCommerce(partner, 'support-profile', said));
      const find = (tenant: typeof partner) =>
        ground.store.tenant(tenant).findCommerce(partner, 'support-profile', partner);
      expect(await find(partner)).toEqual(said);
      expect(await find(customer)).toBeUndefined();
      expect(await ground.store.tenant(partner).findCommerce(customer, 'support-profile', partner)).toBeUndefined();
      const after = { ...said, email: null, updatedAt: 6 };
      await write(ground.store, partner, (writer) => writer.putCommerce(partner, 'support-profile', after));
      expect(await find(partner)).toEqual(after);
    });

    it('remembers a named request once, with its reply, for as long as it is asked to', async () => {
      const [partner, key] = [guid(), guid()];
      const request = { key, digest: 'd', at: 100, reply: null };
      const add = (each: typeof request, forgetBefore = 0) =>
        write(ground.store, partner, (writer) => writer.addRequest(each, forgetBefore));
      expect(await add(request)).toEqual({ ok: true, value: undefined });
      expect(await add(request)).toEqual({ ok: false, failure: { kind: 'taken' } });
      expect(await add({ ...request, digest: 'e' })).toEqual({ ok: true, value: undefined });
      await write(ground.store, partner, (writer) => writer.setReply(key, 'd', '{"a":1}'));
      const reader = ground.store.tenant(partner);
      expect(await reader.findRequest(key, 'd')).toEqual({ ...request, reply: '{"a":1}' });
      expect(await reader.findRequest(key, 'e')).toMatchObject({ reply: null });
      expect(await ground.store.tenant(guid()).findRequest(key, 'd')).toBeUndefined();
      await add({ ...request, key: guid(), at: 200 }, 150);
      expect(await reader.findRequest(key, 'd')).toBeUndefined();
    });
  });
}
