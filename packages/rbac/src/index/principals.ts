import { EVERYONE } from '../model.ts';
import { type Arena, add, allocate, get, noteFreed, release, set } from './arena.ts';
import { KEY, keyOf, readGuid, writeKey } from './keys.ts';
import {
  CREATED,
  KEY_OWNER,
  PRINCIPAL_HOME,
  PRINCIPAL_KEEPS,
  PRINCIPAL_NEXT,
  PRINCIPAL_PLACES,
  PRINCIPAL_SELF,
  PRINCIPAL_WORDS,
  PRINCIPALS,
  TENANT_MEMBERS,
} from './layout.ts';
import { find, insert, remove } from './table.ts';

/**
 * The record that holds a principal's assignments; 0 when nothing here concerns it. Nobody ever counts as everybody.
 */
export function findPrincipal(arena: Arena, id: string): number {
  if (id === EVERYONE || !readGuid(id)) return 0;
  return find(arena, PRINCIPALS, KEY);
}

/** The record that holds a principal's assignments, made if need be. */
export function ensurePrincipal(arena: Arena, id: string): number {
  keyOf(id);
  return find(arena, PRINCIPALS, KEY) || addRecord(arena, 0);
}

/** The record that holds what a tenant's directory says about a principal; 0 when it says nothing. */
export function memberRecord(arena: Arena, home: number, principal: number): number {
  if (arena.words[principal + PRINCIPAL_HOME] === home) return principal;
  return home === 0 || arena.words[principal + PRINCIPAL_KEEPS] === 0 ? 0 : otherRecord(arena, home, principal);
}

/** The record that holds what a tenant's directory says about a principal, made if need be. */
export function ensureMember(arena: Arena, home: number, id: string): number {
  const principal = ensurePrincipal(arena, id);
  const found = memberRecord(arena, home, principal);
  if (found !== 0) return found;

  let record = principal;
  if (get(arena, principal + PRINCIPAL_HOME) !== 0) {
    keyOf(id);
    record = addRecord(arena, home);
    set(arena, record + PRINCIPAL_SELF, principal);
    add(arena, principal + PRINCIPAL_KEEPS, 1);
  }
  set(arena, record + PRINCIPAL_HOME, home);
  set(arena, record + PRINCIPAL_NEXT, get(arena, home + TENANT_MEMBERS));
  set(arena, home + TENANT_MEMBERS, record);
  return record;
}

/** Forgets that a tenant's directory says something about principals: all of them at once, when the tenant leaves. */
export function releaseMembers(arena: Arena, home: number): void {
  let record = get(arena, home + TENANT_MEMBERS);
  set(arena, home + TENANT_MEMBERS, 0);
  while (record !== 0) {
    const next = get(arena, record + PRINCIPAL_NEXT);
    const self = get(arena, record + PRINCIPAL_SELF);
    set(arena, record + PRINCIPAL_HOME, 0);
    set(arena, record + PRINCIPAL_NEXT, 0);
    if (self === record) tidyPrincipal(arena, record);
    else {
      free(arena, record);
      add(arena, self + PRINCIPAL_KEEPS, -1);
      tidyPrincipal(arena, self);
    }
    record = next;
  }
}

/** Frees a principal that nothing concerns any more. */
export function tidyPrincipal(arena: Arena, principal: number): void {
  if (get(arena, principal + PRINCIPAL_HOME) !== 0 || get(arena, principal + PRINCIPAL_PLACES) !== 0) return;
  if (get(arena, principal + PRINCIPAL_KEEPS) === 0) free(arena, principal);
}

function otherRecord(arena: Arena, home: number, principal: number): number {
  KEY.set(arena.words.subarray(principal, principal + 4));
  KEY[KEY_OWNER] = home;
  return find(arena, PRINCIPALS, KEY);
}

function addRecord(arena: Arena, owner: number): number {
  const record = allocate(arena, PRINCIPAL_WORDS);
  KEY[KEY_OWNER] = owner;
  writeKey(arena, record);
  set(arena, record + PRINCIPAL_SELF, record);
  insert(arena, PRINCIPALS, record);
  add(arena, CREATED, 1);
  return record;
}

function free(arena: Arena, record: number): void {
  remove(arena, PRINCIPALS, record);
  release(arena, record, PRINCIPAL_WORDS);
  noteFreed(arena);
}
