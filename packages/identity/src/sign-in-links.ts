import { hashPassword, type PasswordProblem, passwordProblem } from '@mandate/app/credentials/passwords';
import type { SignInStore } from '@mandate/app/ports/sign-in';
import type { Store } from '@mandate/app/ports/store';
import type { Clock, Randomness } from '@mandate/app/ports/world';
import type { TenantId } from '@mandate/domain/tenants';
import type { PrincipalId } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { setOwnPassword } from './own-password.ts';
import type { Person } from './person.ts';
import { digestSecret, newSecret } from './secrets.ts';

/** Why a link, or the password given with it, is refused. Used, expired, unknown, of a disabled user: all the same. */
export type SignInLinkFailure =
  | { readonly kind: 'link-invalid' }
  | { readonly kind: 'password-refused'; readonly problem: PasswordProblem };

/** One-time links with which people set their password, the first one among them. */
export interface SignInLinks {
  /** The link's secret part, shown this once. */
  create(link: { readonly tenant: TenantId; readonly user: PrincipalId; readonly validForMs: number }): Promise<string>;
  /** Whom the link is for. Reading changes nothing: mail programs open links by themselves. */
  read(token: string): Promise<Person | undefined>;
  /** Sets the password and ends all sessions. A password that is refused leaves the link as it was. */
  use(token: string, newPassword: string, clientAddress: string): Promise<Result<Person, SignInLinkFailure>>;
}

/** Sign-in links in the store. */
export function createSignInLinks(options: {
  readonly store: Store;
  readonly signIn: SignInStore;
  readonly clock: Clock;
  readonly randomness: Randomness;
}): SignInLinks {
  const { store, signIn, clock, randomness } = options;

  async function holderOf(link: { tenant: TenantId; user: PrincipalId } | undefined): Promise<Person | undefined> {
    if (!link) return undefined;
    const home = store.tenant(link.tenant);
    const [user, tenant] = await Promise.all([home.findUser(link.user), home.tenant()]);
    return user?.accountEnabled && tenant ? { user, tenant } : undefined;
  }

  async function read(token: string): Promise<Person | undefined> {
    return holderOf(await signIn.findSignInLink(digestSecret(token), clock.now()));
  }

  return {
    async create({ tenant, user, validForMs }) {
      const token = newSecret(randomness);
      await signIn.addSignInLink({ digest: digestSecret(token), tenant, user, expiresAt: clock.now() + validForMs });
      return token;
    },

    read,

    async use(token, newPassword, clientAddress) {
      const holder = await read(token);
      if (!holder) return fail({ kind: 'link-invalid' });
      const problem = passwordProblem(newPassword, holder.user.userPrincipalName);
      if (problem) return fail({ kind: 'password-refused', problem });

      const digest = await hashPassword(newPassword, randomness);
      // Taking decides, not reading: of two uses at once only one gets the link.
      const taken = await holderOf(await signIn.takeSignInLink(digestSecret(token), clock.now()));
      if (!taken) return fail({ kind: 'link-invalid' });
      await setOwnPassword(options, taken, { digest, clientAddress });
      return ok(taken);
    },
  };
}
