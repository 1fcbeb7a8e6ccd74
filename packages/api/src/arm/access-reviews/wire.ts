import { reviewOf, statusOf } from '@mandate/app/access-reviews/reviews';
import type { AccessReview, AccessReviewSettings } from '@mandate/app/ports/access-reviews';
import type { StoredRoleAssignment } from '@mandate/app/ports/role-assignments';
import { authorizationId } from '@mandate/app/role-schedules/record';
import { Type } from 'typebox';
import { roleDefinitionId } from '../role-definition-wire.ts';
import { armTime } from '../timestamp.ts';

/** A review, its instance, a decision in it, or the settings they begin with. */
export const ReviewThing = Type.Object({
  id: Type.String(),
  name: Type.String(),
  type: Type.String(),
  properties: Type.Object({}, { additionalProperties: true }),
});

/** A list of them. */
export const ReviewThings = Type.Object({ value: Type.Array(ReviewThing), nextLink: Type.Null() });

/** Writes the settings of a review as ARM does; what is not done here is off. */
export function settingsToWire(settings: AccessReviewSettings): Record<string, unknown> {
  return {
    mailNotificationsEnabled: false,
    reminderNotificationsEnabled: false,
    defaultDecisionEnabled: settings.defaultDecision !== 'None',
    defaultDecision: settings.defaultDecision === 'None' ? 'Recommendation' : settings.defaultDecision,
    justificationRequiredOnApproval: settings.justificationRequired,
    autoApplyDecisionsEnabled: false,
    recommendationsEnabled: false,
    recommendationLookBackDuration: null,
    instanceDurationInDays: settings.durationDays,
    recurrence: null,
  };
}

/** Writes a review as ARM does. */
export function reviewToWire(review: AccessReview, now: number): Record<string, unknown> {
  return {
    id: authorizationId(review.scopeText, 'accessReviewScheduleDefinitions', review.id),
    name: review.id,
    type: 'Microsoft.Authorization/accessReviewScheduleDefinitions',
    properties: {
      displayName: review.name,
      status: statusOf(review, now),
      descriptionForAdmins: review.forAdmins,
      descriptionForReviewers: review.forReviewers,
      createdBy: { principalId: review.createdBy, principalType: 'user', principalName: null, userPrincipalName: null },
      reviewers: review.reviewers.map((principalId) => ({ principalId, principalType: 'user' })),
      backupReviewers: [],
      reviewersType: 'Assigned',
      scope: {
        resourceId: review.scopeText,
        roleDefinitionId: review.role === null ? null : roleDefinitionId(review.role, review.scope),
        principalType: null,
        assignmentState: 'active',
        includeAccessBelowResource: true,
        includeInheritedAccess: false,
      },
      settings: settingsToWire(review.settings),
      instances: [instanceToWire(review, now, review.scopeText)],
    },
  };
}

/** Writes the one instance of a review, which has its name. */
export function instanceToWire(review: AccessReview, now: number, scopeText: string): Record<string, unknown> {
  return {
    id: authorizationId(scopeText, 'accessReviewScheduleDefinitions', `${review.id}/instances/${review.id}`),
    name: review.id,
    type: 'Microsoft.Authorization/accessReviewScheduleDefinitions/instances',
    properties: {
      status: statusOf(review, now),
      startDateTime: armTime(review.startsAt),
      endDateTime: armTime(review.endsAt),
      reviewers: review.reviewers.map((principalId) => ({ principalId, principalType: 'user' })),
      backupReviewers: [],
      reviewersType: 'Assigned',
    },
  };
}

/** Writes what was said about one assignment. */
export function decisionToWire(
  review: AccessReview,
  assignment: StoredRoleAssignment,
  { scopeText, name }: { readonly scopeText: string; readonly name: string },
): Record<string, unknown> {
  const { decision, justification, by, at, applied } = reviewOf(review, assignment.id);
  const path = `${review.id}/instances/${review.id}/decisions/${assignment.id}`;
  return {
    id: authorizationId(scopeText, 'accessReviewScheduleDefinitions', path),
    name: assignment.id,
    type: 'Microsoft.Authorization/accessReviewScheduleDefinitions/instances/decisions',
    properties: {
      principal: { id: assignment.principal, type: assignment.principalType.toLowerCase(), displayName: name },
      resource: { id: assignment.scopeText, type: 'azureRole', displayName: assignment.role },
      decision,
      justification,
      recommendation: 'NoInfoAvailable',
      reviewedBy: by === null ? null : { principalId: by, principalType: 'user' },
      reviewedDateTime: at === null ? null : armTime(at),
      applyResult: applied,
      appliedDateTime: review.appliedAt === null ? null : armTime(review.appliedAt),
      appliedBy: null,
    },
  };
}
