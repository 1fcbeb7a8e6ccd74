import type { Arena } from './arena.ts';
import { CREATED, FREED } from './layout.ts';
import { nearestNode } from './nodes.ts';
import { readPath } from './path.ts';
import { findPrincipal } from './principals.ts';
import type { Residency } from './residency.ts';

/** A caller, looked up once for a session. It stays right whatever changes; what it holds is the index's business. */
export interface CallerHandle {
  readonly home: string;
  readonly principals: readonly string[];
  homeRecord: number;
  readonly records: Int32Array;
  /** Whether every principal was found. */
  isComplete: boolean;
  freed: number;
  created: number;
}

/** A scope, looked up once. It stays right whatever changes; what it holds is the index's business. */
export interface PlaceHandle {
  readonly tenant: string;
  readonly scope: string;
  tenantRecord: number;
  /** Negative above a scope that has no node of its own, 0 for what is no scope. */
  node: number;
  freed: number;
  created: number;
}

const NEVER = -1;

/** A handle that has looked nothing up. */
export function newCaller(home: string, principals: readonly string[]): CallerHandle {
  const records = new Int32Array(principals.length);
  return { home, principals, homeRecord: 0, records, isComplete: false, freed: NEVER, created: NEVER };
}

/** A handle that has looked nothing up. */
export function newPlace(tenant: string, scope: string): PlaceHandle {
  return { tenant, scope, tenantRecord: 0, node: 0, freed: NEVER, created: NEVER };
}

/** Looks up again what may have changed since: all when something was freed, what was missing when it was created. */
export function renew(arena: Arena, residency: Residency, caller: CallerHandle, place: PlaceHandle): void {
  const freed = arena.words[FREED] ?? 0;
  const created = arena.words[CREATED] ?? 0;
  const isPlaceFresh = place.freed === freed && (place.node > 0 || place.created === created);
  const isCallerFresh = caller.freed === freed && (caller.isComplete || caller.created === created);
  if (!isPlaceFresh || !isCallerFresh) lookUp(arena, residency, caller, place);
}

function lookUp(arena: Arena, residency: Residency, caller: CallerHandle, place: PlaceHandle): void {
  // Bringing one tenant in may push another out, so both are brought in before anything is looked up.
  place.tenantRecord = residency.resident(place.tenant, 0);
  caller.homeRecord =
    caller.home === place.tenant ? place.tenantRecord : residency.resident(caller.home, place.tenantRecord);

  const steps = readPath(place.scope);
  place.node = steps < 0 ? 0 : nearestNode(arena, place.tenantRecord, steps);
  caller.principals.forEach((id, index) => {
    caller.records[index] = findPrincipal(arena, id);
  });
  caller.isComplete = !caller.records.includes(0);
  place.freed = caller.freed = arena.words[FREED] ?? 0;
  place.created = caller.created = arena.words[CREATED] ?? 0;
}
