import type { StoredRoleDefinition } from '@mandate/app/ports/role-assignments';
import type { RoleId } from '@mandate/rbac/model';
import type { QueryReader, Work } from '../operation.ts';

/** All roles of the caller's tenant, built-in and custom; a built-in one wins over a custom one of the same id. */
export async function definitionsOf({ access, store }: Work): Promise<ReadonlyMap<RoleId, StoredRoleDefinition>> {
  const custom = await store.tenant(access.caller.tenant).listCustomRoles();
  return new Map([...custom.map((role) => [role.id, role] as const), ...access.roles]);
}

/** Conditions of permission entries show from 2022-05-01-preview on; before, the wire had no place for them. */
export function showsConditions(query: QueryReader): boolean {
  return query.get('api-version')?.toLowerCase() === '2022-05-01-preview';
}
