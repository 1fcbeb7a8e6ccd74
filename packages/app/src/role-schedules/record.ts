import type { Recordable } from '../ports/change-log.ts';
import { personal } from '../ports/change-log.ts';
import type { RoleSchedule, RoleScheduleKind, RoleScheduleRequest } from '../ports/role-schedules.ts';

const TYPES = {
  eligible: { schedule: 'roleEligibilitySchedules', request: 'roleEligibilityScheduleRequests' },
  active: { schedule: 'roleAssignmentSchedules', request: 'roleAssignmentScheduleRequests' },
} as const satisfies Record<RoleScheduleKind, object>;

/** The ARM id of something under Microsoft.Authorization at a scope, in the spelling the scope was given. */
export function authorizationId(scopeText: string, type: string, name: string): string {
  return `${scopeText === '/' ? '' : scopeText}/providers/Microsoft.Authorization/${type}/${name}`;
}

/** The ARM id of a schedule. */
export function scheduleId({ kind, scopeText, id }: Pick<RoleSchedule, 'kind' | 'scopeText' | 'id'>): string {
  return authorizationId(scopeText, TYPES[kind].schedule, id);
}

/** The ARM id of a request. */
export function requestId({ kind, scopeText, id }: Pick<RoleScheduleRequest, 'kind' | 'scopeText' | 'id'>): string {
  return authorizationId(scopeText, TYPES[kind].request, id);
}

/** The operation as the activity log names it. */
export function requestOperation(kind: RoleScheduleKind, verb: string): string {
  return `Microsoft.Authorization/${TYPES[kind].request}/${verb}`;
}

/** What the change log keeps of a schedule. */
export function scheduleRecord(schedule: RoleSchedule): Recordable {
  return {
    kind: schedule.kind,
    principal: schedule.principal,
    principalType: schedule.principalType,
    role: schedule.role,
    scope: schedule.scopeText,
    condition: schedule.condition,
    startsAt: schedule.startsAt,
    endsAt: schedule.endsAt,
    eligibility: schedule.eligibility,
    managedBy: schedule.managedBy,
  };
}

/** What the change log keeps of a request; what somebody wrote about it is theirs. */
export function requestRecord(request: RoleScheduleRequest): Recordable {
  const { type, status, principal, role, scopeText, requestor, time, justification, ticketNumber, review } = request;
  return {
    type,
    status,
    principal,
    role,
    scope: scopeText,
    requestor,
    startsAt: time.startsAt,
    endsAt: time.endsAt,
    justification: justification === null ? null : personal(justification),
    ticketNumber,
    review:
      review === null ? null : { result: review.result, by: review.by, justification: personal(review.justification) },
  };
}
