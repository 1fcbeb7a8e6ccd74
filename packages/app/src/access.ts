import { type DelegatedAdminGrant, decideEntry, type Entry } from '@mandate/domain/delegated-admin-entry';
import type { DirectoryRole, WellKnownGroup } from '@mandate/domain/directory';
import {
  isOfSellers,
  mayAsPartner,
  type PartnerPermission,
  type PartnerRole,
  partnerRolesOf,
} from '@mandate/domain/partner-roles';
import type { ResellerRelationship } from '@mandate/domain/relationships';
import type { TenantId } from '@mandate/domain/tenants';
import { UTC_NOW } from '@mandate/rbac/attributes';
import { decide } from '@mandate/rbac/decide';
import type { AccessFacts, AccessQuestion, Decision, PrincipalId, PrincipalSet, RoleId } from '@mandate/rbac/model';
import { principalSet } from '@mandate/rbac/principals';
import type { Caller } from './caller.ts';
import { delegatedFacts, isDelegate } from './delegated-facts.ts';
import {
  type AccessStore,
  homeAccount,
  type Partition,
  type PartitionRevision,
  type TenantAccess,
} from './ports/access.ts';
import type { StoredRoleDefinition } from './ports/role-assignments.ts';
import { isCurrent, type TimedAssignment } from './ports/role-schedules.ts';
import type { Clock } from './ports/world.ts';
import { builtInRoles } from './roles/built-in-roles.ts';

/** How the caller comes to be in the tenant. */
export type Presence =
  | { readonly kind: 'home' }
  | { readonly kind: 'on-behalf'; readonly entry: Entry }
  /** The tenant lets the caller's home manage some of it; nothing else of the caller's counts there. */
  | { readonly kind: 'delegated' }
  /** The tenant invited the caller: there it counts as this guest, and nothing that it holds at home does. */
  | { readonly kind: 'guest'; readonly as: PrincipalId | null };

/**
 * Everything that decisions about one caller in one tenant rest on, at which revisions it was read, and when. It stays
 * true for exactly as long as those revisions stand and no role begins or ends; a write checks both again.
 */
export interface AccessSnapshot {
  readonly caller: Caller;
  readonly presence: Presence;
  /** Empty for a caller that no longer exists, is disabled, or may not enter. */
  readonly principals: PrincipalSet;
  /** The directory roles that count in this tenant. */
  readonly directoryRoles: ReadonlySet<DirectoryRole>;
  /** The partner roles held at home; empty for people who are not staff of a partner. */
  readonly partnerRoles: ReadonlySet<PartnerRole>;
  readonly facts: AccessFacts;
  readonly roles: ReadonlyMap<RoleId, StoredRoleDefinition>;
  readonly home: TenantAccess;
  readonly tenant: TenantAccess;
  readonly relationship: ResellerRelationship | undefined;
  readonly read: readonly PartitionRevision[];
  /** When it was taken. */
  readonly at: number;
  /** From this moment on a role that was given for a time has begun or ended; infinite when none does. */
  readonly validUntil: number;
}

/** Whether the caller is who it says and may be in the tenant at all. Everything else needs this first. */
export function isPresent(snapshot: AccessSnapshot): boolean {
  return snapshot.principals.size > 0;
}

/** The object that the caller is in the directory of the tenant acted in; nothing for whoever acts from elsewhere. */
export function selfIn({ caller, presence }: AccessSnapshot): PrincipalId | null {
  switch (presence.kind) {
    case 'home':
      return caller.id;
    case 'guest':
      return presence.as;
    case 'on-behalf':
    case 'delegated':
      return null;
  }
}

/** Decides a question of Azure RBAC for the caller of a snapshot. */
export function decideFor(
  snapshot: AccessSnapshot,
  question: Omit<AccessQuestion, 'principals'>,
  facts: AccessFacts = snapshot.facts,
): Decision {
  const { attributes } = question;
  // Conditions may ask for the time, and it is the same for all that one request decides.
  const timed = attributes.environment.has(UTC_NOW)
    ? attributes
    : {
        ...attributes,
        environment: new Map([...attributes.environment, [UTC_NOW, new Date(snapshot.at).toISOString()]]),
      };
  return decide({ ...question, attributes: timed, principals: snapshot.principals }, facts);
}

/** Gathers snapshots, keeping each partition in memory until its revision moves. */
export interface AccessReader {
  snapshot(caller: Caller): Promise<AccessSnapshot>;
}

// A tenant's rows are small; this many of the largest real ones stay well under a gigabyte.
const CACHED_PARTITIONS = 5_000;

