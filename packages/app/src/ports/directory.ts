import type { DirectoryRole, Group, Principal, ServicePrincipal, User } from '@mandate/domain/directory';
import type { Guid, PrincipalId } from '@mandate/rbac/model';
import type { Result } from '@mandate/rbac/result';
import type { Page, PageRequest } from './listing.ts';
import type { Taken } from './taken.ts';

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

/** Reads the users, groups, service principals and directory roles of one tenant. */
export interface DirectoryReader {
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
}

/** Writes the users, groups, service principals and directory roles of one tenant. */
export interface DirectoryWriter {
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
}
