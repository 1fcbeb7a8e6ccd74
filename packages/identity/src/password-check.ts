import type { verifyPassword } from '@mandate/app/credentials/passwords';
import type { SignInStore } from '@mandate/app/ports/sign-in';
import type { Store } from '@mandate/app/ports/store';
import type { Clock } from '@mandate/app/ports/world';
import type { User } from '@mandate/domain/directory';
import type { Tenant } from '@mandate/domain/tenants';
import { EVERYONE } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { createQueues } from './one-at-a-time.ts';
import { createThrottle, type Locked } from './throttle.ts';

/** Somebody claims to be this user. */
export interface PasswordAttempt {
  readonly userPrincipalName: string;
  readonly password: string;
  readonly clientAddress: string;
}

/** Somebody who has proved to be this user. */
export interface ProvenUser {
  readonly user: User;
  readonly tenant: Tenant;
  /** The password was set by another and opens nothing but the way to choose one's own. */
  readonly mustChange: boolean;
}

/** The same for an unknown user, a wrong password, none, and a disabled account: nobody can tell them apart. */
export interface WrongCredentials {
  readonly kind: 'wrong-credentials';
}

/** Checks a password in the tenant that the user name's domain belongs to. */
export type PasswordCheck = (attempt: PasswordAttempt) => Promise<Result<ProvenUser, WrongCredentials | Locked>>;

/** No tenant and no user has the zero GUID: asked for it, the store does the same work for unknown users. */
const NOBODY = EVERYONE;

/**
 * The one check of people's passwords, behind the sign-in page and the password grant alike. Guesses at one account are
 * judged one after the other: sent all at once, they would all be judged before the first is counted.
 */
export function createPasswordCheck(options: {
  readonly store: Store;
  readonly signIn: SignInStore;
  readonly clock: Clock;
  readonly verify: typeof verifyPassword;
}): PasswordCheck {
  const { store, signIn, clock, verify } = options;
  const throttle = createThrottle(signIn);
  const inTurn = createQueues();

  return async ({ userPrincipalName, password, clientAddress }) => {
    const tenant = await store.installation.findTenantOfUser(userPrincipalName);
    const user = await store.tenant(tenant?.id ?? NOBODY).findUserByName(userPrincipalName);
    // By id where there is one, so that no other spelling of a name gets guesses of its own.
    const account = user?.id ?? userPrincipalName.normalize('NFKC').toLowerCase();
    const guess = { account, clientAddress };

    return inTurn(account, async () => {
      const locked = await throttle.lockOf(guess, clock.now());
      if (locked) return fail(locked);

      const stored = await signIn.findPassword(tenant?.id ?? NOBODY, user?.id ?? NOBODY);
      const matches = await verify(password, stored?.digest);
      if (!matches || !tenant || !user?.accountEnabled || !stored) {
        await throttle.countFailure(guess, clock.now());
        return fail({ kind: 'wrong-credentials' });
      }
      await throttle.forgiveAccount(guess, clock.now());
      return ok({ user, tenant, mustChange: stored.mustChange });
    });
  };
}
