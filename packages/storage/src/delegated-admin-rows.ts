import type { DelegatedAdminRequest } from '@mandate/app/ports/delegated-admin';
import type {
  AccessAssignment,
  DelegatedAdminRelationship,
  DelegatedAdminStatus,
} from '@mandate/domain/delegated-admin';
import type { TenantId } from '@mandate/domain/tenants';
import type { Guid, PrincipalId } from '@mandate/rbac/model';
import { fromJson } from './rows.ts';

/** A granular relationship, keyed by the partner (`tenant_id`), then its id. */
export interface DelegatedAdminRow {
  readonly tenant_id: TenantId;
  readonly id: string;
  readonly customer_id: TenantId | null;
  readonly display_name: string;
  /** In lower case: what makes two names the same. */
  readonly name_key: string;
  /** Without accents as well: what searches look at and lists are ordered by. */
  readonly search_key: string;
  /** A JSON array of template ids. */
  readonly roles: string;
  readonly duration_days: number;
  readonly auto_extend_days: 0 | 180;
  readonly status: DelegatedAdminStatus;
  readonly created_at: number;
  readonly locked_at: number | null;
  readonly activated_at: number | null;
  readonly ends_at: number | null;
  readonly updated_at: number;
  readonly version: number;
}

/** The roles that a partner's group holds through a granular relationship. */
export interface AccessAssignmentRow {
  readonly tenant_id: TenantId;
  readonly relationship_id: string;
  readonly id: Guid;
  readonly group_id: PrincipalId;
  /** A JSON array of template ids. */
  readonly roles: string;
  readonly created_at: number;
  readonly updated_at: number;
  readonly version: number;
}

/** What was asked of a granular relationship. */
export interface DelegatedAdminRequestRow {
  readonly tenant_id: TenantId;
  readonly relationship_id: string;
  readonly id: Guid;
  readonly action: DelegatedAdminRequest['action'];
  readonly at: number;
}

/** A change of an access assignment. */
export interface DelegatedAdminOperationRow {
  readonly tenant_id: TenantId;
  readonly relationship_id: string;
  readonly id: Guid;
  readonly assignment_id: Guid;
  readonly at: number;
}

/** That a granular relationship names this tenant as its customer. */
export interface ReceivedDelegatedAdminRow {
  readonly tenant_id: TenantId;
  readonly partner_tenant_id: TenantId;
  readonly relationship_id: string;
}

/** The relationship that a row holds. */
export function fromDelegatedAdminRow(row: DelegatedAdminRow): DelegatedAdminRelationship {
  return {
    id: row.id,
    partner: row.tenant_id,
    customer: row.customer_id,
    displayName: row.display_name,
    roles: fromJson<readonly Guid[]>(row.roles),
    durationDays: row.duration_days,
    autoExtendDays: row.auto_extend_days,
    status: row.status,
    createdAt: row.created_at,
    lockedAt: row.locked_at,
    activatedAt: row.activated_at,
    endsAt: row.ends_at,
    updatedAt: row.updated_at,
    version: row.version,
  };
}

/** The assignment that a row holds. */
export function fromAccessAssignmentRow(row: AccessAssignmentRow): AccessAssignment {
  return {
    id: row.id,
    relationship: row.relationship_id,
    group: row.group_id,
    roles: fromJson<readonly Guid[]>(row.roles),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
  };
}
