import { parseGuid } from '@mandate/rbac/guid';
import { describe, expect, it } from 'vitest';
import type { DelegatedAdminRelationship } from './delegated-admin.ts';
import { ENDING_SPANS, isInSpan } from './ending-relationships.ts';

const DAY = 86_400_000;
const active: DelegatedAdminRelationship = {
  id: 'a-b',
  partner: parseGuid('aaaaaaaa-0000-4000-8000-000000000001')!,
  customer: parseGuid('bbbbbbbb-0000-4000-8000-000000000002')!,
  displayName: 'Support',
  roles: [],
  durationDays: 100,
  autoExtendDays: 0,
  status: 'active',
  createdAt: 0,
  lockedAt: 0,
  activatedAt: 0,
  endsAt: 100 * DAY,
  updatedAt: 0,
  version: 5,
};
const spans = (change: Partial<DelegatedAdminRelationship>, now: number) =>
  ENDING_SPANS.filter((span) => isInSpan({ ...active, ...change }, span, now));

describe('the spans of ends', () => {
  it.each([
    [69, ['later']],
    [70, ['within30Days']],
    [93, ['within30Days', 'within7Days']],
    [99, ['within30Days', 'within7Days', 'within1Day']],
    [99.9, ['within30Days', 'within7Days', 'within1Day']],
    [100, ['expired']],
  ])('on day %i of 100: %j', (day, expected) => {
    expect(spans({}, day * DAY)).toEqual(expected);
  });

  it('hold the next end of what extends itself', () => {
    expect(spans({ autoExtendDays: 180 }, 100 * DAY)).toEqual(['later']);
    expect(spans({ autoExtendDays: 180 }, 279 * DAY)).toEqual(['within30Days', 'within7Days', 'within1Day']);
  });

  it('hold nothing that never began or was ended before its time', () => {
    expect(spans({ status: 'terminated' }, 99 * DAY)).toEqual([]);
    expect(spans({ status: 'approvalPending', activatedAt: null, endsAt: null }, 99 * DAY)).toEqual([]);
    expect(spans({ status: 'expired', activatedAt: null, endsAt: null }, 99 * DAY)).toEqual([]);
  });
});
