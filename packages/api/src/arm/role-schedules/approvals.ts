import type { RoleScheduleRequest } from '@mandate/app/ports/role-schedules';
import { authorizationId } from '@mandate/app/role-schedules/record';
import { asOf, listApprovals, reviewRequest } from '@mandate/app/role-schedules/review-request';
import { parseGuid } from '@mandate/rbac/guid';
import type { Scope } from '@mandate/rbac/model';
import { fail, ok } from '@mandate/rbac/result';
import { contains, ROOT } from '@mandate/rbac/scope';
import { type Static, Type } from 'typebox';
import { type Input, reply, type Work } from '../../operation.ts';
import { operation } from '../operation.ts';
import { armTime } from '../timestamp.ts';
import { APPROVAL_VERSIONS } from '../versions.ts';

const StageWire = Type.Object({
  id: Type.String(),
  name: Type.String(),
  type: Type.String(),
  properties: Type.Object({ status: Type.String(), reviewResult: Type.String(), assignedToMe: Type.Boolean() }),
});
const ApprovalWire = Type.Object({
  id: Type.String(),
  name: Type.String(),
  type: Type.String(),
  properties: Type.Object({ stages: Type.Array(StageWire) }),
});
const ReviewBody = Type.Object(
  {
    properties: Type.Optional(
      Type.Object(
        {
          reviewResult: Type.String({ maxLength: 32 }),
          justification: Type.Optional(Type.Union([Type.String({ maxLength: 2048 }), Type.Null()])),
        },
        { additionalProperties: true },
      ),
    ),
    // The Python SDK sends them flattened.
    reviewResult: Type.Optional(Type.String({ maxLength: 32 })),
    justification: Type.Optional(Type.Union([Type.String({ maxLength: 2048 }), Type.Null()])),
  },
  { additionalProperties: true },
);

const collection = '{scope}/providers/Microsoft.Authorization/roleAssignmentApprovals';
const apiVersions = APPROVAL_VERSIONS;
const requires = { anyoneInTenant: 'Only what the caller may approve is there for the caller.' } as const;
const STATUS = {
  PendingApproval: 'InProgress',
  Provisioned: 'Completed',
  Denied: 'Completed',
  Revoked: 'Completed',
  Canceled: 'Completed',
  TimedOut: 'Expired',
} as const satisfies Record<RoleScheduleRequest['status'], string>;

function stageToWire(request: RoleScheduleRequest, scopeText: string): Static<typeof StageWire> {
  const { review } = request;
  const properties = {
    displayName: 'Stage 1',
    status: STATUS[request.status],
    assignedToMe: request.status === 'PendingApproval',
    reviewResult: review?.result ?? 'NotReviewed',
    reviewedBy: review === null ? null : { principalId: review.by, principalType: 'user' },
    reviewedDateTime: review === null ? null : armTime(review.at),
    justification: review?.justification ?? null,
  };
  return {
    id: authorizationId(scopeText, 'roleAssignmentApprovals', `${request.id}/stages/${request.id}`),
    name: request.id,
    type: 'Microsoft.Authorization/roleAssignmentApprovals/stages',
    properties,
  };
}

function approvalToWire(request: RoleScheduleRequest, scopeText: string): Static<typeof ApprovalWire> {
  return {
    id: authorizationId(scopeText, 'roleAssignmentApprovals', request.id),
    name: request.id,
    type: 'Microsoft.Authorization/roleAssignmentApprovals',
    properties: { stages: [stageToWire(request, scopeText)] },
  };
}

// At the root everything that the caller may approve; at a scope what lies there or below.
async function approvable({ access, store }: Work, scope: Scope): Promise<readonly RoleScheduleRequest[]> {
  const all = await listApprovals(store.tenant(access.caller.tenant), access);
  return all.filter((each) => scope === ROOT || contains(scope, each.scope)).map((each) => asOf(each, access.at));
}

