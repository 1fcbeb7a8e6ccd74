import type { Guid, Scope } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { contains } from '@mandate/rbac/scope';
import { type AccessSnapshot, selfIn } from '../access.ts';
import type { CallerAct } from '../act.ts';
import { commitAt, type GateFailure } from '../gates/commit-at.ts';
import type { AccessReview, AccessReviewSettings, ReviewedAccess } from '../ports/access-reviews.ts';
import type { Recordable } from '../ports/change-log.ts';
import type { StoredRoleAssignment } from '../ports/role-assignments.ts';
import type { TenantReader } from '../ports/store.ts';
import { authorizationId } from '../role-schedules/record.ts';

/** Why nothing came of a request about a review. */
export type AccessReviewFailure =
  | { readonly kind: 'review-missing'; readonly id: string }
  | { readonly kind: 'review-state'; readonly status: ReviewStatus }
  | { readonly kind: 'review-invalid'; readonly detail: string }
  | { readonly kind: 'review-exists'; readonly id: Guid }
  | GateFailure;

/** Where a review stands at a moment. */
export type ReviewStatus = 'NotStarted' | 'InProgress' | 'Completed' | 'Applied';

/** What reviews begin with until somebody says otherwise. */
export const DEFAULT_REVIEW_SETTINGS: AccessReviewSettings = {
  justificationRequired: true,
  defaultDecision: 'None',
  durationDays: 30,
};

/** Where a review stands: by the clock, unless somebody stopped it or applied what was decided. */
export function statusOf({ startsAt, endsAt, stoppedAt, appliedAt }: AccessReview, now: number): ReviewStatus {
  if (appliedAt !== null) return 'Applied';
  if (stoppedAt !== null || endsAt <= now) return 'Completed';
  return startsAt <= now ? 'InProgress' : 'NotStarted';
}

/** What a review is about: the lasting assignments at its scope and below, of one role or of all. */
export async function reviewedAssignments(
  tenant: TenantReader,
  { scope, role }: Pick<AccessReview, 'scope' | 'role'>,
): Promise<readonly StoredRoleAssignment[]> {
  return (await tenant.listRoleAssignments()).filter(
    (each) => contains(scope, each.scope) && (role === null || each.role === role),
  );
}

/** What was said about an assignment so far. */
export function reviewOf({ reviewed }: AccessReview, assignment: Guid): ReviewedAccess {
  return reviewed[assignment] ?? { decision: 'NotReviewed', justification: null, by: null, at: null, applied: 'New' };
}

/** Begins a review, or changes one that nobody has decided in yet. */
export async function putReview(
  act: CallerAct,
  wanted: AccessReview,
): Promise<Result<AccessReview, AccessReviewFailure>> {
  const invalid = (detail: string) => fail({ kind: 'review-invalid', detail } as const);
  return commitAt<AccessReview, AccessReviewFailure>(act, { scope: wanted.scope, does: 'write' }, async (change) => {
    const writer = change.tenant(act.access.caller.tenant);
    const before = await writer.findDocument('access-review', wanted.scope, wanted.id);
    if (before && Object.keys(before.reviewed).length > 0) return fail({ kind: 'review-exists', id: wanted.id });
    if (wanted.reviewers.length === 0) return invalid('A review needs at least one reviewer.');
    const known = await writer.findPrincipals(wanted.reviewers);
    const users = new Set(known.filter(({ kind }) => kind === 'User').map(({ id }) => id));
    const stranger = wanted.reviewers.find((id) => !users.has(id));
    if (stranger) return invalid(`The reviewer '${stranger}' is no user of this tenant.`);
    if (wanted.role !== null && !act.access.facts.roles.has(wanted.role)) return invalid('The role does not exist.');
    if (wanted.endsAt <= act.ports.clock.now()) return invalid('The review would be over already.');
    await writer.putDocument('access-review', { scope: wanted.scope, name: wanted.id, value: wanted });
    await writer.record({
      operation: 'Microsoft.Authorization/accessReviewScheduleDefinitions/write',
      target: authorizationId(wanted.scopeText, 'accessReviewScheduleDefinitions', wanted.id),
      before: before ? reviewRecord(before) : null,
      after: reviewRecord(wanted),
    });
    return ok(wanted);
  });
}

