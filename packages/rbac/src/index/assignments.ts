import { EVERYONE, type RoleAssignment } from '../model.ts';
import { type Arena, add, allocate, get, release, seedOf, set } from './arena.ts';
import { isKeyAt, KEY, keyOf } from './keys.ts';
import {
  ASSIGNMENT_COUNT,
  CONDITIONAL,
  GRANT_CONDITION,
  GRANT_ROLE,
  GRANT_WORDS,
  NODE_POSTINGS,
  TENANT_ROOT,
} from './layout.ts';
import { ensureNode, exactNode, nodesOf, tidyNode } from './nodes.ts';
import { stepsTo } from './path.ts';
import {
  addPosting,
  idAddress,
  indexOfId,
  postingCount,
  principalAt,
  removePosting,
  roleAt,
  setRoleAt,
} from './postings.ts';
import { ensurePrincipal, findPrincipal, tidyPrincipal } from './principals.ts';
import { roleFor, useRole } from './roles.ts';
import { dropText, freeText, internText } from './texts.ts';

/** What of an assignment tells where it is kept. */
export type AssignmentPlace = Pick<RoleAssignment, 'id' | 'principal' | 'scope'>;

/**
 * Adds an assignment; one with the same id, principal and scope is replaced. Nobody counts as everybody, so that is
 * left out.
 */
export function addAssignment(arena: Arena, tenant: number, assignment: RoleAssignment): void {
  if (assignment.principal === EVERYONE) return;
  const node = ensureNode(arena, tenant, stepsTo(assignment.scope, seedOf(arena)));
  const principal = ensurePrincipal(arena, assignment.principal);
  keyOf(assignment.id);
  if (indexOfId(arena, node, principal) >= 0) endUse(arena, removePosting(arena, node, principal));
  const role = roleFor(arena, tenant, assignment.role);
  useRole(arena, role, 1);
  const word = assignment.condition === null ? role : addGrant(arena, role, assignment.condition);
  keyOf(assignment.id);
  addPosting(arena, node, { principal, role: word });
  add(arena, ASSIGNMENT_COUNT, 1);
}

/** Takes an assignment away, if it is there. */
export function removeAssignment(arena: Arena, tenant: number, { id, principal, scope }: AssignmentPlace): void {
  const node = exactNode(arena, tenant, stepsTo(scope, seedOf(arena)));
  const holder = node === 0 ? 0 : findPrincipal(arena, principal);
  if (holder === 0) return;
  keyOf(id);
  if (indexOfId(arena, node, holder) < 0) return;
  endUse(arena, removePosting(arena, node, holder));
  tidyPrincipal(arena, holder);
  tidyNode(arena, node);
}

/** Takes every assignment of a node away; the node stays. */
export function clearAssignments(arena: Arena, node: number): void {
  for (let left = postingCount(arena, node); left > 0; left -= 1) {
    const postings = get(arena, node + NODE_POSTINGS);
    const holder = principalAt(arena, postings, left - 1);
    const id = idAddress(arena, postings, left - 1);
    KEY.set(arena.words.subarray(id, id + 4));
    endUse(arena, removePosting(arena, node, holder));
    tidyPrincipal(arena, holder);
  }
}

/** The role behind a role word. */
export function roleOfWord(words: Int32Array, word: number): number {
  return (word & CONDITIONAL) === 0 ? word : (words[word - CONDITIONAL + GRANT_ROLE] ?? 0);
}

/** The text of the condition behind a role word; 0 without one. */
export function conditionOfWord(words: Int32Array, word: number): number {
  return (word & CONDITIONAL) === 0 ? 0 : (words[word - CONDITIONAL + GRANT_CONDITION] ?? 0);
}

/** Lets every assignment of a role in a tenant mean what that id means now. */
export function repointRole(arena: Arena, tenant: number, id: string): void {
  const wanted = roleFor(arena, tenant, id);
  useRole(arena, wanted, 1);
  for (const node of [...nodesOf(arena, tenant), get(arena, tenant + TENANT_ROOT)]) {
    const postings = get(arena, node + NODE_POSTINGS);
    for (let at = 0; at < postingCount(arena, node); at += 1) {
      const word = roleAt(arena, postings, at);
      const role = roleOfWord(arena.words, word);
      keyOf(id);
      if (role === wanted || !isKeyAt(arena, role)) continue;
      if (role === word) setRoleAt(arena, postings, at, wanted);
      else set(arena, word - CONDITIONAL + GRANT_ROLE, wanted);
      useRole(arena, wanted, 1);
      useRole(arena, role, -1);
    }
  }
  useRole(arena, wanted, -1);
}

function addGrant(arena: Arena, role: number, condition: string): number {
  const grant = allocate(arena, GRANT_WORDS);
  set(arena, grant + GRANT_ROLE, role);
  set(arena, grant + GRANT_CONDITION, internText(arena, condition));
  return grant | CONDITIONAL;
}

function endUse(arena: Arena, word: number): void {
  const role = roleOfWord(arena.words, word);
  const condition = conditionOfWord(arena.words, word);
  if (condition !== 0) {
    if (dropText(arena, condition)) freeText(arena, condition);
    release(arena, word - CONDITIONAL, GRANT_WORDS);
  }
  useRole(arena, role, -1);
  add(arena, ASSIGNMENT_COUNT, -1);
}
