import { type Arena, add, allocate, blockSize, get, release, set } from './arena.ts';
import { isKeyAt, KEY } from './keys.ts';
import {
  CHUNK_CAPACITY,
  CHUNK_COUNT,
  CHUNK_ENTRIES,
  CHUNK_NEXT,
  NODE_POSTINGS,
  PLACE_NODE,
  PLACE_ROLE,
  PLACE_WORDS,
  POSTING_WORDS,
  POSTINGS_CAPACITY,
  POSTINGS_COUNT,
  POSTINGS_ENTRIES,
  PRINCIPAL_PLACES,
} from './layout.ts';

/** One assignment at a node. */
export interface Posting {
  readonly principal: number;
  /** A role, or a grant with a condition and the lowest bit set. */
  readonly role: number;
}

const SMALLEST_CHUNK = 8;
const LARGEST_CHUNK = 128;

/** Adds an assignment with the id in {@link KEY} to a node, and the node to the places of its principal. */
export function addPosting(arena: Arena, node: number, { principal, role }: Posting): void {
  const before = get(arena, node + NODE_POSTINGS);
  const count = before === 0 ? 0 : get(arena, before + POSTINGS_COUNT);
  const at = firstAtLeast(arena.words, before, count, principal);
  const isNewPlace = at === count || principalAt(arena, before, at) !== principal;
  const place = isNewPlace ? addPlace(arena, node, { principal, role }) : placeAt(arena, before, at);

  const postings = roomFor(arena, before, count, at);
  set(arena, node + NODE_POSTINGS, postings);
  const capacity = get(arena, postings + POSTINGS_CAPACITY);
  const entries = postings + POSTINGS_ENTRIES;
  set(arena, entries + at, principal);
  set(arena, entries + capacity + at, role);
  set(arena, entries + capacity * 2 + at, place);
  arena.words.set(KEY.subarray(0, 4), entries + capacity * 3 + at * 4);
}

/** Takes the assignment with the id in {@link KEY} away; its role word, or 0 when it is not there. */
export function removePosting(arena: Arena, node: number, principal: number): number {
  const at = indexOfId(arena, node, principal);
  if (at < 0) return 0;
  const postings = get(arena, node + NODE_POSTINGS);
  const count = get(arena, postings + POSTINGS_COUNT);
  const capacity = get(arena, postings + POSTINGS_CAPACITY);
  const role = roleAt(arena, postings, at);
  const place = placeAt(arena, postings, at);

  shift(arena, postings, capacity, at + 1, count, -1);
  set(arena, postings + POSTINGS_COUNT, count - 1);
  const next = firstAtLeast(arena.words, postings, count - 1, principal);
  const isStillHere = next < count - 1 && principalAt(arena, postings, next) === principal;
  if (count === 1) freePostings(arena, node);
  if (isStillHere) set(arena, place + PLACE_ROLE, roleAt(arena, postings, next));
  else removePlace(arena, principal, place);
  return role;
}

/** Gives the memory of a node's assignments back, their places already removed. */
export function freePostings(arena: Arena, node: number): void {
  const postings = get(arena, node + NODE_POSTINGS);
  if (postings !== 0)
    release(arena, postings, POSTINGS_ENTRIES + get(arena, postings + POSTINGS_CAPACITY) * POSTING_WORDS);
  set(arena, node + NODE_POSTINGS, 0);
}

/** The index of the first assignment of this principal or a later one. */
export function firstAtLeast(words: Int32Array, postings: number, count: number, principal: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[postings + POSTINGS_ENTRIES + middle] ?? 0) < principal) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The index of the principal's assignment with the id in {@link KEY}; -1 when it is not there. */
export function indexOfId(arena: Arena, node: number, principal: number): number {
  const postings = get(arena, node + NODE_POSTINGS);
  if (postings === 0) return -1;
  const count = get(arena, postings + POSTINGS_COUNT);
  let at = firstAtLeast(arena.words, postings, count, principal);
  for (; at < count && principalAt(arena, postings, at) === principal; at += 1) {
    if (isKeyAt(arena, idAddress(arena, postings, at))) return at;
  }
  return -1;
}

/** Who holds the assignment at an index. */
export function principalAt(arena: Arena, postings: number, at: number): number {
  return get(arena, postings + POSTINGS_ENTRIES + at);
}

/** The role word of the assignment at an index. */
export function roleAt(arena: Arena, postings: number, at: number): number {
  return get(arena, postings + POSTINGS_ENTRIES + get(arena, postings + POSTINGS_CAPACITY) + at);
}

/** Replaces the role word of the assignment at an index. */
export function setRoleAt(arena: Arena, postings: number, at: number, role: number): void {
  set(arena, postings + POSTINGS_ENTRIES + get(arena, postings + POSTINGS_CAPACITY) + at, role);
  set(arena, placeAt(arena, postings, at) + PLACE_ROLE, role);
}

