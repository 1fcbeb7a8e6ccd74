import type { DirectoryRole, WellKnownGroup } from '@mandate/domain/directory';
import { type PartnerRole, partnerRolesOf } from '@mandate/domain/partner-roles';
import { type Entry, entryByDelegatedAdmin, type ResellerRelationship } from '@mandate/domain/relationships';
import type { TenantId } from '@mandate/domain/tenants';
import { decide } from '@mandate/rbac/decide';
import type { AccessFacts, AccessQuestion, Decision, PrincipalId, PrincipalSet, RoleId } from '@mandate/rbac/model';
import { principalSet } from '@mandate/rbac/principals';
import type { Caller } from './caller.ts';
import type { AccessStore, Partition, PartitionRevision, TenantAccess } from './ports/access.ts';
import type { StoredRoleDefinition } from './ports/role-assignments.ts';
import { builtInRoles } from './roles/built-in-roles.ts';

/** How the caller comes to be in the tenant. */
export type Presence = { readonly kind: 'home' } | { readonly kind: 'on-behalf'; readonly entry: Entry };

/**
 * Everything that decisions about one caller in one tenant rest on, and at which revisions it was read. It stays true
 * for exactly as long as those revisions stand, which the transaction of a write checks again.
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
}

/** Whether the caller is who it says and may be in the tenant at all. Everything else needs this first. */
export function isPresent(snapshot: AccessSnapshot): boolean {
  return snapshot.principals.size > 0;
}

/** Decides a question of Azure RBAC for the caller of a snapshot. */
export function decideFor(
  snapshot: AccessSnapshot,
  question: Omit<AccessQuestion, 'principals'>,
  facts: AccessFacts = snapshot.facts,
): Decision {
  return decide({ ...question, principals: snapshot.principals }, facts);
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
export function createAccessReader(store: AccessStore): AccessReader {
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
      const partitions: Partition[] = [`tenant:${caller.tenant}`, 'roles'];
      if (foreign) partitions.push(`tenant:${caller.home}`, relationshipPartition);

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

      const read: PartitionRevision[] = [
        { partition: `tenant:${caller.tenant}`, revision: tenant.revision },
        { partition: 'roles', revision: roles.revision },
      ];
      if (bond) {
        read.push({ partition: `tenant:${caller.home}`, revision: home.revision });
        read.push({ partition: relationshipPartition, revision: bond.revision });
      }
      return compose({
        caller,
        tenant: tenant.access,
        home: home.access,
        relationship: bond?.relationship,
        roles: roles.roles,
        read,
      });
    },
  };
}

interface Parts {
  readonly caller: Caller;
  readonly tenant: TenantAccess;
  readonly home: TenantAccess;
  readonly relationship: ResellerRelationship | undefined;
  readonly roles: ReadonlyMap<RoleId, StoredRoleDefinition>;
  readonly read: readonly PartitionRevision[];
}

function compose({ caller, tenant, home, relationship, roles, read }: Parts): AccessSnapshot {
  const exists = home.enabled.has(caller.id);
  const own: PrincipalSet = exists ? principalSet([caller.id], (member) => home.groupsOf.get(member) ?? []) : new Map();
  const heldAtHome = directoryRolesOf(own, home);
  const partnerRoles = partnerRolesAt(own, heldAtHome, home);
  const common = {
    caller,
    partnerRoles,
    facts: factsOf(tenant, roles),
    roles,
    home,
    tenant,
    relationship,
    read,
  };

  if (caller.home === caller.tenant) {
    return { ...common, presence: { kind: 'home' }, principals: own, directoryRoles: heldAtHome };
  }

  const entry = entryByDelegatedAdmin(relationship, partnerRoles, home.partnerPolicy);
  return {
    ...common,
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

// Composed once per pair of partitions in memory, not once per request.
const composedFacts = new WeakMap<TenantAccess, { roles: object; facts: AccessFacts }>();

function factsOf(tenant: TenantAccess, builtIn: ReadonlyMap<RoleId, StoredRoleDefinition>): AccessFacts {
  const known = composedFacts.get(tenant);
  if (known?.roles === builtIn) return known.facts;
  // A built-in role wins over a custom one of the same id, so that no tenant can redefine Reader.
  const roles = tenant.customRoles.length
    ? new Map([...tenant.customRoles.map((role) => [role.id, role] as const), ...builtIn])
    : builtIn;
  const facts: AccessFacts = {
    assignments: tenant.assignments,
    denials: tenant.denials,
    roles,
    parents: tenant.parents,
  };
  composedFacts.set(tenant, { roles: builtIn, facts });
  return facts;
}
