import { type Arena, add, allocate, get, noteFreed, release, set } from './arena.ts';
import { clearAssignments } from './assignments.ts';
import { clearDenials } from './denials.ts';
import { KEY, keyOf, readGuid, writeKey } from './keys.ts';
import {
  CLOCK_HAND,
  RESIDENT_COUNT,
  TENANT_HOMES,
  TENANT_NEXT,
  TENANT_NODE_MASK,
  TENANT_NODES,
  TENANT_PREVIOUS,
  TENANT_RESIDENT,
  TENANT_REVISION_HIGH,
  TENANT_REVISION_LOW,
  TENANT_ROOT,
  TENANT_USED,
  TENANT_WORDS,
  TENANTS,
} from './layout.ts';
import { unloadMemberships } from './memberships.ts';
import { createNodes, freeNode, nodesOf } from './nodes.ts';
import { rolesOf, tidyRole, undefineRole } from './roles.ts';
import { find, insert } from './table.ts';
import { clear } from './vector.ts';

/** The record of a tenant, resident or not; 0 when it was never heard of. Records stay, for their revision. */
export function findTenant(arena: Arena, id: string): number {
  return readGuid(id) ? find(arena, TENANTS, KEY) : 0;
}

/** The record of a tenant, made if need be. */
export function ensureTenant(arena: Arena, id: string): number {
  keyOf(id);
  const found = find(arena, TENANTS, KEY);
  if (found !== 0) return found;
  const tenant = allocate(arena, TENANT_WORDS);
  writeKey(arena, tenant);
  insert(arena, TENANTS, tenant);
  return tenant;
}

/** Whether the tenant's facts are in memory. */
export function isResident(arena: Arena, tenant: number): boolean {
  return tenant !== 0 && arena.words[tenant + TENANT_RESIDENT] === 1;
}

/** Keeps the clock's hand from taking the tenant in its next round. Written only when it changes something. */
export function touch(arena: Arena, tenant: number): void {
  if (arena.words[tenant + TENANT_USED] === 0) arena.words[tenant + TENANT_USED] = 1;
}

/** The newest revision of a tenant's facts that was ever seen. */
export function revisionOf(arena: Arena, tenant: number): number {
  return get(arena, tenant + TENANT_REVISION_HIGH) * 2 ** 32 + (get(arena, tenant + TENANT_REVISION_LOW) >>> 0);
}

/** Notes a revision, if it is newer than what was seen. */
export function noteRevision(arena: Arena, tenant: number, revision: number): void {
  if (revision <= revisionOf(arena, tenant)) return;
  set(arena, tenant + TENANT_REVISION_HIGH, Math.floor(revision / 2 ** 32));
  set(arena, tenant + TENANT_REVISION_LOW, revision | 0);
}

/** Makes room for a tenant's facts: a root and a place in the ring of residents. */
export function admit(arena: Arena, tenant: number): void {
  createNodes(arena, tenant);
  set(arena, tenant + TENANT_RESIDENT, 1);
  set(arena, tenant + TENANT_USED, 1);
  add(arena, RESIDENT_COUNT, 1);

  const hand = get(arena, CLOCK_HAND);
  const previous = hand === 0 ? tenant : get(arena, hand + TENANT_PREVIOUS);
  const next = hand === 0 ? tenant : hand;
  set(arena, tenant + TENANT_NEXT, next);
  set(arena, tenant + TENANT_PREVIOUS, previous);
  set(arena, previous + TENANT_NEXT, tenant);
  set(arena, next + TENANT_PREVIOUS, tenant);
  if (hand === 0) set(arena, CLOCK_HAND, tenant);
}

/** Takes everything of a tenant out of memory except its record. */
export function evict(arena: Arena, tenant: number): void {
  const nodes = [...nodesOf(arena, tenant), get(arena, tenant + TENANT_ROOT)];
  for (const node of nodes) {
    clearAssignments(arena, node);
    clearDenials(arena, tenant, node);
  }
  for (const node of nodes) freeNode(arena, node);
  release(arena, get(arena, tenant + TENANT_NODES), (get(arena, tenant + TENANT_NODE_MASK) + 1) * 2);
  unloadMemberships(arena, tenant);
  clear(arena, tenant + TENANT_HOMES);
  for (const role of rolesOf(arena, tenant)) {
    undefineRole(arena, role);
    tidyRole(arena, role);
  }
  set(arena, tenant + TENANT_RESIDENT, 0);
  add(arena, RESIDENT_COUNT, -1);
  leaveRing(arena, tenant);
  noteFreed(arena);
}

/**
 * The resident tenant that was not asked about for longest, as far as a clock can tell: its hand goes round and spares,
 * once, whoever was used since it last passed. 0 when nobody but `kept` is resident.
 */
export function idlest(arena: Arena, kept: ReadonlySet<number>): number {
  // Two rounds: the first may only clear marks.
  for (let left = get(arena, RESIDENT_COUNT) * 2; left > 0; left -= 1) {
    const tenant = get(arena, CLOCK_HAND);
    set(arena, CLOCK_HAND, get(arena, tenant + TENANT_NEXT));
    if (get(arena, tenant + TENANT_USED) === 0 && !kept.has(tenant)) return tenant;
    set(arena, tenant + TENANT_USED, 0);
  }
  return 0;
}

function leaveRing(arena: Arena, tenant: number): void {
  const next = get(arena, tenant + TENANT_NEXT);
  const previous = get(arena, tenant + TENANT_PREVIOUS);
  set(arena, next + TENANT_PREVIOUS, previous);
  set(arena, previous + TENANT_NEXT, next);
  if (get(arena, CLOCK_HAND) === tenant) set(arena, CLOCK_HAND, next === tenant ? 0 : next);
}