/** Where the id of the assignment at an index lies. */
export function idAddress(arena: Arena, postings: number, at: number): number {
  return postings + POSTINGS_ENTRIES + get(arena, postings + POSTINGS_CAPACITY) * 3 + at * 4;
}

/** The number of assignments of a node. */
export function postingCount(arena: Arena, node: number): number {
  const postings = get(arena, node + NODE_POSTINGS);
  return postings === 0 ? 0 : get(arena, postings + POSTINGS_COUNT);
}

/** The place of the assignment's principal that the assignment at an index belongs to. */
export function placeAt(arena: Arena, postings: number, at: number): number {
  return get(arena, postings + POSTINGS_ENTRIES + get(arena, postings + POSTINGS_CAPACITY) * 2 + at);
}

function roomFor(arena: Arena, before: number, count: number, at: number): number {
  if (before !== 0 && count < get(arena, before + POSTINGS_CAPACITY)) {
    shift(arena, before, get(arena, before + POSTINGS_CAPACITY), at, count, 1);
    set(arena, before + POSTINGS_COUNT, count + 1);
    return before;
  }
  const capacity = count < 4 ? count + 1 : count + (count >> 1);
  const postings = allocate(arena, POSTINGS_ENTRIES + capacity * POSTING_WORDS);
  set(arena, postings + POSTINGS_COUNT, count + 1);
  set(arena, postings + POSTINGS_CAPACITY, capacity);
  if (before === 0) return postings;

  const old = get(arena, before + POSTINGS_CAPACITY);
  for (const [field, width] of FIELDS) {
    const from = before + POSTINGS_ENTRIES + field * old;
    const to = postings + POSTINGS_ENTRIES + field * capacity;
    arena.words.copyWithin(to, from, from + at * width);
    arena.words.copyWithin(to + (at + 1) * width, from + at * width, from + count * width);
  }
  release(arena, before, POSTINGS_ENTRIES + old * POSTING_WORDS);
  return postings;
}

// How many capacities before each array, and words for each entry of it.
const FIELDS = [
  [0, 1],
  [1, 1],
  [2, 1],
  [3, 4],
] as const;

function shift(arena: Arena, postings: number, capacity: number, from: number, to: number, by: 1 | -1): void {
  for (const [field, width] of FIELDS) {
    const start = postings + POSTINGS_ENTRIES + field * capacity;
    arena.words.copyWithin(start + (from + by) * width, start + from * width, start + to * width);
  }
}

/** Adds a node to a principal's places and tells the address of the place. */
function addPlace(arena: Arena, node: number, { principal, role }: Posting): number {
  let chunk = get(arena, principal + PRINCIPAL_PLACES);
  if (chunk === 0 || get(arena, chunk + CHUNK_COUNT) === get(arena, chunk + CHUNK_CAPACITY)) {
    const size = chunk === 0 ? SMALLEST_CHUNK : Math.min(LARGEST_CHUNK, chunkSize(arena, chunk) * 2);
    const newest = allocate(arena, size);
    set(arena, newest + CHUNK_NEXT, chunk);
    set(arena, newest + CHUNK_CAPACITY, Math.floor((size - CHUNK_ENTRIES) / PLACE_WORDS));
    set(arena, principal + PRINCIPAL_PLACES, newest);
    chunk = newest;
  }
  const place = chunk + CHUNK_ENTRIES + (add(arena, chunk + CHUNK_COUNT, 1) - 1) * PLACE_WORDS;
  set(arena, place + PLACE_NODE, node);
  set(arena, place + PLACE_ROLE, role);
  return place;
}

/** Fills the hole a place leaves with the principal's newest one, so that no list is ever searched. */
function removePlace(arena: Arena, principal: number, place: number): void {
  const chunk = get(arena, principal + PRINCIPAL_PLACES);
  const last = chunk + CHUNK_ENTRIES + add(arena, chunk + CHUNK_COUNT, -1) * PLACE_WORDS;
  if (last !== place) {
    arena.words.copyWithin(place, last, last + PLACE_WORDS);
    relink(arena, get(arena, place + PLACE_NODE), principal, place);
  }
  if (get(arena, chunk + CHUNK_COUNT) !== 0) return;
  set(arena, principal + PRINCIPAL_PLACES, get(arena, chunk + CHUNK_NEXT));
  release(arena, chunk, chunkSize(arena, chunk));
}

function chunkSize(arena: Arena, chunk: number): number {
  return blockSize(CHUNK_ENTRIES + get(arena, chunk + CHUNK_CAPACITY) * PLACE_WORDS);
}

function relink(arena: Arena, node: number, principal: number, place: number): void {
  const postings = get(arena, node + NODE_POSTINGS);
  const count = get(arena, postings + POSTINGS_COUNT);
  const links = postings + POSTINGS_ENTRIES + get(arena, postings + POSTINGS_CAPACITY) * 2;
  let at = firstAtLeast(arena.words, postings, count, principal);
  for (; at < count && principalAt(arena, postings, at) === principal; at += 1) set(arena, links + at, place);
}
