import type { RoleDefinition } from '../model.ts';
import { type Arena, add, allocate, get, release, set } from './arena.ts';
import { KEY, keyOf, writeKey } from './keys.ts';
import { KEY_OWNER, ROLE_NEXT, ROLE_SET, ROLE_USES, ROLE_WORDS, ROLES, TENANT_ROLES } from './layout.ts';
import type { Operations } from './operations.ts';
import { dropSet, internSet } from './sets.ts';
import { find, insert, remove } from './table.ts';

/**
 * The record of the role that an assignment of the tenant means: the installation's if it defines one, else the
 * tenant's own, made without a definition if need be. So no tenant can redefine a built-in role, and no tenant's role
 * is ever another's.
 */
export function roleFor(arena: Arena, tenant: number, id: string): number {
  const shared = roleRecord(arena, 0, id);
  if (shared !== 0 && get(arena, shared + ROLE_SET) !== 0) return shared;
  return ensureRole(arena, tenant, id);
}

/** The record of a role of the tenant, or, with 0, of the installation; 0 when there is none. */
export function roleRecord(arena: Arena, tenant: number, id: string): number {
  keyOf(id);
  KEY[KEY_OWNER] = tenant;
  return find(arena, ROLES, KEY);
}

/** Defines a role or replaces its definition; returns its record. */
export function putRole(arena: Arena, operations: Operations, tenant: number, role: RoleDefinition): number {
  const record = ensureRole(arena, tenant, role.id);
  const before = get(arena, record + ROLE_SET);
  set(arena, record + ROLE_SET, internSet(arena, operations, role.permissions));
  if (before !== 0) dropSet(arena, before);
  return record;
}

/** Takes a role's definition away; assignments of it stay and grant nothing. */
export function undefineRole(arena: Arena, record: number): void {
  const before = get(arena, record + ROLE_SET);
  set(arena, record + ROLE_SET, 0);
  if (before !== 0) dropSet(arena, before);
}

/** Counts assignments of a role. A role without a definition goes with its last one. */
export function useRole(arena: Arena, record: number, change: 1 | -1): void {
  add(arena, record + ROLE_USES, change);
  tidyRole(arena, record);
}

/** Frees a role that has neither a definition nor assignments. */
export function tidyRole(arena: Arena, record: number): void {
  if (get(arena, record + ROLE_USES) !== 0 || get(arena, record + ROLE_SET) !== 0) return;
  const owner = get(arena, record + KEY_OWNER);
  if (owner !== 0) unlink(arena, owner, record);
  remove(arena, ROLES, record);
  release(arena, record, ROLE_WORDS);
}

/** The records of a tenant's own roles. */
export function rolesOf(arena: Arena, tenant: number): readonly number[] {
  const records: number[] = [];
  for (let role = get(arena, tenant + TENANT_ROLES); role !== 0; role = get(arena, role + ROLE_NEXT))
    records.push(role);
  return records;
}

function ensureRole(arena: Arena, tenant: number, id: string): number {
  const found = roleRecord(arena, tenant, id);
  if (found !== 0) return found;
  const record = allocate(arena, ROLE_WORDS);
  KEY[KEY_OWNER] = tenant;
  writeKey(arena, record);
  insert(arena, ROLES, record);
  if (tenant !== 0) {
    set(arena, record + ROLE_NEXT, get(arena, tenant + TENANT_ROLES));
    set(arena, tenant + TENANT_ROLES, record);
  }
  return record;
}

function unlink(arena: Arena, tenant: number, record: number): void {
  let link = tenant + TENANT_ROLES;
  while (get(arena, link) !== record) link = get(arena, link) + ROLE_NEXT;
  set(arena, link, get(arena, record + ROLE_NEXT));
}
