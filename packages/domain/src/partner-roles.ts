import type { DirectoryRole, WellKnownGroup } from './directory.ts';

/** The roles of partner staff that Partner Center knows and Mandate has pages for. */
export const PARTNER_ROLES = [
  'globalAdmin',
  'adminAgent',
  'salesAgent',
  'helpdeskAgent',
  'billingAdmin',
  'userManagementAdmin',
] as const;
export type PartnerRole = (typeof PARTNER_ROLES)[number];

/** What a person of the partner may do with customers; never what it may do inside a customer's tenant. */
export type PartnerPermission =
  | 'customers.read'
  | 'customers.export'
  | 'customers.add'
  | 'customers.update'
  | 'customers.tag'
  | 'agreements.attest'
  | 'catalog.read'
  | 'azurePlan.buy'
  | 'orders.read'
  | 'relationships.request'
  | 'relationships.remove'
  | 'relationships.settings'
  | 'delegatedAdmin.disable'
  | 'delegatedAdmin.read'
  | 'delegatedAdmin.analyse'
  | 'delegatedAdmin.request'
  | 'delegatedAdmin.assign'
  | 'azurePortal.open'
  | 'subscriptions.read'
  | 'subscriptions.provision'
  | 'subscriptions.manage'
  | 'subscriptions.transfer'
  | 'azureSubscriptions.cancel'
  | 'supportContact.write'
  | 'selfServe.read'
  | 'selfServe.write'
  | 'profile.read'
  | 'profile.write'
  | 'audit.read'
  | 'audit.export'
  | 'refusals.read'
  | 'notifications.read'
  | 'webhooks.manage'
  | 'roles.import';

/**
 * The permission matrix. Microsoft's "Appropriate roles" lines, united where its pages disagree; the row numbers are
 * those of the domain notes. `roles.import` is ours: the built-in roles belong to the whole installation.
 */
const MATRIX: Record<PartnerPermission, readonly PartnerRole[]> = {
  'customers.read': ['globalAdmin', 'adminAgent', 'salesAgent', 'helpdeskAgent'], // P1
  'customers.export': ['globalAdmin', 'adminAgent', 'salesAgent'], // P2
  'customers.add': ['globalAdmin', 'adminAgent', 'salesAgent', 'userManagementAdmin'], // P6
  'customers.update': ['globalAdmin', 'adminAgent', 'salesAgent', 'helpdeskAgent'], // P7
  'customers.tag': ['adminAgent'], // P5
  'agreements.attest': ['adminAgent', 'salesAgent'], // P31
  'catalog.read': ['globalAdmin', 'adminAgent', 'salesAgent', 'billingAdmin', 'userManagementAdmin'], // P40
  'azurePlan.buy': ['globalAdmin', 'adminAgent', 'salesAgent', 'userManagementAdmin'], // P18
  'orders.read': ['globalAdmin', 'adminAgent', 'salesAgent', 'helpdeskAgent', 'billingAdmin'], // P23
  'relationships.request': ['globalAdmin', 'adminAgent', 'salesAgent'], // P8
  // Microsoft's pages name different roles for the end of a relationship; these are in all but the oldest.
  'relationships.remove': ['globalAdmin', 'adminAgent'], // P10
  // Ours: links that were sent stop working, so not everybody who may send them decides that.
  'relationships.settings': ['globalAdmin', 'adminAgent'],
  'delegatedAdmin.disable': ['adminAgent', 'helpdeskAgent'], // P11
  'delegatedAdmin.read': ['globalAdmin', 'adminAgent', 'salesAgent', 'helpdeskAgent', 'userManagementAdmin'],
  'delegatedAdmin.analyse': ['globalAdmin', 'adminAgent', 'salesAgent', 'userManagementAdmin'], // P34
  'delegatedAdmin.request': ['adminAgent'], // P32
  'delegatedAdmin.assign': ['globalAdmin', 'adminAgent', 'userManagementAdmin'], // P33
  'azurePortal.open': ['globalAdmin', 'adminAgent', 'salesAgent', 'helpdeskAgent'], // P12
  'subscriptions.read': ['globalAdmin', 'adminAgent', 'salesAgent', 'helpdeskAgent'], // P14
  'subscriptions.provision': ['globalAdmin', 'adminAgent', 'salesAgent', 'userManagementAdmin'], // P18
  'subscriptions.manage': ['globalAdmin', 'adminAgent', 'salesAgent', 'helpdeskAgent', 'billingAdmin'], // P15
  'subscriptions.transfer': ['globalAdmin', 'adminAgent'],
  'azureSubscriptions.cancel': ['globalAdmin', 'adminAgent'], // P19: both at once, see BOTH_NEEDED
  'supportContact.write': ['globalAdmin', 'adminAgent', 'helpdeskAgent'], // P30
  'selfServe.read': ['adminAgent', 'salesAgent', 'helpdeskAgent'], // P21
  'selfServe.write': ['adminAgent'], // P21
  'profile.read': ['globalAdmin', 'userManagementAdmin'], // P41
  'profile.write': ['globalAdmin'], // P41
  'audit.read': PARTNER_ROLES, // P35
  'audit.export': ['globalAdmin', 'adminAgent'], // P36
  // Ours: who was refused what tells how the place is guarded; mails name administrators; events leave the house.
  'refusals.read': ['globalAdmin'],
  'notifications.read': ['globalAdmin', 'adminAgent'],
  'webhooks.manage': ['globalAdmin', 'adminAgent'],
  'roles.import': ['globalAdmin'],
};

