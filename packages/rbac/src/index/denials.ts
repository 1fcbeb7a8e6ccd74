import { type DenyAssignment, EVERYONE, type PrincipalId } from '../model.ts';
import { type Arena, add, allocate, get, release, seedOf, set } from './arena.ts';
import { isKeyAt, KEY, keyOf } from './keys.ts';
import {
  DENIAL_COUNT,
  DENIAL_EXCLUDED_COUNT,
  DENIAL_FLAGS,
  DENIAL_ID,
  DENIAL_NEXT,
  DENIAL_PRINCIPALS,
  DENIAL_SET,
  DENIES_EVERYBODY,
  DENIES_ONLY_HERE,
  NODE_DENIALS,
  PRINCIPAL_KEEPS,
  TENANT_DENIALS,
} from './layout.ts';
import { ensureNode, exactNode, tidyNode } from './nodes.ts';
import type { Operations } from './operations.ts';
import { stepsTo } from './path.ts';
import { ensurePrincipal, tidyPrincipal } from './principals.ts';
import { dropSet, internSet } from './sets.ts';

/** What of a denial tells where it is kept. */
export type DenialPlace = Pick<DenyAssignment, 'id' | 'scope'>;

/** Adds a denial; one with the same id and scope is replaced. One that only audits denies nothing and is left out. */
export function addDenial(arena: Arena, operations: Operations, tenant: number, denial: DenyAssignment): void {
  removeDenial(arena, tenant, denial);
  if (denial.effect === 'audit') return;

  const node = ensureNode(arena, tenant, stepsTo(denial.scope, seedOf(arena)));
  const named = recordsOf(arena, denial.principals);
  const spared = recordsOf(arena, denial.excludedPrincipals);
  const record = allocate(arena, DENIAL_PRINCIPALS + named.length + spared.length);
  keyOf(denial.id);
  arena.words.set(KEY.subarray(0, 4), record + DENIAL_ID);
  set(arena, record + DENIAL_SET, internSet(arena, operations, denial.permissions));
  set(arena, record + DENIAL_FLAGS, flagsOf(denial));
  set(arena, record + DENIAL_COUNT, named.length);
  set(arena, record + DENIAL_EXCLUDED_COUNT, spared.length);
  arena.words.set([...named, ...spared], record + DENIAL_PRINCIPALS);

  set(arena, record + DENIAL_NEXT, get(arena, node + NODE_DENIALS));
  set(arena, node + NODE_DENIALS, record);
  add(arena, tenant + TENANT_DENIALS, 1);
}

/** Takes a denial away, if it is there. */
export function removeDenial(arena: Arena, tenant: number, { id, scope }: DenialPlace): void {
  const node = exactNode(arena, tenant, stepsTo(scope, seedOf(arena)));
  if (node === 0) return;
  keyOf(id);
  let link = node + NODE_DENIALS;
  while (get(arena, link) !== 0 && !isKeyAt(arena, get(arena, link) + DENIAL_ID)) link = get(arena, link) + DENIAL_NEXT;
  if (get(arena, link) === 0) return;
  removeAt(arena, tenant, link);
  tidyNode(arena, node);
}

/** Takes every denial of a node away; the node stays. */
export function clearDenials(arena: Arena, tenant: number, node: number): void {
  while (get(arena, node + NODE_DENIALS) !== 0) removeAt(arena, tenant, node + NODE_DENIALS);
}

function removeAt(arena: Arena, tenant: number, link: number): void {
  const record = get(arena, link);
  set(arena, link, get(arena, record + DENIAL_NEXT));
  const mentioned = get(arena, record + DENIAL_COUNT) + get(arena, record + DENIAL_EXCLUDED_COUNT);
  const principals = [...arena.words.subarray(record + DENIAL_PRINCIPALS, record + DENIAL_PRINCIPALS + mentioned)];
  dropSet(arena, get(arena, record + DENIAL_SET));
  release(arena, record, DENIAL_PRINCIPALS + mentioned);
  for (const principal of principals) {
    add(arena, principal + PRINCIPAL_KEEPS, -1);
    tidyPrincipal(arena, principal);
  }
  add(arena, tenant + TENANT_DENIALS, -1);
}

function recordsOf(arena: Arena, ids: readonly PrincipalId[]): readonly number[] {
  return ids
    .filter((id) => id !== EVERYONE)
    .map((id) => {
      const record = ensurePrincipal(arena, id);
      add(arena, record + PRINCIPAL_KEEPS, 1);
      return record;
    });
}

function flagsOf({ principals, doNotApplyToChildScopes }: DenyAssignment): number {
  const everybody = principals.includes(EVERYONE) ? DENIES_EVERYBODY : 0;
  return everybody | (doNotApplyToChildScopes ? DENIES_ONLY_HERE : 0);
}
