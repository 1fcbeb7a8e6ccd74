import type { Guid } from '@mandate/rbac/model';
import type { BillingCycle, CatalogItemKind } from './catalog.ts';

/** One thing that was bought. */
export interface OrderLine {
  /** 0, 1, 2 … within the order. */
  readonly number: number;
  readonly item: CatalogItemKind;
  readonly friendlyName: string;
  readonly quantity: number;
  /** The subscription that it became. */
  readonly subscription: Guid;
}

/** A purchase for a customer. It is complete the moment it is placed, because nothing has to be delivered. */
export interface Order {
  readonly id: Guid;
  /** The cart it came from; `null` when it was placed without one. */
  readonly cart: Guid | null;
  readonly lines: readonly OrderLine[];
  readonly currency: string;
  readonly billingCycle: BillingCycle;
  readonly placedBy: Guid;
  readonly createdAt: number;
  readonly version: number;
}
