import type { Guid, RoleId, Scope } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
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

/** What becomes of one role assignment when its subscription goes to another partner. */
export interface AssignmentReport {
  readonly assignment: Guid;
  readonly principal: Guid;
  readonly role: RoleId;
  readonly scope: Scope;
  /**
   * `stays-with-the-old-partner`: a transfer takes nothing away, so the customer has to remove it. `stays`: it belongs
   * to the customer's own people, or to somebody else whom the transfer does not concern.
   */
  readonly outcome: 'stays-with-the-old-partner' | 'stays';
}

/** What a transfer does and does not do to roles on one subscription. */
export interface TransferReport {
  readonly azureSubscription: Guid;
  readonly assignments: readonly AssignmentReport[];
  /** Whether any group of the new partner holds a role: none does by the transfer itself. */
  readonly newPartnerHasAccess: boolean;
}

/**
 * What a transfer means for the roles on a subscription: it changes none of them, so the old partner keeps what it has
 * and the new one gets nothing (https://learn.microsoft.com/partner-center/customers/transfer-azure-subscriptions-under-azure-plan).
 */
export function reportTransfer(
  azureSubscription: Guid,
  assignments: readonly { readonly id: Guid; readonly principal: Guid; readonly role: RoleId; readonly scope: Scope }[],
  groups: { readonly old: ReadonlySet<Guid>; readonly new: ReadonlySet<Guid> },
): TransferReport {
  return {
    azureSubscription,
    assignments: assignments.map(({ id, principal, role, scope }) => ({
      assignment: id,
      principal,
      role,
      scope,
      outcome: groups.old.has(principal) ? 'stays-with-the-old-partner' : 'stays',
    })),
    newPartnerHasAccess: assignments.some(({ principal }) => groups.new.has(principal)),
  };
}
