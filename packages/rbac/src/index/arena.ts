import { FREE, FREED, HEADER_WORDS, LIVE, SEED, TEXTS_FREED, TOP, WRITES } from './layout.ts';

/** One growing piece of memory that threads can share. `words` is replaced when it grows, so read it anew each time. */
export interface Arena {
  readonly memory: SharedArrayBuffer;
  words: Int32Array;
}

const SMALL_WORDS = 64;
const FIRST_BYTES = 1 << 16;
// Growing costs a system call, whatever the size.
const MAX_STEP_BYTES = 1 << 22;

/** An empty arena. Address space for `maxBytes` is reserved, memory is taken as it is needed. */
export function createArena(maxBytes: number, seed: number): Arena {
  const memory = new SharedArrayBuffer(Math.min(FIRST_BYTES, maxBytes), { maxByteLength: maxBytes });
  const arena = { memory, words: new Int32Array(memory, 0, memory.byteLength >> 2) };
  arena.words[TOP] = HEADER_WORDS;
  arena.words[SEED] = seed;
  return arena;
}

/** The arena over memory that another thread, or a snapshot, has filled. */
export function openArena(memory: SharedArrayBuffer): Arena {
  return { memory, words: new Int32Array(memory, 0, memory.byteLength >> 2) };
}

/** Sees memory that another thread has added. */
export function refresh(arena: Arena): void {
  if (arena.memory.byteLength > arena.words.byteLength) {
    arena.words = new Int32Array(arena.memory, 0, arena.memory.byteLength >> 2);
  }
}

/** The word at an address. */
export function get(arena: Arena, address: number): number {
  return arena.words[address] ?? 0;
}

/** What goes into every hash of the arena. */
export function seedOf(arena: Arena): number {
  return arena.words[SEED] ?? 0;
}

/** Writes the word at an address. */
export function set(arena: Arena, address: number, value: number): void {
  arena.words[address] = value;
}

/** Adds to the word at an address and tells the sum. */
export function add(arena: Arena, address: number, amount: number): number {
  const sum = (get(arena, address) + amount) | 0;
  arena.words[address] = sum;
  return sum;
}

/** A block of at least so many words, all zero. Throws when the memory limit is reached. */
export function allocate(arena: Arena, size: number): number {
  const rounded = blockSize(size);
  const list = FREE + sizeClass(rounded);
  add(arena, LIVE, rounded);

  const reused = get(arena, list);
  if (reused !== 0) {
    set(arena, list, get(arena, reused));
    arena.words.fill(0, reused, reused + rounded);
    return reused;
  }
  // Whole cache lines for records of these sizes; the gap serves smaller ones.
  if (rounded === 16 || rounded === 32) align(arena);
  const address = get(arena, TOP);
  grow(arena, address + rounded);
  set(arena, TOP, address + rounded);
  return address;
}

/** Gives a block back. `size` is what it was allocated with. */
export function release(arena: Arena, address: number, size: number): void {
  const rounded = blockSize(size);
  const list = FREE + sizeClass(rounded);
  set(arena, address, get(arena, list));
  set(arena, list, address);
  add(arena, LIVE, -rounded);
}

/** Every handle that may point to a freed record has to be resolved again. */
export function noteFreed(arena: Arena): void {
  add(arena, FREED, 1);
}

/** Everything compiled from interned texts has to be looked up again. */
export function noteTextFreed(arena: Arena): void {
  add(arena, TEXTS_FREED, 1);
}

/** Every listing under way has to stop. */
export function noteWrite(arena: Arena): void {
  add(arena, WRITES, 1);
}

/** The size a block really gets: multiples of four up to 64 words, then four steps for each power of two. */
export function blockSize(size: number): number {
  if (size <= SMALL_WORDS) return Math.max(4, (size + 3) & ~3);
  const step = 1 << (29 - Math.clz32(size - 1));
  return Math.ceil(size / step) * step;
}

function sizeClass(rounded: number): number {
  if (rounded <= SMALL_WORDS) return rounded >> 2;
  const power = 31 - Math.clz32(rounded);
  return 17 + (power - 6) * 4 + ((rounded >> (power - 2)) & 3);
}

function align(arena: Arena): void {
  const top = get(arena, TOP);
  const gap = -top & 15;
  if (gap === 0) return;
  grow(arena, top + gap);
  set(arena, TOP, top + gap);
  add(arena, LIVE, gap);
  release(arena, top, gap);
}

function grow(arena: Arena, words: number): void {
  if (words <= arena.words.length) return;
  const step = Math.min(arena.memory.byteLength >> 3, MAX_STEP_BYTES);
  const wanted = Math.max(words * 4, arena.memory.byteLength + step);
  const bytes = Math.min((wanted + 0xffff) & ~0xffff || wanted, arena.memory.maxByteLength);
  if (bytes < words * 4) throw new Error(`The access index needs more than its ${arena.memory.maxByteLength} bytes.`);
  arena.memory.grow(bytes);
  refresh(arena);
}
