import type { TenantId } from '@mandate/domain/tenants';
import type { PrincipalId } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type Act, type CallerAct, commit } from '../act.ts';
import { mayTouchCredentials, type RoleTooHigh, type UserNotFound } from './rights.ts';

/** Ends all that somebody is signed in with, everywhere: sessions, what applications hold, links not used. */
export async function endSignInsOf(
  act: CallerAct,
  tenant: TenantId,
  user: PrincipalId,
): Promise<Result<void, UserNotFound | RoleTooHigh>> {
  const { caller } = act.access;
  const oneself = caller.kind === 'User' && caller.home === tenant && caller.id === user;
  if (!(await act.ports.store.tenant(tenant).findUser(user))) return fail({ kind: 'user-not-found' });
  if (!oneself && !mayTouchCredentials(act.access, 'endSignIns', user)) return fail({ kind: 'role-too-high', user });
  return endSignIns(act, tenant, user);
}

/** The same, of whoever may: the operator, or the person. */
export function endSignIns(act: Act, tenant: TenantId, user: PrincipalId): Promise<Result<void, UserNotFound>> {
  return commit(act, async (change) => {
    const writer = change.tenant(tenant);
    if (!(await writer.findUser(user))) return fail({ kind: 'user-not-found' });
    await writer.endSignIns(user, act.ports.clock.now());
    await writer.record({
      operation: 'Microsoft.Directory/users/invalidateAllRefreshTokens/action',
      target: `users/${user}`,
      before: null,
      after: null,
    });
    return ok(undefined);
  });
}
