/**
 * What the use cases need of the world outside. Storage implements the stores, the server the clock and the randomness.
 * Two kinds of store exist: a tenant-bound one, in which no query can be written without its tenant, and a
 * partner-bound one that reads only the rows projected for that partner.
 */

import type { CustomerSummary } from '@mandate/domain/customers';
import type {
  DirectoryRole,
  Group,
  Principal,
  PrincipalType,
  ServicePrincipal,
  User,
  WellKnownGroup,
} from '@mandate/domain/directory';
import type { PartnerAccessPolicy, ResellerRelationship } from '@mandate/domain/relationships';
import type { ResourceGroup } from '@mandate/domain/resource-groups';
import type { AzureSubscription, SubscriptionAlias } from '@mandate/domain/subscriptions';
import type { Tenant, TenantId } from '@mandate/domain/tenants';
import type {
  DenyAssignment,
  Guid,
  PrincipalId,
  RoleAssignment,
  RoleDefinition,
  RoleId,
  Scope,
} from '@mandate/rbac/model';
import type { Result } from '@mandate/rbac/result';
import type { Actor, RequestFacts } from './caller.ts';

/** Milliseconds since 1970 UTC, from the server's clock. */
export interface Clock {
  now(): number;
}

/** The only source of chance. */
export interface Randomness {
  guid(): Guid;
  /** `bytes` unpredictable bytes. */
  bytes(bytes: number): Uint8Array;
}

/**
 * A part of the data whose state decisions depend on. Each has an access revision that moves with exactly those writes
 * that can change a decision.
 */
export type Partition = `tenant:${TenantId}` | `relationship:${TenantId}:${TenantId}` | 'roles';

/** A partition as it was when a decision read it. */
export interface PartitionRevision {
  readonly partition: Partition;
  readonly revision: number;
}

/** A role assignment as stored: what deciding needs, and what the wire shows besides. */
export interface StoredRoleAssignment extends RoleAssignment {
  /** The scope in the spelling it was given. */
  readonly scopeText: string;
  readonly principalType: PrincipalType;
  readonly description: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Object ids of those who wrote it; `null` for the system. */
  readonly createdBy: PrincipalId | null;
  readonly updatedBy: PrincipalId | null;
}

/** A role definition as stored or built in: what deciding needs, and what the wire shows besides. */
export interface StoredRoleDefinition extends RoleDefinition {
  readonly description: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** A deny assignment as stored: what deciding needs, and what the wire shows besides. */
export interface StoredDenyAssignment extends DenyAssignment {
  /** The scope in the spelling it was given. */
  readonly scopeText: string;
  readonly description: string;
  /** Made by the system, which alone may change or remove it. */
  readonly isSystemProtected: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Object ids of those who wrote it; `null` for the system. */
  readonly createdBy: PrincipalId | null;
  readonly updatedBy: PrincipalId | null;
}

/** All of one tenant that decisions read, at one access revision. */
export interface TenantAccess {
  readonly revision: number;
  readonly assignments: readonly RoleAssignment[];
  readonly denials: readonly DenyAssignment[];
  readonly customRoles: readonly RoleDefinition[];
  /** What lies directly above each management group and each subscription; nothing for the root management group. */
  readonly parents: ReadonlyMap<Scope, Scope>;
  /** The groups a member is directly in. */
  readonly groupsOf: ReadonlyMap<PrincipalId, readonly PrincipalId[]>;
  readonly wellKnownGroups: ReadonlyMap<WellKnownGroup, PrincipalId>;
  /** The directory roles a principal is directly given. */
  readonly directoryRoles: ReadonlyMap<PrincipalId, ReadonlySet<DirectoryRole>>;
  /** Users and service principals that exist and may sign in. Whoever is missing here may do nothing. */
  readonly enabled: ReadonlySet<PrincipalId>;
  /** How this tenant treats its own staff at customers; meaningful for a partner only. */
  readonly partnerPolicy: PartnerAccessPolicy;
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
  /** The built-in roles that were imported; those that ship with Mandate are not stored. */
  roles(): Promise<{ readonly revision: number; readonly roles: ReadonlyMap<RoleId, StoredRoleDefinition> }>;
}

/** A page request by key: rows that come after `after` in the list's order, at most `limit` of them. */
export interface PageRequest {
  /** An opaque mark from a previous page; `null` for the first. A mark this list did not make is refused. */
  readonly after: string | null;
  readonly limit: number;
}

/** One page; `next` marks where the following begins and is `null` on the last. */
export interface Page<T> {
  readonly rows: readonly T[];
  readonly next: string | null;
}

/** What a list of principals can be narrowed by; a property that a kind does not have matches nothing. */
export type PrincipalProperty = 'id' | 'displayName' | 'userPrincipalName' | 'mail' | 'mailNickname' | 'appId';

/** A test on principals. Texts compare without case and accents. `all` of nothing is true, `any` of nothing false. */
export type PrincipalFilter =
  | { readonly property: PrincipalProperty; readonly test: 'equals' | 'startsWith'; readonly value: string }
  | { readonly all: readonly PrincipalFilter[] }
  | { readonly any: readonly PrincipalFilter[] };

/** How a list of principals is narrowed. */
export interface PrincipalSearch {
  /** Found anywhere in the display name or user principal name, without case and accents. */
  readonly contains?: string;
  readonly where?: PrincipalFilter;
}

/** Reads one tenant. Nothing of any other tenant can be reached through it. */
export interface TenantReader {
  readonly id: TenantId;
  tenant(): Promise<Tenant | undefined>;

