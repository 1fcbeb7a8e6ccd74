import type { DirectoryRole } from './directory.ts';

/** What an administrator can do to how somebody signs in. */
export type CredentialAct = 'resetPassword' | 'resetSecondFactor' | 'endSignIns' | 'disable';

type Reach = 'anybody' | readonly DirectoryRole[];

// Everybody named here reaches people without any directory role, and those who hold none but these.
const REACH = {
  privileged: 'anybody',
  user: [
    'directoryReaders',
    'groupsAdministrator',
    'guestInviter',
    'helpdeskAdministrator',
    'passwordAdministrator',
    'userAdministrator',
  ],
  authentication: ['authenticationAdministrator', 'directoryReaders', 'guestInviter', 'passwordAdministrator'],
  helpdesk: ['directoryReaders', 'guestInviter', 'helpdeskAdministrator', 'passwordAdministrator'],
  password: ['directoryReaders', 'guestInviter', 'passwordAdministrator'],
  ordinary: [],
} as const satisfies Record<string, Reach>;

const PRIVILEGED = {
  globalAdministrator: REACH.privileged,
  privilegedAuthenticationAdministrator: REACH.privileged,
} as const;

/**
 * Who reaches whom. Resetting and ending:
 * https://learn.microsoft.com/entra/identity/role-based-access-control/privileged-roles-permissions#who-can-reset-passwords;
 * disabling: `#who-can-perform-sensitive-actions` of the same page.
 */
const HOLDERS: Readonly<Record<CredentialAct, Partial<Record<DirectoryRole, Reach>>>> = {
  resetPassword: {
    ...PRIVILEGED,
    userAdministrator: REACH.user,
    authenticationAdministrator: REACH.authentication,
    helpdeskAdministrator: REACH.helpdesk,
    passwordAdministrator: REACH.password,
  },
  endSignIns: {
    ...PRIVILEGED,
    userAdministrator: REACH.user,
    authenticationAdministrator: REACH.authentication,
    helpdeskAdministrator: REACH.helpdesk,
    directoryWriters: REACH.ordinary,
  },
  resetSecondFactor: { ...PRIVILEGED, authenticationAdministrator: REACH.authentication },
  disable: {
    ...PRIVILEGED,
    userAdministrator: REACH.user,
    authenticationAdministrator: REACH.authentication,
    directoryWriters: REACH.ordinary,
  },
};

/**
 * Whether somebody who holds these directory roles may do this to somebody who holds those, in one tenant. Nobody gets
 * at an administrator by way of a lesser role: whoever can reset a password can become its owner.
 */
export function mayActOnCredentials(
  act: CredentialAct,
  held: ReadonlySet<DirectoryRole>,
  theirs: ReadonlySet<DirectoryRole>,
): boolean {
  return [...held].some((role) => {
    const reach = HOLDERS[act][role];
    return reach !== undefined && (reach === 'anybody' || [...theirs].every((each) => reach.includes(each)));
  });
}
