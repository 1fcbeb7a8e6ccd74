import { parseDuration } from '@mandate/domain/durations';
import { type BrokenRule, brokenRules, DEFAULT_ROLE_POLICY, type RolePolicy } from '@mandate/domain/role-policies';
import type { TenantId } from '@mandate/domain/tenants';
import type { Guid, PrincipalId, Scope } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { lineage } from '@mandate/rbac/scope';
import { type AccessSnapshot, selfIn } from '../access.ts';
import { isCurrent, type RoleSchedule, type RoleScheduleRequest } from '../ports/role-schedules.ts';
import type { TenantReader } from '../ports/store.ts';
import { isOver } from './active-assignments.ts';
import { addSchedule } from './give-role.ts';
import { policyAt } from './policies.ts';
import { scheduleId, scheduleRecord } from './record.ts';
import type { RequestRole, RequestRoleFailure, RoleWork } from './request-role.ts';
import { findSchedule, findStanding, isFull, type Settled, SHORTEST_MS, settled, timeProblem } from './schedules.ts';

type Outcome = Promise<Result<Settled, RequestRoleFailure>>;

/** Something that somebody may activate: an eligibility of the tenant's own, or one that comes with a delegation. */
export interface Eligibility {
  readonly id: Guid;
  readonly scope: Scope;
  /** Who is eligible: the person, or a group the person is in. */
  readonly principal: PrincipalId;
  readonly condition: string | null;
  readonly endsAt: number | null;
  readonly managedBy: TenantId | null;
  readonly policy: RolePolicy;
}

/** Activates a role that the caller is eligible for, or waits for whoever must approve it. */
export async function activateRole(work: RoleWork): Outcome {
  const { act, change, wanted, now } = work;
  const { access } = act;
  if (wanted.principal !== selfOf(access)) return fail({ kind: 'request-for-another' });
  const writer = change.tenant(access.caller.tenant);
  const eligibility = await findEligibility(writer, access, wanted, now);
  if (!eligibility) return fail({ kind: 'schedule-missing' });
  const problem = activationProblem(work, eligibility);
  if (problem) return fail(problem);
  const taken = await findActive(writer, wanted, now);
  if (taken) return fail({ kind: 'role-assignment-exists', existing: taken });
  const pending = await findPending(writer, wanted, now);
  if (pending) return fail({ kind: 'request-pending', id: pending });
  if (!eligibility.policy.approval.isRequired) return provision(work, eligibility);
  const { id, managedBy } = eligibility;
  return ok({
    status: 'PendingApproval',
    schedule: null,
    eligibility: id,
    managedBy,
    principalType: access.caller.kind,
  });
}

/** Gives what was activated, from now or later, until its time is over. */
export async function provision(work: RoleWork, eligibility: Eligibility): Outcome {
  const { act, change, wanted, now } = work;
  const writer = change.tenant(act.access.caller.tenant);
  const over = await findSchedule(writer, wanted);
  if (over && !isOver(over, now)) return fail({ kind: 'role-assignment-exists', existing: over.id });
  if (over) await writer.removeRoleSchedule(over.id);
  if (await isFull(writer, wanted, now)) return fail({ kind: 'role-assignment-limit' });
  const schedule: RoleSchedule = {
    id: act.ports.randomness.guid(),
    kind: 'active',
    principal: wanted.principal,
    principalType: 'User',
    role: wanted.role,
    scope: wanted.scope,
    scopeText: wanted.scopeText,
    // What was allowed under a condition is activated under it.
    condition: eligibility.condition,
    startsAt: wanted.time.startsAt,
    endsAt: wanted.time.endsAt,
    request: wanted.id,
    eligibility: eligibility.id,
    managedBy: eligibility.managedBy,
    createdAt: now,
    updatedAt: now,
    createdBy: wanted.principal,
  };
  return addSchedule(work, schedule);
}

/** Ends an activation of the caller's before its time, but not within its first five minutes. */
export async function deactivateRole({ act, change, wanted, now }: RoleWork): Outcome {
  if (wanted.principal !== selfOf(act.access)) return fail({ kind: 'request-for-another' });
  const writer = change.tenant(act.access.caller.tenant);
  const held = await findSchedule(writer, wanted);
  if (!held || held.eligibility === null || isOver(held, now)) return fail({ kind: 'schedule-missing' });
  if (isCurrent(held, now) && now - held.startsAt < SHORTEST_MS) return fail({ kind: 'duration-too-short' });
  await writer.removeRoleSchedule(held.id);
  await writer.record({
    operation: 'Microsoft.Authorization/roleAssignmentSchedules/delete',
    target: scheduleId(held),
    before: scheduleRecord(held),
    after: null,
  });
  return ok(settled('Revoked', held));
}