  findUser(id: PrincipalId): Promise<User | undefined>;
  /** By user principal name, without case. */
  findUserByName(userPrincipalName: string): Promise<User | undefined>;
  /** Ordered by display name, then id. */
  listUsers(search: PrincipalSearch, page: PageRequest): Promise<Page<User>>;
  findGroup(id: PrincipalId): Promise<Group | undefined>;
  listGroups(search: PrincipalSearch, page: PageRequest): Promise<Page<Group>>;
  /** Direct members, in no particular order. */
  listMembers(group: PrincipalId): Promise<readonly Principal[]>;
  findServicePrincipal(id: PrincipalId): Promise<ServicePrincipal | undefined>;
  findServicePrincipalByAppId(appId: Guid): Promise<ServicePrincipal | undefined>;
  listServicePrincipals(search: PrincipalSearch, page: PageRequest): Promise<Page<ServicePrincipal>>;
  /** Those of the ids that exist here, in no particular order. At most 1,000 ids. */
  findPrincipals(ids: readonly PrincipalId[]): Promise<readonly Principal[]>;

  /** Ordered by display name, then id. */
  listSubscriptions(): Promise<readonly AzureSubscription[]>;
  findSubscription(id: Guid): Promise<AzureSubscription | undefined>;
  /** The aliases of the subscriptions that this tenant, a partner, provisioned; ordered by name. */
  listSubscriptionAliases(): Promise<readonly SubscriptionAlias[]>;
  /** By name, without case. */
  findSubscriptionAlias(name: string): Promise<SubscriptionAlias | undefined>;
  /** Ordered by name. The root management group is among them only once it was put. */
  listManagementGroups(): Promise<readonly ManagementGroup[]>;
  /** By name, without case. */
  findManagementGroup(name: string): Promise<ManagementGroup | undefined>;
  findResourceGroup(subscription: Guid, name: string): Promise<ResourceGroup | undefined>;
  /** Ordered by name. */
  listResourceGroups(subscription: Guid, page: PageRequest): Promise<Page<ResourceGroup>>;
  countResourceGroups(subscription: Guid): Promise<number>;

