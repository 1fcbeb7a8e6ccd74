import { type HomeAccount, homeAccount, type TenantAccess } from '@mandate/app/ports/access';
import type { DirectoryRole, WellKnownGroup } from '@mandate/domain/directory';
import type { PrincipalId } from '@mandate/rbac/model';
import type { TenantDb } from './bound.ts';

type DirectoryAccess = Pick<
  TenantAccess,
  | 'groupsOf'
  | 'wellKnownGroups'
  | 'roleAssignableGroups'
  | 'directoryRoles'
  | 'ownersOf'
  | 'servicePrincipalOf'
  | 'enabled'
  | 'guests'
>;

/**
 * What decisions read of a directory. Rows whose ends are not both there count for nothing: what was deleted keeps them
 * for the day it comes back.
 */
export async function readDirectoryAccess(db: TenantDb): Promise<DirectoryAccess> {
  const principals = await db.from('principal').select(['id', 'kind', 'enabled', 'well_known']).execute();
  const special = await db
    .from('principal_detail')
    .select(['id', 'role_assignable', 'invited_as', 'guest_home_tenant_id', 'guest_home_id'])
    .where((row) => row.or([row('role_assignable', '=', 1), row('invited_as', 'is not', null)]))
    .execute();
  const memberships = await db.from('group_member').select(['member_id', 'group_id']).execute();
  const directoryRoles = await db.from('directory_role').select(['principal_id', 'role']).execute();
  const owners = await db.from('object_owner').select(['object_id', 'owner_id']).execute();

  const actsAs = await db
    .from('application')
    .innerJoin('principal', (join) =>
      join
        .onRef('principal.tenant_id', '=', 'application.tenant_id')
        .onRef('principal.app_id', '=', 'application.app_id'),
    )
    .select(['application.id as application', 'principal.id as principal'])
    .execute();

  const there = new Set(principals.map(({ id }) => id));
  const usable = new Set(
    principals.filter(({ kind, enabled }) => kind !== 'Group' && enabled === 1).map(({ id }) => id),
  );
  const invited = special.filter(({ invited_as }) => invited_as !== null);
  const guests = new Map<HomeAccount, PrincipalId | null>();
  for (const { id, guest_home_tenant_id: tenant, guest_home_id: home } of invited) {
    // A guest who is kept out stays out, whatever else would let the account in.
    if (tenant !== null && home !== null && there.has(id)) {
      guests.set(homeAccount(tenant, home), usable.has(id) ? id : null);
    }
  }
  // A guest comes by its home account and by nothing else.
  for (const { id } of invited) usable.delete(id);

  return {
    groupsOf: grouped(
      memberships
        .filter(({ member_id, group_id }) => there.has(member_id) && there.has(group_id))
        .map(({ member_id, group_id }) => [member_id, group_id]),
    ),
    wellKnownGroups: new Map(
      principals.flatMap(({ id, well_known }): [WellKnownGroup, PrincipalId][] =>
        well_known === null ? [] : [[well_known, id]],
      ),
    ),
    roleAssignableGroups: new Set(special.filter(({ role_assignable }) => role_assignable === 1).map(({ id }) => id)),
    directoryRoles: new Map(
      [
        ...grouped(
          directoryRoles
            .filter(({ principal_id }) => there.has(principal_id))
            .map(({ principal_id, role }): [PrincipalId, DirectoryRole] => [principal_id, role]),
        ),
      ].map(([principal, roles]) => [principal, new Set(roles)]),
    ),
    ownersOf: new Map(
      [
        ...grouped(
          owners
            .filter(({ owner_id }) => there.has(owner_id))
            .map(({ object_id, owner_id }): [PrincipalId, PrincipalId] => [object_id, owner_id]),
        ),
      ].map(([object, all]) => [object, new Set(all)]),
    ),
    servicePrincipalOf: new Map(actsAs.map(({ application, principal }) => [application, principal])),
    enabled: usable,
    guests,
  };
}

function grouped<K, V>(pairs: readonly (readonly [K, V])[]): ReadonlyMap<K, readonly V[]> {
  const groups = new Map<K, V[]>();
  for (const [key, value] of pairs) {
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
