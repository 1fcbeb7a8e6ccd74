import { searchKey } from '@mandate/domain/customers';
import type { Group, Principal, ServicePrincipal, User } from '@mandate/domain/directory';
import { toFlag } from './rows.ts';
import type { PrincipalRow } from './schema.ts';

type OwnRow = Omit<PrincipalRow, 'tenant_id'>;

/** The form in which two user principal names are the same. */
export function upnKey(userPrincipalName: string): string {
  return userPrincipalName.toLowerCase();
}

const BLANK = {
  user_principal_name: null,
  upn_key: null,
  upn_search_key: null,
  given_name: null,
  surname: null,
  mail: null,
  description: null,
  mail_nickname: null,
  mail_nickname_key: null,
  well_known: null,
  app_id: null,
  enabled: 1,
} as const;

/** The row of a user, without its tenant. */
export function toUserRow(user: User): OwnRow {
  return {
    ...BLANK,
    id: user.id,
    kind: 'User',
    display_name: user.displayName,
    name_key: searchKey(user.displayName),
    user_principal_name: user.userPrincipalName,
    upn_key: upnKey(user.userPrincipalName),
    upn_search_key: searchKey(user.userPrincipalName),
    given_name: user.givenName,
    surname: user.surname,
    mail: user.mail,
    enabled: toFlag(user.accountEnabled),
    created_at: user.createdAt,
  };
}

/** The row of a group, without its tenant. */
export function toGroupRow(group: Group): OwnRow {
  return {
    ...BLANK,
    id: group.id,
    kind: 'Group',
    display_name: group.displayName,
    name_key: searchKey(group.displayName),
    description: group.description,
    mail_nickname: group.mailNickname,
    mail_nickname_key: searchKey(group.mailNickname),
    well_known: group.wellKnown,
    created_at: group.createdAt,
  };
}

/** The row of a service principal, without its tenant. */
export function toServicePrincipalRow(servicePrincipal: ServicePrincipal): OwnRow {
  return {
    ...BLANK,
    id: servicePrincipal.id,
    kind: 'ServicePrincipal',
    display_name: servicePrincipal.displayName,
    name_key: searchKey(servicePrincipal.displayName),
    app_id: servicePrincipal.appId,
    enabled: toFlag(servicePrincipal.accountEnabled),
    created_at: servicePrincipal.createdAt,
  };
}

/** The user that a row of kind `User` holds. */
export function fromUserRow(row: PrincipalRow): User {
  return {
    id: row.id,
    userPrincipalName: present(row, 'user_principal_name'),
    displayName: row.display_name,
    givenName: row.given_name,
    surname: row.surname,
    mail: row.mail,
    accountEnabled: row.enabled === 1,
    createdAt: row.created_at,
  };
}

/** The group that a row of kind `Group` holds. */
export function fromGroupRow(row: PrincipalRow): Group {
  return {
    id: row.id,
    displayName: row.display_name,
    description: row.description,
    mailNickname: present(row, 'mail_nickname'),
    wellKnown: row.well_known,
    createdAt: row.created_at,
  };
}

/** The service principal that a row of kind `ServicePrincipal` holds. */
export function fromServicePrincipalRow(row: PrincipalRow): ServicePrincipal {
  return {
    id: row.id,
    appId: present(row, 'app_id'),
    displayName: row.display_name,
    accountEnabled: row.enabled === 1,
    createdAt: row.created_at,
  };
}

/** Whatever a row holds, with its kind. */
export function fromPrincipalRow(row: PrincipalRow): Principal {
  switch (row.kind) {
    case 'User':
      return { kind: 'User', ...fromUserRow(row) };
    case 'Group':
      return { kind: 'Group', ...fromGroupRow(row) };
    case 'ServicePrincipal':
      return { kind: 'ServicePrincipal', ...fromServicePrincipalRow(row) };
  }
}

function present<Column extends keyof PrincipalRow>(
  row: PrincipalRow,
  column: Column,
): NonNullable<PrincipalRow[Column]> {
  const value = row[column];
  if (value === null || value === undefined) throw new Error(`The row of ${row.kind} ${row.id} lacks ${column}.`);
  return value;
}
