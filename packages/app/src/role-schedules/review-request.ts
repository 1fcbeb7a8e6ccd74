import { NO_ATTRIBUTES } from '@mandate/rbac/attributes';
import type { Guid } from '@mandate/rbac/model';
import { principalSet } from '@mandate/rbac/principals';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type AccessSnapshot, decideFor } from '../access.ts';
import type { CallerAct } from '../act.ts';
import { commitAt } from '../gates/commit-at.ts';
import type { RoleReview, RoleScheduleRequest } from '../ports/role-schedules.ts';
import type { TenantReader } from '../ports/store.ts';
import { type Eligibility, findEligibility, isPending, provision } from './activate-role.ts';
import { requestId, requestOperation, requestRecord } from './record.ts';
import type { RequestRoleFailure } from './request-role.ts';

/** Why a request was not decided or taken back. */
export type ReviewRequestFailure =
  | RequestRoleFailure
  | { readonly kind: 'approval-missing'; readonly id: Guid }
  | { readonly kind: 'request-settled'; readonly status: string }
  | { readonly kind: 'not-an-approver' }
  | { readonly kind: 'review-unjustified' };

/** The requests for activation that wait for an approver, or did. */
export async function listApprovals(
  tenant: TenantReader,
  access: AccessSnapshot,
): Promise<readonly RoleScheduleRequest[]> {
  const found: RoleScheduleRequest[] = [];
  for (const { value } of await tenant.listDocuments('role-request')) {
    if (value.type === 'SelfActivate' && value.decideBy !== null && (await isApprover(tenant, access, value))) {
      found.push(value);
    }
  }
  return found;
}

/** A request as it stands at a moment: one that nobody decided in time has timed out. */
export function asOf(request: RoleScheduleRequest, now: number): RoleScheduleRequest {
  const late = request.status === 'PendingApproval' && !isPending(request, now);
  return late ? { ...request, status: 'TimedOut' } : request;
}

/** Approves or denies an activation. Nobody decides about their own, and each is decided once. */
export async function reviewRequest(
  act: CallerAct,
  id: Guid,
  { result, justification }: Pick<RoleReview, 'result' | 'justification'>,
): Promise<Result<RoleScheduleRequest, ReviewRequestFailure>> {
  const { access, ports } = act;
  const { tenant } = access.caller;
  const asked = (await listApprovals(ports.store.tenant(tenant), access)).find((request) => request.id === id);
  if (!asked) return fail({ kind: 'approval-missing', id });
  if (justification.trim() === '') return fail({ kind: 'review-unjustified' });
  const gated = { scope: asked.scope, does: 'write' } as const;
  return commitAt<RoleScheduleRequest, ReviewRequestFailure>(act, gated, async (change) => {
    const now = ports.clock.now();
    const writer = change.tenant(tenant);
    const before = await writer.findDocument('role-request', asked.scope, asked.id);
    if (!before || !(await isApprover(writer, access, before))) return fail({ kind: 'approval-missing', id });
    if (!isPending(before, now)) return fail({ kind: 'request-settled', status: asOf(before, now).status });
    if (before.requestor === access.caller.id) return fail({ kind: 'not-an-approver' });

    const review: RoleReview = { result, justification, by: access.caller.id, at: now };
    let after: RoleScheduleRequest = { ...before, status: 'Denied', review };
    if (result === 'Approve') {
      const eligibility = await eligibilityOf(writer, access, before, now);
      if (!eligibility) return fail({ kind: 'schedule-missing' });
      const time = fromNow(before, now);
      if (eligibility.endsAt !== null && (time.endsAt ?? Number.POSITIVE_INFINITY) > eligibility.endsAt) {
        return fail({ kind: 'role-policy-broken', rules: ['ExpirationRule'] });
      }
      const wanted = { ...before, time, attributes: NO_ATTRIBUTES };
      const given = await provision({ act, change, wanted, now }, eligibility);
      if (!given.ok) return given;
      after = { ...before, ...given.value, time, review };
    }
    await writer.putDocument('role-request', { scope: after.scope, name: after.id, value: after });
    await writer.record({
      operation: requestOperation(after.kind, 'write'),
      target: requestId(after),
      before: requestRecord(before),
      after: requestRecord(after),
    });
    return ok(after);
  });
}

/** Takes back a request that still waits: by whoever made it, or by somebody who may write such requests there. */
export async function cancelRequest(
  act: CallerAct,
  request: RoleScheduleRequest,
): Promise<Result<void, ReviewRequestFailure>> {
  const { access, ports } = act;
  const name = requestOperation(request.kind, 'write');
  const question = { action: { plane: 'management', name }, scope: request.scope, attributes: NO_ATTRIBUTES } as const;
  const may = request.requestor === access.caller.id || decideFor(access, question).effect === 'allow';
  if (!may) return fail({ kind: 'request-for-another' });
  return commitAt<void, ReviewRequestFailure>(act, { scope: request.scope, does: 'write' }, async (change) => {
    const writer = change.tenant(access.caller.tenant);
    const now = ports.clock.now();
    const before = await writer.findDocument('role-request', request.scope, request.id);
    if (!before || !isPending(before, now)) {
      return fail({ kind: 'request-settled', status: before ? asOf(before, now).status : 'Canceled' });
    }
    const after: RoleScheduleRequest = { ...before, status: 'Canceled' };
    await writer.putDocument('role-request', { scope: after.scope, name: after.id, value: after });
    await writer.record({
      operation: requestOperation(after.kind, 'cancel/action'),
      target: requestId(after),
      before: requestRecord(before),
      after: requestRecord(after),
    });
    return ok(undefined);
  });
}

// An approval stands for as long as was asked, from the moment it is given.
function fromNow({ time }: RoleScheduleRequest, now: number): RoleScheduleRequest['time'] {
  if (time.startsAt >= now || time.type !== 'AfterDuration' || time.endsAt === null) return time;
  return { ...time, startsAt: now, endsAt: now + (time.endsAt - time.startsAt) };
}

async function isApprover(
  tenant: TenantReader,
  access: AccessSnapshot,
  request: RoleScheduleRequest,
): Promise<boolean> {
  const eligibility = await eligibilityOf(tenant, access, request, access.at);
  if (!eligibility || (access.presence.kind === 'delegated') !== (request.managedBy !== null)) return false;
  return eligibility.policy.approval.approvers.some(({ id }) => access.principals.has(id as Guid));
}

// What the requestor is eligible for still, with the groups as they are now.
function eligibilityOf(
  tenant: TenantReader,
  access: AccessSnapshot,
  request: RoleScheduleRequest,
  now: number,
): Promise<Eligibility | undefined> {
  const { groupsOf, enabled } = request.managedBy === null ? access.tenant : access.home;
  const principals = enabled.has(request.principal)
    ? principalSet([request.principal], (member) => groupsOf.get(member) ?? [])
    : new Map();
  return findEligibility(tenant, { ...access, principals }, request, now);
}
