import { type Arena, add, allocate, get, release, set } from './arena.ts';
import { SEED } from './layout.ts';

// An extendible hash table: a directory of small buckets, of which one at a time is split. So no insertion ever moves
// more than one bucket, except for the directory itself, which holds one word per bucket.
const DIRECTORY = 0;
const DEPTH = 1;
const COUNT = 2;

const BUCKET_DEPTH = 0;
const BUCKET_COUNT = 1;
const BUCKET_MASK = 2;
const BUCKET_SLOTS = 4;

// Nearly all buckets have this many slots; the two lowest bits of a directory's entry tell, so that a search need not
// look at the bucket's head. 0 stands for any other number.
const USUAL_SLOTS = 128;
const SLOTS_BITS = 3;
const USUAL = 1;
// Only hashes chosen to collide ever come this far; then the bucket grows instead.
const MAX_DEPTH = 20;

/** Prepares the table whose root is at an address. */
export function createTable(arena: Arena, root: number): void {
  set(arena, root + DIRECTORY, allocate(arena, 1));
  set(arena, get(arena, root + DIRECTORY), newBucket(arena, 0, 7));
}

/** The hash of a key of five words. */
export function hashOf(arena: Arena, key: Int32Array): number {
  let hash = (arena.words[SEED] ?? 0) ^ (key[0] ?? 0);
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d) ^ (key[1] ?? 0);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) ^ (key[2] ?? 0);
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d) ^ (key[3] ?? 0);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) ^ (key[4] ?? 0);
  hash = Math.imul(hash ^ (hash >>> 16), 0x297a2d39);
  return hash ^ (hash >>> 15);
}

/** The record with this key; 0 when there is none. */
export function find(arena: Arena, root: number, key: Int32Array): number {
  const words = arena.words;
  const hash = hashOf(arena, key);
  const directory = words[root + DIRECTORY] ?? 0;
  const entry = words[directory + (hash & ((1 << (words[root + DEPTH] ?? 0)) - 1))] ?? 0;
  const bucket = entry & ~SLOTS_BITS;
  const mask = (entry & SLOTS_BITS) === USUAL ? USUAL_SLOTS - 1 : (words[bucket + BUCKET_MASK] ?? 0);
  for (let at = (hash >>> 20) & mask; ; at = (at + 1) & mask) {
    const slot = bucket + BUCKET_SLOTS + at * 2;
    const record = words[slot + 1] ?? 0;
    if (record === 0) return 0;
    if (words[slot] === hash && hasKey(words, record, key)) return record;
  }
}

function hasKey(words: Int32Array, record: number, key: Int32Array): boolean {
  return (
    words[record] === key[0] &&
    words[record + 1] === key[1] &&
    words[record + 2] === key[2] &&
    words[record + 3] === key[3] &&
    words[record + 4] === key[4]
  );
}

/** Adds a record, whose first five words are its key; the caller has seen that none has this key. */
export function insert(arena: Arena, root: number, record: number): void {
  const hash = hashOf(arena, arena.words.subarray(record, record + 5));
  for (;;) {
    const bucket = bucketOf(arena, root, hash);
    const mask = get(arena, bucket + BUCKET_MASK);
    if (get(arena, bucket + BUCKET_COUNT) * 4 <= mask * 3) {
      put(arena, bucket, hash, record);
      add(arena, root + COUNT, 1);
      return;
    }
    if (mask < USUAL_SLOTS - 1 || get(arena, bucket + BUCKET_DEPTH) >= MAX_DEPTH) widen(arena, root, bucket);
    else split(arena, root, bucket);
  }
}

/** Takes out a record. */
export function remove(arena: Arena, root: number, record: number): void {
  const words = arena.words;
  const hash = hashOf(arena, words.subarray(record, record + 5));
  const bucket = bucketOf(arena, root, hash);
  const mask = get(arena, bucket + BUCKET_MASK);
  let hole = (hash >>> 20) & mask;
  while (words[bucket + BUCKET_SLOTS + hole * 2 + 1] !== record) hole = (hole + 1) & mask;

  // Close the gap, so that a search may go on stopping at the first empty slot.
  for (let at = (hole + 1) & mask; words[bucket + BUCKET_SLOTS + at * 2 + 1] !== 0; at = (at + 1) & mask) {
    const slot = bucket + BUCKET_SLOTS + at * 2;
    const wanted = ((words[slot] ?? 0) >>> 20) & mask;
    if (((at - wanted) & mask) < ((at - hole) & mask)) continue;
    words[bucket + BUCKET_SLOTS + hole * 2] = words[slot] ?? 0;
    words[bucket + BUCKET_SLOTS + hole * 2 + 1] = words[slot + 1] ?? 0;
    hole = at;
  }
  words[bucket + BUCKET_SLOTS + hole * 2] = 0;
  words[bucket + BUCKET_SLOTS + hole * 2 + 1] = 0;
  add(arena, bucket + BUCKET_COUNT, -1);
  add(arena, root + COUNT, -1);
}