interface TenantPart {
  readonly access: TenantAccess;
  readonly revision: number;
}

/** Reads through a cache that asks for the current revisions every time, so that a revoked right is gone at once. */
export function createAccessReader(store: AccessStore, clock: Clock): AccessReader {
  const cache = new Map<Partition, { readonly revision: number }>();

  async function part<T extends { readonly revision: number }>(
    partition: Partition,
    current: ReadonlyMap<Partition, number>,
    load: () => Promise<T>,
  ): Promise<T> {
    // Only `load` of the same partition ever writes this key, so the value has its type.
    const known = cache.get(partition) as T | undefined;
    if (known && known.revision === (current.get(partition) ?? 0)) return known;
    const loaded = await load();
    cache.delete(partition);
    cache.set(partition, loaded);
    const oldest = cache.size > CACHED_PARTITIONS ? cache.keys().next().value : undefined;
    if (oldest) cache.delete(oldest);
    return loaded;
  }

  async function tenantPart(tenant: TenantId, current: ReadonlyMap<Partition, number>): Promise<TenantPart> {
    return part(`tenant:${tenant}`, current, async () => {
      const access = await store.tenant(tenant);
      return { access, revision: access.revision };
    });
  }

  return {
    async snapshot(caller) {
      const foreign = caller.home !== caller.tenant;
      const relationshipPartition: Partition = `relationship:${caller.home}:${caller.tenant}`;
      const grantsPartition: Partition = `delegated-admin:${caller.home}:${caller.tenant}`;
      const partitions: Partition[] = [`tenant:${caller.tenant}`, 'roles'];
      if (foreign) partitions.push(`tenant:${caller.home}`, relationshipPartition, grantsPartition);

      const current = await store.revisions(partitions);
      const tenant = await tenantPart(caller.tenant, current);
      const home = foreign ? await tenantPart(caller.home, current) : tenant;
      const roles = await part('roles', current, async () => {
        const { revision, roles: imported } = await store.roles();
        return { revision, roles: builtInRoles(imported) };
      });
      const bond = foreign
        ? await part(relationshipPartition, current, () => store.relationship(caller.home, caller.tenant))
        : undefined;
      const granular = foreign
        ? await part(grantsPartition, current, () => store.delegatedAdmin(caller.home, caller.tenant))
        : undefined;

      const read: PartitionRevision[] = [
        { partition: `tenant:${caller.tenant}`, revision: tenant.revision },
        { partition: 'roles', revision: roles.revision },
      ];
      if (bond && granular) {
        read.push({ partition: grantsPartition, revision: granular.revision });
        read.push({ partition: `tenant:${caller.home}`, revision: home.revision });
        read.push({ partition: relationshipPartition, revision: bond.revision });
      }
      return compose({
        caller,
        tenant: tenant.access,
        home: home.access,
        relationship: bond?.relationship,
        grants: granular?.grants ?? [],
        roles: roles.roles,
        read,
        at: clock.now(),
      });
    },
  };
}

interface Parts {
  readonly caller: Caller;
  readonly tenant: TenantAccess;
  readonly home: TenantAccess;
  readonly relationship: ResellerRelationship | undefined;
  readonly grants: readonly DelegatedAdminGrant[];
  readonly roles: ReadonlyMap<RoleId, StoredRoleDefinition>;
  readonly read: readonly PartitionRevision[];
  readonly at: number;
}

function compose({ caller, tenant, home, relationship, grants, roles, read, at }: Parts): AccessSnapshot {
  const exists = home.enabled.has(caller.id);
  const own: PrincipalSet = exists ? principalSet([caller.id], (member) => home.groupsOf.get(member) ?? []) : new Map();
  const heldAtHome = directoryRolesOf(own, home);
  const partnerRoles = partnerRolesAt(own, heldAtHome, home);
  const { facts, until: validUntil } = factsOf(tenant, roles, at);
  const common = { caller, partnerRoles, facts, roles, home, tenant, relationship, read, at, validUntil };

  if (caller.home === caller.tenant) {
    return { ...common, presence: { kind: 'home' }, principals: own, directoryRoles: heldAtHome };
  }

  if (caller.by === 'delegation') {
    return {
      ...common,
      facts: delegatedFacts(tenant, { managing: caller.home, principals: own, at }, facts),
      presence: { kind: 'delegated' },
      principals: isDelegate(tenant, caller.home, own) ? own : new Map(),
      partnerRoles: new Set(),
      directoryRoles: new Set(),
    };
  }

  const guest = caller.kind === 'User' ? tenant.guests.get(homeAccount(caller.home, caller.id)) : undefined;
  if (guest !== undefined) {
    const asGuest: PrincipalSet =
      exists && guest !== null ? principalSet([guest], (member) => tenant.groupsOf.get(member) ?? []) : new Map();
    return {
      ...common,
      presence: { kind: 'guest', as: guest },
      principals: asGuest,
      partnerRoles: new Set(),
      directoryRoles: directoryRolesOf(asGuest, tenant),
    };
  }

  const policy = home.partnerPolicy;
  const entry = decideEntry({ relationship, grants, groups: own, roles: partnerRoles, policy, now: at });
  return {
    ...common,
    validUntil: Math.min(validUntil, entry.until ?? Number.POSITIVE_INFINITY),
    presence: { kind: 'on-behalf', entry },
    principals: entry.allowed ? withAdminAgents(own, entry.countsAsAdminAgent, caller.id, home) : new Map(),
    directoryRoles: entry.allowed ? entry.directoryRoles : new Set(),
  };
}