/** Asks whoever gives the caller a role to extend or renew it, which they do with a request of their own. */
export async function askForMore({ act, change, wanted, now }: RoleWork): Outcome {
  const { access } = act;
  if (wanted.principal !== selfOf(access)) return fail({ kind: 'request-for-another' });
  const writer = change.tenant(access.caller.tenant);
  const held = await findSchedule(writer, wanted);
  const fits = held && held.eligibility === null && isOver(held, now) === (wanted.type === 'SelfRenew');
  if (!fits) return fail({ kind: 'schedule-missing' });
  const pending = await findPending(writer, wanted, now);
  if (pending) return fail({ kind: 'request-pending', id: pending });
  return timeProblem(wanted, now) ? fail({ kind: 'schedule-over' }) : ok(settled('PendingApproval', held));
}

/** What the caller may activate for a request; of several, the one named, or the first that fits. */
export async function findEligibility(
  tenant: TenantReader,
  access: Pick<AccessSnapshot, 'caller' | 'presence' | 'principals' | 'facts' | 'tenant'>,
  { scope, role, eligibility }: Pick<RequestRole, 'scope' | 'role' | 'eligibility'>,
  now: number,
): Promise<Eligibility | undefined> {
  const above = new Set(lineage(scope, access.facts.parents));
  const fits = (each: Pick<Eligibility, 'id' | 'scope' | 'principal'>) =>
    access.principals.has(each.principal) && above.has(each.scope) && (eligibility === null || each.id === eligibility);

  if (access.presence.kind === 'delegated') {
    const managedBy = access.caller.home;
    for (const { id, scope: at, managedBy: manager, eligible } of access.tenant.delegations) {
      // A delegation's activations stand at its own scope, so that they end with it.
      if (manager !== managedBy || at !== scope) continue;
      const found = eligible.find((each) => each.role === role && fits({ id, scope: at, principal: each.principal }));
      if (found) {
        const { principal } = found;
        return { id, scope: at, principal, condition: null, endsAt: null, managedBy, policy: delegatedPolicy(found) };
      }
    }
    return undefined;
  }
  const found = (await tenant.listRoleSchedules('eligible')).find(
    (each) => each.role === role && isCurrent(each, now) && fits(each),
  );
  if (!found) return undefined;
  const { policy } = await policyAt(tenant, found.scope, role);
  return { ...found, managedBy: null, policy };
}

function delegatedPolicy(eligible: AccessSnapshot['tenant']['delegations'][number]['eligible'][number]): RolePolicy {
  const { needsSecondFactor, longest, approvers } = eligible;
  return {
    expiration: { ...DEFAULT_ROLE_POLICY.expiration, EndUser_Assignment: { isRequired: true, maximum: longest } },
    enablement: {
      ...DEFAULT_ROLE_POLICY.enablement,
      EndUser_Assignment: needsSecondFactor ? ['MultiFactorAuthentication'] : [],
    },
    approval: { isRequired: approvers.length > 0, approvers: approvers.map((id) => ({ id, kind: 'User' })) },
  };
}

function activationProblem({ act, wanted, now }: RoleWork, eligibility: Eligibility): RequestRoleFailure | undefined {
  const late = timeProblem(wanted, now);
  if (late) return late;
  const { startsAt, endsAt } = wanted.time;
  const rules: BrokenRule[] = [
    ...brokenRules(eligibility.policy, 'EndUser_Assignment', {
      ...wanted,
      startsAt,
      endsAt,
      hasSecondFactor: act.access.caller.hasSecondFactor === true,
    }),
  ];
  const most = parseDuration(eligibility.policy.expiration.EndUser_Assignment.maximum) ?? 0;
  const outlives = endsAt === null || endsAt > (eligibility.endsAt ?? Number.POSITIVE_INFINITY);
  if ((outlives || startsAt - now > most + MOST_AHEAD_MS) && !rules.includes('ExpirationRule'))
    rules.push('ExpirationRule');
  return rules.length > 0 ? { kind: 'role-policy-broken', rules } : undefined;
}

// Guests count as what they are in this tenant, people of a managing tenant as what they are at home.
function selfOf(access: AccessSnapshot): PrincipalId {
  return selfIn(access) ?? access.caller.id;
}

// An activation may be planned, but not so far ahead that nobody remembers it.
const MOST_AHEAD_MS = 14 * 86_400_000;

async function findActive(tenant: TenantReader, wanted: RequestRole, now: number): Promise<Guid | undefined> {
  const held = await findSchedule(tenant, wanted);
  if (held && !isOver(held, now)) return held.id;
  return (await findStanding(tenant, wanted))?.id;
}

async function findPending(tenant: TenantReader, wanted: RequestRole, now: number): Promise<Guid | undefined> {
  const waiting = (await tenant.listDocuments('role-request')).find(
    ({ value }) =>
      isPending(value, now) &&
      value.kind === wanted.kind &&
      value.principal === wanted.principal &&
      value.role === wanted.role &&
      value.scope === wanted.scope,
  );
  return waiting?.value.id;
}

/** Whether a request still waits for somebody to decide. */
export function isPending({ status, decideBy }: RoleScheduleRequest, now: number): boolean {
  return status === 'PendingApproval' && (decideBy === null || now < decideBy);
}
