import type { User, UserProfile } from '@mandate/domain/directory';
import type { PrincipalId } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type CallerAct, commit } from '../act.ts';
import { hashPassword, passwordProblem } from '../credentials/passwords.ts';
import { keepOutWhenDisabled } from '../credentials/set-user-enabled.ts';
import { personal, type Recordable } from '../ports/change-log.ts';
import { administratorLeft, holdsAdministration } from './administrators.ts';
import { mayInDirectory } from './authorize.ts';
import { type DirectoryFailure, invalid } from './failures.ts';
import { displayNameProblem, mailNicknameProblem, principalNameProblem } from './names.ts';

/** A person whom an administrator adds. */
export interface WantedUser {
  readonly userPrincipalName: string;
  readonly displayName: string;
  readonly mailNickname: string;
  readonly givenName: string | null;
  readonly surname: string | null;
  readonly accountEnabled: boolean;
  readonly profile: UserProfile;
  readonly password: { readonly plain: string; readonly mustChange: boolean };
}

/** Adds a person of the tenant with a first password. */
export async function createUser(act: CallerAct, wanted: WantedUser): Promise<Result<User, DirectoryFailure>> {
  const { tenant } = act.access.caller;
  const { store, clock, randomness } = act.ports;
  const { password, profile, ...named } = wanted;
  const home = await store.tenant(tenant).tenant();
  if (!home) return fail({ kind: 'object-not-found', id: tenant });
  const wrong =
    displayNameProblem(named.displayName) ??
    principalNameProblem(named.userPrincipalName, home) ??
    mailNicknameProblem(named.mailNickname);
  if (wrong) return fail(wrong);
  const problem = passwordProblem(password.plain, named.userPrincipalName);
  if (problem) return fail({ kind: 'password-refused', problem });

  // It takes its time on purpose, and so not within the transaction.
  const digest = await hashPassword(password.plain, randomness);
  const user: User = {
    ...named,
    id: randomness.guid(),
    mail: named.userPrincipalName,
    createdAt: clock.now(),
    ...(Object.keys(profile).length > 0 && { profile }),
    guest: null,
  };
  return commit(act, async (change) => {
    const writer = change.tenant(tenant);
    const added = await writer.addUser(user);
    if (!added.ok) return fail({ kind: 'object-conflict', property: 'userPrincipalName' });
    await writer.setPassword(user.id, { digest, mustChange: password.mustChange });
    await writer.record({
      operation: 'Microsoft.Directory/users/create',
      target: `users/${user.id}`,
      before: null,
      after: {
        userPrincipalName: personal(user.userPrincipalName),
        displayName: personal(user.displayName),
        accountEnabled: user.accountEnabled,
      },
    });
    return ok(user);
  });
}

/** What to change of a person; what is absent stays. */
export interface UserChanges {
  readonly userPrincipalName?: string;
  readonly displayName?: string;
  readonly mailNickname?: string;
  readonly givenName?: string | null;
  readonly surname?: string | null;
  readonly mail?: string | null;
  readonly accountEnabled?: boolean;
  /** Properties to set; `null` removes one. */
  readonly profile?: Readonly<Record<string, string | readonly string[] | null>>;
}

// Whoever sets these can keep somebody out, or be taken for them: they take the reach of a control of accounts.
const CONTROLLING: readonly string[] = ['userPrincipalName', 'accountEnabled', 'mail'];
const CONTROLLING_PROFILE: readonly string[] = ['mobilePhone', 'businessPhones', 'otherMails'];

/** Changes what the directory says of a person. The right to change anything at all has been decided before. */
export async function updateUser(
  act: CallerAct,
  id: PrincipalId,
  changes: UserChanges,
): Promise<Result<void, DirectoryFailure>> {
  const { tenant } = act.access.caller;
  const names = Object.keys(changes);
  const controls =
    names.some((name) => CONTROLLING.includes(name)) ||
    Object.keys(changes.profile ?? {}).some((name) => CONTROLLING_PROFILE.includes(name));
  if (controls && !mayInDirectory(act.access, 'controlAccounts', id)) return fail({ kind: 'directory-refused' });
  const home = await act.ports.store.tenant(tenant).tenant();
  if (!home) return fail({ kind: 'object-not-found', id: tenant });
  const wrong =
    (changes.displayName !== undefined ? displayNameProblem(changes.displayName) : undefined) ??
    (changes.userPrincipalName !== undefined ? principalNameProblem(changes.userPrincipalName, home) : undefined) ??
    (changes.mailNickname !== undefined ? mailNicknameProblem(changes.mailNickname) : undefined);
  if (wrong) return fail(wrong);

  return commit(act, async (change): Promise<Result<void, DirectoryFailure>> => {
    const writer = change.tenant(tenant);
    const user = await writer.findUser(id);
    if (!user) return fail({ kind: 'object-not-found', id });
    if (user.guest && changes.userPrincipalName !== undefined) {
      return fail(invalid('userPrincipalName', 'The name of a guest belongs to its home directory.'));
    }
    const namesake = changes.userPrincipalName && (await writer.findUserByName(changes.userPrincipalName));
    if (namesake && namesake.id !== id) return fail({ kind: 'object-conflict', property: 'userPrincipalName' });
    const changed = changedUser(user, changes);
    await writer.updateUser(changed);
    if (user.accountEnabled) await keepOutWhenDisabled(writer, changed, act.ports.clock.now());
    await writer.record({
      operation: 'Microsoft.Directory/users/update',
      target: `users/${id}`,
      before: recorded(user, names),
      after: recorded(changed, names),
    });
    const blocked = user.accountEnabled && !changed.accountEnabled;
    return blocked && holdsAdministration(act.access.tenant, id) ? administratorLeft(writer) : ok(undefined);
  });
}

function changedUser({ profile: before, ...user }: User, { profile: changes, ...plain }: UserChanges): User {
  const profile = Object.fromEntries(
    Object.entries({ ...before, ...changes }).filter(([, value]) => value !== null),
  ) as UserProfile;
  const renamed =
    plain.userPrincipalName !== undefined && user.mail === user.userPrincipalName
      ? { mail: plain.userPrincipalName }
      : {};
  return { ...user, ...renamed, ...plain, ...(Object.keys(profile).length > 0 && { profile }) };
}

function recorded(user: User, names: readonly string[]): Recordable {
  const texts = { ...user } as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    names.map((name): [string, Recordable] => {
      const value = texts[name];
      if (typeof value === 'boolean') return [name, value];
      if (value === undefined || value === null) return [name, null];
      return [name, personal(typeof value === 'string' ? value : JSON.stringify(value))];
    }),
  );
}
