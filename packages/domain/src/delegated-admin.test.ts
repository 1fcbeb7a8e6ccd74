import { parseGuid } from '@mandate/rbac/guid';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  APPROVAL,
  DELEGATED_ADMIN_EVENTS,
  type DelegatedAdminEvent,
  type DelegatedAdminRelationship,
  type DelegatedAdminStatus,
  delegatedAdminAt,
  delegatedAdminSteps,
  delegatedAdminTransition,
  isCleanedUp,
  TERMINATION,
} from './delegated-admin.ts';

const DAY = 86_400_000;
const created: DelegatedAdminRelationship = {
  id: 'a-b',
  partner: parseGuid('aaaaaaaa-0000-4000-8000-000000000001')!,
  customer: parseGuid('bbbbbbbb-0000-4000-8000-000000000002')!,
  displayName: 'Support',
  roles: [parseGuid('88d8e3e3-8f55-4a1e-953a-9b9898b8876b')!],
  durationDays: 10,
  autoExtendDays: 0,
  status: 'created',
  createdAt: 0,
  lockedAt: null,
  activatedAt: null,
  endsAt: null,
  updatedAt: 0,
  version: 1,
};
const after = (events: readonly DelegatedAdminEvent[], at = 0, from = created): DelegatedAdminRelationship => {
  const done = delegatedAdminSteps(from, events, at);
  if (!done.ok) throw new Error(JSON.stringify(done.failure));
  return done.value;
};
const active = after(['lock', ...APPROVAL]);

describe('a granular relationship', () => {
  it.each<readonly [string, readonly DelegatedAdminEvent[], DelegatedAdminEvent]>([
    ['created', [], 'approve'],
    ['created', [], 'activate'],
    ['created', [], 'request-termination'],
    ['created', [], 'lapse'],
    ['pending', ['lock'], 'lock'],
    ['pending', ['lock'], 'activate'],
    ['active', ['lock', ...APPROVAL], 'approve'],
    ['active', ['lock', ...APPROVAL], 'expire'],
    ['active', ['lock', ...APPROVAL], 'lapse'],
    ['expired', ['lock', ...APPROVAL, 'reach-end', 'expire'], 'approve'],
    ['expired', ['lock', ...APPROVAL, 'reach-end', 'expire'], 'request-termination'],
    ['terminated', ['lock', ...TERMINATION], 'approve'],
  ])('that is %s refuses what comes not next', (_name, events, event) => {
    const { status } = after(events);
    expect(delegatedAdminTransition(after(events), event, 1)).toEqual({
      ok: false,
      failure: { kind: 'illegal-delegated-admin-transition', status, event },
    });
  });

  it('can never be revived, nor be active without an approval, whatever happens to it', () => {
    const over: readonly DelegatedAdminStatus[] = ['expired', 'terminated'];
    const walks = fc.array(fc.constantFrom(...DELEGATED_ADMIN_EVENTS), { maxLength: 60 });
    fc.assert(
      fc.property(walks, (events) => {
        let now = created;
        const taken: DelegatedAdminEvent[] = [];
        for (const [index, event] of events.entries()) {
          const next = delegatedAdminTransition(now, event, index);
          if (!next.ok) continue;
          expect(over).not.toContain(now.status);
          now = next.value;
          taken.push(event);
          expect(now.status !== 'active' || taken.join(' ') === ['lock', ...APPROVAL].join(' ')).toBe(true);
          expect(now.endsAt === null).toBe(now.activatedAt === null);
          expect(now.version).toBe(taken.length + 1);
        }
      }),
    );
  });
});

describe('the clock', () => {
  it('ends an active relationship at the very millisecond', () => {
    expect(delegatedAdminAt(active, 10 * DAY - 1)).toBe(active);
    expect(delegatedAdminAt(active, 10 * DAY)).toMatchObject({ status: 'expired', updatedAt: 10 * DAY });
    expect(delegatedAdminAt(active, 5000 * DAY)).toMatchObject({ status: 'expired', updatedAt: 10 * DAY });
  });

  it('extends one that asks for it by half a year each time, however late it is looked at', () => {
    const extending = { ...active, autoExtendDays: 180 } as const;
    expect(delegatedAdminAt(extending, 10 * DAY - 1)).toBe(extending);
    expect(delegatedAdminAt(extending, 10 * DAY)).toMatchObject({ status: 'active', endsAt: 190 * DAY });
    expect(delegatedAdminAt(extending, 190 * DAY - 1)).toMatchObject({ endsAt: 190 * DAY });
    expect(delegatedAdminAt(extending, 190 * DAY)).toMatchObject({ endsAt: 370 * DAY });
    const late = delegatedAdminAt(extending, 1000 * DAY);
    expect(late).toMatchObject({ status: 'active', endsAt: (10 + 6 * 180) * DAY });
  });

  it('changes nothing when it looks twice, or in between', () => {
    const relationships = fc.record({
      days: fc.integer({ min: 1, max: 730 }),
      autoExtendDays: fc.constantFrom<0 | 180>(0, 180),
      events: fc.constantFrom<readonly DelegatedAdminEvent[]>(
        ['lock'],
        ['lock', ...APPROVAL],
        ['lock', ...TERMINATION],
      ),
    });
    const days = fc.integer({ min: 0, max: 3000 });
    fc.assert(
      fc.property(relationships, days, days, (terms, one, other) => {
        const from = { ...created, durationDays: terms.days, autoExtendDays: terms.autoExtendDays };
        const start = after(terms.events, 0, from);
        const [early, late] = [Math.min(one, other) * DAY, Math.max(one, other) * DAY];
        expect(delegatedAdminAt(delegatedAdminAt(start, early), late)).toEqual(delegatedAdminAt(start, late));
      }),
    );
  });

  it('voids a request that nobody answered for 90 days, and forgets it', () => {
    const pending = after(['lock']);
    expect(delegatedAdminAt(pending, 90 * DAY - 1)).toBe(pending);
    expect(delegatedAdminAt(pending, 90 * DAY)).toMatchObject({ status: 'expired' });
    expect([isCleanedUp(pending, 90 * DAY - 1), isCleanedUp(pending, 90 * DAY)]).toEqual([false, true]);
  });

  it('keeps what is over for a year', () => {
    expect([isCleanedUp(active, 375 * DAY - 1), isCleanedUp(active, 375 * DAY)]).toEqual([false, true]);
    const terminated = after(TERMINATION, DAY, active);
    expect([isCleanedUp(terminated, 366 * DAY - 1), isCleanedUp(terminated, 366 * DAY)]).toEqual([false, true]);
  });
});
