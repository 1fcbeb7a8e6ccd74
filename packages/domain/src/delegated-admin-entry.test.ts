import { parseGuid } from '@mandate/rbac/guid';
import type { Guid } from '@mandate/rbac/model';
import { describe, expect, it } from 'vitest';
import type { DelegatedAdminRelationship } from './delegated-admin.ts';
import { azureRefusal, type DelegatedAdminGrant, decideEntry, type EntryFacts } from './delegated-admin-entry.ts';
import { DIRECTORY_ROLES } from './directory.ts';
import type { PartnerRole } from './partner-roles.ts';
import type { DelegatedAdmin, RelationshipState, ResellerRelationship } from './relationships.ts';

const id = (last: number) => parseGuid(`aaaaaaaa-0000-4000-8000-00000000000${last}`)!;
const [partner, customer, team, otherTeam] = [id(1), id(2), id(3), id(4)];
const role = (name: keyof typeof DIRECTORY_ROLES) => parseGuid(DIRECTORY_ROLES[name])!;
const EXCHANGE = parseGuid('29232cdf-9323-42fd-ade2-1d097af3e4de')!;

const bond = (state: RelationshipState, delegatedAdmin: DelegatedAdmin): ResellerRelationship => ({
  partner,
  customer,
  state,
  delegatedAdmin,
  tier: 'direct',
  otherTier: null,
  confirmed: true,
  requestedAt: 1,
  acceptedAt: null,
  updatedAt: 1,
});
const grant = (
  change: Partial<DelegatedAdminRelationship> = {},
  roles: readonly Guid[] = [role('directoryReaders')],
): DelegatedAdminGrant => ({
  relationship: {
    id: 'a-b',
    partner,
    customer,
    displayName: 'Support',
    roles: [role('directoryReaders'), role('userAdministrator'), EXCHANGE],
    durationDays: 10,
    autoExtendDays: 0,
    status: 'active',
    createdAt: 0,
    lockedAt: 0,
    activatedAt: 0,
    endsAt: 100,
    updatedAt: 0,
    version: 5,
    ...change,
  },
  assignments: [{ group: team, roles }],
});
const decide = (facts: Partial<EntryFacts>) =>
  decideEntry({
    relationship: undefined,
    grants: [],
    groups: new Set(),
    roles: new Set(),
    policy: 'microsoft',
    now: 50,
    ...facts,
  });
const agent: ReadonlySet<PartnerRole> = new Set(['adminAgent']);

describe('entering by delegated admin privileges', () => {
  const enter = (
    partnerRole: PartnerRole,
    policy: 'least-privilege' | 'microsoft',
    relationship = bond('active', 'granted'),
  ) => decide({ relationship, roles: new Set([partnerRole]), policy });

  it('is refused without a relationship that carries them, whatever the role', () => {
    expect(decide({ roles: agent })).toMatchObject({ allowed: false, reason: 'no-relationship' });
    for (const state of ['requested', 'declined', 'ended'] as const) {
      expect(enter('adminAgent', 'microsoft', bond(state, 'granted'))).toMatchObject({ reason: 'no-relationship' });
    }
    for (const state of ['none', 'asked', 'removed'] as const) {
      expect(enter('adminAgent', 'microsoft', bond('active', state))).toMatchObject({ reason: 'no-delegated-admin' });
    }
  });

  it.each(['billingAdmin', 'userManagementAdmin'] as const)('is refused to a %s', (partnerRole) => {
    expect(enter(partnerRole, 'least-privilege')).toMatchObject({ allowed: false, reason: 'no-agent-role' });
  });

  it.each(['salesAgent', 'globalAdmin'] as const)(
    "is refused to a %s under Microsoft's strict policy",
    (partnerRole) => {
      expect(enter(partnerRole, 'microsoft')).toMatchObject({ allowed: false, reason: 'no-agent-role' });
    },
  );

  it.each([
    ['adminAgent', 'globalAdministrator', true],
    ['globalAdmin', 'globalAdministrator', true],
    ['helpdeskAgent', 'helpdeskAdministrator', false],
    ['salesAgent', 'directoryReaders', false],
  ] as const)('makes a %s %s', (partnerRole, directoryRole, countsAsAdminAgent) => {
    expect(enter(partnerRole, 'least-privilege')).toEqual({
      allowed: true,
      by: 'DAP',
      relationships: [],
      directoryRoles: new Set([directoryRole]),
      roleTemplates: new Set([role(directoryRole)]),
      countsAsAdminAgent,
      until: null,
    });
  });
});

