import { commit, type Ports } from '@mandate/app/act';
import { type PasswordProblem, passwordProblem, verifyPassword } from '@mandate/app/credentials/passwords';
import type { SignInStore } from '@mandate/app/ports/sign-in';
import { ok } from '@mandate/rbac/result';
import { ownAct } from './own-act.ts';
import type { Person } from './person.ts';

/** Why a person may not have this password. */
export type NewPasswordProblem = PasswordProblem | 'same-as-before';

/** What is wrong with a new password, its likeness to the present one included. */
export async function newPasswordProblem(
  signIn: Pick<SignInStore, 'findPassword'>,
  { user, tenant }: Person,
  newPassword: string,
): Promise<NewPasswordProblem | undefined> {
  const problem = passwordProblem(newPassword, user.userPrincipalName);
  if (problem) return problem;
  const before = await signIn.findPassword(tenant.id, user.id);
  return before && (await verifyPassword(newPassword, before.digest)) ? 'same-as-before' : undefined;
}

/** Sets a password that its owner chose, and ends all of their sessions. What applications hold ends with it. */
export async function setOwnPassword(
  ports: Ports,
  person: Person,
  { digest, clientAddress }: { readonly digest: string; readonly clientAddress: string },
): Promise<void> {
  await commit(ownAct(ports, person, clientAddress), async (change) => {
    const writer = change.tenant(person.tenant.id);
    await writer.setPassword(person.user.id, { digest, mustChange: false });
    await writer.record({
      operation: 'Microsoft.Directory/users/password/update',
      target: `users/${person.user.id}`,
      before: null,
      after: { mustChange: false },
    });
    return ok(undefined);
  });
}
