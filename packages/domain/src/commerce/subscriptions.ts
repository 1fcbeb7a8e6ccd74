import type { Guid } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import type { CatalogItemKind } from './catalog.ts';

/** The states that a sold subscription can be in; nothing comes back from `deleted`. */
export const SUBSCRIPTION_STATUSES = ['active', 'suspended', 'deleted'] as const;
export type SubscriptionStatus = (typeof SUBSCRIPTION_STATUSES)[number];

/** A subscription as the trade knows it: the Azure plan, or one of the offer before it. Azure's own lie under it. */
export interface SoldSubscription {
  readonly id: Guid;
  readonly order: Guid;
  readonly lineNumber: number;
  readonly item: CatalogItemKind;
  readonly friendlyName: string;
  readonly status: SubscriptionStatus;
  readonly autoRenew: boolean;
  /** For the offer before the plan: the one Azure subscription that it is. */
  readonly azureSubscription: Guid | null;
  /** Who answers the customer's questions; `null` for the partner itself. */
  readonly supportContact: SupportContact | null;
  readonly createdAt: number;
  readonly suspendedAt: number | null;
  readonly updatedAt: number;
  readonly version: number;
}

/** A partner that gives support for a subscription. */
export interface SupportContact {
  readonly tenant: Guid;
  readonly mpnId: string | null;
  readonly name: string;
}

/** How long what a suspended subscription held is kept, before it is gone for good. */
export const RETENTION_MS = 90 * 24 * 60 * 60 * 1000;

/** Why a subscription did not change its state. */
export type StatusRefusal =
  | { readonly kind: 'subscription-status-refused'; readonly from: SubscriptionStatus; readonly to: SubscriptionStatus }
  /** Azure subscriptions under it are still in use. */
  | { readonly kind: 'azure-subscriptions-active'; readonly count: number };

/**
 * The subscription as it stands at a time: one that stayed suspended for too long is gone. A clock that jumped back to
 * before the last change counts as standing still.
 */
export function subscriptionAt(subscription: SoldSubscription, now: number): SoldSubscription {
  const { status, suspendedAt } = subscription;
  if (status !== 'suspended' || suspendedAt === null || now - suspendedAt < RETENTION_MS) return subscription;
  return { ...subscription, status: 'deleted' };
}

/**
 * The subscription in another state, or a refusal. A plan is neither suspended nor cancelled while Azure subscriptions
 * are active under it (https://learn.microsoft.com/partner-center/developer/suspend-a-subscription); the offer before
 * the plan is suspended together with its one, and never cancelled by the partner.
 */
export function changeStatus(
  subscription: SoldSubscription,
  to: SubscriptionStatus,
  facts: { readonly now: number; readonly activeAzureSubscriptions: number },
): Result<SoldSubscription, StatusRefusal> {
  const now = Math.max(facts.now, subscription.updatedAt);
  const current = subscriptionAt(subscription, now);
  const { status: from } = current;
  if (from === to) return ok(current);
  if (!LEGAL[from].has(to) || (to === 'deleted' && current.item === 'azure-legacy')) {
    return fail({ kind: 'subscription-status-refused', from, to });
  }
  if (to !== 'active' && current.item === 'azure-plan' && facts.activeAzureSubscriptions > 0) {
    return fail({ kind: 'azure-subscriptions-active', count: facts.activeAzureSubscriptions });
  }
  const suspendedAt = to === 'suspended' ? now : to === 'active' ? null : current.suspendedAt;
  return ok({ ...current, status: to, suspendedAt, updatedAt: now, version: current.version + 1 });
}

const LEGAL: Readonly<Record<SubscriptionStatus, ReadonlySet<SubscriptionStatus>>> = {
  active: new Set(['suspended', 'deleted']),
  suspended: new Set(['active', 'deleted']),
  deleted: new Set(),
};

/** An Azure subscription under a plan. Its state is the Azure subscription's own and is kept nowhere else. */
export interface AzureEntitlement {
  /** The id of the Azure subscription. */
  readonly id: Guid;
  /** The plan it lies under. */
  readonly subscription: Guid;
  readonly createdAt: number;
  /** Set while the partner keeps it cancelled. */
  readonly cancelledAt: number | null;
  readonly version: number;
}