// U1 is in AdminAgents alone, U2 in an assigned group as well, U3 in an assigned group alone.
describe('delegated admin privileges and granular ones together', () => {
  const users = {
    U1: { roles: agent, groups: new Set<Guid>() },
    U2: { roles: agent, groups: new Set([team]) },
    U3: { roles: new Set<PartnerRole>(), groups: new Set([team]) },
  };
  it.each([
    ['DAP', 'U1', 'DAP'],
    ['DAP', 'U2', 'DAP'],
    ['DAP', 'U3', 'no-agent-role'],
    ['both', 'U1', 'DAP'],
    ['both', 'U2', 'GDAP'],
    ['both', 'U3', 'GDAP'],
    ['GDAP', 'U1', 'not-in-assigned-group'],
    ['GDAP', 'U2', 'GDAP'],
    ['GDAP', 'U3', 'GDAP'],
  ] as const)('F81: with %s, %s enters by: %s', (customerHas, user, outcome) => {
    const entry = decide({
      ...users[user],
      relationship: bond('active', customerHas === 'GDAP' ? 'removed' : 'granted'),
      grants: customerHas === 'DAP' ? [] : [grant()],
    });
    const held = outcome === 'DAP' ? 'globalAdministrator' : 'directoryReaders';
    expect(entry).toMatchObject(
      outcome === 'DAP' || outcome === 'GDAP'
        ? { allowed: true, by: outcome, directoryRoles: new Set([held]) }
        : { allowed: false, reason: outcome },
    );
  });
});

describe('entering by granular privileges', () => {
  const member = { groups: new Set([team]) };

  it.each<readonly [string, Partial<DelegatedAdminRelationship>, number]>([
    ['that is only requested', { status: 'approvalPending', endsAt: null, activatedAt: null }, 50],
    ['that is only created', { status: 'created', endsAt: null }, 50],
    ['that was terminated', { status: 'terminated' }, 50],
    ['whose termination has begun', { status: 'terminationRequested' }, 50],
    ['that expired', { status: 'expired' }, 50],
    ['whose end has come, though nobody has written it down', {}, 100],
  ])('is refused by a relationship %s', (_name, change, now) => {
    expect(decide({ ...member, grants: [grant(change)], now })).toMatchObject({ reason: 'no-relationship' });
  });

  it('lasts to the last millisecond and no longer', () => {
    expect(decide({ ...member, grants: [grant()], now: 99 })).toMatchObject({ allowed: true, until: 100 });
  });

  it('goes on when the relationship extends itself', () => {
    const extending = decide({ ...member, grants: [grant({ autoExtendDays: 180 })], now: 100 });
    expect(extending).toMatchObject({ allowed: true, until: 100 + 180 * 86_400_000 });
  });

  it('gives no role that the relationship does not hold, whatever an assignment says', () => {
    const entry = decide({ ...member, grants: [grant({}, [role('globalAdministrator')])] });
    expect(entry.allowed).toBe(false);
  });

  it('adds up the roles of all groups and relationships, and names none to others', () => {
    const grants = [grant(), grant({ id: 'c-d', endsAt: 70 }, [role('userAdministrator')])];
    expect(decide({ ...member, grants })).toMatchObject({
      directoryRoles: new Set(['userAdministrator', 'directoryReaders']),
      until: 70,
    });
    expect(decide({ groups: new Set([otherTeam]), grants })).toMatchObject({ reason: 'not-in-assigned-group' });
  });

  it('opens the door with a role that Mandate knows no rights of', () => {
    expect(decide({ ...member, grants: [grant({}, [EXCHANGE])] })).toMatchObject({
      allowed: true,
      directoryRoles: new Set(),
      roleTemplates: new Set([EXCHANGE]),
    });
  });

  it('counts a Global admin as Admin agent under the default policy alone', () => {
    const facts = { ...member, grants: [grant()], roles: new Set<PartnerRole>(['globalAdmin']) };
    expect(decide(facts)).toMatchObject({ countsAsAdminAgent: false });
    expect(decide({ ...facts, policy: 'least-privilege' })).toMatchObject({ countsAsAdminAgent: true });
  });
});

describe('the way to Azure', () => {
  const member = { groups: new Set([team]), grants: [grant()] };
  const azure = (roles: ReadonlySet<PartnerRole>, policy: EntryFacts['policy']) =>
    azureRefusal(decide({ ...member, roles, policy }), { roles, policy });

  it('is shut for whoever may not enter', () => {
    const facts = { roles: agent, policy: 'microsoft' } as const;
    expect(azureRefusal(decide(facts), facts)).toBe('no-relationship');
  });

  it.each([
    [[], 'least-privilege', 'not-admin-agent'],
    [['helpdeskAgent'], 'least-privilege', 'not-admin-agent'],
    [['salesAgent'], 'microsoft', 'not-admin-agent'],
    [['salesAgent'], 'least-privilege', undefined],
    [['adminAgent'], 'microsoft', undefined],
    [['globalAdmin'], 'microsoft', 'not-admin-agent'],
    [['globalAdmin'], 'least-privilege', undefined],
  ] as const)('F90: by granular roles as %j under the policy %s: %s', (roles, policy, expected) => {
    expect(azure(new Set<PartnerRole>(roles), policy)).toBe(expected);
  });
});
