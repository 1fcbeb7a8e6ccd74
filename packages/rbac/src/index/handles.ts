import { type Arena, seedOf } from './arena.ts';
import { CREATED, FREED } from './layout.ts';
import { nearestNode } from './nodes.ts';
import { readPath } from './path.ts';
import { findPrincipal } from './principals.ts';
import type { Residency } from './residency.ts';

/**
 * A caller, looked up once for a session. It stays right whatever changes; what it holds is the index's business. What
 * a question needs stands first, in one cache line.
 */
export interface CallerHandle {
  /** The states of the arena in which it was looked up. */
  freed: number;
  created: number;
  homeRecord: number;
  /** The first principal; 0 when nothing concerns it. */
  first: number;
  /** All principals, where there are several. */
  others: Int32Array | null;
  readonly home: string;
  readonly principals: readonly string[];
}

/** A scope, looked up once. It stays right whatever changes; what it holds is the index's business. */
export interface PlaceHandle {
  freed: number;
  created: number;
  tenantRecord: number;
  /** Negative above a scope that has no node of its own, 0 for what is no scope. */
  node: number;
  readonly tenant: string;
  readonly scope: string;
}

const NEVER = -1;

/** A handle that has looked nothing up. */
export function newCaller(home: string, principals: readonly string[]): CallerHandle {
  const others = principals.length === 1 ? null : new Int32Array(principals.length);
  return { freed: NEVER, created: NEVER, homeRecord: 0, first: 0, others, home, principals };
}

/** A handle that has looked nothing up. */
export function newPlace(tenant: string, scope: string): PlaceHandle {
  return { freed: NEVER, created: NEVER, tenantRecord: 0, node: 0, tenant, scope };
}

/** Looks up again what may have changed since: all when something was freed, what was missing when it was created. */
export function renew(
  arena: Arena,
  residency: Pick<Residency, 'resident'>,
  caller: CallerHandle,
  place: PlaceHandle,
): void {
  const freed = arena.words[FREED] ?? 0;
  const created = arena.words[CREATED] ?? 0;
  const isPlaceFresh = place.freed === freed && (place.node > 0 || place.created === created);
  const isCallerFresh =
    caller.freed === freed && ((caller.first !== 0 && caller.others === null) || caller.created === created);
  if (!isPlaceFresh || !isCallerFresh) lookUp(arena, residency, caller, place);
}

function lookUp(arena: Arena, residency: Pick<Residency, 'resident'>, caller: CallerHandle, place: PlaceHandle): void {
  // Bringing one tenant in may push another out, so both are brought in before anything is looked up.
  place.tenantRecord = residency.resident(place.tenant, 0);
  caller.homeRecord =
    caller.home === place.tenant ? place.tenantRecord : residency.resident(caller.home, place.tenantRecord);

  const steps = readPath(place.scope, seedOf(arena));
  place.node = steps < 0 ? 0 : nearestNode(arena, place.tenantRecord, steps);
  caller.first = findPrincipal(arena, caller.principals[0] ?? '');
  caller.others?.set(caller.principals.map((id) => findPrincipal(arena, id)));
  place.freed = caller.freed = arena.words[FREED] ?? 0;
  place.created = caller.created = arena.words[CREATED] ?? 0;
}
