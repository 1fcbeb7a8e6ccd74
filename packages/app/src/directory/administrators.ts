import type { PrincipalId } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import type { TenantAccess } from '../ports/access.ts';
import type { DirectoryReader } from '../ports/directory.ts';
import { directoryTarget } from './authorize.ts';
import type { DirectoryFailure } from './failures.ts';

type LastAdministrator = Extract<DirectoryFailure, { kind: 'last-administrator' }>;

/** Whether a Global administrator may be lost when this object goes, loses a role or is blocked. */
export function holdsAdministration(tenant: TenantAccess, id: PrincipalId): boolean {
  return directoryTarget(tenant, id).roles.has('globalAdministrator');
}

/** Fails when the directory has no member left who may sign in and administer it. To be asked after the change. */
export async function administratorLeft(
  reader: Pick<DirectoryReader, 'listRoleHolders' | 'listPrincipals'>,
): Promise<Result<void, LastAdministrator>> {
  for (const holder of await reader.listRoleHolders('globalAdministrator')) {
    if (holder.kind === 'User' && holder.accountEnabled && !holder.guest) return ok(undefined);
    if (holder.kind !== 'Group') continue;
    const { rows } = await reader.listPrincipals(
      { kinds: ['User'], related: { by: 'transitiveMembersOf', to: holder.id } },
      {
        where: {
          all: [
            { flag: 'accountEnabled', is: true },
            { flag: 'isGuest', is: false },
          ],
        },
      },
      { after: null, limit: 1 },
    );
    if (rows.length > 0) return ok(undefined);
  }
  return fail({ kind: 'last-administrator' });
}