async function find(name: string, scope: Scope, work: Work) {
  const id = parseGuid(name);
  const found = (await approvable(work, scope)).find((each) => each.id === id);
  return found ? ok(found) : fail({ kind: 'role-schedule-not-found', type: 'roleAssignmentApproval', name } as const);
}

async function review(input: Input<'scope' | 'name' | 'stage', Static<typeof ReviewBody>>, work: Work) {
  const { params, scope, scopeText, body } = input;
  const found = await find(params.name, scope, work);
  if (!found.ok) return found;
  if (parseGuid(params.stage) !== found.value.id) {
    return fail({ kind: 'role-schedule-not-found', type: 'approval stage', name: params.stage } as const);
  }
  const { reviewResult = '', justification } = body.properties ?? body;
  const result = (['Approve', 'Deny'] as const).find((each) => each.toLowerCase() === reviewResult.toLowerCase());
  if (!result)
    return fail({ kind: 'role-schedule-malformed', detail: "The review result is 'Approve' or 'Deny'." } as const);
  const done = await reviewRequest(work.act, found.value.id, { result, justification: justification ?? '' });
  return done.ok ? reply(200, stageToWire(done.value, scopeText)) : done;
}

/** What the caller may approve, and doing so. Each request has one stage, which has its name. */
export const APPROVAL_OPERATIONS = [
  operation({
    id: 'ScopeRoleAssignmentApproval_List',
    method: 'GET',
    path: collection,
    apiVersions,
    requires,
    replies: { 200: Type.Object({ value: Type.Array(ApprovalWire) }) },
    async handle({ scope, scopeText, query }, work) {
      const filter = query.get('$filter') ?? '';
      if (filter !== '' && !/^\s*as(approver|target)\(\)\s*$/i.test(filter)) {
        return fail({ kind: 'filter-unsupported', filter });
      }
      return reply(200, { value: (await approvable(work, scope)).map((each) => approvalToWire(each, scopeText)) });
    },
  }),
  operation({
    id: 'ScopeRoleAssignmentApproval_GetById',
    method: 'GET',
    path: `${collection}/{name}`,
    apiVersions,
    requires,
    replies: { 200: ApprovalWire },
    async handle({ params, scope, scopeText }, work) {
      const found = await find(params.name, scope, work);
      return found.ok ? reply(200, approvalToWire(found.value, scopeText)) : found;
    },
  }),
  operation({
    id: 'ScopeRoleAssignmentApprovalSteps_List',
    method: 'GET',
    path: `${collection}/{name}/stages`,
    apiVersions,
    requires,
    replies: { 200: Type.Object({ value: Type.Array(StageWire) }) },
    async handle({ params, scope, scopeText }, work) {
      const found = await find(params.name, scope, work);
      return found.ok ? reply(200, { value: [stageToWire(found.value, scopeText)] }) : found;
    },
  }),
  operation({
    id: 'ScopeRoleAssignmentApprovalStep_GetById',
    method: 'GET',
    path: `${collection}/{name}/stages/{stage}`,
    apiVersions,
    requires,
    replies: { 200: StageWire },
    async handle({ params, scope, scopeText }, work) {
      const found = await find(params.name, scope, work);
      if (!found.ok) return found;
      if (parseGuid(params.stage) !== found.value.id) {
        return fail({ kind: 'role-schedule-not-found', type: 'approval stage', name: params.stage });
      }
      return reply(200, stageToWire(found.value, scopeText));
    },
  }),
  operation({
    id: 'ScopeRoleAssignmentApprovalStep_Patch',
    method: 'PATCH',
    path: `${collection}/{name}/stages/{stage}`,
    apiVersions,
    requires,
    body: ReviewBody,
    replies: { 200: StageWire },
    handle: review,
  }),
  operation({
    id: 'ScopeRoleAssignmentApprovalStep_Put',
    method: 'PUT',
    path: `${collection}/{name}/stages/{stage}`,
    apiVersions,
    requires,
    body: ReviewBody,
    replies: { 200: StageWire },
    handle: review,
  }),
];
