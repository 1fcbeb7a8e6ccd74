import { commit, operatorAct } from '@mandate/app/act';
import { removeSecondFactor } from '@mandate/app/credentials/reset-second-factor';
import type { User } from '@mandate/domain/directory';
import { createSignInLinks } from '@mandate/identity/sign-in-links';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { holdDirectory, type InstallationPlace, type OpenFailure, openInstallation } from './installation.ts';

/** Why nobody's sign-in was reset. */
export type ResetSignInFailure =
  | OpenFailure
  /** Nobody of that name may sign in, in any directory of this installation. */
  | { readonly kind: 'user-unknown'; readonly name: string };

/** Somebody who starts anew. */
export interface SignInReset {
  readonly user: User;
  /** With it they set a password, once, within 24 hours. */
  readonly linkToken: string;
}

// As long as the message of the command says.
const LINK_VALID_MS = 24 * 3_600_000;

/**
 * Takes away all that somebody signs in with besides a password, ends all that they are signed in with, and makes a
 * link to set a password with: for an administrator whom no other can help, by whoever holds the data directory.
 */
export async function resetSignIn(
  options: InstallationPlace & { readonly name: string },
): Promise<Result<SignInReset, ResetSignInFailure>> {
  await using things = new AsyncDisposableStack();
  const held = await holdDirectory(options.dataDirectory);
  if (!held.ok) return held;
  things.use(held.value);
  const installation = await openInstallation(held.value, options);
  if (!installation.ok) return installation;
  things.use(installation.value);
  const { opened, staffroom } = installation.value;
  const { ports } = staffroom;

  const tenant = await ports.store.installation.findTenantOfUser(options.name);
  const user = tenant && (await ports.store.tenant(tenant.id).findUserByName(options.name));
  if (!tenant || !user?.accountEnabled) return fail({ kind: 'user-unknown', name: options.name });
  const act = operatorAct(ports);
  await removeSecondFactor(act, tenant.id, { user: user.id });
  await commit(act, async (change) => {
    const writer = change.tenant(tenant.id);
    const unlinked = await writer.unlinkIdentities(user.id);
    await writer.record({
      operation: 'Microsoft.Directory/users/identities/update',
      target: `users/${user.id}`,
      before: { identities: unlinked },
      after: { identities: 0 },
    });
    return ok(undefined);
  });
  const links = createSignInLinks({ ...ports, signIn: opened.signIn });
  const linkToken = await links.create({ tenant: tenant.id, user: user.id, validForMs: LINK_VALID_MS });
  return ok({ user, linkToken });
}
