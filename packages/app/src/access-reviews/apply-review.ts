import { NO_ATTRIBUTES, PRINCIPAL_ID, PRINCIPAL_TYPE, ROLE_DEFINITION_ID } from '@mandate/rbac/attributes';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { decideFor } from '../access.ts';
import { type CallerAct, commit } from '../act.ts';
import { closedGate } from '../gates/commit-at.ts';
import type { AccessReview, ReviewedAccess } from '../ports/access-reviews.ts';
import type { StoredRoleAssignment } from '../ports/role-assignments.ts';
import type { TenantWriter } from '../ports/store.ts';
import { roleAssignmentId, toRecord } from '../role-assignments/record.ts';
import { isLastAdministrator } from '../role-assignments/remove-role-assignment.ts';
import { authorizationId } from '../role-schedules/record.ts';
import { type AccessReviewFailure, reviewedAssignments, reviewOf, reviewRecord, statusOf } from './reviews.ts';

/**
 * Takes away what reviewers denied, or what the review says of those nobody decided about, once it is over: all of it
 * in one transaction. Whoever applies needs the right to remove each assignment; what they may not remove, what is
 * locked and what nobody else could give back stays, and the review says so.
 */
export async function applyReview(
  act: CallerAct,
  at: Pick<AccessReview, 'scope' | 'id'>,
): Promise<Result<AccessReview, AccessReviewFailure>> {
  return commit<AccessReview, AccessReviewFailure>(act, async (change) => {
    const writer = change.tenant(act.access.caller.tenant);
    const now = act.ports.clock.now();
    const review = await writer.findDocument('access-review', at.scope, at.id);
    if (!review) return fail({ kind: 'review-missing', id: at.id });
    const status = statusOf(review, now);
    if (status !== 'Completed') return fail({ kind: 'review-state', status });

    const reviewed: Record<string, ReviewedAccess> = { ...review.reviewed };
    for (const assignment of await reviewedAssignments(writer, review)) {
      const said = reviewOf(review, assignment.id);
      const isOpen = said.decision === 'NotReviewed' || said.decision === 'DontKnow';
      const decision = isOpen ? review.settings.defaultDecision : said.decision;
      const done = decision !== 'Deny' || (await takeAway(act, writer, assignment));
      reviewed[assignment.id] = { ...said, applied: done ? 'AppliedSuccessfully' : 'AppliedWithUnknownFailure' };
    }
    const after = { ...review, appliedAt: now, reviewed };
    await writer.putDocument('access-review', { scope: review.scope, name: review.id, value: after });
    await writer.record({
      operation: 'Microsoft.Authorization/accessReviewScheduleDefinitions/write',
      target: authorizationId(review.scopeText, 'accessReviewScheduleDefinitions', review.id),
      before: reviewRecord(review),
      after: reviewRecord(after),
    });
    return ok(after);
  });
}

async function takeAway(
  { access }: CallerAct,
  writer: TenantWriter,
  assignment: StoredRoleAssignment,
): Promise<boolean> {
  const resource = new Map<string, string>([
    [ROLE_DEFINITION_ID, assignment.role],
    [PRINCIPAL_ID, assignment.principal],
    [PRINCIPAL_TYPE, assignment.principalType],
  ]);
  const decision = decideFor(access, {
    action: { plane: 'management', name: 'Microsoft.Authorization/roleAssignments/delete' },
    scope: assignment.scope,
    attributes: { ...NO_ATTRIBUTES, resource },
  });
  if (decision.effect === 'deny') return false;
  if (await closedGate(writer, { scope: assignment.scope, does: 'delete' })) return false;
  if (isLastAdministrator(assignment, await writer.listRoleAssignments())) return false;
  await writer.removeRoleAssignment(assignment.scope, assignment.id);
  await writer.record({
    operation: 'Microsoft.Authorization/roleAssignments/delete',
    target: roleAssignmentId(assignment),
    before: toRecord(assignment),
    after: null,
  });
  return true;
}
