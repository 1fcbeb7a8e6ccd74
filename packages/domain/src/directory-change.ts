import type { Guid, PrincipalId } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import type { TenantId } from './tenants.ts';

/**
 * That a subscription is to move to another directory, asked for in the one it lies in and accepted in the other
 * (https://learn.microsoft.com/azure/role-based-access-control/transfer-subscription). No right moves with it.
 */
export interface DirectoryChange {
  readonly subscription: Guid;
  readonly source: TenantId;
  readonly destination: TenantId;
  /** Who is to accept and own it: an object id or a user principal name of the destination, as it was written. */
  readonly owner: string;
  readonly requestedBy: { readonly id: PrincipalId; readonly kind: 'User' | 'ServicePrincipal'; readonly name: string };
  readonly createdAt: number;
  readonly expiresAt: number;
  /** `null` until it was accepted. */
  readonly acceptedAt: number | null;
}

/** How long a request waits to be accepted. */
export const DIRECTORY_CHANGE_LIFE_MS = 7 * 24 * 60 * 60 * 1000;

/** Why a subscription stays where it is, though somebody may move it. */
export type DirectoryChangeProblem =
  | { readonly kind: 'same-directory' }
  /** It is one with what was sold before there were plans, and that cannot be taken apart. */
  | { readonly kind: 'sold-without-plan' }
  /** One partner is handing it over to another. */
  | { readonly kind: 'partner-transfer-open' }
  /** The partner that sells it has no active Azure plan with the destination that it could come under. */
  | { readonly kind: 'no-plan-at-destination' };

/** Why a request cannot be accepted any more, or not by this person. */
export type DirectoryChangeRefusal =
  | { readonly kind: 'directory-change-over'; readonly reason: 'accepted' | 'expired' }
  | { readonly kind: 'not-the-named-owner' };

/** Whether a request still waits at a time. */
export function isWaiting({ acceptedAt, expiresAt }: DirectoryChange, now: number): boolean {
  return acceptedAt === null && now < expiresAt;
}

/** The request once the person it names has accepted it. */
export function acceptChange(
  change: DirectoryChange,
  by: { readonly id: PrincipalId; readonly name: string; readonly now: number },
): Result<DirectoryChange, DirectoryChangeRefusal> {
  if (!isNamedOwner(change, by)) return fail({ kind: 'not-the-named-owner' });
  if (change.acceptedAt !== null) return fail({ kind: 'directory-change-over', reason: 'accepted' });
  if (!isWaiting(change, by.now)) return fail({ kind: 'directory-change-over', reason: 'expired' });
  return ok({ ...change, acceptedAt: Math.max(by.now, change.createdAt) });
}

/** Whether a request names this member of the destination. */
export function isNamedOwner(
  { owner }: Pick<DirectoryChange, 'owner'>,
  { id, name }: { readonly id: PrincipalId; readonly name: string },
): boolean {
  const named = owner.trim().toLowerCase();
  return named === id || (name !== '' && named === name.toLowerCase());
}
