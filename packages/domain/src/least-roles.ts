import { DIRECTORY_ROLES, type DirectoryRole } from './directory.ts';

/** Tasks of a partner at a customer for which Microsoft names the least role. */
export type PartnerTask =
  | 'azure'
  | 'supportRequests'
  | 'directoryRoles'
  | 'users'
  | 'licences'
  | 'passwords'
  | 'adminPasswords'
  | 'privilegedPasswords'
  | 'guests'
  | 'groups'
  | 'readAll';

// https://learn.microsoft.com/partner-center/customers/gdap-least-privileged-roles-by-task
const LEAST: Readonly<Record<PartnerTask, DirectoryRole>> = {
  azure: 'directoryReaders',
  supportRequests: 'serviceSupportAdministrator',
  directoryRoles: 'privilegedRoleAdministrator',
  users: 'userAdministrator',
  licences: 'licenseAdministrator',
  passwords: 'passwordAdministrator',
  adminPasswords: 'userAdministrator',
  privilegedPasswords: 'privilegedAuthenticationAdministrator',
  guests: 'guestInviter',
  groups: 'groupsAdministrator',
  readAll: 'globalReader',
};

/** The tasks that a role, by its template id, is the least for. */
export function tasksOfLeast(templateId: string): readonly PartnerTask[] {
  // The keys of the table are its type.
  const tasks = Object.keys(LEAST) as readonly PartnerTask[];
  return tasks.filter((task) => DIRECTORY_ROLES[LEAST[task]] === templateId);
}
