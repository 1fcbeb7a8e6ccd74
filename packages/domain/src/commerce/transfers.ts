import type { Guid, RoleId, Scope } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { contains, subscriptionScope } from '@mandate/rbac/scope';
import type { TenantId } from '../tenants.ts';

/** Where a transfer stands; only a requested one can still go anywhere. */
export type TransferStatus = 'requested' | 'completed' | 'declined' | 'cancelled' | 'expired';

/** What can happen to a transfer. */
export type TransferEvent = 'accept' | 'decline' | 'cancel';

/** The handing over of Azure subscriptions of one customer from one partner to another. */
export interface Transfer {
  readonly id: Guid;
  readonly customer: TenantId;
  readonly source: TenantId;
  readonly target: TenantId;
  readonly azureSubscriptions: readonly Guid[];
  readonly status: TransferStatus;
  readonly requestedBy: Guid;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly updatedAt: number;
  readonly version: number;
}

/** How long a transfer waits for its answer. */
export const TRANSFER_LIFE_MS = 30 * 24 * 60 * 60 * 1000;

/** A transfer does not take this step in the state it is in, or not by this partner. */
export interface TransferRefusal {
  readonly kind: 'transfer-refused';
  readonly status: TransferStatus;
  readonly event: TransferEvent;
}

/** The transfer as it stands at a time. */
export function transferAt(transfer: Transfer, now: number): Transfer {
  const lapsed = transfer.status === 'requested' && now >= transfer.expiresAt;
  return lapsed ? { ...transfer, status: 'expired' } : transfer;
}

/** The transfer after an event: the one who asked may cancel, the one who was asked may accept or decline. */
export function followTransfer(
  transfer: Transfer,
  event: TransferEvent,
  by: { readonly partner: TenantId; readonly now: number },
): Result<Transfer, TransferRefusal> {
  const now = Math.max(by.now, transfer.updatedAt);
  const { status, source, target } = transferAt(transfer, now);
  const mayTake = by.partner === (event === 'cancel' ? source : target);
  if (status !== 'requested' || !mayTake) return fail({ kind: 'transfer-refused', status, event });
  const next = { accept: 'completed', decline: 'declined', cancel: 'cancelled' } as const;
  return ok({ ...transfer, status: next[event], updatedAt: now, version: transfer.version + 1 });
}

/** A role that a partner's group holds at a customer. */
export interface HeldRole {
  readonly group: Guid;
  readonly role: RoleId;
  readonly scope: Scope;
}

/** What a transfer leaves one of its two partners with, on one subscription. */
export interface TransferReport {
  readonly azureSubscription: Guid;
  /**
   * What the partner's groups hold on it. A transfer changes none of it: what the old partner has stays until the
   * customer takes it away, and the new partner has nothing until the customer gives it.
   */
  readonly roles: readonly HeldRole[];
}

/**
 * What a transfer means for a partner's own roles, subscription by subscription
 * (https://learn.microsoft.com/partner-center/customers/transfer-azure-subscriptions-under-azure-plan). What others
 * hold there is the customer's to know.
 */
export function reportTransfer(
  { azureSubscriptions }: Pick<Transfer, 'azureSubscriptions'>,
  held: readonly HeldRole[],
): readonly TransferReport[] {
  return azureSubscriptions.map((azureSubscription) => ({
    azureSubscription,
    roles: held
      .filter(({ scope }) => contains(subscriptionScope(azureSubscription), scope))
      .map(({ group, role, scope }) => ({ group, role, scope })),
  }));
}
