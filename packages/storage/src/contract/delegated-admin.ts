import {
  APPROVAL,
  type DelegatedAdminRelationship,
  type DelegatedAdminStatus,
  delegatedAdminAt,
  delegatedAdminSteps,
  isCleanedUp,
  TERMINATION,
} from '@mandate/domain/delegated-admin';
import { ENDING_SPANS, isInSpan } from '@mandate/domain/ending-relationships';
import { ok } from '@mandate/rbac/result';
import { describe, expect, it } from 'vitest';
import { addTenant, allPages, aRelationship, context, type Ground, guid, relate, write } from './harness.ts';

const DAY = 86_400_000;
const FIRST = { after: null, limit: 100 };

function aDraft(overrides: Partial<DelegatedAdminRelationship> = {}): DelegatedAdminRelationship {
  return {
    id: `${guid()}-${guid()}`,
    partner: guid(),
    customer: guid(),
    displayName: `Équipe ${guid()}`,
    roles: [guid(), guid()],
    durationDays: 10,
    autoExtendDays: 0,
    status: 'created',
    createdAt: 0,
    lockedAt: null,
    activatedAt: null,
    endsAt: null,
    updatedAt: 0,
    version: 1,
    ...overrides,
  };
}

function after(
  draft: DelegatedAdminRelationship,
  events: Parameters<typeof delegatedAdminSteps>[1],
): DelegatedAdminRelationship {
  const done = delegatedAdminSteps(draft, events, 0);
  if (!done.ok) throw new Error(done.failure.event);
  return done.value;
}

