import type { DeletedObject } from '@mandate/app/ports/directory';
import type { Group, Principal, ServicePrincipal, User } from '@mandate/domain/directory';
import type { TenantId } from '@mandate/domain/tenants';
import type { Guid } from '@mandate/rbac/model';
import { Type } from 'typebox';
import { applicationToWire } from './application-wire.ts';
import { type Properties, pick } from './properties.ts';

/** Any directory object on the wire; `$select` decides which properties it has, so only `id` is sure. */
export const ObjectWire = Type.Object({ id: Type.Optional(Type.String()) });

/** A page of directory objects. */
export const ObjectListWire = Type.Object({
  '@odata.context': Type.String(),
  '@odata.count': Type.Optional(Type.Number()),
  '@odata.nextLink': Type.Optional(Type.String()),
  value: Type.Array(ObjectWire),
});

type Values = Readonly<Record<string, unknown>>;

/** A moment as Graph writes it. */
export const graphTime = (at: number) => new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');

// The object's id as Windows would write it (https://learn.microsoft.com/graph/api/resources/group#properties).
function securityIdentifier(id: Guid): string {
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
  const words = [
    bytes.readUInt32BE(0),
    bytes.readUInt16BE(4) + bytes.readUInt16BE(6) * 0x10000,
    bytes.readUInt32LE(8),
    bytes.readUInt32LE(12),
  ];
  return `S-1-12-1-${words.join('-')}`;
}

// What a list shows without $select (https://learn.microsoft.com/graph/api/user-list); the rest must be asked for.
const USER_DEFAULTS = [
  'businessPhones',
  'displayName',
  'givenName',
  'id',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
];

/** Writes a user as Graph does. */
export function userToWire(user: User, select: Properties | null): Values {
  const { guest } = user;
  const all = {
    businessPhones: [],
    otherMails: [],
    ...user.profile,
    id: user.id,
    displayName: user.displayName,
    userPrincipalName: user.userPrincipalName,
    mail: user.mail,
    mailNickname: user.mailNickname ?? user.userPrincipalName.split('@')[0] ?? '',
    givenName: user.givenName,
    surname: user.surname,
    accountEnabled: user.accountEnabled,
    userType: guest ? 'Guest' : 'Member',
    creationType: guest ? 'Invitation' : null,
    externalUserState: guest ? (guest.home ? 'Accepted' : 'PendingAcceptance') : null,
    externalUserStateChangeDateTime: guest ? graphTime(guest.changedAt) : null,
    securityIdentifier: securityIdentifier(user.id),
    createdDateTime: graphTime(user.createdAt),
    assignedLicenses: [],
    assignedPlans: [],
    provisionedPlans: [],
    proxyAddresses: [],
    imAddresses: [],
    identities: [],
  };
  return pick(all, 'user', select ?? USER_DEFAULTS);
}

/** Writes a group as Graph does. */
export function groupToWire(group: Group, select: Properties | null): Values {
  const all = {
    id: group.id,
    displayName: group.displayName,
    description: group.description,
    groupTypes: [],
    mailEnabled: false,
    securityEnabled: true,
    mailNickname: group.mailNickname,
    mail: null,
    isAssignableToRole: group.roleAssignable,
    visibility: null,
    membershipRule: null,
    securityIdentifier: securityIdentifier(group.id),
    createdDateTime: graphTime(group.createdAt),
    renewedDateTime: graphTime(group.createdAt),
    deletedDateTime: null,
    proxyAddresses: [],
    creationOptions: [],
    resourceBehaviorOptions: [],
    resourceProvisioningOptions: [],
  };
  return select ? pick(all, 'group', select) : all;
}

/** What of a service principal stands elsewhere: names and roles of its application, and its credentials. */
export interface ServicePrincipalSurroundings {
  readonly identifierUris: readonly string[];
  readonly appRoles: readonly object[];
  readonly replyUrls: readonly string[];
  readonly keyCredentials: readonly object[];
  readonly passwordCredentials: readonly object[];
}

const BARE: ServicePrincipalSurroundings = {
  identifierUris: [],
  appRoles: [],
  replyUrls: [],
  keyCredentials: [],
  passwordCredentials: [],
};

/** Writes a service principal as Graph does. */
export function servicePrincipalToWire(
  principal: ServicePrincipal,
  tenant: TenantId,
  select: Properties | null,
  { identifierUris, ...around }: ServicePrincipalSurroundings = BARE,
): Values {
  const all = {
    id: principal.id,
    appId: principal.appId,
    appDisplayName: principal.displayName,
    displayName: principal.displayName,
    description: null,
    notes: null,
    servicePrincipalType: 'Application',
    accountEnabled: principal.accountEnabled,
    appOwnerOrganizationId: tenant,
    appRoleAssignmentRequired: false,
    servicePrincipalNames: [principal.appId, ...identifierUris],
    oauth2PermissionScopes: [],
    tags: [],
    alternativeNames: [],
    homepage: null,
    signInAudience: 'AzureADMyOrg',
    createdDateTime: graphTime(principal.createdAt),
    ...principal.details,
    ...around,
  };
  return select ? pick(all, 'servicePrincipal', select) : all;
}

/** Writes any principal with its type, as lists of mixed objects do. */
export function principalToWire(principal: Principal, tenant: TenantId, select: Properties | null): Values {
  switch (principal.kind) {
    case 'User':
      return { '@odata.type': '#microsoft.graph.user', ...userToWire(principal, select) };
    case 'Group':
      return { '@odata.type': '#microsoft.graph.group', ...groupToWire(principal, select) };
    case 'ServicePrincipal':
      return {
        '@odata.type': '#microsoft.graph.servicePrincipal',
        ...servicePrincipalToWire(principal, tenant, select),
      };
  }
}

/** Writes what was deleted, with its type and when. */
export function deletedToWire(deleted: DeletedObject, tenant: TenantId, publisherDomain: string): Values {
  const deletedDateTime = graphTime(deleted.deletedAt);
  if (deleted.kind !== 'Application') return { ...principalToWire(deleted, tenant, null), deletedDateTime };
  const application = applicationToWire(deleted, publisherDomain, null);
  return { '@odata.type': '#microsoft.graph.application', ...application, deletedDateTime };
}
