import type { Guid } from '@mandate/rbac/model';
import { scopeKind, subscriptionOf, subscriptionScope } from '@mandate/rbac/scope';
import type { RoleSchedule, RoleScheduleRequest } from '../ports/role-schedules.ts';
import type { TenantReader } from '../ports/store.ts';
import { countAssignmentsUnder } from './active-assignments.ts';

/** Shorter than this nothing is given, and nothing given is handed back sooner. */
export const SHORTEST_MS = 5 * 60_000;

/**
 * Role assignments per subscription, at it and below
 * (https://learn.microsoft.com/azure/role-based-access-control/troubleshoot-limits).
 */
export const ROLE_ASSIGNMENT_LIMIT = 4000;

const GROUP_ASSIGNMENT_LIMIT = 500;

type Wanted = Pick<RoleScheduleRequest, 'kind' | 'principal' | 'role' | 'scope' | 'time'>;

/** What became of a request: its status and the schedule it is about. */
export type Settled = Pick<RoleScheduleRequest, 'status' | 'schedule' | 'eligibility' | 'managedBy' | 'principalType'>;

/** What a request comes to about a schedule. */
export function settled(status: Settled['status'], schedule: RoleSchedule): Settled {
  const { id, eligibility, managedBy, principalType } = schedule;
  return { status, schedule: id, eligibility, managedBy, principalType };
}

/** The schedule of a request's principal, role, scope and kind, whether it lasts or is over. */
export async function findSchedule(
  tenant: TenantReader,
  wanted: Pick<Wanted, 'kind' | 'principal' | 'role' | 'scope'>,
): Promise<RoleSchedule | undefined> {
  return (await tenant.listRoleSchedules(wanted.kind)).find(
    ({ principal, role, scope }) => principal === wanted.principal && role === wanted.role && scope === wanted.scope,
  );
}

/** The lasting assignment that a request for an active role would only repeat. */
export async function findStanding(
  tenant: TenantReader,
  wanted: Pick<Wanted, 'principal' | 'role' | 'scope'>,
): ReturnType<TenantReader['findRoleAssignment']> {
  return (await tenant.listRoleAssignments()).find(
    ({ principal, role, scope }) => principal === wanted.principal && role === wanted.role && scope === wanted.scope,
  );
}

/** What is wrong with a time that was asked for. */
export type TimeFailure = { readonly kind: 'schedule-over' } | { readonly kind: 'duration-too-short' };

/** Whether a time is none: over before it begins, over already, or too short to do anything in. */
export function timeProblem({ time }: Pick<Wanted, 'time'>, now: number): TimeFailure | undefined {
  if (time.endsAt === null) return undefined;
  if (time.endsAt <= now) return { kind: 'schedule-over' };
  return time.endsAt - time.startsAt < SHORTEST_MS ? { kind: 'duration-too-short' } : undefined;
}

/** Whether no more assignments fit where a request wants one. */
export async function isFull(tenant: TenantReader, { scope }: Pick<Wanted, 'scope'>, now: number): Promise<boolean> {
  const subscription: Guid | undefined = subscriptionOf(scope);
  if (subscription) {
    return (await countAssignmentsUnder(tenant, subscriptionScope(subscription), now)) >= ROLE_ASSIGNMENT_LIMIT;
  }
  if (scopeKind(scope) !== 'management-group') return false;
  return (await countAssignmentsUnder(tenant, scope, now)) >= GROUP_ASSIGNMENT_LIMIT;
}