  /** By its name, without case, at exactly that scope. */
  findLock(scope: Scope, name: string): Promise<ManagementLock | undefined>;
  /** Those at the scope and below it by its path; ordered by scope, then name. */
  listLocks(scope: Scope): Promise<readonly ManagementLock[]>;
  /** The tags at exactly that scope; those of a resource group are its own. */
  findTags(scope: Scope): Promise<ScopeTags['tags'] | undefined>;
  /** Those at the scope and below it by its path; ordered by scope. */
  listTags(scope: Scope): Promise<readonly ScopeTags[]>;
  findResource(scope: Scope): Promise<StoredResource | undefined>;
  /** Those at the scope and below it by its path; ordered by scope. */
  listResources(scope: Scope, page: PageRequest): Promise<Page<StoredResource>>;
  /** By namespace, without case. */
  findProviderRegistration(subscription: Guid, namespace: string): Promise<ProviderRegistration | undefined>;
  /** Ordered by namespace. */
  listProviderRegistrations(subscription: Guid): Promise<readonly ProviderRegistration[]>;

  /** By its GUID name, at exactly that scope. */
  findRoleAssignment(scope: Scope, id: Guid): Promise<StoredRoleAssignment | undefined>;
  /** All of the tenant's assignments, oldest first, then by id. */
  listRoleAssignments(): Promise<readonly StoredRoleAssignment[]>;
  /** At the subscription and below it. */
  countRoleAssignments(subscription: Guid): Promise<number>;
  listCustomRoles(): Promise<readonly StoredRoleDefinition[]>;
  /** All of the tenant's deny assignments, oldest first, then by id. */
  listDenyAssignments(): Promise<readonly StoredDenyAssignment[]>;

