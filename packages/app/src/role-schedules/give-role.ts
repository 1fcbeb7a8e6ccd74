import { brokenRules, type RoleAct } from '@mandate/domain/role-policies';
import { whyNotAssignable } from '@mandate/rbac/custom-roles';
import { fail, ok, type Result } from '@mandate/rbac/result';
import type { RoleSchedule } from '../ports/role-schedules.ts';
import type { TenantReader } from '../ports/store.ts';
import { conditionProblem, isEscalation, principalTypeOf } from '../role-assignments/assign-role.ts';
import { roleAssignmentId, toRecord } from '../role-assignments/record.ts';
import { isLastAdministrator, mayGiveBack } from '../role-assignments/remove-role-assignment.ts';
import { isOver } from './active-assignments.ts';
import { policyAt } from './policies.ts';
import { scheduleId, scheduleRecord } from './record.ts';
import type { RequestRoleFailure, RoleWork } from './request-role.ts';
import { findSchedule, findStanding, isFull, type Settled, settled, timeProblem } from './schedules.ts';

type Outcome = Promise<Result<Settled, RequestRoleFailure>>;

/** Gives a role for a time, at once or later, or makes somebody eligible for it. */
export async function giveRole(work: RoleWork): Outcome {
  const { act, change, wanted, now } = work;
  const writer = change.tenant(act.access.caller.tenant);
  const allowed = await mayGive(work, writer);
  if (allowed) return fail(allowed);
  const principalType = await principalTypeOf(writer, change.tenant, wanted.principal);
  if (!principalType) {
    return fail({ kind: 'principal-not-found', principal: wanted.principal, tenant: act.access.caller.tenant });
  }
  // An application cannot sign in to activate; a partner's groups hold roles for good and by their relationship only.
  const unfit =
    principalType === 'ForeignGroup' || (wanted.kind === 'eligible' && principalType === 'ServicePrincipal');
  if (unfit) return fail({ kind: 'principal-not-schedulable', principal: wanted.principal, type: principalType });

  const standing = wanted.kind === 'active' ? await findStanding(writer, wanted) : undefined;
  if (standing) return fail({ kind: 'role-assignment-exists', existing: standing.id });
  const held = await findSchedule(writer, wanted);
  if (held && !isOver(held, now)) return fail({ kind: 'role-assignment-exists', existing: held.id });
  if (held) await writer.removeRoleSchedule(held.id);
  if (wanted.kind === 'active' && (await isFull(writer, wanted, now))) return fail({ kind: 'role-assignment-limit' });

  const schedule: RoleSchedule = {
    id: act.ports.randomness.guid(),
    kind: wanted.kind,
    principal: wanted.principal,
    principalType,
    role: wanted.role,
    scope: wanted.scope,
    scopeText: wanted.scopeText,
    condition: wanted.condition,
    startsAt: wanted.time.startsAt,
    endsAt: wanted.time.endsAt,
    request: wanted.id,
    eligibility: null,
    managedBy: null,
    createdAt: now,
    updatedAt: now,
    createdBy: act.access.caller.id,
  };
  return addSchedule(work, schedule);
}

/** Writes a schedule down and answers for its request. */
export async function addSchedule({ act, change }: RoleWork, schedule: RoleSchedule): Outcome {
  const writer = change.tenant(act.access.caller.tenant);
  const added = await writer.addRoleSchedule(schedule);
  if (!added.ok) return added;
  await writer.record({
    operation: 'Microsoft.Authorization/roleAssignmentSchedules/write',
    target: scheduleId(schedule),
    before: null,
    after: scheduleRecord(schedule),
  });
  return ok(settled('Provisioned', schedule));
}

