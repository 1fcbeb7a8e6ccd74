import {
  hashPassword,
  type PasswordProblem,
  passwordProblem,
  verifyPassword,
} from '@mandate/app/credentials/passwords';
import type { SignInStore } from '@mandate/app/ports/sign-in';
import type { Store } from '@mandate/app/ports/store';
import type { Clock, Randomness } from '@mandate/app/ports/world';
import type { TenantId } from '@mandate/domain/tenants';
import type { PrincipalId } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { createPasswordCheck, type PasswordAttempt, type WrongCredentials } from './password-check.ts';
import { createSessions, type SignedIn, type SignedInUser } from './sessions.ts';
import { createSignInLinks, type LinkHolder, type SignInLinkFailure } from './sign-in-links.ts';
import type { Locked } from './throttle.ts';

/** Why somebody is not signed in. */
export type SignInFailure =
  | WrongCredentials
  | Locked
  /** The password was right but set by somebody else: `changePassword` comes first. */
  | { readonly kind: 'must-change-password' };

/** Why a password stays as it is. */
export type ChangePasswordFailure =
  | WrongCredentials
  | Locked
  | { readonly kind: 'password-refused'; readonly problem: PasswordProblem | 'same-as-before' };

/**
 * How people sign in to the portal. With a password, in the demo and elsewhere: the second factor arrives together with
 * the Azure clients' ways to sign in and will stand between the password and the session.
 */
export interface SignIn {
  /** Opens a session. Earlier ones stay, since people use several browsers. */
  signIn(attempt: PasswordAttempt): Promise<Result<SignedIn, SignInFailure>>;
  /** Whose session the cookie's value is at `now`; nothing for one that is unknown, over, or of a disabled user. */
  resolve(value: string, now: number): Promise<SignedInUser | undefined>;
  signOut(value: string): Promise<void>;
  /** Ends every session of the person and opens a new one. */
  changePassword(
    attempt: PasswordAttempt & { readonly newPassword: string },
  ): Promise<Result<SignedIn, ChangePasswordFailure>>;
  /** The secret part of a one-time link with which the person sets a password; shown this once. */
  createSignInLink(link: {
    readonly tenant: TenantId;
    readonly user: PrincipalId;
    readonly validForMs: number;
  }): Promise<string>;
  /** Whom a link is for, to greet them. Opening a link changes nothing. */
  readSignInLink(token: string): Promise<LinkHolder | undefined>;
  /** Sets the password, ends every session of the person and opens a new one. */
  useSignInLink(token: string, newPassword: string): Promise<Result<SignedIn, SignInLinkFailure>>;
}

/** Sign-in upon the store. */
export function createSignIn(options: {
  readonly store: Store;
  readonly signIn: SignInStore;
  readonly clock: Clock;
  readonly randomness: Randomness;
}): SignIn {
  const { signIn } = options;
  const check = createPasswordCheck({ ...options, verify: verifyPassword });
  const sessions = createSessions(options);
  const links = createSignInLinks(options);

  return {
    async signIn(attempt) {
      const proven = await check(attempt);
      if (!proven.ok) return proven;
      const { user, tenant, mustChange } = proven.value;
      if (mustChange) return fail({ kind: 'must-change-password' });
      return ok(await sessions.open(user, tenant, byPassword(attempt)));
    },

    resolve: (value, now) => sessions.resolve(value, now),
    signOut: (value) => sessions.close(value),

    async changePassword({ newPassword, ...attempt }) {
      const proven = await check(attempt);
      if (!proven.ok) return proven;
      const { user, tenant } = proven.value;
      const problem =
        passwordProblem(newPassword, user.userPrincipalName) ??
        (newPassword === attempt.password ? 'same-as-before' : undefined);
      if (problem) return fail({ kind: 'password-refused', problem });

      const digest = await hashPassword(newPassword, options.randomness);
      await signIn.setPassword(tenant.id, user.id, { digest, mustChange: false });
      await signIn.removeSessionsOf(tenant.id, user.id);
      return ok(await sessions.open(user, tenant, byPassword(attempt)));
    },

    createSignInLink: (link) => links.create(link),
    readSignInLink: (token) => links.read(token),

    async useSignInLink(token, newPassword) {
      const used = await links.use(token, newPassword);
      return used.ok
        ? ok(await sessions.open(used.value.user, used.value.tenant, byPassword({ clientAddress: '' })))
        : used;
    },
  };
}

const byPassword = ({ clientAddress }: { readonly clientAddress: string }) => ({
  methods: ['pwd'],
  browser: { clientAddress, userAgent: '' },
});