/** Granular relationships, and how partners ask for relationships. */
export function delegatedAdminContract(ground: Ground): void {
  const put = (relationship: DelegatedAdminRelationship) =>
    write(ground.store, relationship.partner, async (writer) => {
      expect(await writer.putDelegatedAdmin(relationship)).toEqual(ok(undefined));
    });
  const assign = (relationship: DelegatedAdminRelationship, group = guid()) => {
    const assignment = {
      id: guid(),
      relationship: relationship.id,
      group,
      roles: [guid()],
      createdAt: 1,
      updatedAt: 2,
      version: 3,
    };
    return write(ground.store, relationship.partner, async (writer) => ({
      assignment,
      put: await writer.putAccessAssignment(relationship, assignment),
    }));
  };

  describe('how a partner asks for relationships', () => {
    it('is allowed everything under an empty serial until something is set', async () => {
      const partner = guid();
      const settings = { delegatedAdminOnNew: 'forbidden', linkSerial: 'x' } as const;
      expect(await ground.store.tenant(partner).requestSettings()).toEqual({
        delegatedAdminOnNew: 'allowed',
        linkSerial: '',
      });
      await write(ground.store, partner, (writer) => writer.putRequestSettings({ ...settings, linkSerial: 'y' }));
      await write(ground.store, partner, (writer) => writer.putRequestSettings(settings));
      expect(await ground.store.tenant(partner).requestSettings()).toEqual(settings);
    });

    it('knows the tiers of a partner, and in which direction', async () => {
      const [provider, reseller] = [guid(), guid()];
      await write(ground.store, provider, (writer) => writer.addTier({ kind: 'reseller', tenant: reseller }));
      await write(ground.store, reseller, (writer) => writer.addTier({ kind: 'provider', tenant: provider }));
      await write(ground.store, reseller, (writer) => writer.addTier({ kind: 'provider', tenant: provider }));
      expect(await ground.store.tenant(provider).hasIndirectReseller(reseller)).toBe(true);
      expect(await ground.store.tenant(reseller).hasIndirectReseller(provider)).toBe(false);
      expect(await ground.store.tenant(reseller).listTiers()).toEqual({ providers: [provider], resellers: [] });
    });
  });

  describe('a granular relationship', () => {
    it('keeps every field, and belongs to its partner', async () => {
      const draft = aDraft();
      await put(draft);
      const full = { ...after(draft, ['lock', ...APPROVAL]), displayName: `${draft.displayName}!` };
      await put(full);
      expect(await ground.store.tenant(draft.partner).findDelegatedAdmin(draft.id)).toEqual(full);
      expect(await ground.store.tenant(guid()).findDelegatedAdmin(draft.id)).toBeUndefined();
      const found = ground.store.tenant(draft.partner).findDelegatedAdminByName(full.displayName.toUpperCase());
      expect(await found).toEqual(full);
    });

    it('has its name to itself at its partner', async () => {
      const draft = aDraft();
      await put(draft);
      await put({ ...draft, partner: guid() });
      const other = aDraft({ partner: draft.partner, displayName: draft.displayName.toUpperCase() });
      const refused = await ground.store.commit([], context(), (change) =>
        change.tenant(other.partner).putDelegatedAdmin(other),
      );
      expect(refused).toEqual({ kind: 'failed', failure: { kind: 'taken' } });
    });

    it('is in lists by what the clock makes of it, and in none once it is cleaned up', async () => {
      const partner = guid();
      const [customer, other] = [guid(), guid()];
      const all = [
        aDraft({ partner, customer, displayName: 'b' }),
        after(aDraft({ partner, customer, displayName: 'É c' }), ['lock']),
        after(aDraft({ partner, customer, displayName: 'a' }), ['lock', ...APPROVAL]),
        after(aDraft({ partner, customer: other, displayName: 'd', autoExtendDays: 180 }), ['lock', ...APPROVAL]),
        after(aDraft({ partner, customer: null, displayName: 'e' }), ['lock', ...TERMINATION]),
      ];
      for (const each of all) await put(each);
      const reader = ground.store.tenant(partner);
      const byName = all.toSorted((one, two) => (isBefore(key(one), key(two)) ? -1 : 1));
      for (const day of [0, 9, 10, 89, 90, 364, 365, 374, 375, 2000]) {
        const now = day * DAY;
        const kept = byName.filter((each) => !isCleanedUp(each, now));
        expect((await reader.listDelegatedAdmin({ now }, FIRST)).rows).toEqual(kept);
        expect(await allPages(1, (page) => reader.listDelegatedAdmin({ now, customer }, page))).toEqual(
          kept.filter((each) => each.customer === customer),
        );
        for (const status of ['created', 'approvalPending', 'active', 'expired', 'terminated'] as const) {
          const { rows } = await reader.listDelegatedAdmin({ now, status }, FIRST);
          expect(rows, `${status} on day ${day}`).toEqual(kept.filter((each) => statusAt(each, now) === status));
        }
        const active = kept.filter((each) => statusAt(each, now) === 'active').flatMap((each) => each.customer ?? []);
        const customers = await allPages(1, (page) => reader.listDelegatedAdminCustomers(now, page));
        expect(customers).toEqual([...new Set(active)].sort());
        const due = all.filter((each) => delegatedAdminAt(each, now) !== each || isCleanedUp(each, now));
        const ids = (await reader.listDueDelegatedAdmin(now, 100)).map(({ id }) => id);
        expect(new Set(ids)).toEqual(new Set(due.map(({ id }) => id)));
      }
      expect((await reader.listDelegatedAdmin({ now: 0, name: 'e c' }, FIRST)).rows).toEqual([all[1]]);
    });

    it('is counted and listed by its end as the clock has it', async () => {
      const partner = guid();
      const began = (displayName: string, durationDays: number, autoExtendDays: 0 | 180 = 0) =>
        after(aDraft({ partner, displayName, durationDays, autoExtendDays }), ['lock', ...APPROVAL]);
      const all = [
        began('É one', 1),
        began('two', 7, 180),
        began('three', 30),
        began('four', 31),
        began('five', 400, 180),
        after(aDraft({ partner, displayName: 'asked' }), ['lock']),
        after(began('over', 20), TERMINATION),
        aDraft({ partner, displayName: 'drawn up' }),
      ];
      for (const each of all) await put(each);
      const reader = ground.store.tenant(partner);
      for (const day of [0, 0.5, 1, 6, 7, 30, 31, 187, 200, 366, 395, 400, 2000]) {
        const now = day * DAY;
        const kept = all.filter((each) => !isCleanedUp(each, now));
        const counts = await reader.countEnding({ now });
        for (const span of ENDING_SPANS) {
          const expected = kept.filter((each) => isInSpan(each, span, now)).toSorted(byEnd(now));
          const listed = await allPages(1, (page) => reader.listEnding({ now, span }, page));
          expect(listed, `${span} on day ${day}`).toEqual(expected);
          expect(counts[span], `${span} on day ${day}`).toBe(expected.length);
        }
        const begun = await allPages(2, (page) => reader.listEnding({ now }, page));
        const inAny = kept.filter((each) => ENDING_SPANS.some((span) => isInSpan(each, span, now)));
        expect([begun, counts.all]).toEqual([inAny.toSorted(byEnd(now)), inAny.length]);
      }
      expect((await reader.listEnding({ now: 0, text: 'e O' }, FIRST)).rows).toEqual([all[0]]);
      expect(await reader.countEnding({ now: 0, text: 't' })).toMatchObject({
        all: 2,
        within7Days: 1,
        within30Days: 2,
      });
      expect(await ground.store.tenant(guid()).countEnding({ now: 0 })).toMatchObject({ all: 0, expired: 0 });
    });

    it('is found by the name of a customer that is its partner’s, too', async () => {
      const partner = guid();
      const { id: customer } = await addTenant(ground.store, { displayName: 'Hôtel Élysée' });
      await relate(ground.store, aRelationship({ partner, customer }));
      const shared = { partner, customer, displayName: 'Support' };
      const mine = after(aDraft(shared), ['lock', ...APPROVAL]);
      await put(mine);
      const other = after(aDraft({ partner, displayName: 'Other' }), ['lock', ...APPROVAL]);
      await put(other);
      const reader = ground.store.tenant(partner);
      expect((await reader.listEnding({ now: 0, text: 'ELYSEE' }, FIRST)).rows).toEqual([mine]);
      expect((await reader.countEnding({ now: 0, text: 'élysée' })).all).toBe(1);
      expect((await reader.listEnding({ now: 0 }, FIRST)).rows).toHaveLength(2);
    });

    it('moves what decisions between the two rest on, and nothing else', async () => {
      const relationship = after(aDraft(), ['lock', ...APPROVAL]);
      const { partner, customer } = relationship;
      if (!customer) throw new Error('The relationship names its customer.');
      const grants = () => ground.store.access.delegatedAdmin(partner, customer);
      expect(await grants()).toEqual({ revision: 0, grants: [] });
      await put(relationship);
      expect(await grants()).toEqual({ revision: 1, grants: [{ relationship, assignments: [] }] });
      const { assignment } = await assign(relationship);
      expect(await grants()).toEqual({ revision: 2, grants: [{ relationship, assignments: [assignment] }] });
      expect(await ground.store.access.delegatedAdmin(partner, guid())).toEqual({ revision: 0, grants: [] });
      expect(await ground.store.access.delegatedAdmin(customer, partner)).toEqual({ revision: 0, grants: [] });
      expect(await ground.store.access.revisions([`tenant:${partner}`, `tenant:${customer}`])).toEqual(
        new Map([
          [`tenant:${partner}`, 0],
          [`tenant:${customer}`, 0],
        ]),
      );
      await write(ground.store, partner, (writer) => writer.removeAccessAssignment(relationship, assignment.id));
      expect(await grants()).toEqual({ revision: 3, grants: [{ relationship, assignments: [] }] });
      await put({ ...relationship, status: 'terminated' });
      expect(await grants()).toEqual({ revision: 4, grants: [] });
    });

    it('has each group assigned once, and takes everything with it', async () => {
      const relationship = after(aDraft(), ['lock', ...APPROVAL]);
      const { partner, id } = relationship;
      await put(relationship);
      const { assignment } = await assign(relationship);
      const again = { ...assignment, id: guid() };
      const refused = await ground.store.commit([], context(), (change) =>
        change.tenant(partner).putAccessAssignment(relationship, again),
      );
      expect(refused).toEqual({ kind: 'failed', failure: { kind: 'taken' } });
      const request = { id: guid(), relationship: id, action: 'lockForApproval', at: 1 } as const;
      const operation = { id: guid(), relationship: id, assignment: assignment.id, at: 2 };
      const changed = { ...assignment, roles: [guid()], version: 4 };
      await write(ground.store, partner, async (writer) => {
        await writer.putAccessAssignment(relationship, changed);
        await writer.addDelegatedAdminRequest(request);
        await writer.addDelegatedAdminOperation(operation);
      });
      const reader = ground.store.tenant(partner);
      expect(await reader.findAccessAssignment(id, assignment.id)).toEqual(changed);
      expect(await reader.listAccessAssignments(id)).toEqual([changed]);
      expect(await reader.listDelegatedAdminRequests(id)).toEqual([request]);
      expect(await reader.listDelegatedAdminOperations(id)).toEqual([operation]);

      await write(ground.store, partner, (writer) => writer.removeDelegatedAdmin(relationship));
      expect(await reader.findDelegatedAdmin(id)).toBeUndefined();
      expect(await reader.listAccessAssignments(id)).toEqual([]);
      expect(await reader.listDelegatedAdminRequests(id)).toEqual([]);
      expect(await reader.listDelegatedAdminOperations(id)).toEqual([]);
    });

    it('is known to the customer that it names', async () => {
      const [customer, partner] = [guid(), guid()];
      await write(ground.store, customer, async (writer) => {
        await writer.receiveDelegatedAdmin(partner, 'one');
        await writer.receiveDelegatedAdmin(partner, 'one');
        await writer.receiveDelegatedAdmin(partner, 'two');
        await writer.forgetDelegatedAdmin(partner, 'two');
      });
      expect(await ground.store.tenant(customer).listReceivedDelegatedAdmin()).toEqual([{ partner, id: 'one' }]);
      expect(await ground.store.tenant(partner).listReceivedDelegatedAdmin()).toEqual([]);
    });
  });
}

function key({ displayName, id }: DelegatedAdminRelationship): readonly [string, string] {
  return [displayName.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase(), id];
}

function isBefore([one, oneId]: readonly [string, string], [two, twoId]: readonly [string, string]): boolean {
  return one === two ? oneId < twoId : one < two;
}

function byEnd(now: number) {
  const place = (each: DelegatedAdminRelationship) => [delegatedAdminAt(each, now).endsAt ?? 0, each.id] as const;
  return (one: DelegatedAdminRelationship, other: DelegatedAdminRelationship) => {
    const [[end, id], [otherEnd, otherId]] = [place(one), place(other)];
    return end === otherEnd ? (id < otherId ? -1 : 1) : end - otherEnd;
  };
}

function statusAt(relationship: DelegatedAdminRelationship, now: number): DelegatedAdminStatus {
  return delegatedAdminAt(relationship, now).status;
}
