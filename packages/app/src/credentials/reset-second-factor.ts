import type { TenantId } from '@mandate/domain/tenants';
import type { Guid, PrincipalId } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type Act, type CallerAct, commit } from '../act.ts';
import { mayTouchCredentials, type RoleTooHigh, type UserNotFound } from './rights.ts';

/** Whose second factor is taken away: all of it, or one method. */
export interface SecondFactorReset {
  readonly user: PrincipalId;
  /** All of them when absent. */
  readonly method?: Guid;
}

/** The user has no such method. */
export interface MethodNotFound {
  readonly kind: 'method-not-found';
}

/**
 * Takes somebody's second factor away, as far as the caller's directory roles reach. Recovery codes go with the last
 * method, and everything that they were signed in with ends: whoever has the lost phone may be signed in as well.
 */
export async function resetSecondFactor(
  act: CallerAct,
  tenant: TenantId,
  reset: SecondFactorReset,
): Promise<Result<void, UserNotFound | RoleTooHigh | MethodNotFound>> {
  const { user } = reset;
  if (!(await act.ports.store.tenant(tenant).findUser(user))) return fail({ kind: 'user-not-found' });
  if (!mayTouchCredentials(act.access, 'resetSecondFactor', user)) return fail({ kind: 'role-too-high', user });
  return removeSecondFactor(act, tenant, reset);
}

/** The same for the operator, whose right does not come from a role. */
export function removeSecondFactor(
  act: Act,
  tenant: TenantId,
  { user, method }: SecondFactorReset,
): Promise<Result<void, UserNotFound | MethodNotFound>> {
  return commit<void, UserNotFound | MethodNotFound>(act, async (change) => {
    const writer = change.tenant(tenant);
    if (!(await writer.findUser(user))) return fail({ kind: 'user-not-found' });
    const methods = await writer.listSecondFactorsOf(user);
    const removed = methods.filter(({ id }) => method === undefined || id === method);
    if (method !== undefined && removed.length === 0) return fail({ kind: 'method-not-found' });
    for (const { id } of removed) await writer.removeSecondFactor(user, id);
    if (removed.length === methods.length) await writer.replaceRecoveryCodes(user, []);
    await writer.endSignIns(user, act.ports.clock.now());
    await writer.record({
      operation: 'Microsoft.Directory/users/authenticationMethods/delete',
      target: `users/${user}`,
      before: { methods: removed.map(({ id }) => id) },
      after: null,
    });
    return ok(undefined);
  });
}
