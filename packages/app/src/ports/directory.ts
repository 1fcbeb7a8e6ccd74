import type { Application, AppRole } from '@mandate/domain/applications';
import type { DirectoryRole, Group, GuestAccount, Principal, ServicePrincipal, User } from '@mandate/domain/directory';
import type { TenantId } from '@mandate/domain/tenants';
import type { Guid, PrincipalId } from '@mandate/rbac/model';
import type { Result } from '@mandate/rbac/result';
import type { Page, PageRequest } from './listing.ts';
import type { Taken } from './taken.ts';

/** Texts that a list of directory objects can be narrowed by; one that a kind does not have matches nothing. */
export type PrincipalProperty =
  | 'id'
  | 'displayName'
  | 'userPrincipalName'
  | 'mail'
  | 'mailNickname'
  | 'givenName'
  | 'surname'
  | 'description'
  | 'appId';

/** Yes-or-no properties that a list can be narrowed by. */
export type PrincipalFlag = 'accountEnabled' | 'isAssignableToRole' | 'isGuest';

/** How a text is compared: without case and accents. */
export type TextTest = 'equals' | 'startsWith' | 'endsWith' | 'contains';

/** A test on directory objects. `all` of nothing is true, `any` of nothing false. */
export type PrincipalFilter =
  | { readonly property: PrincipalProperty; readonly test: TextTest; readonly value: string }
  | { readonly property: PrincipalProperty; readonly test: 'isNull' }
  | { readonly flag: PrincipalFlag; readonly is: boolean }
  | { readonly created: 'before' | 'after' | 'at'; readonly at: number }
  /** One of the names of an application: its id, or an identifier URI. */
  | { readonly applicationName: string }
  | { readonly not: PrincipalFilter }
  | { readonly all: readonly PrincipalFilter[] }
  | { readonly any: readonly PrincipalFilter[] };

/** How a list of principals is narrowed and ordered. */
export interface PrincipalSearch {
  /** Found anywhere in the display name or user principal name, without case and accents. */
  readonly contains?: string;
  readonly where?: PrincipalFilter;
  /** By display name, then id, when absent. */
  readonly order?: {
    readonly by: 'displayName' | 'userPrincipalName' | 'createdDateTime';
    readonly descending: boolean;
  };
}

/** How principals of a list stand to some object: its members, the groups it is in, its owners, what it owns. */
export type Relation = 'membersOf' | 'transitiveMembersOf' | 'groupsOf' | 'transitiveGroupsOf' | 'ownersOf' | 'ownedBy';

/** Which principals a list is about. */
export interface Among {
  readonly kinds: readonly Principal['kind'][];
  readonly related?: { readonly by: Relation; readonly to: PrincipalId };
}

/** Something deleted that can still come back. */
export type DeletedObject = (Principal | ({ readonly kind: 'Application' } & Application)) & {
  readonly deletedAt: number;
};
export type DeletedKind = DeletedObject['kind'];

/** That a principal holds a role of an application. */
export interface AppRoleAssignment {
  readonly id: Guid;
  readonly role: AppRole['id'];
  readonly principal: PrincipalId;
  /** The service principal of the application that offers the role. */
  readonly resource: PrincipalId;
  readonly createdAt: number;
}

/** Reads the users, groups, service principals, applications and directory roles of one tenant. */
export interface DirectoryReader {
  findUser(id: PrincipalId): Promise<User | undefined>;
  /** By user principal name, without case. */
  findUserByName(userPrincipalName: string): Promise<User | undefined>;
  /** By the address that was invited, without case. */
  findGuestByInvitation(invitedAs: string): Promise<User | undefined>;
  /** The guest that an account of another tenant is here. */
  findGuestByHome(home: NonNullable<GuestAccount['home']>): Promise<User | undefined>;
  /** Other tenants in which a user of this one has taken up an invitation, in no particular order. */
  listGuestTenants(user: PrincipalId): Promise<readonly TenantId[]>;
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
  listPrincipals(among: Among, search: PrincipalSearch, page: PageRequest): Promise<Page<Principal>>;
  countPrincipals(among: Among, search: PrincipalSearch): Promise<number>;

