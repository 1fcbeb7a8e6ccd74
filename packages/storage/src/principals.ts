import { searchKey } from '@mandate/domain/customers';
import type { Group, GuestAccount, Principal, ServicePrincipal, User } from '@mandate/domain/directory';
import type { TenantDb } from './bound.ts';
import type { PrincipalDetailRow, PrincipalRow } from './directory-rows.ts';
import { fromJson, toFlag } from './rows.ts';

type OwnRow = Omit<PrincipalRow, 'tenant_id'>;
type DetailColumns = Omit<PrincipalDetailRow, 'tenant_id' | 'id'>;

/** A principal's row with what stands beside it, if anything does. */
export type StoredPrincipal = PrincipalRow & { readonly [Column in keyof DetailColumns]: DetailColumns[Column] | null };

/** The principals of a tenant with what is known of them besides; columns of both kinds of row can be named. */
export function fromPrincipals(db: TenantDb) {
  return db
    .from('principal')
    .leftJoin('principal_detail', (join) =>
      join
        .onRef('principal_detail.tenant_id', '=', 'principal.tenant_id')
        .onRef('principal_detail.id', '=', 'principal.id'),
    );
}

/** The columns that make a {@link StoredPrincipal} beside those of the principal itself. */
export const DETAIL_COLUMNS = [
  'principal_detail.details',
  'principal_detail.role_assignable',
  'principal_detail.invited_as',
  'principal_detail.invited_as_key',
  'principal_detail.guest_home_tenant_id',
  'principal_detail.guest_home_id',
  'principal_detail.guest_changed_at',
] as const;

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

/** The row of any principal, without its tenant. */
export function toPrincipalRow(principal: Principal): OwnRow {
  switch (principal.kind) {
    case 'User':
      return toUserRow(principal);
    case 'Group':
      return toGroupRow(principal);
    case 'ServicePrincipal':
      return toServicePrincipalRow(principal);
  }
}

// The row of a user, without its tenant.
function toUserRow(user: User): OwnRow {
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
    mail_nickname: nicknameOf(user),
    mail_nickname_key: searchKey(nicknameOf(user)),
    enabled: toFlag(user.accountEnabled),
    created_at: user.createdAt,
  };
}

// The row of a group, without its tenant.
function toGroupRow(group: Group): OwnRow {
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

// The row of a service principal, without its tenant.
function toServicePrincipalRow(servicePrincipal: ServicePrincipal): OwnRow {
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

function nicknameOf({ mailNickname, userPrincipalName }: User): string {
  return mailNickname ?? userPrincipalName.split('@')[0] ?? '';
}

const NO_DETAIL: DetailColumns = {
  details: '{}',
  role_assignable: 0,
  invited_as: null,
  invited_as_key: null,
  guest_home_tenant_id: null,
  guest_home_id: null,
  guest_changed_at: null,
};

/** What stands beside the row of a principal; `undefined` when there is nothing to say. */
export function toDetailRow(principal: Principal): Omit<PrincipalDetailRow, 'tenant_id'> | undefined {
  const { id } = principal;
  switch (principal.kind) {
    case 'User': {
      const { guest, profile } = principal;
      if (!guest && !profile) return undefined;
      const details = JSON.stringify(profile ?? {});
      return { ...NO_DETAIL, id, details, ...(guest && guestColumns(guest)) };
    }
    case 'Group':
      return principal.roleAssignable ? { ...NO_DETAIL, id, role_assignable: 1 } : undefined;
    case 'ServicePrincipal':
      return principal.details && { ...NO_DETAIL, id, details: JSON.stringify(principal.details) };
  }
}

function guestColumns({ invitedAs, home, changedAt }: GuestAccount) {
  return {
    invited_as: invitedAs,
    invited_as_key: upnKey(invitedAs),
    guest_home_tenant_id: home?.tenant ?? null,
    guest_home_id: home?.id ?? null,
    guest_changed_at: changedAt,
  };
}

/** The user that a row of kind `User` holds. */
export function fromUserRow(row: StoredPrincipal): User {
  const mailNickname = row.mail_nickname ?? undefined;
  return {
    id: row.id,
    userPrincipalName: present(row, 'user_principal_name'),
    displayName: row.display_name,
    givenName: row.given_name,
    surname: row.surname,
    mail: row.mail,
    accountEnabled: row.enabled === 1,
    createdAt: row.created_at,
    ...(mailNickname === present(row, 'user_principal_name').split('@')[0] || !mailNickname ? {} : { mailNickname }),
    ...profileOf(row),
    guest: guestOf(row),
  };
}

function guestOf(row: StoredPrincipal): GuestAccount | null {
  if (row.invited_as === null) return null;
  const { guest_home_tenant_id: tenant, guest_home_id: id } = row;
  return {
    invitedAs: row.invited_as,
    home: tenant !== null && id !== null ? { tenant, id } : null,
    changedAt: row.guest_changed_at ?? row.created_at,
  };
}

function profileOf({ details }: StoredPrincipal): Pick<User, 'profile'> {
  return details === null || details === '{}' ? {} : { profile: fromJson<NonNullable<User['profile']>>(details) };
}

/** The group that a row of kind `Group` holds. */
export function fromGroupRow(row: StoredPrincipal): Group {
  return {
    id: row.id,
    displayName: row.display_name,
    description: row.description,
    mailNickname: present(row, 'mail_nickname'),
    wellKnown: row.well_known,
    roleAssignable: row.role_assignable === 1,
    createdAt: row.created_at,
  };
}

/** The service principal that a row of kind `ServicePrincipal` holds. */
export function fromServicePrincipalRow(row: StoredPrincipal): ServicePrincipal {
  return {
    id: row.id,
    appId: present(row, 'app_id'),
    displayName: row.display_name,
    accountEnabled: row.enabled === 1,
    createdAt: row.created_at,
    ...(row.details === null ? {} : { details: fromJson<NonNullable<ServicePrincipal['details']>>(row.details) }),
  };
}

/** Whatever a row holds, with its kind. */
export function fromPrincipalRow(row: StoredPrincipal): Principal {
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
