import type { User } from '@mandate/domain/directory';
import type { TenantId } from '@mandate/domain/tenants';
import type { PrincipalId } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type Act, commit } from '../act.ts';
import type { TenantWriter } from '../ports/store.ts';
import type { UserNotFound } from './rights.ts';

/** What to make of a user's account. */
export interface UserEnabling {
  readonly user: PrincipalId;
  readonly enabled: boolean;
}

/** Lets a person in again or keeps them out, for the operator, whose right does not come from a role. */
export function setUserEnabled(
  act: Act,
  tenant: TenantId,
  { user: id, enabled }: UserEnabling,
): Promise<Result<User, UserNotFound>> {
  return commit(act, async (change) => {
    const writer = change.tenant(tenant);
    const user = await writer.findUser(id);
    if (!user) return fail({ kind: 'user-not-found' });
    const changed = { ...user, accountEnabled: enabled };
    await writer.updateUser(changed);
    await keepOutWhenDisabled(writer, changed, act.ports.clock.now());
    await writer.record({
      operation: 'Microsoft.Directory/users/update',
      target: `users/${id}`,
      before: { accountEnabled: user.accountEnabled },
      after: { accountEnabled: enabled },
    });
    return ok(changed);
  });
}

/**
 * Ends all that a disabled person is signed in with, so that none of it counts again once they are let in. To be called
 * within every transaction that writes a user's `accountEnabled`.
 */
export async function keepOutWhenDisabled(
  writer: Pick<TenantWriter, 'endSignIns'>,
  { id, accountEnabled }: Pick<User, 'id' | 'accountEnabled'>,
  now: number,
): Promise<void> {
  if (!accountEnabled) await writer.endSignIns(id, now);
}
