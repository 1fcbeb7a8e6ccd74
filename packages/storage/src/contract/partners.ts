import { BadPageMark } from '@mandate/app/page-mark';
import type { Partition } from '@mandate/app/ports/access';
import { personal } from '@mandate/app/ports/change-log';
import type { SoldAzureSubscription } from '@mandate/app/ports/partner';
import type { ResellerRelationship } from '@mandate/domain/relationships';
import { ok } from '@mandate/rbac/result';
import { describe, expect, it } from 'vitest';
import { actsElsewhere } from '../migrations/0015-acts-elsewhere.ts';
import { rebuildProjections } from '../projection.ts';
import type { Db } from '../schema.ts';
import {
  addTenant,
  aGroup,
  allPages,
  anAssignment,
  aRelationship,
  commit,
  context,
  ENTRY,
  type Ground,
  guid,
  relate,
  scope,
  write,
} from './harness.ts';

const FIRST = { after: null, limit: 100 };
const STATES = ['requested', 'active', 'declined', 'ended'] as const;

/** Relationships, and what is projected from them for partners. */
export function partnersContract(ground: Ground): void {
  const customerOf = async (partner: ReturnType<typeof guid>, displayName: string, domains?: readonly string[]) => {
    const id = guid();
    const own = domains ?? [`${id}.example`];
    const customer = await addTenant(ground.store, { id, displayName, domains: own, defaultDomain: own[0] ?? '' });
    await relate(ground.store, aRelationship({ partner, customer: id }));
    return customer;
  };

  describe('relationships', () => {
    it('creates and replaces one between two tenants and keeps every field', async () => {
      const [partner, customer] = [guid(), guid()];
      const asked = aRelationship(
        { partner, customer },
        { state: 'requested', delegatedAdmin: 'asked', acceptedAt: null },
      );
      const given: ResellerRelationship = { ...asked, state: 'active', delegatedAdmin: 'granted', acceptedAt: 9 };
      await relate(ground.store, asked);
      expect(await ground.store.tenant(customer).listRelationships()).toEqual([asked]);
      await relate(ground.store, given);
      expect(await ground.store.tenant(customer).findRelationship(partner)).toEqual(given);
      expect(await ground.store.access.relationship(partner, customer)).toEqual({ revision: 2, relationship: given });
      expect(await ground.store.access.relationship(customer, partner)).toEqual({
        revision: 0,
        relationship: undefined,
      });
      expect(await ground.store.tenant(partner).listRelationships()).toEqual([]);
    });

    it('shows one to the work that put it, and refuses a commit that read it before', async () => {
      const [partner, customer] = [guid(), guid()];
      const put = aRelationship({ partner, customer });
      await commit(ground.store, async (change) => {
        await change.putRelationship(aRelationship({ partner, customer }, { state: 'requested' }));
        await change.putRelationship(put);
        for (const tenant of [partner, customer]) await change.tenant(tenant).record(ENTRY);
        expect(await change.tenant(customer).findRelationship(partner)).toEqual(put);
        expect(await change.tenant(customer).listRelationships()).toEqual([put]);
      });
      const partition: Partition = `relationship:${partner}:${customer}`;
      const commitAt = (revision: number) =>
        ground.store.commit([{ partition, revision }], context(), async () => ok(undefined));
      expect(await ground.store.access.revisions([partition])).toEqual(new Map([[partition, 1]]));
      expect(await commitAt(0)).toEqual({ kind: 'stale', partition });
      expect(await commitAt(1)).toMatchObject({ kind: 'committed' });
    });
  });

  describe('a partner’s customers', () => {
    it.each(STATES)('are listed while requested or active: %s', async (state) => {
      const partner = guid();
      const customer = await customerOf(partner, 'Contoso');
      await relate(
        ground.store,
        aRelationship({ partner, customer: customer.id }, { state, delegatedAdmin: 'removed', confirmed: false }),
      );
      const listed = state === 'requested' || state === 'active';
      const summary = {
        id: customer.id,
        companyName: 'Contoso',
        domain: customer.defaultDomain,
        country: 'FR',
        relationship: { state, delegatedAdmin: 'removed', confirmed: false },
      };
      const reader = ground.store.partner(partner);
      expect((await reader.listCustomers({}, FIRST)).rows).toEqual(listed ? [summary] : []);
      expect(await reader.findCustomer(customer.id)).toEqual(listed ? summary : undefined);
      expect(await reader.countCustomers()).toBe(listed ? 1 : 0);
    });

    it('are listed whichever came first, tenant or relationship', async () => {
      const [partner, customer] = [guid(), guid()];
      await relate(ground.store, aRelationship({ partner, customer }));
      expect(await ground.store.partner(partner).countCustomers()).toBe(0);
      await addTenant(ground.store, { id: customer });
      expect(await ground.store.partner(partner).countCustomers()).toBe(1);
    });

    it('are ordered by company name without case and accents, then by id, in pages of any size', async () => {
      const partner = guid();
      for (const name of ['Zoo', 'Élan', 'elan', 'ELAN', 'abc', 'A-B', 'A B']) await customerOf(partner, name);
      const reader = ground.store.partner(partner);
      const all = (await reader.listCustomers({}, FIRST)).rows;
      expect(all.map(({ companyName }) => companyName.toLowerCase().replace('é', 'e'))).toEqual([
        'a b',
        'a-b',
        'abc',
        'elan',
        'elan',
        'elan',
        'zoo',
      ]);
      const elans = all.slice(3, 6).map(({ id }) => id);
      expect(elans).toEqual(elans.toSorted());
      for (const limit of [1, 2, 4, 7]) {
        expect(await allPages(limit, (page) => reader.listCustomers({}, page))).toEqual(all);
        expect(await allPages(limit, (page) => reader.listCustomers({ search: 'elan' }, page))).toEqual(
          all.slice(3, 6),
        );
      }
    });

    it('are found by any part of name or domain, or by the start of the id, and by nothing else', async () => {
      const partner = guid();
      const suffix = guid();
      const hotel = await customerOf(partner, 'Grand Hôtel de l’Élysée', [
        `Elysee-${suffix}.example`,
        `old-${suffix}.test`,
      ]);
      const bio = await customerOf(partner, '100% Bio_x');
      const found = async (search: string) =>
        new Set((await ground.store.partner(partner).listCustomers({ search }, FIRST)).rows.map(({ id }) => id));
      const [h, b] = [new Set([hotel.id]), new Set([bio.id])];
      expect(await found('hotel')).toEqual(h);
      expect(await found("L'ELYSEE")).toEqual(h);
      expect(await found('  hôtel  de ')).toEqual(h);
      expect(await found(`OLD-${suffix}`)).toEqual(h);
      expect(await found(hotel.id.slice(0, 20).toUpperCase())).toEqual(h);
      expect(await found(hotel.id)).toEqual(h);
      expect(await found('%')).toEqual(b);
      expect(await found('o_x')).toEqual(b);
      expect(await found('1__%')).toEqual(new Set());
      expect(await found(hotel.id.slice(9, 30))).toEqual(new Set());
      expect(await found('.exampleold')).toEqual(new Set());
    });

    it('are nobody else’s', async () => {
      const [partner, other] = [guid(), guid()];
      const customer = await customerOf(partner, 'Contoso');
      const reader = ground.store.partner(other);
      expect(await reader.findCustomer(customer.id)).toBeUndefined();
      expect(await reader.countCustomers()).toBe(0);
      expect((await reader.listCustomers({}, FIRST)).rows).toEqual([]);
      expect(await reader.listReach(customer.id)).toEqual([]);
    });
  });

  describe('a partner’s reach', () => {
    it('holds the roles of its groups at a customer, whichever came first, also after the relationship has ended', async () => {
      const partner = guid();
      const group = aGroup();
      await write(ground.store, partner, (writer) => writer.addGroup(group));
      const customer = await addTenant(ground.store);
      const foreign = anAssignment({
        principal: group.id,
        principalType: 'ForeignGroup',
        scope: scope('/subscriptions/a'),
      });
      const later = { ...foreign, id: guid(), scope: scope('/subscriptions/b') };
      await write(ground.store, customer.id, async (writer) => {
        await writer.addRoleAssignment(foreign);
        await writer.addRoleAssignment(anAssignment({ principalType: 'ForeignGroup' }));
        await writer.addRoleAssignment(anAssignment());
      });
      const reader = ground.store.partner(partner);
      expect(await reader.listReach(customer.id)).toEqual([]);

      await relate(ground.store, aRelationship({ partner, customer: customer.id }));
      await write(ground.store, customer.id, (writer) => writer.addRoleAssignment(later));
      const reach = [foreign, later].map(({ role, scope: at }) => ({
        customer: customer.id,
        group: group.id,
        role,
        scope: at,
      }));
      expect(await reader.listReach(customer.id)).toEqual(reach);

      await relate(ground.store, aRelationship({ partner, customer: customer.id }, { state: 'ended' }));
      await write(ground.store, customer.id, (writer) => writer.removeRoleAssignment(later.scope, later.id));
      expect(await reader.listReach(customer.id)).toEqual(reach.slice(0, 1));
    });
  });

  describe('what a partner provisioned', () => {
    it('is listed with its customers, and so are other partners’ groups there', async () => {
      const [partner, other] = [guid(), guid()];
      const [own, foreign] = [aGroup(), aGroup()];
      await write(ground.store, partner, (writer) => writer.addGroup(own));
      await write(ground.store, other, (writer) => writer.addGroup(foreign));
      const customers = [await customerOf(partner, 'A'), await customerOf(partner, 'B')];
      const sold = customers.map(({ id: customer }) => ({
        customer,
        subscription: guid(),
        displayName: 'Production',
        state: 'Enabled',
        policy: 'microsoft',
      })) as readonly SoldAzureSubscription[];
      for (const { customer, subscription } of sold) {
        const at = scope(`/subscriptions/${subscription}`);
        await write(ground.store, customer, async (writer) => {
          const soldBy = { partner, policy: 'microsoft' } as const;
          const facts = { displayName: 'Production', state: 'Enabled', createdAt: 1 } as const;
          await writer.addSubscription({ id: subscription, ...facts, soldBy });
          await writer.addSubscription({ id: guid(), ...facts, soldBy: null });
          for (const { id: principal } of [own, foreign]) {
            await writer.addRoleAssignment(anAssignment({ principal, principalType: 'ForeignGroup', scope: at }));
          }
        });
      }
      const reader = ground.store.partner(partner);
      const byCustomer = sold.toSorted((one, two) => (one.customer < two.customer ? -1 : 1));
      expect(await allPages(1, (page) => reader.listSold(page))).toEqual(byCustomer);
      expect((await ground.store.partner(other).listSold(FIRST)).rows).toEqual([]);
      const [first] = customers;
      if (!first) throw new Error('There are two customers.');
      expect((await reader.listReach(first.id)).map(({ group }) => group)).toEqual([own.id]);
      expect((await reader.listStrangers(first.id)).map(({ group }) => group)).toEqual([foreign.id]);
    });
  });

  describe('a partner’s acts', () => {
    const span = { from: 0, until: Number.MAX_SAFE_INTEGER };
    const by = (home: ReturnType<typeof guid>) => context({ actor: { kind: 'User', id: guid(), home } });
    const recorded = async (
      ctx: ReturnType<typeof context>,
      ...entries: readonly [ReturnType<typeof guid>, string][]
    ) => {
      ground.clock.time += 1;
      await ground.store.commit([], ctx, async (change) => {
        for (const [tenant, target] of entries) await change.tenant(tenant).record({ ...ENTRY, target });
        return ok(undefined);
      });
    };

    it('are its own log and what its people did at its customers, newest first and each once', async () => {
      const [partner, other] = [guid(), guid()];
      const [one, two] = [await customerOf(partner, 'One'), await customerOf(partner, 'Two')];
      const stranger = await addTenant(ground.store, {});
      await recorded(by(partner), [one.id, 'at one']);
      await recorded(by(partner), [two.id, 'at two'], [one.id, 'at one too']);
      // Told in both logs, so listed from its own.
      await recorded(by(partner), [partner, 'both'], [two.id, 'both']);
      await recorded(by(one.id), [one.id, 'the customer’s own']);
      await recorded(by(other), [one.id, 'another partner’s']);
      await recorded(context(), [two.id, 'the operator’s']);
      await recorded(by(partner), [stranger.id, 'where it is nobody’s reseller']);
      await recorded(by(one.id), [partner, 'told by the customer']);

      const read = (page: Parameters<ReturnType<typeof ground.store.partner>['listActs']>[1]) =>
        ground.store.partner(partner).listActs(span, page);
      const all = (await read(FIRST)).rows;
      // What made them customers stands in the partner's log as well.
      const targets = all.map(({ target }) => target).filter((target) => target !== ENTRY.target);
      expect(targets.slice(0, 2)).toEqual(['told by the customer', 'both']);
      expect(new Set(targets.slice(2, 4))).toEqual(new Set(['at two', 'at one too']));
      expect(targets.slice(4)).toEqual(['at one']);
      expect(all[1]?.tenant).toBe(partner);
      for (const limit of [1, 2, 3]) expect(await allPages(limit, read)).toEqual(all);

      const [newest] = all;
      const earlier = { from: 0, until: newest?.at ?? 0 };
      expect((await ground.store.partner(partner).listActs(earlier, FIRST)).rows).toEqual(all.slice(1));
      await expect(ground.store.partner(partner).listActs(span, { after: 'x', limit: 5 })).rejects.toThrow(BadPageMark);
      expect((await ground.store.partner(other).listActs(span, FIRST)).rows).toEqual([]);
    });

    it('are found by the migration that began to note them, in logs from before', async () => {
      const partner = guid();
      const customer = await customerOf(partner, 'One');
      await recorded(by(partner), [customer.id, 'alone']);
      await recorded(by(partner), [partner, 'both'], [customer.id, 'both']);
      const listed = async () => (await ground.store.partner(partner).listActs(span, FIRST)).rows;
      const all = await listed();
      expect(all.filter(({ tenant }) => tenant !== partner).map(({ target }) => target)).toEqual(['alone']);
      await ground.raw(`delete from partner_act where partner_tenant_id = '${partner}'`);
      expect(await listed()).toHaveLength(all.length - 1);
      for (const statement of actsElsewhere.statements(ground.engine.words)) await ground.raw(statement);
      expect(await listed()).toEqual(all);
    });

    it('shows personal texts of every log it reads from', async () => {
      const partner = guid();
      const [one, two] = [await customerOf(partner, 'One'), await customerOf(partner, 'Two')];
      for (const { id } of [one, two]) {
        await ground.store.commit([], by(partner), async (change) => {
          await change.tenant(id).record({ ...ENTRY, after: { name: personal(`Zoé of ${id}`) } });
          return ok(undefined);
        });
      }
      const acts = (await ground.store.partner(partner).listActs(span, FIRST)).rows;
      const rows = acts.filter(({ tenant }) => tenant !== partner);
      expect(rows.map(({ after }) => after)).toEqual(
        rows.map(({ tenant }) => ({ name: { personal: `Zoé of ${tenant}` } })),
      );
      expect(rows).toHaveLength(2);
    });
  });

  describe('the projection', () => {
    it('is what a rebuild makes of the tables, after any changes', async () => {
      const partners = [guid(), guid()];
      const groups = partners.map(() => aGroup());
      for (const [index, partner] of partners.entries()) {
        const group = groups[index];
        if (group) await write(ground.store, partner, (writer) => writer.addGroup(group));
      }
      const customers = Array.from({ length: 5 }, guid);
      const added = new Set<string>();
      const random = chance(20_261_122);
      const subscription = guid();
      for (let step = 0; step < 80; step += 1) {
        const customer = random.of(customers);
        const partner = random.of(partners);
        await commit(ground.store, async (change) => {
          const writer = change.tenant(customer);
          await writer.record(ENTRY);
          await change.tenant(partner).record(ENTRY);
          const act = random.below(5);
          if (act === 0 && !added.has(customer)) {
            added.add(customer);
            const domain = `${customer}.example`;
            const names = { displayName: `Société ${step}`, defaultDomain: domain, domains: [domain] };
            await change.addTenant({ id: customer, ...names, country: 'FR', createdAt: 1 });
          } else if (act <= 1) {
            await change.putRelationship(aRelationship({ partner, customer }, { state: random.of(STATES) }));
          } else if (act === 2) {
            const at = `/subscriptions/${subscription}/resourcegroups/g${random.below(3)}`;
            const principal = random.of(groups).id;
            await writer.addRoleAssignment(
              anAssignment({ principal, principalType: 'ForeignGroup', scope: scope(at) }),
            );
          } else if (act === 3) {
            const [first] = await writer.listRoleAssignments();
            if (first) await writer.removeRoleAssignment(first.scope, first.id);
          } else {
            const name = `G${random.below(3)}`;
            const group = { subscription, name, location: 'x', tags: {}, managedBy: null, createdAt: 1 };
            await writer.putResourceGroup(group);
            await writer.removeResourceGroup(subscription, name);
          }
        });
      }
      const projected = await projection(ground.engine.reader, partners);
      expect(projected.customers.length + projected.reach.length).toBeGreaterThan(3);
      await ground.engine.writer.transaction().execute(async (db) => {
        for (const partner of partners) await rebuildProjections(db, partner);
      });
      expect(await projection(ground.engine.reader, partners)).toEqual(projected);
    });
  });
}

async function projection(db: Db, partners: readonly ReturnType<typeof guid>[]) {
  const rows = async (table: 'partner_customer' | 'partner_reach') => {
    const found = await db.selectFrom(table).selectAll().where('partner_tenant_id', 'in', partners).execute();
    return found.map((row) => JSON.stringify(row)).sort();
  };
  return { customers: await rows('partner_customer'), reach: await rows('partner_reach') };
}

// A small generator with a seed, so that a failure can be run again.
function chance(seed: number) {
  let state = seed;
  const below = (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const of = <T>(items: readonly T[]): T => {
    const item = items[below(items.length)];
    if (item === undefined) throw new Error('There is nothing to choose from.');
    return item;
  };
  return { below, of };
}
