import type { Group, Principal, ServicePrincipal, User } from '@mandate/domain/directory';
import type { TenantId } from '@mandate/domain/tenants';
import { Type } from 'typebox';

/** Any directory object on the wire; `$select` decides which properties it has, so only `id` is sure. */
export const ObjectWire = Type.Object({ id: Type.Optional(Type.String()) });

/** A page of directory objects. */
export const ObjectListWire = Type.Object({
  '@odata.context': Type.String(),
  '@odata.count': Type.Optional(Type.Number()),
  '@odata.nextLink': Type.Optional(Type.String()),
  value: Type.Array(ObjectWire),
});

type Properties = Readonly<Record<string, unknown>>;

const graphTime = (at: number) => new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');

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
export function userToWire(user: User, select: readonly string[] | null): Properties {
  const all = {
    id: user.id,
    displayName: user.displayName,
    userPrincipalName: user.userPrincipalName,
    mail: user.mail,
    mailNickname: user.userPrincipalName.split('@')[0] ?? '',
    givenName: user.givenName,
    surname: user.surname,
    jobTitle: null,
    businessPhones: [],
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: null,
    accountEnabled: user.accountEnabled,
    userType: 'Member',
    createdDateTime: graphTime(user.createdAt),
  };
  return pick(all, select ?? USER_DEFAULTS);
}

/** Writes a group as Graph does. */
export function groupToWire(group: Group, select: readonly string[] | null): Properties {
  const all = {
    id: group.id,
    displayName: group.displayName,
    description: group.description,
    groupTypes: [],
    mailEnabled: false,
    securityEnabled: true,
    mailNickname: group.mailNickname,
    mail: null,
    isAssignableToRole: null,
    visibility: null,
    membershipRule: null,
    createdDateTime: graphTime(group.createdAt),
    renewedDateTime: graphTime(group.createdAt),
    deletedDateTime: null,
  };
  return select ? pick(all, select) : all;
}

/** Writes a service principal as Graph does. */
export function servicePrincipalToWire(
  principal: ServicePrincipal,
  tenant: TenantId,
  select: readonly string[] | null,
): Properties {
  const all = {
    id: principal.id,
    appId: principal.appId,
    displayName: principal.displayName,
    servicePrincipalType: 'Application',
    accountEnabled: principal.accountEnabled,
    appOwnerOrganizationId: tenant,
    servicePrincipalNames: [principal.appId],
    appRoles: [],
    oauth2PermissionScopes: [],
    tags: [],
    alternativeNames: [],
    keyCredentials: [],
    passwordCredentials: [],
    homepage: null,
    replyUrls: [],
    signInAudience: 'AzureADMyOrg',
    createdDateTime: graphTime(principal.createdAt),
  };
  return select ? pick(all, select) : all;
}

/** Writes any principal with its type, as lists of mixed objects do. */
export function principalToWire(principal: Principal, tenant: TenantId, select: readonly string[] | null): Properties {
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

function pick(all: Properties, names: readonly string[]): Properties {
  return Object.fromEntries(names.flatMap((name) => (Object.hasOwn(all, name) ? [[name, all[name]]] : [])));
}
