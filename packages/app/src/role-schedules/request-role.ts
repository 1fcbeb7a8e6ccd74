import type { PrincipalType } from '@mandate/domain/directory';
import type { BrokenRule } from '@mandate/domain/role-policies';
import type { Attributes, Guid, PrincipalId, RoleId, Scope } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import type { CallerAct } from '../act.ts';
import { commitAt } from '../gates/commit-at.ts';
import type { RequestedTime, RoleRequestType, RoleScheduleKind, RoleScheduleRequest } from '../ports/role-schedules.ts';
import type { Change } from '../ports/store.ts';
import type { AssignRoleFailure } from '../role-assignments/assign-role.ts';
import type { RemoveRoleAssignmentFailure } from '../role-assignments/remove-role-assignment.ts';
import { activateRole, askForMore, deactivateRole } from './activate-role.ts';
import { giveRole, removeRole, retimeRole } from './give-role.ts';
import { requestOperation, requestRecord, requestId as targetOf } from './record.ts';
import type { Settled, TimeFailure } from './schedules.ts';

/** A request about a role for a time. Everything is parsed; nothing is known to exist yet. */
export interface RequestRole {
  readonly id: Guid;
  readonly kind: RoleScheduleKind;
  readonly type: RoleRequestType;
  readonly scope: Scope;
  readonly scopeText: string;
  readonly principal: PrincipalId;
  readonly role: RoleId;
  readonly time: RequestedTime;
  readonly condition: string | null;
  readonly justification: string | null;
  readonly ticketNumber: string | null;
  readonly ticketSystem: string | null;
  /** The eligibility that shall be activated; any that fits when it is not said. */
  readonly eligibility: Guid | null;
  /** The attributes the authorisation was decided with. */
  readonly attributes: Attributes;
}

/** Why a request about a role came to nothing. */
export type RequestRoleFailure =
  | AssignRoleFailure
  | RemoveRoleAssignmentFailure
  | { readonly kind: 'request-exists'; readonly id: Guid }
  | { readonly kind: 'request-type-misplaced'; readonly type: RoleRequestType }
  | { readonly kind: 'request-pending'; readonly id: Guid }
  | { readonly kind: 'request-for-another' }
  | { readonly kind: 'principal-not-schedulable'; readonly principal: PrincipalId; readonly type: PrincipalType }
  | { readonly kind: 'role-policy-broken'; readonly rules: readonly BrokenRule[] }
  | TimeFailure
  | { readonly kind: 'schedule-missing' };

/** One request while its transaction runs. */
export interface RoleWork {
  readonly act: CallerAct;
  readonly change: Change;
  readonly wanted: RequestRole;
  readonly now: number;
}

const STEPS: Readonly<Record<RoleRequestType, (work: RoleWork) => Promise<Result<Settled, RequestRoleFailure>>>> = {
  AdminAssign: giveRole,
  AdminRemove: removeRole,
  AdminUpdate: retimeRole,
  AdminExtend: retimeRole,
  AdminRenew: retimeRole,
  SelfActivate: activateRole,
  SelfDeactivate: deactivateRole,
  SelfExtend: askForMore,
  SelfRenew: askForMore,
};

/** How long somebody has to decide about an activation. */
const DECIDE_WITHIN_MS = 86_400_000;

/**
 * Does what a request asks and keeps the request. With `rehearse` everything is checked, and nothing written. Whoever
 * asks for somebody was found to have the right to; whoever asks for themselves needs an eligibility and no right.
 */
export async function requestRole(
  act: CallerAct,
  wanted: RequestRole,
  rehearse: boolean,
): Promise<Result<RoleScheduleRequest, RequestRoleFailure>> {
  if (wanted.kind === 'eligible' && (wanted.type === 'SelfActivate' || wanted.type === 'SelfDeactivate')) {
    return fail({ kind: 'request-type-misplaced', type: wanted.type });
  }
  const gated = { scope: wanted.scope, does: wanted.type === 'AdminRemove' ? 'delete' : 'write' } as const;
  type Outcome = { readonly rehearsed: RoleScheduleRequest };
  const done = await commitAt<RoleScheduleRequest, RequestRoleFailure | Outcome>(act, gated, async (change) => {
    const now = act.ports.clock.now();
    const writer = change.tenant(act.access.caller.tenant);
    if (await writer.findDocument('role-request', wanted.scope, wanted.id)) {
      return fail({ kind: 'request-exists', id: wanted.id });
    }
    const settled = await STEPS[wanted.type]({ act, change, wanted, now });
    if (!settled.ok) return settled;
    const request = requestOf(act, wanted, settled.value, now);
    if (rehearse) return fail({ rehearsed: request });
    await writer.putDocument('role-request', { scope: request.scope, name: request.id, value: request });
    await writer.record({
      operation: requestOperation(request.kind, 'write'),
      target: targetOf(request),
      before: null,
      after: requestRecord(request),
    });
    return ok(request);
  });
  if (done.ok) return done;
  return 'rehearsed' in done.failure ? ok(done.failure.rehearsed) : fail(done.failure);
}

function requestOf(act: CallerAct, wanted: RequestRole, settled: Settled, now: number): RoleScheduleRequest {
  const { attributes, ...asked } = wanted;
  const { status, schedule, eligibility, managedBy, principalType } = settled;
  const requestor = act.access.caller.id;
  const decideBy = status === 'PendingApproval' ? now + DECIDE_WITHIN_MS : null;
  return {
    ...asked,
    status,
    schedule,
    eligibility,
    managedBy,
    principalType,
    requestor,
    decideBy,
    review: null,
    createdAt: now,
  };
}