// What is for emergencies takes all of its roles at once.
const BOTH_NEEDED: ReadonlySet<PartnerPermission> = new Set(['azureSubscriptions.cancel']);

/** Whether any of these roles carries the permission; for the few that need several roles at once, whether all do. */
export function mayAsPartner(permission: PartnerPermission, roles: ReadonlySet<PartnerRole>): boolean {
  const carrying = MATRIX[permission];
  if (BOTH_NEEDED.has(permission)) return carrying.length > 0 && carrying.every((role) => roles.has(role));
  return carrying.some((role) => roles.has(role));
}

// An indirect reseller looks after customers; its provider makes and sells
// (https://learn.microsoft.com/partner-center/enroll/indirect-reseller-tasks-in-partner-center).
const OF_SELLERS: ReadonlySet<PartnerPermission> = new Set([
  'customers.add',
  'azurePlan.buy',
  'subscriptions.provision',
  'subscriptions.transfer',
]);

/** Whether a permission is for partners that sell themselves, and no indirect reseller's. */
export function isOfSellers(permission: PartnerPermission): boolean {
  return OF_SELLERS.has(permission);
}

/** The roles that carry a permission, for an explanation of who can help. */
export function rolesWith(permission: PartnerPermission): readonly PartnerRole[] {
  return MATRIX[permission];
}

const BY_GROUP: Record<WellKnownGroup, PartnerRole> = {
  AdminAgents: 'adminAgent',
  HelpdeskAgents: 'helpdeskAgent',
  SalesAgents: 'salesAgent',
};

const BY_DIRECTORY_ROLE: Partial<Record<DirectoryRole, PartnerRole>> = {
  globalAdministrator: 'globalAdmin',
  billingAdministrator: 'billingAdmin',
  userAdministrator: 'userManagementAdmin',
};

/** The partner roles somebody holds: agents through groups (direct or nested), the others through directory roles. */
export function partnerRolesOf(held: {
  readonly groups: ReadonlySet<WellKnownGroup>;
  readonly directoryRoles: ReadonlySet<DirectoryRole>;
}): ReadonlySet<PartnerRole> {
  const roles = new Set<PartnerRole>();
  for (const group of held.groups) roles.add(BY_GROUP[group]);
  for (const role of held.directoryRoles) {
    const partnerRole = BY_DIRECTORY_ROLE[role];
    if (partnerRole) roles.add(partnerRole);
  }
  return roles;
}
