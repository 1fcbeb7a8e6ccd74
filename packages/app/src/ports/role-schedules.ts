import type { PrincipalType } from '@mandate/domain/directory';
import type { TenantId } from '@mandate/domain/tenants';
import type { Guid, PrincipalId, RoleAssignment, RoleId, Scope } from '@mandate/rbac/model';
import type { Result } from '@mandate/rbac/result';

/** A role assignment that counts from one moment to another, the second not included. */
export interface TimedAssignment extends RoleAssignment {
  readonly startsAt: number;
  /** `null` when it never ends. */
  readonly endsAt: number | null;
  /** The tenant whose principal holds it through a delegation; `null` for the tenant's own. */
  readonly managedBy: TenantId | null;
}

/** Whether a role that was given for a time counts at a moment. */
export function isCurrent({ startsAt, endsAt }: Pick<TimedAssignment, 'startsAt' | 'endsAt'>, now: number): boolean {
  return startsAt <= now && (endsAt === null || now < endsAt);
}

/** A role that somebody may activate (`eligible`) or holds for a time (`active`). */
export interface RoleSchedule extends TimedAssignment {
  readonly kind: RoleScheduleKind;
  /** The scope in the spelling it was given. */
  readonly scopeText: string;
  readonly principalType: PrincipalType;
  /** The request that it came from. */
  readonly request: Guid;
  /** Active ones only: the eligibility that was activated, or the delegation; `null` when somebody assigned it. */
  readonly eligibility: Guid | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly createdBy: PrincipalId | null;
}
export type RoleScheduleKind = 'eligible' | 'active';

/** What a request asks for (https://learn.microsoft.com/rest/api/authorization/role-assignment-schedule-requests). */
export const ROLE_REQUEST_TYPES = [
  'AdminAssign',
  'AdminRemove',
  'AdminUpdate',
  'AdminExtend',
  'AdminRenew',
  'SelfActivate',
  'SelfDeactivate',
  'SelfExtend',
  'SelfRenew',
] as const;
export type RoleRequestType = (typeof ROLE_REQUEST_TYPES)[number];

/** Where a request is; one that waits is `PendingApproval`. */
export type RoleRequestStatus = 'Provisioned' | 'Revoked' | 'PendingApproval' | 'Canceled' | 'Denied' | 'TimedOut';

/** How long a request asks for, as it was written. */
export interface RequestedTime {
  readonly startsAt: number;
  readonly type: 'AfterDuration' | 'AfterDateTime' | 'NoExpiration';
  readonly duration: string | null;
  readonly endsAt: number | null;
}

/** What an approver decided. */
export interface RoleReview {
  readonly result: 'Approve' | 'Deny';
  readonly justification: string;
  readonly by: PrincipalId;
  readonly at: number;
}

/** A request about a role for a time, kept whatever became of it. */
export interface RoleScheduleRequest {
  readonly id: Guid;
  readonly kind: RoleScheduleKind;
  readonly type: RoleRequestType;
  readonly status: RoleRequestStatus;
  readonly scope: Scope;
  readonly scopeText: string;
  readonly principal: PrincipalId;
  readonly principalType: PrincipalType;
  readonly role: RoleId;
  readonly time: RequestedTime;
  readonly condition: string | null;
  readonly justification: string | null;
  readonly ticketNumber: string | null;
  readonly ticketSystem: string | null;
  readonly requestor: PrincipalId;
  /** The eligibility that is activated. */
  readonly eligibility: Guid | null;
  /** The schedule it made or changed. */
  readonly schedule: Guid | null;
  readonly managedBy: TenantId | null;
  /** When nobody has decided by then, it is too late. */
  readonly decideBy: number | null;
  readonly review: RoleReview | null;
  readonly createdAt: number;
}

/** Reads the roles that were given for a time in one tenant. */
export interface RoleScheduleReader {
  /** Also those that are over, or have not begun; oldest first, then by id. */
  listRoleSchedules(kind: RoleScheduleKind): Promise<readonly RoleSchedule[]>;
}

/** Writes the roles that were given for a time in one tenant. */
export interface RoleScheduleWriter {
  /** Fails with the one that the same principal has for the same role and scope, also when that is over. */
  addRoleSchedule(
    schedule: RoleSchedule,
  ): Promise<Result<void, { readonly kind: 'role-assignment-exists'; readonly existing: Guid }>>;
  /** Changes its times, its condition and its request. */
  updateRoleSchedule(schedule: RoleSchedule): Promise<void>;
  /** Answers whether there was one. */
  removeRoleSchedule(id: Guid): Promise<boolean>;
}
