import type { DirectoryRole } from '@mandate/domain/directory';
import type { PrincipalId } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type CallerAct, commit } from '../act.ts';
import type { TenantWriter } from '../ports/store.ts';
import { administratorLeft } from './administrators.ts';
import type { DirectoryFailure } from './failures.ts';

/** Who holds, or is to hold, a directory role. */
export interface RoleHolding {
  readonly role: DirectoryRole;
  readonly principal: PrincipalId;
}

/** Gives a directory role to a user, a service principal, or a group that may hold one. */
export function assignDirectoryRole(act: CallerAct, wanted: RoleHolding): Promise<Result<void, DirectoryFailure>> {
  const { role, principal: id } = wanted;
  return commit(act, async (change): Promise<Result<void, DirectoryFailure>> => {
    const writer = change.tenant(act.access.caller.tenant);
    const [principal] = await writer.findPrincipals([id]);
    if (!principal) return fail({ kind: 'object-not-found', id });
    if (principal.kind === 'Group' && !principal.roleAssignable) {
      return fail({
        kind: 'reference-refused',
        detail: 'A directory role can be given to a group only if the group was created as assignable to roles.',
      });
    }
    const holders = await writer.listRoleHolders(role);
    if (holders.some((holder) => holder.id === id)) return fail({ kind: 'reference-exists', property: 'members' });
    await writer.assignDirectoryRole(role, id);
    await recordRole(writer, role, { before: null, after: { member: id } });
    return ok(undefined);
  });
}

/** Takes a directory role from whoever was given it; the directory keeps an administrator. */
export function unassignDirectoryRole(act: CallerAct, wanted: RoleHolding): Promise<Result<void, DirectoryFailure>> {
  const { role, principal } = wanted;
  return commit(act, async (change): Promise<Result<void, DirectoryFailure>> => {
    const writer = change.tenant(act.access.caller.tenant);
    const [there] = await writer.findPrincipals([principal]);
    if (!there || !(await writer.unassignDirectoryRole(role, principal))) {
      return fail({ kind: 'object-not-found', id: principal });
    }
    await recordRole(writer, role, { before: { member: principal }, after: null });
    return role === 'globalAdministrator' ? administratorLeft(writer) : ok(undefined);
  });
}

function recordRole(
  writer: TenantWriter,
  role: DirectoryRole,
  change: Pick<Parameters<TenantWriter['record']>[0], 'before' | 'after'>,
): Promise<void> {
  return writer.record({
    operation: 'Microsoft.Directory/directoryRoles/members/update',
    target: `directoryRoles/${role}`,
    ...change,
  });
}
