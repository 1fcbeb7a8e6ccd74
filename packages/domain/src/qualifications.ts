import type { Guid } from '@mandate/rbac/model';

/**
 * Kinds of customers for whom some things are sold otherwise, on the partner's own word. Those that somebody else has
 * to vet first are not among them (https://learn.microsoft.com/partner-center/developer/customer-qualification).
 */
export const QUALIFICATIONS = ['education', 'nonprofit'] as const;
export type Qualification = (typeof QUALIFICATIONS)[number];

/** What a partner says that a customer is. Without one the customer is nothing in particular. */
export interface CustomerQualification {
  /** The customer's tenant: a customer has at most one qualification of each partner. */
  readonly id: Guid;
  readonly qualification: Qualification;
  readonly createdAt: number;
  readonly version: number;
}