  /** The partners of this tenant and their relationships, whatever their state. */
  listRelationships(): Promise<readonly ResellerRelationship[]>;
  findRelationship(partner: TenantId): Promise<ResellerRelationship | undefined>;
  /** The change records of this tenant, oldest first. */
  listChanges(page: PageRequest): Promise<Page<ChangeRecord>>;
  /** The same records, newest first. */
  listChangesBackwards(page: PageRequest): Promise<Page<ChangeRecord>>;
  /** What was refused in this tenant, newest first; the log forgets, and is written a moment after the fact. */
  listRefusals(page: PageRequest): Promise<Page<StoredRefusal>>;
}

/**
 * A node of the tree that a tenant's subscriptions hang in. The root has the tenant's id as its name; it exists without
 * being put, and whatever is put nowhere else lies in it.
 */
export interface ManagementGroup {
  /** As first spelled; compared without case. */
  readonly name: string;
  readonly displayName: string;
  /** The name of the group it lies in, in lower case when read; `null` for the root alone. */
  readonly parent: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** Keeps what lies at its scope or below from being removed, or from being changed at all. */
export interface ManagementLock {
  readonly scope: Scope;
  /** The scope in the spelling it was first given. */
  readonly scopeText: string;
  /** As first spelled; compared without case. */
  readonly name: string;
  readonly level: 'CanNotDelete' | 'ReadOnly';
  readonly notes: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** The tags at a scope. */
export interface ScopeTags {
  readonly scope: Scope;
  readonly tags: Readonly<Record<string, string>>;
}

/** A value as JSON has them. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A resource of a type that Mandate keeps without knowing it. */
export interface StoredResource {
  readonly scope: Scope;
  /** The scope in the spelling it was first given. */
  readonly id: string;
  readonly type: string;
  readonly location: string | null;
  readonly body: { readonly [key: string]: Json };
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** That a subscription may hold resources of a provider. */
export interface ProviderRegistration {
  readonly subscription: Guid;
  /** As first spelled; compared without case. */
  readonly namespace: string;
  readonly registeredAt: number;
}

/** Reads what is projected for one partner: its customers and what its groups hold there. */
export interface PartnerReader {
  /**
   * Customers ordered by company name, then id; `search` is found anywhere in the company name (without case and
   * accents), anywhere in a domain, or at the start of the Microsoft ID.
   */
  listCustomers(search: string, page: PageRequest): Promise<Page<CustomerSummary>>;
  findCustomer(customer: TenantId): Promise<CustomerSummary | undefined>;
  countCustomers(): Promise<number>;
  /** Where this partner's groups hold roles at its customers. */
  listReach(customer: TenantId): Promise<readonly Reach[]>;
}

/** A role that a partner's group holds at a customer. */
export interface Reach {
  readonly customer: TenantId;
  readonly group: PrincipalId;
  readonly role: RoleId;
  readonly scope: Scope;
}

/** The few questions that belong to no tenant, because their answer is which tenant it is. */
export interface InstallationReader {
  /** By id or by one of its domains, without case. */
  findTenant(idOrDomain: string): Promise<Tenant | undefined>;
  /**
   * Those that have one of these ids or domains, without case; each once, in no particular order. At most 1,000 texts.
   */
  findTenants(idsOrDomains: readonly string[]): Promise<readonly Tenant[]>;
  /** The tenant of a user principal name's domain. */
  findTenantOfUser(userPrincipalName: string): Promise<Tenant | undefined>;
  /** The tenant a subscription lives in. */
  findTenantOfSubscription(subscription: Guid): Promise<TenantId | undefined>;
  /** The tenant that runs this installation; `undefined` on an empty store. */
  findPartner(): Promise<Tenant | undefined>;
  /** How `serve --demo` and `init` tell what they find: nothing, the demo, or a real installation. */
  kind(): Promise<'empty' | 'demo' | 'real'>;
}

/**
 * A value of a person that may have to be forgotten: the change record keeps a salted digest, the text stands beside.
 */
export interface Personal {
  readonly personal: string;
}

/** Marks a text as personal for the change log. */
export function personal(text: string): Personal {
  return { personal: text };
}

/** What a change record can hold. Secrets never; personal texts only marked. */
export type Recordable =
  | string
  | number
  | boolean
  | null
  | Personal
  | readonly Recordable[]
  | { readonly [key: string]: Recordable };

/** One entry for the change log of one tenant. */
export interface ChangeEntry {
  /** The operation as the tenant's protocol names it, for example `Microsoft.Authorization/roleAssignments/write`. */
  readonly operation: string;
  /** The ARM id, or the kind and id, of what changed. */
  readonly target: string;
  readonly before: Recordable;
  readonly after: Recordable;
}

/** Who, why and through what: common to all entries of one transaction. */
export interface ChangeContext {
  readonly actor: Actor;
  /** The tenant the actor acted in. */
  readonly tenant: TenantId | null;
  /** The ground of the decision that allowed it. */
  readonly ground: Recordable;
  /** The partner through whose relationship the actor came; `null` at home. */
  readonly through: TenantId | null;
  readonly request: RequestFacts;
}

/** A stored change record. `hash` covers the canonical form of all the rest and the hash before it. */
export interface ChangeRecord {
  readonly tenant: TenantId;
  /** 1, 2, 3 … within the tenant, without gaps. */
  readonly sequence: number;
  /** The version of the canonical form. */
  readonly format: number;
  readonly at: number;
  readonly actor: Actor;
  readonly actedIn: TenantId | null;
  readonly through: TenantId | null;
  readonly ground: Recordable;
  readonly request: RequestFacts;
  readonly operation: string;
  readonly target: string;
  /** Personal texts appear in clear while they are kept, and as `{ personal: '' }` once erased. */
  readonly before: Recordable;
  readonly after: Recordable;
  readonly previousHash: string;
  readonly hash: string;
}

/** Writes one tenant within a transaction; reading through it sees what the transaction wrote. */
export interface TenantWriter extends TenantReader {
  /** Appends to the tenant's log. A transaction that writes a tenant without recording it is a bug and fails. */
  record(entry: ChangeEntry): Promise<void>;

  /** Fails with `taken` when the id or, without case, the user principal name is in use. */
  addUser(user: User): Promise<Result<void, Taken>>;
  updateUser(user: User): Promise<void>;
  addGroup(group: Group): Promise<Result<void, Taken>>;
  addMember(group: PrincipalId, member: PrincipalId): Promise<Result<void, Taken>>;
  /** Answers whether it was a member. */
  removeMember(group: PrincipalId, member: PrincipalId): Promise<boolean>;
  addServicePrincipal(servicePrincipal: ServicePrincipal): Promise<Result<void, Taken>>;
  assignDirectoryRole(role: DirectoryRole, principal: PrincipalId): Promise<void>;
  unassignDirectoryRole(role: DirectoryRole, principal: PrincipalId): Promise<boolean>;

