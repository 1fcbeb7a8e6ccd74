import { mayActOnCredentials } from './credential-rights.ts';
import type { DirectoryRole } from './directory.ts';

/** What somebody may do in a directory. Passwords and ending sign-ins have their own: see `credential-rights.ts`. */
export type DirectoryRight =
  | 'readDirectory'
  | 'createUsers'
  | 'updateUsers'
  /** Blocking, unblocking and renaming an account: what could lock somebody out or take a name over. */
  | 'controlAccounts'
  /** Deleting, and bringing back or removing for good what was deleted. */
  | 'deleteUsers'
  | 'inviteGuests'
  | 'createGroups'
  /** Properties, members and owners. */
  | 'updateGroups'
  | 'deleteGroups'
  | 'createApplications'
  /** Registrations, service principals, their credentials and owners, and deleting them. */
  | 'manageApplications'
  /** Directory roles, and groups that may hold them. */
  | 'assignRoles';

/** Whom or what an act is about. */
export interface DirectoryTarget {
  /** Directory roles it holds, directly or through groups. */
  readonly roles: ReadonlySet<DirectoryRole>;
  /** A group that may hold directory roles or carries a partner role, or a member or owner of such a group. */
  readonly privileged: boolean;
}

/** What somebody holds who wants to act. */
export interface DirectoryStanding {
  readonly roles: ReadonlySet<DirectoryRole>;
  /** A person whose home the directory is: no guest, nobody of a partner, no application. */
  readonly memberUser: boolean;
  /** Whether the target lists them as an owner. */
  readonly owner: boolean;
}

const APPLICATION_ADMINISTRATORS = [
  'globalAdministrator',
  'applicationAdministrator',
  'cloudApplicationAdministrator',
] as const;
const ROLE_ADMINISTRATORS = ['globalAdministrator', 'privilegedRoleAdministrator'] as const;
const READERS: readonly DirectoryRole[] = [
  'globalAdministrator',
  'globalReader',
  'privilegedRoleAdministrator',
  'privilegedAuthenticationAdministrator',
  'authenticationAdministrator',
  'userAdministrator',
  'helpdeskAdministrator',
  'passwordAdministrator',
  'groupsAdministrator',
  'guestInviter',
  'directoryReaders',
  'directoryWriters',
  'applicationAdministrator',
  'cloudApplicationAdministrator',
  'applicationDeveloper',
  'licenseAdministrator',
];

/**
 * The roles that carry each right (https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference).
 * Ordinary members may register no application, make no group and invite nobody: Entra lets a tenant choose, and this
 * is the stricter choice.
 */
const HOLDERS: Readonly<Record<Exclude<DirectoryRight, 'readDirectory'>, readonly DirectoryRole[]>> = {
  createUsers: ['globalAdministrator', 'userAdministrator', 'directoryWriters'],
  updateUsers: [
    'globalAdministrator',
    'privilegedAuthenticationAdministrator',
    'userAdministrator',
    'authenticationAdministrator',
    'directoryWriters',
  ],
  controlAccounts: [
    'globalAdministrator',
    'privilegedAuthenticationAdministrator',
    'userAdministrator',
    'authenticationAdministrator',
    'directoryWriters',
  ],
  deleteUsers: [
    'globalAdministrator',
    'privilegedAuthenticationAdministrator',
    'userAdministrator',
    'authenticationAdministrator',
  ],
  inviteGuests: ['globalAdministrator', 'userAdministrator', 'directoryWriters', 'guestInviter'],
  createGroups: ['globalAdministrator', 'userAdministrator', 'groupsAdministrator', 'directoryWriters'],
  updateGroups: ['globalAdministrator', 'userAdministrator', 'groupsAdministrator', 'directoryWriters'],
  deleteGroups: ['globalAdministrator', 'userAdministrator', 'groupsAdministrator'],
  createApplications: [...APPLICATION_ADMINISTRATORS, 'applicationDeveloper'],
  manageApplications: APPLICATION_ADMINISTRATORS,
  assignRoles: ROLE_ADMINISTRATORS,
};

const OWNERS_MAY: ReadonlySet<DirectoryRight> = new Set(['updateGroups', 'deleteGroups', 'manageApplications']);

/**
 * Whether somebody may do this in the directory, to that target if there is one. Nobody reaches further than the roles
 * they hold: an administrator's account takes the reach that resetting its password would, and a group that may hold
 * roles, or the credentials of an application that holds one, take the right to assign roles.
 */
export function hasDirectoryRight(right: DirectoryRight, held: DirectoryStanding, target?: DirectoryTarget): boolean {
  if (right === 'readDirectory') {
    return held.memberUser || READERS.some((role) => held.roles.has(role));
  }
  const holding = HOLDERS[right].filter((role) => held.roles.has(role));
  switch (right) {
    case 'createUsers':
    case 'inviteGuests':
    case 'createGroups':
    case 'createApplications':
    case 'assignRoles':
      return holding.length > 0;
    case 'updateUsers':
    case 'controlAccounts':
    case 'deleteUsers':
      return target === undefined ? holding.length > 0 : holding.some((role) => reaches(role, target));
    case 'updateGroups':
    case 'deleteGroups':
    case 'manageApplications':
      if (held.owner && OWNERS_MAY.has(right)) return true;
      if (target && (target.privileged || target.roles.size > 0)) {
        return ROLE_ADMINISTRATORS.some((role) => held.roles.has(role));
      }
      return holding.length > 0;
  }
}

/** The roles that somebody who acts on this account must reach: membership in a privileged group counts as a role. */
export function rolesToReach({ roles, privileged }: DirectoryTarget): ReadonlySet<DirectoryRole> {
  return privileged ? new Set([...roles, 'privilegedRoleAdministrator']) : roles;
}

// Each role by itself: two lesser ones do not add up.
function reaches(role: DirectoryRole, target: DirectoryTarget): boolean {
  return mayActOnCredentials('disable', new Set([role]), rolesToReach(target));
}