/** Takes a role away that was given for a time or for good, or somebody's eligibility with what was activated by it. */
export async function removeRole({ act, change, wanted, now }: RoleWork): Outcome {
  const writer = change.tenant(act.access.caller.tenant);
  const held = await findSchedule(writer, wanted);
  if (held && !isOver(held, now)) {
    const activated = (await writer.listRoleSchedules('active')).filter(({ eligibility }) => eligibility === held.id);
    for (const schedule of [held, ...activated]) {
      await writer.removeRoleSchedule(schedule.id);
      await writer.record({
        operation: 'Microsoft.Authorization/roleAssignmentSchedules/delete',
        target: scheduleId(schedule),
        before: scheduleRecord(schedule),
        after: null,
      });
    }
    return ok(settled('Revoked', held));
  }
  const standing = wanted.kind === 'active' ? await findStanding(writer, wanted) : undefined;
  if (!standing) return fail({ kind: 'schedule-missing' });
  const all = await writer.listRoleAssignments();
  if (!mayGiveBack(act.access) && isLastAdministrator(standing, all)) {
    return fail({ kind: 'last-administrator' });
  }
  await writer.removeRoleAssignment(standing.scope, standing.id);
  await writer.record({
    operation: 'Microsoft.Authorization/roleAssignments/delete',
    target: roleAssignmentId(standing),
    before: toRecord(standing),
    after: null,
  });
  return ok({
    status: 'Revoked',
    schedule: standing.id,
    eligibility: null,
    managedBy: null,
    principalType: standing.principalType,
  });
}

/** Changes the times of what lasts, extends it, or renews what is over. What was activated has its own rules. */
export async function retimeRole(work: RoleWork): Outcome {
  const { act, change, wanted, now } = work;
  const writer = change.tenant(act.access.caller.tenant);
  const refused = await mayGive(work, writer);
  if (refused) return fail(refused);
  const held = await findSchedule(writer, wanted);
  if (!held || held.eligibility !== null) return fail({ kind: 'schedule-missing' });
  if (isOver(held, now) !== (wanted.type === 'AdminRenew')) return fail({ kind: 'schedule-missing' });
  if (wanted.kind === 'active' && isOver(held, now) && (await isFull(writer, wanted, now))) {
    return fail({ kind: 'role-assignment-limit' });
  }
  const { startsAt, endsAt } = wanted.time;
  const begun = !isOver(held, now) && held.startsAt <= now;
  const condition = wanted.type === 'AdminUpdate' ? wanted.condition : held.condition;
  const after = {
    ...held,
    condition,
    startsAt: begun ? held.startsAt : startsAt,
    endsAt,
    request: wanted.id,
    updatedAt: now,
  };
  await writer.updateRoleSchedule(after);
  await writer.record({
    operation: 'Microsoft.Authorization/roleAssignmentSchedules/write',
    target: scheduleId(held),
    before: scheduleRecord(held),
    after: scheduleRecord(after),
  });
  // What was activated never outlasts what it was activated from.
  for (const activated of await writer.listRoleSchedules('active')) {
    const outlasts = endsAt !== null && (activated.endsAt === null || activated.endsAt > endsAt);
    if (activated.eligibility === held.id && outlasts) {
      await writer.updateRoleSchedule({ ...activated, endsAt, updatedAt: now });
    }
  }
  return ok(settled('Provisioned', after));
}

async function mayGive({ act, wanted, now }: RoleWork, tenant: TenantReader): Promise<RequestRoleFailure | undefined> {
  const { facts, caller } = act.access;
  const role = facts.roles.get(wanted.role);
  if (!role) return { kind: 'role-not-found', role: wanted.role };
  if (whyNotAssignable(role, wanted.scope, facts.parents) !== undefined) {
    return { kind: 'role-not-assignable-here', role: role.id, scope: wanted.scopeText };
  }
  if (isEscalation(act, role, wanted)) return { kind: 'escalation-refused', role: role.id };
  const problem = conditionProblem(wanted.condition) ?? timeProblem(wanted, now);
  if (problem) return problem;
  const { policy } = await policyAt(tenant, wanted.scope, wanted.role);
  const by: RoleAct = wanted.kind === 'eligible' ? 'Admin_Eligibility' : 'Admin_Assignment';
  const rules = brokenRules(policy, by, {
    ...wanted,
    ...wanted.time,
    hasSecondFactor: caller.hasSecondFactor === true,
  });
  return rules.length > 0 ? { kind: 'role-policy-broken', rules } : undefined;
}
