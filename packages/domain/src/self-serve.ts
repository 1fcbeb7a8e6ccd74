import type { Guid } from '@mandate/rbac/model';

/** What a customer's own people may buy at the partner's expense. */
export const SELF_SERVE_RESOURCES = ['AzureReservedInstances', 'AzureSavingsPlan'] as const;
export type SelfServeResource = (typeof SELF_SERVE_RESOURCES)[number];

/** That a partner lets a customer buy for itself. Without one the customer may not. */
export interface SelfServePolicy {
  /** The customer's tenant: a customer has at most one policy of each partner. */
  readonly id: Guid;
  readonly resources: readonly SelfServeResource[];
  readonly createdAt: number;
  readonly version: number;
}
