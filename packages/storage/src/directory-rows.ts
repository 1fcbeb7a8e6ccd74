import type { WellKnownGroup } from '@mandate/domain/directory';
import type { TenantId } from '@mandate/domain/tenants';
import type { Guid, PrincipalId } from '@mandate/rbac/model';
import type { Flag } from './schema.ts';

/** Users, groups and service principals: one table, so that an id is unique among all of them. */
export interface PrincipalRow {
  readonly tenant_id: TenantId;
  readonly id: PrincipalId;
  readonly kind: 'User' | 'Group' | 'ServicePrincipal';
  readonly display_name: string;
  readonly name_key: string;
  readonly user_principal_name: string | null;
  /** Lower case only: what makes two names the same. */
  readonly upn_key: string | null;
  /** Without accents as well: what searches look at. */
  readonly upn_search_key: string | null;
  readonly given_name: string | null;
  readonly surname: string | null;
  readonly mail: string | null;
  readonly description: string | null;
  readonly mail_nickname: string | null;
  readonly mail_nickname_key: string | null;
  readonly well_known: WellKnownGroup | null;
  readonly app_id: Guid | null;
  readonly enabled: Flag;
  readonly created_at: number;
}

/** What is known of a principal besides; only those that have something to say have a row. */
export interface PrincipalDetailRow {
  readonly tenant_id: TenantId;
  readonly id: PrincipalId;
  /** A JSON object: a user's profile, or what is known of a service principal. */
  readonly details: string;
  readonly role_assignable: Flag;
  /** The address a guest was invited under; `null` for everybody else. */
  readonly invited_as: string | null;
  readonly invited_as_key: string | null;
  readonly guest_home_tenant_id: TenantId | null;
  readonly guest_home_id: PrincipalId | null;
  readonly guest_changed_at: number | null;
}

/** That a principal owns a group, an application or a service principal. */
export interface ObjectOwnerRow {
  readonly tenant_id: TenantId;
  readonly object_id: PrincipalId;
  readonly owner_id: PrincipalId;
}

/** The registration of an application. */
export interface ApplicationRow {
  readonly tenant_id: TenantId;
  readonly id: PrincipalId;
  readonly app_id: Guid;
  readonly display_name: string;
  readonly name_key: string;
  /** A JSON object with everything that has no column. */
  readonly manifest: string;
  readonly created_at: number;
}

/** A name of an application besides its id. */
export interface ApplicationUriRow {
  readonly tenant_id: TenantId;
  readonly uri_key: string;
  readonly uri: string;
  readonly application_id: PrincipalId;
}

/** That a principal holds a role of an application. */
export interface AppRoleAssignmentRow {
  readonly tenant_id: TenantId;
  readonly id: Guid;
  readonly app_role_id: Guid;
  readonly principal_id: PrincipalId;
  readonly resource_id: PrincipalId;
  readonly created_at: number;
}

/** Something deleted that can still come back. */
export interface DeletedObjectRow {
  readonly tenant_id: TenantId;
  readonly id: PrincipalId;
  readonly kind: 'User' | 'Group' | 'ServicePrincipal' | 'Application';
  readonly name_key: string;
  readonly deleted_at: number;
  /** A JSON object with the rows as they were. */
  readonly rows: string;
}

/** What somebody wrote beside a credential. */
export interface CredentialLabelRow {
  readonly tenant_id: TenantId;
  readonly holder_id: PrincipalId;
  readonly id: Guid;
  readonly label: string;
}
