import type { Guid, PrincipalId } from '@mandate/rbac/model';

/** A person in a directory. */
export interface User {
  readonly id: PrincipalId;
  /** The name the person signs in with, in the spelling it was given; compared without case. */
  readonly userPrincipalName: string;
  readonly displayName: string;
  readonly givenName: string | null;
  readonly surname: string | null;
  readonly mail: string | null;
  /** False keeps the person out at once, also with a session or token issued before. */
  readonly accountEnabled: boolean;
  readonly createdAt: number;
}

/** The groups every partner tenant has; partner roles and foreign principals are read from them. */
export const WELL_KNOWN_GROUPS = ['AdminAgents', 'HelpdeskAgents', 'SalesAgents'] as const;
export type WellKnownGroup = (typeof WELL_KNOWN_GROUPS)[number];

/** A security group. Members may be users, service principals and other groups. */
export interface Group {
  readonly id: PrincipalId;
  readonly displayName: string;
  readonly description: string | null;
  readonly mailNickname: string;
  /** Set on the groups that carry a partner role, which cannot be deleted; `null` on all others. */
  readonly wellKnown: WellKnownGroup | null;
  readonly createdAt: number;
}

/** An application's identity in one directory. */
export interface ServicePrincipal {
  readonly id: PrincipalId;
  /** What the application signs in with (`client_id`). */
  readonly appId: Guid;
  readonly displayName: string;
  readonly accountEnabled: boolean;
  readonly createdAt: number;
}

/** Anything in a directory that can hold a role. */
export type Principal =
  | ({ readonly kind: 'User' } & User)
  | ({ readonly kind: 'Group' } & Group)
  | ({ readonly kind: 'ServicePrincipal' } & ServicePrincipal);

/** What ARM calls `principalType`; `ForeignGroup` is a partner's group seen from a customer's tenant. */
export type PrincipalType = Principal['kind'] | 'ForeignGroup';

/**
 * Directory roles in use, by their fixed template ids
 * (https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference).
 */
export const DIRECTORY_ROLES = {
  globalAdministrator: '62e90394-69f5-4237-9190-012177145e10',
  globalReader: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
  userAdministrator: 'fe930be7-5e62-47db-91af-98c3a49a38b1',
  directoryReaders: '88d8e3e3-8f55-4a1e-953a-9b9898b8876b',
  directoryWriters: '9360feb5-f418-4baa-8175-e2a00bac4301',
  groupsAdministrator: 'fdd7a751-b60b-444a-984c-02652fe8fa1c',
  helpdeskAdministrator: '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  billingAdministrator: 'b0f54661-2d74-4c50-afa3-1ec803f12efe',
  passwordAdministrator: '966707d0-3269-4727-9be2-8c3a10f19b9d',
  authenticationAdministrator: 'c4e39bd9-1100-46d3-8c65-fb160da0071f',
  privilegedAuthenticationAdministrator: '7be44c8a-adaf-4e2a-84d6-ab2649e08a13',
  guestInviter: '95e79109-95c0-4d8e-aee3-d01accf2d47b',
} as const;
export type DirectoryRole = keyof typeof DIRECTORY_ROLES;

/** What Graph operations ask for. */
export type DirectoryRight = 'readDirectory' | 'writeUsers' | 'writeGroups';

// Members of a directory may read it by default; everybody else needs one of these roles.
const HOLDERS: Record<DirectoryRight, readonly DirectoryRole[]> = {
  readDirectory: [
    'globalAdministrator',
    'globalReader',
    'userAdministrator',
    'directoryReaders',
    'directoryWriters',
    'groupsAdministrator',
    'helpdeskAdministrator',
    'passwordAdministrator',
    'authenticationAdministrator',
    'privilegedAuthenticationAdministrator',
    'guestInviter',
  ],
  writeUsers: ['globalAdministrator', 'userAdministrator', 'directoryWriters'],
  writeGroups: ['globalAdministrator', 'userAdministrator', 'directoryWriters', 'groupsAdministrator'],
};

/**
 * Whether somebody with these directory roles may do this in the directory. A person whose home it is may read it
 * without any role, as in Entra's default user permissions; an application may not.
 */
export function hasDirectoryRight(
  right: DirectoryRight,
  held: { readonly roles: ReadonlySet<DirectoryRole>; readonly memberUser: boolean },
): boolean {
  if (right === 'readDirectory' && held.memberUser) return true;
  return HOLDERS[right].some((role) => held.roles.has(role));
}
