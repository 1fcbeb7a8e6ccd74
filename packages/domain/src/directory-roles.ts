import { DIRECTORY_ROLES, type DirectoryRole } from './directory.ts';

/** What a directory role is called, and what it is for. */
export interface DirectoryRoleText {
  readonly name: string;
  readonly description: string;
}

/** The names under which clients know the roles; descriptions say what each may do here. */
export const DIRECTORY_ROLE_TEXTS: Readonly<Record<DirectoryRole, DirectoryRoleText>> = {
  globalAdministrator: {
    name: 'Global Administrator',
    description: 'Manages everything in the directory and gives directory roles to others.',
  },
  globalReader: { name: 'Global Reader', description: 'Reads the whole directory and changes nothing.' },
  privilegedRoleAdministrator: {
    name: 'Privileged Role Administrator',
    description: 'Gives and takes directory roles, and manages the groups that may hold them.',
  },
  privilegedAuthenticationAdministrator: {
    name: 'Privileged Authentication Administrator',
    description: 'Resets how anybody signs in, administrators included, and blocks or deletes accounts.',
  },
  authenticationAdministrator: {
    name: 'Authentication Administrator',
    description: 'Resets how people without administrative roles sign in, and blocks or deletes their accounts.',
  },
  userAdministrator: {
    name: 'User Administrator',
    description: 'Manages users and groups, but no account of a more privileged administrator.',
  },
  helpdeskAdministrator: {
    name: 'Helpdesk Administrator',
    description: 'Resets passwords of people without administrative roles and of other helpdesk staff.',
  },
  passwordAdministrator: {
    name: 'Password Administrator',
    description: 'Resets passwords of people without administrative roles.',
  },
  groupsAdministrator: {
    name: 'Groups Administrator',
    description: 'Manages groups other than those that may hold directory roles.',
  },
  guestInviter: { name: 'Guest Inviter', description: 'Invites people of other directories as guests.' },
  directoryReaders: { name: 'Directory Readers', description: 'Reads users, groups and applications.' },
  directoryWriters: {
    name: 'Directory Writers',
    description: 'Creates users and groups and changes those without administrative roles; deletes nothing.',
  },
  applicationAdministrator: {
    name: 'Application Administrator',
    description: 'Manages applications, service principals and their credentials.',
  },
  cloudApplicationAdministrator: {
    name: 'Cloud Application Administrator',
    description: 'Manages applications, service principals and their credentials, without a proxy on premises.',
  },
  applicationDeveloper: {
    name: 'Application Developer',
    description: 'Registers applications and owns those it registered.',
  },
  billingAdministrator: { name: 'Billing Administrator', description: 'Manages purchases and billing.' },
  licenseAdministrator: { name: 'License Administrator', description: 'Reads the directory to manage licences.' },
  serviceSupportAdministrator: {
    name: 'Service Support Administrator',
    description: 'Opens support requests and reads the health of services.',
  },
};

const BY_TEMPLATE: ReadonlyMap<string, DirectoryRole> = new Map(
  // The keys of the table are its type.
  (Object.keys(DIRECTORY_ROLES) as DirectoryRole[]).map((role) => [DIRECTORY_ROLES[role], role]),
);

/** Every directory role, in the order of their names. */
export const ALL_DIRECTORY_ROLES: readonly DirectoryRole[] = [...BY_TEMPLATE.values()].sort((one, other) =>
  DIRECTORY_ROLE_TEXTS[one].name < DIRECTORY_ROLE_TEXTS[other].name ? -1 : 1,
);

/** The role with this template id, in lower case; `undefined` for one that Mandate does not know. */
export function directoryRoleOf(templateId: string): DirectoryRole | undefined {
  return BY_TEMPLATE.get(templateId);
}
