import { parseGuid } from '@mandate/rbac/guid';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PartnerRole } from './partner-roles.ts';
import {
  carriesDelegatedAdmin,
  type DelegatedAdmin,
  entryByDelegatedAdmin,
  type RelationshipEvent,
  type RelationshipState,
  type ResellerRelationship,
  transition,
} from './relationships.ts';

const relationship = (state: RelationshipState, delegatedAdmin: DelegatedAdmin): ResellerRelationship => ({
  partner: parseGuid('aaaaaaaa-0000-4000-8000-000000000001')!,
  customer: parseGuid('bbbbbbbb-0000-4000-8000-000000000002')!,
  state,
  delegatedAdmin,
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
    ['active', 'granted', 'remove-delegated-admin', 'active', 'removed'],
    ['active', 'granted', 'end', 'ended', 'removed'],
  ] as const)('goes from %s/%s by %s to %s/%s', (state, delegatedAdmin, event, nextState, nextDelegatedAdmin) => {
    const next = transition(relationship(state, delegatedAdmin), event, 7);
    expect(next).toMatchObject({
      ok: true,
      value: { state: nextState, delegatedAdmin: nextDelegatedAdmin, updatedAt: 7 },
    });
  });

  it('carries delegated admin only while it is active and was asked for, whatever happens to it', () => {
    const events = fc.array(fc.constantFrom<RelationshipEvent>('accept', 'decline', 'remove-delegated-admin', 'end'), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(fc.boolean(), events, (asked, steps) => {
        let now = relationship('requested', asked ? 'asked' : 'none');
        const taken: RelationshipEvent[] = [];
        for (const step of steps) {
          const next = transition(now, step, 2);
          if (!next.ok) continue;
          now = next.value;
          taken.push(step);
        }
        const granted = asked && taken.length === 1 && taken[0] === 'accept';
        return carriesDelegatedAdmin(now) === granted;
      }),
    );
  });
});

describe('entering by delegated admin', () => {
  const granted = relationship('active', 'granted');
  const enter = (role: PartnerRole, policy: 'least-privilege' | 'microsoft' = 'least-privilege', bond = granted) =>
    entryByDelegatedAdmin(bond, new Set([role]), policy);

  it('is refused without a relationship, whatever the role', () => {
    expect(entryByDelegatedAdmin(undefined, new Set(['adminAgent']), 'microsoft')).toEqual({
      allowed: false,
      reason: 'no-relationship',
    });
    expect(enter('adminAgent', 'microsoft', relationship('requested', 'asked'))).toMatchObject({
      reason: 'no-relationship',
    });
    expect(enter('adminAgent', 'microsoft', relationship('active', 'removed'))).toMatchObject({
      reason: 'no-delegated-admin',
    });
  });

  it.each(['billingAdmin', 'userManagementAdmin'] as const)('is refused to a %s', (role) => {
    expect(enter(role)).toEqual({ allowed: false, reason: 'no-agent-role' });
  });

  it.each(['salesAgent', 'globalAdmin'] as const)("is refused to a %s under Microsoft's strict policy", (role) => {
    expect(enter(role, 'microsoft')).toEqual({ allowed: false, reason: 'no-agent-role' });
  });

  it.each([
    ['adminAgent', ['globalAdministrator'], true],
    ['globalAdmin', ['globalAdministrator'], true],
    ['helpdeskAgent', ['helpdeskAdministrator'], false],
    ['salesAgent', ['directoryReaders'], false],
  ] as const)('makes a %s %o', (role, directoryRoles, countsAsAdminAgent) => {
    expect(enter(role)).toEqual({ allowed: true, directoryRoles: new Set(directoryRoles), countsAsAdminAgent });
  });
});
