import type { Attributes } from '../model.ts';
import type { Arena } from './arena.ts';
import { conditionOfWord, roleOfWord } from './assignments.ts';
import { type Covering, coverage, createCompiled, isDenied, isGranted, SURELY } from './compiled.ts';
import {
  CONDITIONAL,
  DENIAL_COUNT,
  DENIAL_EXCLUDED_COUNT,
  DENIAL_FLAGS,
  DENIAL_NEXT,
  DENIAL_PRINCIPALS,
  DENIAL_SET,
  DENIES_EVERYBODY,
  DENIES_ONLY_HERE,
  INLINE_GROUPS,
  NODE_DENIALS,
  NODE_POSTINGS,
  POSTINGS_CAPACITY,
  POSTINGS_COUNT,
  POSTINGS_ENTRIES,
  PRINCIPAL_GROUP_COUNT,
  PRINCIPAL_GROUPS,
  ROLE_SET,
  TENANT_DENIALS,
  TENANT_ROOT,
} from './layout.ts';
import { isMember, nodeAbove } from './nodes.ts';
import { firstAtLeast } from './postings.ts';
import { memberRecord } from './principals.ts';

/** What a search found, as a number; {@link GROUNDS} names them. */
export const NOTHING = 0;
export const GRANTED = 1;
export const DENIED = 2;
export const CONDITION_NOT_MET = 3;
/** The grounds of `Decision`, by their numbers here. */
export const GROUNDS = ['nothing-grants-it', 'role-assignment', 'deny-assignment', 'condition-not-met'] as const;

/** What searches work with. One for each thread; it holds the last question's principals and what was found. */
export interface Search extends Covering {
  /** Everything the caller counts as, itself first. */
  principals: Int32Array;
  count: number;
  /** The assignment that grants or nearly does: its node and index there. */
  node: number;
  at: number;
  denial: number;
  attributes: Attributes | undefined;
  /** The list under way that the question belongs to, if it is one's. */
  list: object | null;
}

/** A search through an arena, without a question yet. */
export function createSearch(arena: Arena): Search {
  return {
    arena,
    compiled: createCompiled(),
    action: { plane: 'management', name: '' },
    number: -1,
    unlisted: null,
    principals: new Int32Array(64),
    count: 0,
    node: 0,
    at: 0,
    denial: 0,
    attributes: undefined,
    list: null,
  };
}

// Up to here it is quicker to look at every assignment of a node than to look each principal up.
const FEW = 24;

/** Forgets the last question's principals. */
export function clearPrincipals(search: Search): void {
  search.count = 0;
  search.list = null;
}

/** Adds a principal and every group it is in by the directory of `home`. */
export function addPrincipals(search: Search, principal: number, home: number): void {
  if (principal === 0) return;
  const words = search.arena.words;
  addOne(search, principal);
  const record = memberRecord(search.arena, home, principal);
  if (record === 0) return;
  const groups = words[record + PRINCIPAL_GROUP_COUNT] ?? 0;
  const start = groups > INLINE_GROUPS ? (words[record + PRINCIPAL_GROUPS] ?? 0) : record + PRINCIPAL_GROUPS;
  for (let index = 0; index < groups; index += 1) addOne(search, words[start + index] ?? 0);
}

/** Lets the search be about these principals. */
export function setPrincipals(search: Search, principals: readonly number[]): void {
  clearPrincipals(search);
  for (const principal of principals) addOne(search, principal);
}

function addOne(search: Search, principal: number): void {
  if (search.count === search.principals.length) {
    const wider = new Int32Array(search.count * 2);
    wider.set(search.principals);
    search.principals = wider;
  }
  search.principals[search.count] = principal;
  search.count += 1;
}

/**
 * The ground of the decision for the search's principals at a node, or below it where nothing lies between. `here` is
 * the node of the question's own scope, 0 when it has none.
 */
export function searchGround(search: Search, start: Start): number {
  const granted = searchGrant(search, start.tenant, start.node);
  if (granted !== GRANTED) return granted;
  return isRefused(search, start) ? DENIED : GRANTED;
}

/** Whether a denial refuses what was granted. */
export function isRefused(search: Search, start: Start): boolean {
  return search.arena.words[start.tenant + TENANT_DENIALS] !== 0 && searchDenial(search, start);
}

/** Where a search starts. */
export interface Start {
  readonly tenant: number;
  readonly node: number;
  readonly here: number;
}

function searchGrant(search: Search, tenant: number, start: number): number {
  const words = search.arena.words;
  const root = words[tenant + TENANT_ROOT] ?? 0;
  let found = NOTHING;
  let crossed = 0;
  for (let node = start; ; ) {
    const postings = words[node + NODE_POSTINGS] ?? 0;
    if (postings !== 0) {
      found = grantIn(search, node, postings, found);
      if (found === GRANTED) return GRANTED;
    }
    if (node === root) return found;
    const entersGroup = isMember(words, node);
    node = nodeAbove(words, node, root, entersGroup ? crossed : 0);
    if (entersGroup) crossed += 1;
  }
}

