import { parseGuid } from '@mandate/rbac/guid';
import { describe, expect, it } from 'vitest';
import type { DelegatedAdminRelationship } from './delegated-admin.ts';
import { countDelegatedAdmin } from './delegated-admin-figures.ts';
import { DIRECTORY_ROLES } from './directory.ts';

const DAY = 86_400_000;
const NOW = 1000 * DAY + DAY / 2;
const id = (last: number) => parseGuid(`aaaaaaaa-0000-4000-8000-00000000000${last}`)!;
const [partner, customer, elsewhere] = [id(1), id(2), id(3)];
const READERS = parseGuid(DIRECTORY_ROLES.directoryReaders)!;
const active = (endsAt: number, change: Partial<DelegatedAdminRelationship> = {}): DelegatedAdminRelationship => ({
  id: 'a-b',
  partner,
  customer,
  displayName: 'Support',
  roles: [READERS],
  durationDays: 730,
  autoExtendDays: 0,
  status: 'active',
  createdAt: 0,
  lockedAt: 0,
  activatedAt: 0,
  endsAt,
  updatedAt: 0,
  version: 5,
  ...change,
});
const figuresOf = (...relationships: readonly DelegatedAdminRelationship[]) => {
  const counter = countDelegatedAdmin(new Set([customer, id(4)]), NOW);
  for (const each of relationships) counter.add(each);
  return counter.figures();
};
const days = (counts: readonly number[]) => counts.flatMap((count, day) => (count > 0 ? [[day, count]] : []));

describe('granular relationships in numbers', () => {
  it('count each customer once, and no tenant that is none', () => {
    const far = NOW + 500 * DAY;
    const { customers, customersWithRelationship } = figuresOf(
      active(far),
      active(far),
      active(far, { customer: elsewhere }),
      active(far, { customer: id(4), status: 'terminated' }),
    );
    expect([customers, customersWithRelationship]).toEqual([2, 1]);
  });

  it('put each end on its day, up to the sixtieth', () => {
    const ahead = figuresOf(active(NOW + 1), active(NOW + DAY), active(NOW + 60 * DAY), active(NOW + 60 * DAY + 1));
    expect([ahead.expiring.length, days(ahead.expiringByDay)]).toEqual([
      3,
      [
        [0, 1],
        [1, 1],
        [60, 1],
      ],
    ]);
    const back = figuresOf(active(NOW), active(NOW - 60 * DAY), active(NOW - 61 * DAY));
    expect(days(back.expiredByDay)).toEqual([
      [0, 1],
      [60, 1],
    ]);
    expect(back.expiring).toEqual([]);
  });

  it('put what extends itself at its next end, and leave lapsed requests out', () => {
    const figures = figuresOf(
      active(NOW - 150 * DAY, { autoExtendDays: 180 }),
      active(0, { status: 'approvalPending', lockedAt: NOW - 91 * DAY, activatedAt: null, endsAt: null }),
      active(0, { status: 'approvalPending', lockedAt: NOW - 89 * DAY, activatedAt: null, endsAt: null }),
    );
    expect(days(figures.expiringByDay)).toEqual([[30, 1]]);
    expect([figures.pending.length, days(figures.expiredByDay)]).toEqual([1, []]);
  });
});
