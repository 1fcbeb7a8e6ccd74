import type { Group } from '@mandate/domain/directory';
import type { PrincipalId } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type CallerAct, commit } from '../act.ts';
import { mayInDirectory } from './authorize.ts';
import type { DirectoryFailure } from './failures.ts';
import { addMemberIn, addOwnerIn } from './members.ts';
import { displayNameProblem, mailNicknameProblem } from './names.ts';

/** A group to make. */
export interface WantedGroup {
  readonly displayName: string;
  readonly description: string | null;
  readonly mailNickname: string;
  readonly roleAssignable: boolean;
  readonly members: readonly PrincipalId[];
  readonly owners: readonly PrincipalId[];
}

/** Makes a security group. One that may hold directory roles takes the right to assign them. */
export async function createGroup(act: CallerAct, wanted: WantedGroup): Promise<Result<Group, DirectoryFailure>> {
  const { members, owners, ...named } = wanted;
  const { tenant } = act.access.caller;
  if (wanted.roleAssignable && !mayInDirectory(act.access, 'assignRoles')) return fail({ kind: 'directory-refused' });
  const wrong = displayNameProblem(named.displayName) ?? mailNicknameProblem(named.mailNickname);
  if (wrong) return fail(wrong);
  const { clock, randomness } = act.ports;
  const group: Group = { ...named, id: randomness.guid(), wellKnown: null, createdAt: clock.now() };

  return commit(act, async (change): Promise<Result<Group, DirectoryFailure>> => {
    const writer = change.tenant(tenant);
    const added = await writer.addGroup(group);
    if (!added.ok) return fail({ kind: 'object-conflict', property: 'id' });
    await writer.record({
      operation: 'Microsoft.Directory/groups/create',
      target: `groups/${group.id}`,
      before: null,
      after: { displayName: group.displayName, isAssignableToRole: group.roleAssignable },
    });
    for (const member of new Set(members)) {
      const joined = await addMemberIn(writer, { group: group.id, member });
      if (!joined.ok) return joined;
    }
    for (const owner of new Set(owners)) {
      const owned = await addOwnerIn(writer, { object: group.id, owner });
      if (!owned.ok) return owned;
    }
    return ok(group);
  });
}

/** Changes what a group is called. Whether it may hold roles never changes. */
export async function updateGroup(
  act: CallerAct,
  id: PrincipalId,
  changes: Partial<Pick<Group, 'displayName' | 'description' | 'mailNickname'>>,
): Promise<Result<void, DirectoryFailure>> {
  const wrong =
    (changes.displayName !== undefined ? displayNameProblem(changes.displayName) : undefined) ??
    (changes.mailNickname !== undefined ? mailNicknameProblem(changes.mailNickname) : undefined);
  if (wrong) return fail(wrong);
  return commit(act, async (change): Promise<Result<void, DirectoryFailure>> => {
    const writer = change.tenant(act.access.caller.tenant);
    const group = await writer.findGroup(id);
    if (!group) return fail({ kind: 'object-not-found', id });
    if (group.wellKnown !== null && changes.displayName !== undefined) return fail({ kind: 'group-protected' });
    await writer.updateGroup({ ...group, ...changes });
    await writer.record({
      operation: 'Microsoft.Directory/groups/update',
      target: `groups/${id}`,
      before: { displayName: group.displayName, description: group.description, mailNickname: group.mailNickname },
      after: changes,
    });
    return ok(undefined);
  });
}
