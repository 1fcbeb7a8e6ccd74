import type { RoleScheduleKind } from '@mandate/app/ports/role-schedules';
import type { DocumentKind } from '@mandate/app/ports/scoped-documents';
import type { PrincipalType } from '@mandate/domain/directory';
import type { TenantId } from '@mandate/domain/tenants';
import type { Guid, PrincipalId, RoleId, Scope } from '@mandate/rbac/model';

/** A role that a principal may activate, or holds for a time. */
export interface RoleScheduleRow {
  readonly tenant_id: TenantId;
  readonly id: Guid;
  readonly kind: RoleScheduleKind;
  readonly principal_id: PrincipalId;
  readonly principal_type: PrincipalType;
  readonly role_id: RoleId;
  readonly scope: Scope;
  readonly scope_text: string;
  readonly condition: string | null;
  readonly starts_at: number;
  readonly ends_at: number | null;
  readonly request_id: Guid;
  readonly eligibility_id: Guid | null;
  readonly managing_tenant_id: TenantId | null;
  readonly created_at: number;
  readonly updated_at: number;
  readonly created_by: PrincipalId | null;
}

/** What another tenant is offered to manage. */
export interface RegistrationDefinitionRow {
  readonly tenant_id: TenantId;
  readonly id: Guid;
  readonly scope: Scope;
  readonly scope_text: string;
  readonly name: string;
  readonly description: string | null;
  readonly managing_tenant_id: TenantId;
  /** JSON arrays. */
  readonly roles: string;
  readonly eligible: string;
  readonly created_at: number;
  readonly updated_at: number;
}

/** Where a definition holds. */
export interface RegistrationAssignmentRow {
  readonly tenant_id: TenantId;
  readonly id: Guid;
  readonly scope: Scope;
  readonly scope_text: string;
  readonly definition_id: Guid;
  readonly created_at: number;
}

/** Where a managing tenant manages something of a customer. */
export interface DelegatedScopeRow {
  readonly partner_tenant_id: TenantId;
  readonly customer_id: TenantId;
  readonly registration_id: Guid;
  readonly scope: Scope;
}

/** What is kept at a scope and changes no decision. */
export interface ScopedDocumentRow {
  readonly tenant_id: TenantId;
  readonly kind: DocumentKind;
  readonly scope: Scope;
  readonly name: string;
  /** A JSON value. */
  readonly document: string;
  readonly created_at: number;
}
