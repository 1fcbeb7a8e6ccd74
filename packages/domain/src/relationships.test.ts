import { parseGuid } from '@mandate/rbac/guid';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  carriesDelegatedAdmin,
  type DelegatedAdmin,
  inSameMarket,
  RELATIONSHIP_EVENTS,
  type RelationshipState,
  type ResellerRelationship,
  requested,
  transition,
} from './relationships.ts';

const between = {
  partner: parseGuid('aaaaaaaa-0000-4000-8000-000000000001')!,
  customer: parseGuid('bbbbbbbb-0000-4000-8000-000000000002')!,
  tier: 'direct',
  otherTier: null,
} as const;
const relationship = (
  state: RelationshipState,
  delegatedAdmin: DelegatedAdmin,
  confirmed = true,
): ResellerRelationship => ({
  ...between,
  state,
  delegatedAdmin,
  confirmed,
  requestedAt: 1,
  acceptedAt: null,
  updatedAt: 1,
});

describe('a reseller relationship', () => {
  it.each([
    ['active', 'granted', 'accept'],
    ['declined', 'none', 'accept'],
    ['ended', 'removed', 'accept'],
    ['active', 'none', 'decline'],
    ['active', 'granted', 'decline'],
    ['active', 'granted', 'confirm'],
    ['requested', 'asked', 'confirm'],
    ['requested', 'none', 'ask-delegated-admin'],
    ['ended', 'removed', 'ask-delegated-admin'],
    ['active', 'granted', 'ask-delegated-admin'],
    ['active', 'none', 'grant-delegated-admin'],
    ['active', 'removed', 'grant-delegated-admin'],
    ['requested', 'asked', 'grant-delegated-admin'],
    ['requested', 'asked', 'remove-delegated-admin'],
    ['active', 'none', 'remove-delegated-admin'],
    ['active', 'removed', 'remove-delegated-admin'],
    ['requested', 'asked', 'end'],
    ['ended', 'none', 'end'],
  ] as const)('that is %s with delegated admin %s refuses %s', (state, delegatedAdmin, event) => {
    expect(transition(relationship(state, delegatedAdmin), event, 2)).toEqual({
      ok: false,
      failure: { kind: 'illegal-transition', state, event },
    });
  });

  it.each([
    ['requested', 'asked', 'accept', 'active', 'granted'],
    ['requested', 'none', 'accept', 'active', 'none'],
    ['requested', 'asked', 'decline', 'declined', 'none'],
    ['active', 'none', 'ask-delegated-admin', 'active', 'asked'],
    ['active', 'removed', 'ask-delegated-admin', 'active', 'asked'],
    ['active', 'asked', 'grant-delegated-admin', 'active', 'granted'],
    ['active', 'asked', 'decline', 'active', 'none'],
    ['active', 'granted', 'remove-delegated-admin', 'active', 'removed'],
    ['active', 'granted', 'end', 'ended', 'removed'],
    ['active', 'asked', 'end', 'ended', 'none'],
  ] as const)('goes from %s/%s by %s to %s/%s', (state, delegatedAdmin, event, nextState, nextDelegatedAdmin) => {
    const next = transition(relationship(state, delegatedAdmin), event, 7);
    expect(next).toMatchObject({
      ok: true,
      value: { state: nextState, delegatedAdmin: nextDelegatedAdmin, updatedAt: 7 },
    });
  });

  it('is confirmed once, and only when it was not', () => {
    const confirmed = transition(relationship('active', 'none', false), 'confirm', 3);
    expect(confirmed).toMatchObject({ ok: true, value: { confirmed: true } });
  });

  it('reaches no state that makes no sense, and carries delegated admin only after a consent that nothing undid', () => {
    const walks = fc.array(fc.constantFrom(...RELATIONSHIP_EVENTS), { maxLength: 40 });
    const legal = new Set(
      [
        'requested/none requested/asked declined/none ended/none ended/removed'.split(' '),
        'active/none active/asked active/granted active/removed'.split(' '),
      ].flat(),
    );
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), walks, (delegatedAdmin, confirmed, steps) => {
        let now = requested({ ...between, confirmed }, { delegatedAdmin, at: 1 });
        let consented = false;
        for (const step of steps) {
          const asked = now.delegatedAdmin === 'asked';
          const next = transition(now, step, 2);
          if (!next.ok) continue;
          now = next.value;
          if (step === 'accept' || step === 'grant-delegated-admin') consented = asked;
          if (step === 'remove-delegated-admin' || step === 'end') consented = false;
          expect(legal).toContain(`${now.state}/${now.delegatedAdmin}`);
          expect(carriesDelegatedAdmin(now)).toBe(consented);
          expect(now).toMatchObject(between);
        }
      }),
    );
  });
});

describe('the market', () => {
  it.each([
    ['FR', 'US'],
    ['BR', 'PT'],
    ['CA', 'US'],
    ['', 'FR'],
  ])('of a partner in %j does not reach %s', (partner, customer) => {
    expect(inSameMarket(partner, customer)).toBe(false);
  });

  it.each([
    ['BR', 'BR'],
    ['FR', 'DE'],
    ['CH', 'NO'],
    ['US', 'US'],
  ])('of a partner in %s reaches %s', (partner, customer) => {
    expect(inSameMarket(partner, customer)).toBe(true);
  });
});