/**
 * Whether an assignment of the search's principals among those of a node grants the operation: {@link GRANTED},
 * {@link CONDITION_NOT_MET} or else what was `found` before. The first of its kind is kept for the answer.
 */
export function grantIn(search: Search, node: number, postings: number, found: number): number {
  const words = search.arena.words;
  const { principals, count } = search;
  const size = words[postings + POSTINGS_COUNT] ?? 0;
  const entries = postings + POSTINGS_ENTRIES;
  const roles = entries + (words[postings + POSTINGS_CAPACITY] ?? 0);
  let best = found;
  for (let index = 0; index < count; index += 1) {
    const principal = principals[index] ?? 0;
    for (let at = size <= FEW ? 0 : firstAtLeast(words, postings, size, principal); at < size; at += 1) {
      const holder = words[entries + at] ?? 0;
      if (holder < principal) continue;
      if (holder > principal) break;
      const answer = grantAt(search, words[roles + at] ?? 0);
      if (answer === NOTHING || answer === best) continue;
      search.node = node;
      search.at = at;
      if (answer === GRANTED) return GRANTED;
      best = answer;
    }
  }
  return best;
}

/** How one assignment's role word bears on an operation: granted, nothing, or a condition that is not met. */
export function grantAt(search: Search, word: number): number {
  const words = search.arena.words;
  const permissionSet = words[roleOfWord(words, word) + ROLE_SET] ?? 0;
  if (permissionSet === 0) return NOTHING;
  const covered = coverage(search, permissionSet);
  if (covered === 0) return NOTHING;
  if ((covered & SURELY) !== 0 && (word & CONDITIONAL) === 0) return GRANTED;
  return isGranted(search, permissionSet, conditionOfWord(words, word)) ? GRANTED : CONDITION_NOT_MET;
}

function searchDenial(search: Search, { tenant, node: start, here }: Start): boolean {
  const words = search.arena.words;
  const root = words[tenant + TENANT_ROOT] ?? 0;
  let crossed = 0;
  for (let node = start; ; ) {
    for (let denial = words[node + NODE_DENIALS] ?? 0; denial !== 0; denial = words[denial + DENIAL_NEXT] ?? 0) {
      if (!reaches(words, denial, node === here)) continue;
      if (!concerns(search, denial) || !coversDenied(search, denial)) continue;
      search.denial = denial;
      return true;
    }
    if (node === root) return false;
    const entersGroup = isMember(words, node);
    node = nodeAbove(words, node, root, entersGroup ? crossed : 0);
    if (entersGroup) crossed += 1;
  }
}

function reaches(words: Int32Array, denial: number, isHere: boolean): boolean {
  return isHere || ((words[denial + DENIAL_FLAGS] ?? 0) & DENIES_ONLY_HERE) === 0;
}

/** The denials that refuse the operation from this start on to whomever they concern. */
export function deniesFrom(search: Search, start: Start): readonly number[] {
  const words = search.arena.words;
  const found: number[] = [];
  for (const node of walkUp(words, start)) {
    for (let denial = words[node + NODE_DENIALS] ?? 0; denial !== 0; denial = words[denial + DENIAL_NEXT] ?? 0) {
      if (reaches(words, denial, node === start.here) && coversDenied(search, denial)) {
        found.push(denial);
      }
    }
  }
  return found;
}

/** Whether one of the denials names the search's principals and spares none of them. */
export function someDenialConcerns(search: Search, denials: readonly number[]): boolean {
  return denials.some((denial) => concerns(search, denial));
}

/** The nodes from a start up to the root, nearest first, each once. */
export function walkUp(words: Int32Array, { tenant, node: start }: Start): readonly number[] {
  const root = words[tenant + TENANT_ROOT] ?? 0;
  const nodes = new Set<number>();
  let crossed = 0;
  for (let node = start; node !== root; ) {
    nodes.add(node);
    const entersGroup = isMember(words, node);
    node = nodeAbove(words, node, root, entersGroup ? crossed : 0);
    if (entersGroup) crossed += 1;
  }
  return [...nodes, root];
}

function coversDenied(search: Search, denial: number): boolean {
  const permissionSet = search.arena.words[denial + DENIAL_SET] ?? 0;
  const covered = coverage(search, permissionSet);
  if (covered === 0 || (covered & SURELY) !== 0) return covered !== 0;
  return isDenied(search, permissionSet);
}

function concerns(search: Search, denial: number): boolean {
  const words = search.arena.words;
  const named = words[denial + DENIAL_COUNT] ?? 0;
  const spared = words[denial + DENIAL_EXCLUDED_COUNT] ?? 0;
  const start = denial + DENIAL_PRINCIPALS;
  if (isAmong(search, start + named, spared)) return false;
  return ((words[denial + DENIAL_FLAGS] ?? 0) & DENIES_EVERYBODY) !== 0 || isAmong(search, start, named);
}

function isAmong(search: Search, start: number, length: number): boolean {
  const words = search.arena.words;
  for (let index = 0; index < length; index += 1) {
    for (let each = 0; each < search.count; each += 1) {
      if (words[start + index] === search.principals[each]) return true;
    }
  }
  return false;
}
