import type { Guid, Scope } from '@mandate/rbac/model';
import { contains, scopeKind, subscriptionOf } from '@mandate/rbac/scope';
import type { StoredRoleAssignment } from '../ports/role-assignments.ts';
import { isCurrent, type RoleSchedule } from '../ports/role-schedules.ts';
import type { TenantReader } from '../ports/store.ts';

/**
 * Everything that grants right now: the tenant's role assignments, and as long as they last those for a time, which
 * nothing on the wire tells apart. Through delegations other tenants' people hold more, which shows with those.
 */
export async function listActiveAssignments(
  tenant: TenantReader,
  now: number,
): Promise<readonly StoredRoleAssignment[]> {
  const timed = (await tenant.listRoleSchedules('active')).filter((each) => isOwn(each) && isCurrent(each, now));
  const standing = await tenant.listRoleAssignments();
  return timed.length === 0 ? standing : [...standing, ...timed.map(asAssignment)];
}

/** The one that grants right now under this name at exactly this scope. */
export async function findActiveAssignment(
  tenant: TenantReader,
  at: { readonly scope: Scope; readonly id: Guid },
  now: number,
): Promise<StoredRoleAssignment | undefined> {
  const standing = await tenant.findRoleAssignment(at.scope, at.id);
  if (standing) return standing;
  const timed = (await tenant.listRoleSchedules('active')).find(({ scope, id }) => scope === at.scope && id === at.id);
  return timed && isOwn(timed) && isCurrent(timed, now) ? asAssignment(timed) : undefined;
}

/** How many role assignments count towards a limit at a scope and below it: those for a time from their making on. */
export async function countAssignmentsUnder(tenant: TenantReader, scope: Scope, now: number): Promise<number> {
  const subscription = scopeKind(scope) === 'subscription' ? subscriptionOf(scope) : undefined;
  const standing = subscription
    ? await tenant.countRoleAssignments(subscription)
    : (await tenant.listRoleAssignments()).filter((each) => contains(scope, each.scope)).length;
  const timed = (await tenant.listRoleSchedules('active')).filter((each) => contains(scope, each.scope));
  return standing + timed.filter((each) => !isOver(each, now)).length;
}

/** Whether a schedule has ended. */
export function isOver({ endsAt }: Pick<RoleSchedule, 'endsAt'>, now: number): boolean {
  return endsAt !== null && endsAt <= now;
}

function isOwn({ managedBy }: RoleSchedule): boolean {
  return managedBy === null;
}

function asAssignment(schedule: RoleSchedule): StoredRoleAssignment {
  return {
    id: schedule.id,
    principal: schedule.principal,
    principalType: schedule.principalType,
    role: schedule.role,
    scope: schedule.scope,
    scopeText: schedule.scopeText,
    condition: schedule.condition,
    description: null,
    createdAt: schedule.createdAt,
    updatedAt: schedule.updatedAt,
    createdBy: schedule.createdBy,
    updatedBy: schedule.createdBy,
  };
}