  addSubscription(subscription: AzureSubscription): Promise<Result<void, Taken>>;
  /** Changes display name and state only. */
  updateSubscription(subscription: AzureSubscription): Promise<void>;
  /** Fails with `taken` when the name is in use, without case. */
  addSubscriptionAlias(alias: SubscriptionAlias): Promise<Result<void, Taken>>;
  /** Answers whether there was one. The subscription stays. */
  removeSubscriptionAlias(name: string): Promise<boolean>;
  /** Creates or replaces by name. Its parent must exist; whoever moves a group sees to it that there is no cycle. */
  putManagementGroup(group: ManagementGroup): Promise<void>;
  /**
   * Removes it with all locks, tags and role assignments at it, unless something lies in it. Answers whether there was
   * one.
   */
  removeManagementGroup(name: string): Promise<Result<boolean, { readonly kind: 'management-group-not-empty' }>>;
  /** Moves a subscription into a management group; both must exist. The tenant's id names the root group. */
  placeSubscription(subscription: Guid, managementGroup: string): Promise<void>;
  /** Creates or replaces by name. */
  putResourceGroup(group: ResourceGroup): Promise<void>;
  /** Removes it with all resources, locks, tags and role assignments at it or below. Answers whether there was one. */
  removeResourceGroup(subscription: Guid, name: string): Promise<boolean>;
  /** Creates or replaces by scope and name. */
  putLock(lock: ManagementLock): Promise<void>;
  /** Answers whether there was one. */
  removeLock(scope: Scope, name: string): Promise<boolean>;
  /** Replaces all tags at the scope. */
  putTags(tags: ScopeTags): Promise<void>;
  /** Answers whether there were any. */
  removeTags(scope: Scope): Promise<boolean>;
  /** Creates or replaces by scope. */
  putResource(resource: StoredResource): Promise<void>;
  /** Removes it with all resources, locks, tags and role assignments at it or below. Answers whether there was one. */
  removeResource(scope: Scope): Promise<boolean>;
  /** Leaves one that exists as it is. */
  putProviderRegistration(registration: ProviderRegistration): Promise<void>;
  /** Answers whether there was one. */
  removeProviderRegistration(subscription: Guid, namespace: string): Promise<boolean>;

  /** Fails with the existing one when the id, or the same principal, role and scope, is taken. */
  addRoleAssignment(
    assignment: StoredRoleAssignment,
  ): Promise<Result<void, { readonly kind: 'role-assignment-exists'; readonly existing: Guid }>>;
  /** Changes description and condition only. */
  updateRoleAssignment(assignment: StoredRoleAssignment): Promise<void>;
  /** Answers whether there was one. */
  removeRoleAssignment(scope: Scope, id: Guid): Promise<boolean>;
  putCustomRole(role: StoredRoleDefinition): Promise<void>;
  /** Answers whether there was one. Assignments of it stay, and grant nothing. */
  removeCustomRole(id: RoleId): Promise<boolean>;
  /** Fails with `taken` when the id is in use, at whatever scope. */
  addDenyAssignment(denial: StoredDenyAssignment): Promise<Result<void, Taken>>;
  removeDenyAssignment(id: Guid): Promise<boolean>;
  setPartnerPolicy(policy: PartnerAccessPolicy): Promise<void>;

