import type { CustomerQuery, ResoldQuery } from '@mandate/app/ports/partner';
import type { ResellerRelationship } from '@mandate/domain/relationships';
import { describe, expect, it } from 'vitest';
import { addTenant, allPages, aRelationship, type Ground, guid, relate, write } from './harness.ts';

const FIRST = { after: null, limit: 100 };
const EVER = 9_000_000_000_000;

/** What narrows and orders a partner's customers. */
export function customerListsContract(ground: Ground): void {
  const partnerWith = async (customers: Readonly<Record<string, Partial<ResellerRelationship>>>) => {
    const partner = guid();
    const ids: Record<string, ReturnType<typeof guid>> = {};
    for (const [displayName, relationship] of Object.entries(customers)) {
      const domain = `${displayName}-${partner}.example`;
      const { id } = await addTenant(ground.store, { displayName, domains: [domain], defaultDomain: domain });
      await relate(ground.store, aRelationship({ partner, customer: id }, relationship));
      ids[displayName] = id;
    }
    const reader = ground.store.partner(partner);
    const found = async (query: CustomerQuery) =>
      (await reader.listCustomers(query, FIRST)).rows.map(({ companyName }) => companyName).join(' ');
    const resold = async (query: ResoldQuery) =>
      (await reader.listResold(query, FIRST)).rows.map(({ companyName }) => companyName).join(' ');
    return { partner, ids, reader, found, resold };
  };

  describe('a partner’s customers', () => {
    it('are narrowed by state, delegated admin and Azure subscriptions, and by all of these at once', async () => {
      const { partner, ids, found } = await partnerWith({
        a: { delegatedAdmin: 'granted' },
        b: { delegatedAdmin: 'removed' },
        c: { state: 'requested', delegatedAdmin: 'asked', acceptedAt: null },
      });
      const sold = { displayName: 'S', state: 'Enabled', createdAt: 1 } as const;
      await write(ground.store, ids.b!, (writer) =>
        writer.addSubscription({ ...sold, id: guid(), soldBy: { partner, policy: 'microsoft' } }),
      );
      await write(ground.store, ids.a!, (writer) => writer.addSubscription({ ...sold, id: guid(), soldBy: null }));
      expect(await found({ state: 'active' })).toBe('a b');
      expect(await found({ state: 'requested' })).toBe('c');
      expect(await found({ access: { kind: 'delegated', at: 1 } })).toBe('a');
      expect(await found({ access: { kind: 'none', at: 1 } })).toBe('b c');
      expect(await found({ access: { kind: 'granular', at: 1 } })).toBe('');
      expect(await found({ azure: true })).toBe('b');
      expect(await found({ azure: false })).toBe('a c');
      expect(await found({ azure: false, state: 'active' })).toBe('a');
      expect(await found({ azure: true, search: `a-${partner}` })).toBe('');
    });

    it('are entered by granular delegated admin while it is active and its time has not ended', async () => {
      const none = { delegatedAdmin: 'none' } as const;
      const { partner, ids, found } = await partnerWith({ a: none, b: none, c: none, d: none });
      const made = { partner, roles: [guid()], durationDays: 30, createdAt: 1, lockedAt: 1, updatedAt: 1, version: 1 };
      const add = (customer: string, facts: object) =>
        write(ground.store, partner, (writer) =>
          writer.putDelegatedAdmin({
            id: `${guid()}-${guid()}`,
            displayName: customer,
            customer: ids[customer]!,
            autoExtendDays: 0,
            status: 'active',
            activatedAt: 2,
            endsAt: 100,
            ...made,
            ...facts,
          }),
        );
      await add('a', {});
      await add('b', { autoExtendDays: 180 });
      await add('c', { status: 'terminated' });
      expect(await found({ access: { kind: 'granular', at: 50 } })).toBe('a b');
      expect(await found({ access: { kind: 'none', at: 50 } })).toBe('c d');
      // What extends itself is only written down later.
      expect(await found({ access: { kind: 'granular', at: 100 } })).toBe('b');
      expect(await found({ access: { kind: 'none', at: EVER } })).toBe('a c d');
    });

    it('are ordered by any column in either direction, equals by name, in pages of any size', async () => {
      const { reader, found, resold } = await partnerWith({
        b: { delegatedAdmin: 'granted' },
        C: { delegatedAdmin: 'none' },
        a: { delegatedAdmin: 'none' },
      });
      const by = (column: 'companyName' | 'domain' | 'state' | 'delegatedAdmin', descending = false) => ({
        order: { by: column, descending },
      });
      expect(await found(by('companyName', true))).toBe('C b a');
      expect(await found(by('domain'))).toBe('a b C');
      expect(await found(by('state'))).toBe('a b C');
      expect(await found(by('delegatedAdmin'))).toBe('b a C');
      expect(await found(by('delegatedAdmin', true))).toBe('C a b');
      expect(await resold(by('domain', true))).toBe('C b a');
      for (const limit of [1, 2, 3]) {
        const query = by('delegatedAdmin', true);
        const all = await allPages(limit, (page) => reader.listCustomers(query, page));
        expect(all.map(({ companyName }) => companyName)).toEqual(['C', 'a', 'b']);
      }
    });

    it('that come through another tier are found by it, on the side on which it stands', async () => {
      const [reseller, provider] = [guid(), guid()];
      const { resold } = await partnerWith({
        direct: {},
        below: { tier: 'indirectProvider', otherTier: reseller },
        above: { tier: 'indirectReseller', otherTier: provider },
      });
      const through = (field: 'indirectReseller' | 'indirectProvider', value: string, test = 'startsWith' as const) =>
        resold({ filter: { field, test, value } });
      expect(await through('indirectReseller', reseller)).toBe('below');
      expect(await through('indirectReseller', reseller.slice(0, 30).toUpperCase())).toBe('below');
      expect(await through('indirectReseller', provider)).toBe('');
      expect(await through('indirectProvider', provider)).toBe('above');
      expect(await resold({ filter: { field: 'indirectProvider', test: 'equals', value: provider } })).toBe('above');
      expect(await resold({ filter: { field: 'indirectProvider', test: 'equals', value: '' } })).toBe('');
    });
  });

  describe('tags of customers', () => {
    it('are the partner’s own, and replaced as a whole', async () => {
      const { partner, ids, found } = await partnerWith({ a: {}, b: {} });
      const put = (customer: string, tags: readonly string[]) =>
        write(ground.store, partner, (writer) => writer.putCustomerTags(ids[customer]!, tags));
      await put('a', ['Lyon', 'Été']);
      await put('b', ['ete']);
      const reader = ground.store.tenant(partner);
      expect(await reader.listCustomerTags([])).toEqual(new Map());
      expect(await reader.listCustomerTags([ids.a!, ids.b!, guid()])).toEqual(
        new Map([
          [ids.a, ['Été', 'Lyon']],
          [ids.b, ['ete']],
        ]),
      );
      expect(await reader.listUsedTags()).toEqual([
        { tag: expect.stringMatching(/^(Été|ete)$/), customers: 2 },
        { tag: 'Lyon', customers: 1 },
      ]);
      expect(await found({ tag: 'ÉTÉ' })).toBe('a b');
      expect(await found({ tag: 'lyon' })).toBe('a');
      expect(await found({ tag: 'ly' })).toBe('');

      await put('a', []);
      expect(await found({ tag: 'lyon' })).toBe('');
      expect(await ground.store.tenant(guid()).listCustomerTags([ids.b!])).toEqual(new Map());
    });
  });
}
