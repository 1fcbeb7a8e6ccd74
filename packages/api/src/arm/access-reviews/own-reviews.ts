import { listOwnReviews, reviewAccess, reviewedAssignments, reviewOf } from '@mandate/app/access-reviews/reviews';
import type { ReviewedAccess } from '@mandate/app/ports/access-reviews';
import { parseGuid } from '@mandate/rbac/guid';
import { fail, ok } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply, type Work } from '../../operation.ts';
import { operation } from '../operation.ts';
import { ACCESS_REVIEW_VERSIONS } from '../versions.ts';
import { decisionsToWire } from './reviews.ts';
import { instanceToWire, ReviewThing, ReviewThings, reviewToWire } from './wire.ts';

const collection = '/providers/Microsoft.Authorization/accessReviewScheduleDefinitions';
const instances = `${collection}/{name}/instances` as const;
const decisions = `${instances}/{instance}/decisions` as const;
const apiVersions = ACCESS_REVIEW_VERSIONS;
const requires = { anyoneInTenant: 'Only what the caller is to review is there for the caller.' } as const;

const Said = {
  decision: Type.Optional(Type.String({ maxLength: 32 })),
  justification: Type.Optional(Type.Union([Type.String({ maxLength: 2048 }), Type.Null()])),
};
const SaidBody = Type.Object(
  { ...Said, properties: Type.Optional(Type.Object(Said, { additionalProperties: true })) },
  { additionalProperties: true },
);

async function find({ access, store }: Work, name: string, again: string = name) {
  const id = parseGuid(name);
  const mine = await listOwnReviews(store.tenant(access.caller.tenant), access);
  const found = parseGuid(again) === id ? mine.find((each) => each.id === id) : undefined;
  return found ? ok(found) : fail({ kind: 'review-missing', id: again } as const);
}

async function findDecision(work: Work, name: string, again: string, decision: string) {
  const found = await find(work, name, again);
  if (!found.ok) return found;
  const id = parseGuid(decision);
  const tenant = work.store.tenant(work.access.caller.tenant);
  const assignment = (await reviewedAssignments(tenant, found.value)).find((each) => each.id === id);
  return assignment ? ok({ review: found.value, assignment }) : fail({ kind: 'review-missing', id: decision } as const);
}

const DECISIONS = [
  'Approve',
  'Deny',
  'DontKnow',
  'NotReviewed',
] as const satisfies readonly ReviewedAccess['decision'][];

/** What a reviewer sees and says: reviews, their instances, and the decisions in them, wherever in the tenant. */
export const OWN_ACCESS_REVIEW_OPERATIONS = [
  operation({
    id: 'AccessReviewScheduleDefinitionsAssignedForMyApproval_List',
    method: 'GET',
    path: collection,
    apiVersions,
    requires,
    replies: { 200: ReviewThings },
    async handle(_input, { access, store }) {
      const mine = await listOwnReviews(store.tenant(access.caller.tenant), access);
      return reply(200, { value: mine.map((each) => reviewToWire(each, access.at)), nextLink: null });
    },
  }),
  operation({
    id: 'AccessReviewInstancesAssignedForMyApproval_List',
    method: 'GET',
    path: instances,
    apiVersions,
    requires,
    replies: { 200: ReviewThings },
    async handle({ params }, work) {
      const found = await find(work, params.name);
      return found.ok
        ? reply(200, { value: [instanceToWire(found.value, work.access.at, '/')], nextLink: null })
        : found;
    },
  }),
  operation({
    id: 'AccessReviewInstancesAssignedForMyApproval_GetById',
    method: 'GET',
    path: `${instances}/{instance}`,
    apiVersions,
    requires,
    replies: { 200: ReviewThing },
    async handle({ params }, work) {
      const found = await find(work, params.name, params.instance);
      return found.ok ? reply(200, instanceToWire(found.value, work.access.at, '/')) : found;
    },
  }),
  operation({
    id: 'AccessReviewInstanceMyDecisions_List',
    method: 'GET',
    path: decisions,
    apiVersions,
    requires,
    replies: { 200: ReviewThings },
    async handle({ params }, work) {
      const found = await find(work, params.name, params.instance);
      return found.ok ? reply(200, { value: await decisionsToWire(work, found.value, '/'), nextLink: null }) : found;
    },
  }),
  operation({
    id: 'AccessReviewInstanceMyDecisions_GetById',
    method: 'GET',
    path: `${decisions}/{decision}`,
    apiVersions,
    requires,
    replies: { 200: ReviewThing },
    async handle({ params }, work) {
      const found = await findDecision(work, params.name, params.instance, params.decision);
      if (!found.ok) return found;
      const all = await decisionsToWire(work, found.value.review, '/');
      return reply(
        200,
        all.find(({ name }) => name === found.value.assignment.id),
      );
    },
  }),
  operation({
    id: 'AccessReviewInstanceMyDecisions_Patch',
    method: 'PATCH',
    path: `${decisions}/{decision}`,
    apiVersions,
    requires,
    body: SaidBody,
    replies: { 200: ReviewThing },
    async handle({ params, body }, work) {
      const found = await findDecision(work, params.name, params.instance, params.decision);
      if (!found.ok) return found;
      const said = body.properties ?? body;
      const decision = DECISIONS.find((each) => each.toLowerCase() === said.decision?.toLowerCase());
      if (!decision) return fail({ kind: 'review-invalid', detail: `A decision is one of ${DECISIONS.join(', ')}.` });
      const justification = said.justification ?? reviewOf(found.value.review, found.value.assignment.id).justification;
      const done = await reviewAccess(work.act, found.value, { decision, justification });
      if (!done.ok) return done;
      const all = await decisionsToWire(work, done.value, '/');
      return reply(
        200,
        all.find(({ name }) => name === found.value.assignment.id),
      );
    },
  }),
];