  /** Stores an argon2id digest in PHC form in place of the one before, and ends all of the user's sessions. */
  setPassword(user: PrincipalId, password: { readonly digest: string; readonly mustChange: boolean }): Promise<void>;
  /** Stores the SHA-256 of a secret, in lower-case hex, and the first characters by which its owner knows it. */
  addClientSecret(secret: ClientSecret): Promise<void>;
  /** Fails with `taken` when the service principal has this certificate already. */
  addClientCertificate(certificate: ClientCertificate): Promise<Result<void, Taken>>;
  /** Fails with `taken` when the service principal trusts this subject of this issuer already. */
  addFederatedCredential(credential: FederatedCredential): Promise<Result<void, Taken>>;
}

/** Something else has this id or name. */
export interface Taken {
  readonly kind: 'taken';
}

/** A service principal's secret, of which only the digest is kept. */
export interface ClientSecret {
  readonly id: Guid;
  readonly servicePrincipal: PrincipalId;
  readonly digest: string;
  readonly hint: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** A certificate by whose private key a service principal signs its assertions. */
export interface ClientCertificate {
  readonly id: Guid;
  readonly servicePrincipal: PrincipalId;
  /** The SHA-1 of its DER form in upper-case hex, by which Azure names certificates. */
  readonly thumbprint: string;
  /** The certificate itself in PEM. */
  readonly certificate: string;
  readonly createdAt: number;
  readonly notBefore: number;
  readonly expiresAt: number;
}

/** A foreign issuer's subject whose assertions a service principal may sign in with. */
export interface FederatedCredential {
  readonly id: Guid;
  readonly servicePrincipal: PrincipalId;
  readonly name: string;
  /** Compared letter for letter, as are subject and audience. */
  readonly issuer: string;
  readonly subject: string;
  readonly audiences: readonly string[];
  readonly createdAt: number;
}

/** Everything one transaction may do. */
export interface Change {
  tenant(tenant: TenantId): TenantWriter;
  /** Adds a tenant. Fails with `taken` when its id or one of its domains is in use. */
  addTenant(tenant: Tenant): Promise<Result<void, Taken>>;
  /** Creates or replaces the relationship between two tenants; both must record it. */
  putRelationship(relationship: ResellerRelationship): Promise<void>;
  /** Replaces whatever built-in roles were imported before. */
  importBuiltInRoles(roles: readonly StoredRoleDefinition[]): Promise<void>;
  /** Names the tenant that runs this installation. */
  markInstallation(partner: TenantId, kind: 'demo' | 'real'): Promise<void>;
}

/** How a transaction ended. */
export type Committed<T, F> =
  | { readonly kind: 'committed'; readonly value: T }
  /** The work failed; nothing was written. */
  | { readonly kind: 'failed'; readonly failure: F }
  /** A partition moved since the decision read it; nothing was written. Read and decide again. */
  | { readonly kind: 'stale'; readonly partition: Partition };

/** The whole store. */
export interface Store {
  readonly access: AccessStore;
  readonly installation: InstallationReader;
  tenant(tenant: TenantId): TenantReader;
  partner(partner: TenantId): PartnerReader;
  /**
   * The only way to write. Checks that every partition still has the revision a decision read, in ascending order, then
   * runs the work, all in one transaction that is durable before this returns. The work may run several times and must
   * touch nothing but its `Change`; when it returns a failure, nothing is written.
   */
  commit<T, F>(
    expected: readonly PartitionRevision[],
    context: ChangeContext,
    work: (change: Change) => Promise<Result<T, F>>,
  ): Promise<Committed<T, F>>;
}

/** Where refusals go: batched and rate-limited, outside the change log. Never throws and never delays a reply. */
export interface DecisionLog {
  refused(refusal: Refusal): void;
}

/** That somebody was not allowed something. */
export interface Refusal {
  readonly at: number;
  readonly caller: { readonly id: PrincipalId; readonly home: TenantId };
  /** Where it was asked. */
  readonly tenant: TenantId;
  readonly action: string;
  readonly scope: string;
  readonly ground: Recordable;
  readonly request: RequestFacts;
}

/** A refusal as the decision log keeps it. */
export interface StoredRefusal extends Refusal {
  readonly id: Guid;
  /** How many the whole installation left out between this one and the one before it, so as not to be flooded. */
  readonly leftOut: number;
}