// A Global admin of the partner who is in none of its groups still counts as an Admin agent under the default policy.
function withAdminAgents(own: PrincipalSet, counts: boolean, caller: PrincipalId, home: TenantAccess): PrincipalSet {
  const group = home.wellKnownGroups.get('AdminAgents');
  if (!counts || !group || own.has(group)) return own;
  return new Map([...own, [group, [caller, group]]]);
}

function directoryRolesOf(own: PrincipalSet, tenant: TenantAccess): ReadonlySet<DirectoryRole> {
  const held = new Set<DirectoryRole>();
  for (const principal of own.keys()) for (const role of tenant.directoryRoles.get(principal) ?? []) held.add(role);
  return held;
}

/** Whether the caller's partner is one that sells itself: an indirect reseller has no Sales agents. */
export function sellsItself({ home }: Pick<AccessSnapshot, 'home'>): boolean {
  return home.wellKnownGroups.has('SalesAgents');
}

/** Whether the caller may do something as staff of its partner, by its roles there and by what the partner is. */
export function mayForPartner(
  permission: PartnerPermission,
  access: Pick<AccessSnapshot, 'home' | 'partnerRoles'>,
): boolean {
  return mayAsPartner(permission, access.partnerRoles) && (!isOfSellers(permission) || sellsItself(access));
}

// Only a tenant with the agents' groups is a partner: a customer's Global administrator is no partner's Global admin.
function partnerRolesAt(
  own: PrincipalSet,
  directoryRoles: ReadonlySet<DirectoryRole>,
  home: TenantAccess,
): ReadonlySet<PartnerRole> {
  if (home.wellKnownGroups.size === 0) return new Set();
  const groups = new Set<WellKnownGroup>();
  for (const [name, id] of home.wellKnownGroups) if (own.has(id)) groups.add(name);
  return partnerRolesOf({ groups, directoryRoles });
}

interface ComposedFacts {
  readonly roles: object;
  readonly facts: AccessFacts;
  /** The span in which the same timed assignments count: the second moment is not in it. */
  readonly from: number;
  readonly until: number;
}

// Composed once per pair of partitions in memory, and again when a role begins or ends, not once per request.
const composedFacts = new WeakMap<TenantAccess, ComposedFacts>();

function factsOf(tenant: TenantAccess, builtIn: ReadonlyMap<RoleId, StoredRoleDefinition>, at: number): ComposedFacts {
  const known = composedFacts.get(tenant);
  if (known?.roles === builtIn && known.from <= at && at < known.until) return known;
  // A built-in role wins over a custom one of the same id, so that no tenant can redefine Reader.
  const roles = tenant.customRoles.length
    ? new Map([...tenant.customRoles.map((role) => [role.id, role] as const), ...builtIn])
    : builtIn;
  const timed = tenant.timedAssignments.filter((each) => each.managedBy === null && isCurrent(each, at));
  const facts: AccessFacts = {
    assignments: timed.length ? [...tenant.assignments, ...timed] : tenant.assignments,
    denials: tenant.denials,
    roles,
    parents: tenant.parents,
  };
  const composed = { roles: builtIn, facts, ...spanAround(tenant.timedAssignments, at) };
  composedFacts.set(tenant, composed);
  return composed;
}

function spanAround(timed: readonly TimedAssignment[], at: number): { readonly from: number; readonly until: number } {
  let [from, until] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const moment of timed.flatMap(({ startsAt, endsAt }) => (endsAt === null ? [startsAt] : [startsAt, endsAt]))) {
    if (moment <= at) from = Math.max(from, moment);
    else until = Math.min(until, moment);
  }
  return { from, until };
}
