import type { DelegatedAdminGrant } from '@mandate/domain/delegated-admin-entry';
import type { DirectoryRole, WellKnownGroup } from '@mandate/domain/directory';
import type { PartnerAccessPolicy, ResellerRelationship } from '@mandate/domain/relationships';
import type { TenantId } from '@mandate/domain/tenants';
import type { DenyAssignment, PrincipalId, RoleAssignment, RoleDefinition, RoleId, Scope } from '@mandate/rbac/model';
import type { Delegation } from './delegations.ts';
import type { StoredRoleDefinition } from './role-assignments.ts';
import type { TimedAssignment } from './role-schedules.ts';

/**
 * A part of the data whose state decisions depend on. Each has an access revision that moves with exactly those writes
 * that can change a decision.
 */
export type Partition =
  | `tenant:${TenantId}`
  | `relationship:${TenantId}:${TenantId}`
  | `delegated-admin:${TenantId}:${TenantId}`
  | 'roles';

/** A partition as it was when a decision read it. */
export interface PartitionRevision {
  readonly partition: Partition;
  readonly revision: number;
}

/** All of one tenant that decisions read, at one access revision. */
export interface TenantAccess {
  readonly revision: number;
  readonly assignments: readonly RoleAssignment[];
  /** Those that count for a time only; whether they do now, whoever reads them must ask. */
  readonly timedAssignments: readonly TimedAssignment[];
  /** What this tenant lets other tenants manage. */
  readonly delegations: readonly Delegation[];
  readonly denials: readonly DenyAssignment[];
  readonly customRoles: readonly RoleDefinition[];
  /** What lies directly above each management group and each subscription; nothing for the root management group. */
  readonly parents: ReadonlyMap<Scope, Scope>;
  /** The groups a member is directly in. */
  readonly groupsOf: ReadonlyMap<PrincipalId, readonly PrincipalId[]>;
  readonly wellKnownGroups: ReadonlyMap<WellKnownGroup, PrincipalId>;
  /** The groups that may hold directory roles. */
  readonly roleAssignableGroups: ReadonlySet<PrincipalId>;
  /** The directory roles a principal is directly given. */
  readonly directoryRoles: ReadonlyMap<PrincipalId, ReadonlySet<DirectoryRole>>;
  /** Who owns a group, an application or a service principal. */
  readonly ownersOf: ReadonlyMap<PrincipalId, ReadonlySet<PrincipalId>>;
  /** What each application registered here acts as, by the id of its registration. */
  readonly servicePrincipalOf: ReadonlyMap<PrincipalId, PrincipalId>;
  /** Users at home here and service principals that exist and may sign in. Whoever is missing may do nothing. */
  readonly enabled: ReadonlySet<PrincipalId>;
  /** The guest that each home account is here; `null` for one that is kept out. */
  readonly guests: ReadonlyMap<HomeAccount, PrincipalId | null>;
  /** How this tenant treats its own staff at customers; meaningful for a partner only. */
  readonly partnerPolicy: PartnerAccessPolicy;
}

/** An account in the tenant that it is at home in. */
export type HomeAccount = `${TenantId}/${PrincipalId}`;

/** Names an account for {@link TenantAccess.guests}. */
export function homeAccount(tenant: TenantId, id: PrincipalId): HomeAccount {
  return `${tenant}/${id}`;
}

/** Reads the partitions that decisions depend on. */
export interface AccessStore {
  /** The current revision of each partition, 0 for one never written. Exact on a single node. */
  revisions(partitions: readonly Partition[]): Promise<ReadonlyMap<Partition, number>>;
  /** Everything at one revision: no write falls between its queries. A tenant that does not exist is empty. */
  tenant(tenant: TenantId): Promise<TenantAccess>;
  relationship(
    partner: TenantId,
    customer: TenantId,
  ): Promise<{ readonly revision: number; readonly relationship: ResellerRelationship | undefined }>;
  /** The granular relationships that may let staff of the partner into the customer's tenant; the clock decides. */
  delegatedAdmin(
    partner: TenantId,
    customer: TenantId,
  ): Promise<{ readonly revision: number; readonly grants: readonly DelegatedAdminGrant[] }>;
  /** The built-in roles that were imported; those that ship with Mandate are not stored. */
  roles(): Promise<{ readonly revision: number; readonly roles: ReadonlyMap<RoleId, StoredRoleDefinition> }>;
}