/** Changes a review that is there, in states that allow it. */
export async function changeReview(
  act: CallerAct,
  at: { readonly scope: Scope; readonly id: Guid },
  allowed: readonly ReviewStatus[],
  change: (review: AccessReview, now: number) => AccessReview,
): Promise<Result<AccessReview, AccessReviewFailure>> {
  return commitAt<AccessReview, AccessReviewFailure>(act, { scope: at.scope, does: 'write' }, async (work) => {
    const writer = work.tenant(act.access.caller.tenant);
    const now = act.ports.clock.now();
    const before = await writer.findDocument('access-review', at.scope, at.id);
    if (!before) return fail({ kind: 'review-missing', id: at.id });
    const status = statusOf(before, now);
    if (!allowed.includes(status)) return fail({ kind: 'review-state', status });
    const after = change(before, now);
    await writer.putDocument('access-review', { scope: at.scope, name: at.id, value: after });
    await writer.record({
      operation: 'Microsoft.Authorization/accessReviewScheduleDefinitions/write',
      target: authorizationId(after.scopeText, 'accessReviewScheduleDefinitions', after.id),
      before: reviewRecord(before),
      after: reviewRecord(after),
    });
    return ok(after);
  });
}

/** Forgets a review; what was applied stays so. Answers whether there was one. */
export async function removeReview(
  act: CallerAct,
  { scope, id }: { readonly scope: Scope; readonly id: Guid },
): Promise<Result<boolean, AccessReviewFailure>> {
  return commitAt<boolean, AccessReviewFailure>(act, { scope, does: 'delete' }, async (work) => {
    const writer = work.tenant(act.access.caller.tenant);
    const before = await writer.findDocument('access-review', scope, id);
    if (!before) return ok(false);
    await writer.removeDocument('access-review', scope, id);
    await writer.record({
      operation: 'Microsoft.Authorization/accessReviewScheduleDefinitions/delete',
      target: authorizationId(before.scopeText, 'accessReviewScheduleDefinitions', id),
      before: reviewRecord(before),
      after: null,
    });
    return ok(true);
  });
}

/** The reviews that the caller is to decide in, or was. */
export async function listOwnReviews(tenant: TenantReader, access: AccessSnapshot): Promise<readonly AccessReview[]> {
  const self = selfIn(access);
  const all = await tenant.listDocuments('access-review');
  return all.map(({ value }) => value).filter(({ reviewers }) => self !== null && reviewers.includes(self));
}

/** Says what the caller, a reviewer, decides about one assignment of somebody else's. */
export async function reviewAccess(
  act: CallerAct,
  { review, assignment }: { readonly review: AccessReview; readonly assignment: StoredRoleAssignment },
  said: Pick<ReviewedAccess, 'decision' | 'justification'>,
): Promise<Result<AccessReview, AccessReviewFailure>> {
  const self = selfIn(act.access);
  if (self === null || !review.reviewers.includes(self)) return fail({ kind: 'review-missing', id: review.id });
  if (assignment.principal === self) {
    return fail({ kind: 'review-invalid', detail: 'Nobody decides about their own access.' });
  }
  const bare = review.settings.justificationRequired && said.decision === 'Approve' && !said.justification?.trim();
  if (bare) return fail({ kind: 'review-invalid', detail: 'An approval must be justified.' });
  return changeReview(act, { scope: review.scope, id: review.id }, ['InProgress'], (before, now) => ({
    ...before,
    reviewed: { ...before.reviewed, [assignment.id]: { ...said, by: self, at: now, applied: 'New' } },
  }));
}

/** What the change log keeps of a review. */
export function reviewRecord(review: AccessReview): Recordable {
  const { scopeText, reviewers, role, settings, startsAt, endsAt, stoppedAt, appliedAt, reviewed } = review;
  const decisions = Object.fromEntries(
    Object.entries(reviewed).map(([id, { decision, by, applied }]) => [id, { decision, by, applied }]),
  );
  return {
    scope: scopeText,
    reviewers,
    role,
    settings: { ...settings },
    startsAt,
    endsAt,
    stoppedAt,
    appliedAt,
    decisions,
  };
}
