import type { PrincipalId } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type CallerAct, commit } from '../act.ts';
import type { TenantWriter } from '../ports/store.ts';
import { administratorLeft, holdsAdministration } from './administrators.ts';
import type { DirectoryFailure } from './failures.ts';

interface Membership {
  readonly group: PrincipalId;
  readonly member: PrincipalId;
}

interface Ownership {
  /** A group, an application or a service principal. */
  readonly object: PrincipalId;
  readonly owner: PrincipalId;
}

/** Adds principals to a group, all or none of them. */
export function addMembers(
  act: CallerAct,
  group: PrincipalId,
  members: readonly PrincipalId[],
): Promise<Result<void, DirectoryFailure>> {
  return commit(act, async (change): Promise<Result<void, DirectoryFailure>> => {
    const writer = change.tenant(act.access.caller.tenant);
    for (const member of members) {
      const added = await addMemberIn(writer, { group, member });
      if (!added.ok) return added;
    }
    return ok(undefined);
  });
}

/** Takes a member out of a group; what the group gave is gone with the next decision. */
export function removeGroupMember(act: CallerAct, wanted: Membership): Promise<Result<void, DirectoryFailure>> {
  const { group, member } = wanted;
  return commit(act, async (change): Promise<Result<void, DirectoryFailure>> => {
    const writer = change.tenant(act.access.caller.tenant);
    if (!(await writer.findGroup(group))) return fail({ kind: 'object-not-found', id: group });
    const [there] = await writer.findPrincipals([member]);
    if (!there || !(await writer.removeMember(group, member))) return fail({ kind: 'object-not-found', id: member });
    await writer.record({
      operation: 'Microsoft.Directory/groups/members/update',
      target: `groups/${group}`,
      before: { member },
      after: null,
    });
    return holdsAdministration(act.access.tenant, group) ? administratorLeft(writer) : ok(undefined);
  });
}

/** Adds an owner to a group, an application or a service principal. */
export function addObjectOwner(act: CallerAct, wanted: Ownership): Promise<Result<void, DirectoryFailure>> {
  return commit(act, (change) => addOwnerIn(change.tenant(act.access.caller.tenant), wanted));
}

/** Takes an owner from a group, an application or a service principal. */
export function removeObjectOwner(act: CallerAct, wanted: Ownership): Promise<Result<void, DirectoryFailure>> {
  const { object, owner } = wanted;
  return commit(act, async (change): Promise<Result<void, DirectoryFailure>> => {
    const writer = change.tenant(act.access.caller.tenant);
    if (!(await isThere(writer, object))) return fail({ kind: 'object-not-found', id: object });
    if (!(await writer.removeOwner(object, owner))) return fail({ kind: 'object-not-found', id: owner });
    await writer.record(ownerEntry(object, { before: { owner }, after: null }));
    return ok(undefined);
  });
}

/** Adds a member within a transaction that may do more. */
export async function addMemberIn(
  writer: TenantWriter,
  { group: id, member }: Membership,
): Promise<Result<void, DirectoryFailure>> {
  const group = await writer.findGroup(id);
  if (!group) return fail({ kind: 'object-not-found', id });
  const [principal] = await writer.findPrincipals([member]);
  if (!principal) return fail({ kind: 'object-not-found', id: member });
  if (member === id) return refused('A group cannot be a member of itself.');
  if (principal.kind === 'Group' && group.roleAssignable) {
    return refused('A group cannot be added to a group that may hold directory roles.');
  }
  const added = await writer.addMember(id, member);
  if (!added.ok) return fail({ kind: 'reference-exists', property: 'members' });
  await writer.record({
    operation: 'Microsoft.Directory/groups/members/update',
    target: `groups/${id}`,
    before: null,
    after: { member },
  });
  return ok(undefined);
}

/** Adds an owner within a transaction that may do more. */
export async function addOwnerIn(
  writer: TenantWriter,
  { object, owner }: Ownership,
): Promise<Result<void, DirectoryFailure>> {
  if (!(await isThere(writer, object))) return fail({ kind: 'object-not-found', id: object });
  const [principal] = await writer.findPrincipals([owner]);
  if (!principal) return fail({ kind: 'object-not-found', id: owner });
  if (principal.kind === 'Group') return refused('An owner must be a user or a service principal.');
  const added = await writer.addOwner(object, owner);
  if (!added.ok) return fail({ kind: 'reference-exists', property: 'owners' });
  await writer.record(ownerEntry(object, { before: null, after: { owner } }));
  return ok(undefined);
}

async function isThere(writer: TenantWriter, id: PrincipalId): Promise<boolean> {
  const [principal] = await writer.findPrincipals([id]);
  return principal !== undefined || (await writer.findApplication(id)) !== undefined;
}

function ownerEntry(object: PrincipalId, change: Pick<Parameters<TenantWriter['record']>[0], 'before' | 'after'>) {
  return { operation: 'Microsoft.Directory/owners/update', target: `directoryObjects/${object}`, ...change };
}

function refused(detail: string) {
  return fail<DirectoryFailure>({ kind: 'reference-refused', detail });
}
