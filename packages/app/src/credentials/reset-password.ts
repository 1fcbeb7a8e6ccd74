import type { TenantId } from '@mandate/domain/tenants';
import type { PrincipalId } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type CallerAct, commit } from '../act.ts';
import { hashPassword, type PasswordProblem, passwordProblem } from './passwords.ts';
import { mayTouchCredentials, type RoleTooHigh, type UserNotFound } from './rights.ts';

/** Why a password was not reset. */
export type ResetPasswordFailure =
  | UserNotFound
  | RoleTooHigh
  | { readonly kind: 'password-refused'; readonly problem: PasswordProblem };

/**
 * Sets somebody else's password. Everything that they were signed in with ends with it: sessions, what applications
 * hold for them, links that were not used. Unless said otherwise they have to choose one of their own next.
 */
export async function resetPassword(
  act: CallerAct,
  tenant: TenantId,
  wanted: { readonly user: PrincipalId; readonly newPassword: string; readonly mustChange: boolean },
): Promise<Result<void, ResetPasswordFailure>> {
  const { user: id, newPassword, mustChange } = wanted;
  const { store, clock, randomness } = act.ports;
  const found = await store.tenant(tenant).findUser(id);
  if (!found) return fail({ kind: 'user-not-found' });
  if (!mayTouchCredentials(act.access, 'resetPassword', id)) return fail({ kind: 'role-too-high', user: id });
  const problem = passwordProblem(newPassword, found.userPrincipalName);
  if (problem) return fail({ kind: 'password-refused', problem });

  // It takes its time on purpose, and so not within the transaction.
  const digest = await hashPassword(newPassword, randomness);
  return commit(act, async (change) => {
    const writer = change.tenant(tenant);
    if (!(await writer.findUser(id))) return fail({ kind: 'user-not-found' });
    await writer.setPassword(id, { digest, mustChange });
    await writer.endSignIns(id, clock.now());
    await writer.record({
      operation: 'Microsoft.Directory/users/password/update',
      target: `users/${id}`,
      before: null,
      after: { mustChange },
    });
    return ok(undefined);
  });
}
