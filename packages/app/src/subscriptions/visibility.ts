import type { Guid } from '@mandate/rbac/model';
import { contains, lineage, subscriptionScope } from '@mandate/rbac/scope';
import type { AccessSnapshot } from '../access.ts';

/**
 * Whether a caller sees a subscription: any role at it, above it or anywhere below it will do, so that the Reader of a
 * single resource group can still find the way there. What is inside is decided operation by operation.
 */
export function isSubscriptionVisible({ facts, principals }: AccessSnapshot, subscription: Guid): boolean {
  const scope = subscriptionScope(subscription);
  const above = new Set(lineage(scope, facts.parents));
  return facts.assignments.some(
    (assignment) =>
      principals.has(assignment.principal) &&
      facts.roles.has(assignment.role) &&
      (above.has(assignment.scope) || contains(scope, assignment.scope)),
  );
}