/** Every record, in no particular order. */
export function* records(arena: Arena, root: number): Generator<number> {
  const directory = get(arena, root + DIRECTORY);
  const size = 1 << get(arena, root + DEPTH);
  for (let index = 0; index < size; index += 1) {
    const bucket = get(arena, directory + index) & ~SLOTS_BITS;
    // A bucket that has not been split as often stands in the directory several times.
    if (index >= 1 << get(arena, bucket + BUCKET_DEPTH)) continue;
    const mask = get(arena, bucket + BUCKET_MASK);
    for (let at = 0; at <= mask; at += 1) {
      const record = get(arena, bucket + BUCKET_SLOTS + at * 2 + 1);
      if (record !== 0) yield record;
    }
  }
}

function bucketOf(arena: Arena, root: number, hash: number): number {
  const index = hash & ((1 << get(arena, root + DEPTH)) - 1);
  return get(arena, get(arena, root + DIRECTORY) + index) & ~SLOTS_BITS;
}

function newBucket(arena: Arena, depth: number, mask: number): number {
  const bucket = allocate(arena, BUCKET_SLOTS + (mask + 1) * 2);
  set(arena, bucket + BUCKET_DEPTH, depth);
  set(arena, bucket + BUCKET_MASK, mask);
  return bucket;
}

function put(arena: Arena, bucket: number, hash: number, record: number): void {
  const mask = get(arena, bucket + BUCKET_MASK);
  let at = (hash >>> 20) & mask;
  while (get(arena, bucket + BUCKET_SLOTS + at * 2 + 1) !== 0) at = (at + 1) & mask;
  set(arena, bucket + BUCKET_SLOTS + at * 2, hash);
  set(arena, bucket + BUCKET_SLOTS + at * 2 + 1, record);
  add(arena, bucket + BUCKET_COUNT, 1);
}

function widen(arena: Arena, root: number, bucket: number): void {
  const depth = get(arena, bucket + BUCKET_DEPTH);
  const wide = newBucket(arena, depth, get(arena, bucket + BUCKET_MASK) * 2 + 1);
  empty(arena, bucket, (hash, record) => {
    replace(arena, root, hash & ((1 << depth) - 1), depth, wide);
    put(arena, wide, hash, record);
  });
}

function split(arena: Arena, root: number, bucket: number): void {
  const depth = get(arena, bucket + BUCKET_DEPTH);
  if (depth === get(arena, root + DEPTH)) doubleDirectory(arena, root);

  const mask = get(arena, bucket + BUCKET_MASK);
  const halves = [newBucket(arena, depth + 1, mask), newBucket(arena, depth + 1, mask)];
  let low = 0;
  empty(arena, bucket, (hash, record) => {
    low = hash & ((1 << depth) - 1);
    put(arena, halves[(hash >>> depth) & 1] ?? 0, hash, record);
  });
  halves.forEach((half, bit) => {
    replace(arena, root, low | (bit << depth), depth + 1, half);
  });
}

function empty(arena: Arena, bucket: number, take: (hash: number, record: number) => void): void {
  const mask = get(arena, bucket + BUCKET_MASK);
  for (let at = 0; at <= mask; at += 1) {
    const slot = bucket + BUCKET_SLOTS + at * 2;
    const record = get(arena, slot + 1);
    if (record !== 0) take(get(arena, slot), record);
  }
  release(arena, bucket, BUCKET_SLOTS + (mask + 1) * 2);
}

function replace(arena: Arena, root: number, low: number, depth: number, bucket: number): void {
  const directory = get(arena, root + DIRECTORY);
  const size = 1 << get(arena, root + DEPTH);
  const entry = bucket | (get(arena, bucket + BUCKET_MASK) === USUAL_SLOTS - 1 ? USUAL : 0);
  for (let index = low; index < size; index += 1 << depth) set(arena, directory + index, entry);
}

function doubleDirectory(arena: Arena, root: number): void {
  const directory = get(arena, root + DIRECTORY);
  const size = 1 << get(arena, root + DEPTH);
  const wide = allocate(arena, size * 2);
  arena.words.copyWithin(wide, directory, directory + size);
  arena.words.copyWithin(wide + size, directory, directory + size);
  release(arena, directory, size);
  set(arena, root + DIRECTORY, wide);
  add(arena, root + DEPTH, 1);
}
