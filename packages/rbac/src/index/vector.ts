import { type Arena, allocate, get, release, set } from './arena.ts';

// A growing list of addresses in no order: count, capacity, entries. The word that points to it is 0 while it is empty.
const COUNT = 0;
const CAPACITY = 1;
const ENTRIES = 2;

/** How many entries a list has; `link` is the word that points to it. */
export function countIn(arena: Arena, link: number): number {
  const vector = get(arena, link);
  return vector === 0 ? 0 : get(arena, vector + COUNT);
}

/** The entry at an index. */
export function entryAt(arena: Arena, link: number, index: number): number {
  return get(arena, get(arena, link) + ENTRIES + index);
}

/** The entries, copied, so that the list may change meanwhile. */
export function entriesOf(arena: Arena, link: number): readonly number[] {
  const vector = get(arena, link);
  return vector === 0 ? [] : [...arena.words.subarray(vector + ENTRIES, vector + ENTRIES + get(arena, vector + COUNT))];
}

/** Whether the entry is in the list. */
export function contains(arena: Arena, link: number, entry: number): boolean {
  return indexOf(arena, link, entry) >= 0;
}

/** Adds an entry. */
export function push(arena: Arena, link: number, entry: number): void {
  let vector = get(arena, link);
  const count = countIn(arena, link);
  if (vector === 0 || count === get(arena, vector + CAPACITY)) {
    // The allocator rounds up; three quarters of the blocks are the smallest, with room for two.
    const capacity = vector === 0 ? 2 : Math.ceil((count * 3) / 2 / 4) * 4 + 2;
    const wider = allocate(arena, ENTRIES + capacity);
    set(arena, wider + CAPACITY, capacity);
    if (vector !== 0) {
      arena.words.copyWithin(wider + ENTRIES, vector + ENTRIES, vector + ENTRIES + count);
      release(arena, vector, ENTRIES + get(arena, vector + CAPACITY));
    }
    vector = wider;
    set(arena, link, vector);
  }
  set(arena, vector + ENTRIES + count, entry);
  set(arena, vector + COUNT, count + 1);
}

/** Takes an entry out, if it is there. */
export function take(arena: Arena, link: number, entry: number): void {
  const index = indexOf(arena, link, entry);
  if (index < 0) return;
  const vector = get(arena, link);
  const last = get(arena, vector + COUNT) - 1;
  set(arena, vector + ENTRIES + index, get(arena, vector + ENTRIES + last));
  set(arena, vector + COUNT, last);
  if (last === 0) clear(arena, link);
}

/** Empties the list and gives its memory back. */
export function clear(arena: Arena, link: number): void {
  const vector = get(arena, link);
  if (vector !== 0) release(arena, vector, ENTRIES + get(arena, vector + CAPACITY));
  set(arena, link, 0);
}

function indexOf(arena: Arena, link: number, entry: number): number {
  const vector = get(arena, link);
  if (vector === 0) return -1;
  return arena.words.subarray(vector + ENTRIES, vector + ENTRIES + get(arena, vector + COUNT)).indexOf(entry);
}
