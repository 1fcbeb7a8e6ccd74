import type { Guid, PrincipalId, RoleId, Scope } from '@mandate/rbac/model';

/** What a review asks for and what comes of it (https://learn.microsoft.com/entra/id-governance/access-reviews-overview). */
export interface AccessReviewSettings {
  /** Whether an approval must be justified. */
  readonly justificationRequired: boolean;
  /** What counts for whom nobody decided about when decisions are applied. */
  readonly defaultDecision: 'Approve' | 'Deny' | 'None';
  readonly durationDays: number;
}

/** What a reviewer said about one assignment. */
export interface ReviewedAccess {
  readonly decision: 'Approve' | 'Deny' | 'DontKnow' | 'NotReviewed';
  readonly justification: string | null;
  readonly by: PrincipalId | null;
  readonly at: number | null;
  /** Whether what was decided has been done. */
  readonly applied: 'New' | 'AppliedSuccessfully' | 'AppliedWithUnknownFailure';
}

/** A review, once, of who holds roles at a scope. */
export interface AccessReview {
  readonly id: Guid;
  readonly scope: Scope;
  readonly scopeText: string;
  readonly name: string;
  readonly forAdmins: string | null;
  readonly forReviewers: string | null;
  /** Users; each may decide about everybody but themselves. */
  readonly reviewers: readonly PrincipalId[];
  /** Only assignments of this role; of all when `null`. */
  readonly role: RoleId | null;
  readonly settings: AccessReviewSettings;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly stoppedAt: number | null;
  readonly appliedAt: number | null;
  /** What was said, by the assignment's id. */
  readonly reviewed: Readonly<Record<string, ReviewedAccess>>;
  readonly createdBy: PrincipalId;
}
