import { parseGuid } from '../guid.ts';
import type { RoleId } from '../model.ts';

/** The role id that a text spells; throws when it spells none, since built-in ids are written by us. */
export function roleId(text: string): RoleId {
  const id = parseGuid(text);
  if (id === undefined)
    throw new Error(`${JSON.stringify(text)} is not the GUID of a role; correct the built-in facts.`);
  return id;
}

/** Owner: everything on the management plane. https://learn.microsoft.com/azure/role-based-access-control/built-in-roles */
export const OWNER = roleId('8e3af657-a8ff-443c-a75c-2fe8c4bcb635');

/** Contributor: everything on the management plane but granting access. */
export const CONTRIBUTOR = roleId('b24988ac-6180-42a0-ab88-20f7382dd24c');

/** Reader: every read on the management plane. */
export const READER = roleId('acdd72a7-3385-48ef-bd42-f606fba81ae7');

/** User Access Administrator: every read, and everything under `Microsoft.Authorization`. */
export const USER_ACCESS_ADMINISTRATOR = roleId('18d7d88d-d35e-4fb5-a5c3-7773c20a72d9');

/** Role Based Access Control Administrator: every read, and writing and deleting role assignments. */
export const RBAC_ADMINISTRATOR = roleId('f58310d9-a9f6-439a-9e8d-f62e7b41a168');