  findApplication(id: PrincipalId): Promise<Application | undefined>;
  findApplicationByAppId(appId: Guid): Promise<Application | undefined>;
  /** By one of its identifier URIs, without case. */
  findApplicationByUri(uri: string): Promise<Application | undefined>;
  listApplications(search: PrincipalSearch, page: PageRequest): Promise<Page<Application>>;
  countApplications(search: PrincipalSearch): Promise<number>;
  listApplicationsOwnedBy(owner: PrincipalId): Promise<readonly Application[]>;

  findDeleted(id: PrincipalId): Promise<DeletedObject | undefined>;
  listDeleted(kind: DeletedKind, page: PageRequest): Promise<Page<DeletedObject>>;
  /** Deleted before the moment, in no particular order; at most 100. */
  listDeletedBefore(moment: number): Promise<readonly PrincipalId[]>;
  /** The directory roles that an object, there or deleted, is given directly or through groups that are there. */
  directoryRolesOf(id: PrincipalId): Promise<ReadonlySet<DirectoryRole>>;
  /** Who is given a directory role directly. */
  listRoleHolders(role: DirectoryRole): Promise<readonly Principal[]>;

  findAppRoleAssignment(id: Guid): Promise<AppRoleAssignment | undefined>;
  listAppRoleAssignments(
    of: { readonly principal: PrincipalId } | { readonly resource: PrincipalId },
  ): Promise<readonly AppRoleAssignment[]>;
}

/** Writes the users, groups, service principals, applications and directory roles of one tenant. */
export interface DirectoryWriter {
  /** Fails with `taken` when the id, the address of an invitation or, without case, the principal name is in use. */
  addUser(user: User): Promise<Result<void, Taken>>;
  updateUser(user: User): Promise<void>;
  addGroup(group: Group): Promise<Result<void, Taken>>;
  updateGroup(group: Group): Promise<void>;
  addMember(group: PrincipalId, member: PrincipalId): Promise<Result<void, Taken>>;
  /** Answers whether it was a member. */
  removeMember(group: PrincipalId, member: PrincipalId): Promise<boolean>;
  addOwner(object: PrincipalId, owner: PrincipalId): Promise<Result<void, Taken>>;
  /** Answers whether it was an owner. */
  removeOwner(object: PrincipalId, owner: PrincipalId): Promise<boolean>;
  addServicePrincipal(servicePrincipal: ServicePrincipal): Promise<Result<void, Taken>>;
  updateServicePrincipal(servicePrincipal: ServicePrincipal): Promise<void>;
  assignDirectoryRole(role: DirectoryRole, principal: PrincipalId): Promise<void>;
  unassignDirectoryRole(role: DirectoryRole, principal: PrincipalId): Promise<boolean>;

  /** Fails with `taken` when the id, the application id or one of its URIs is in use. */
  addApplication(application: Application): Promise<Result<void, Taken>>;
  /** Fails with `taken` when another application has one of its URIs. */
  updateApplication(application: Application): Promise<Result<void, Taken>>;

  /**
   * Takes a principal or application out of the directory, until it is restored or purged. What it was connected with
   * stays as it was: it counts again once both ends are there. Answers whether it was there.
   */
  removeObject(id: PrincipalId, at: number): Promise<boolean>;
  /** Fails with `taken` when something else has its names by now. It must have been removed. */
  restoreObject(id: PrincipalId): Promise<Result<void, Taken>>;
  /** Removes what was deleted for good, with everything it was connected with and signed in with. */
  purgeObject(id: PrincipalId, at: number): Promise<void>;

  /** Fails with `taken` when the principal holds the role already. */
  addAppRoleAssignment(assignment: AppRoleAssignment): Promise<Result<void, Taken>>;
  removeAppRoleAssignment(id: Guid): Promise<boolean>;
}
