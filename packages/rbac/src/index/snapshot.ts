import { type Arena, createArena, get, openArena, set } from './arena.ts';
import { FORMAT, READERS, TOP, WRITER } from './layout.ts';
import type { Operations } from './operations.ts';

// The file: sixteen words of header, then the arena from its first word to its last one in use. Words are in the byte
// order of the machine; on another one the magic number reads differently.
const MAGIC = 0;
const VERSION = 1;
const WORDS = 2;
const OPERATIONS = 3;
const SUM = 5;
const HEADER = 16;
const MAGIC_NUMBER = 0x6d616e64;

/** All of an arena as bytes. */
export function writeSnapshot(arena: Arena, operations: Operations): Uint8Array {
  const length = get(arena, TOP);
  const words = new Int32Array(HEADER + length);
  words.set(arena.words.subarray(0, length), HEADER);
  words[HEADER + WRITER] = 0;
  words[HEADER + READERS] = 0;
  words[MAGIC] = MAGIC_NUMBER;
  words[VERSION] = FORMAT;
  words[WORDS] = length;
  words.set(digestOf(operations), OPERATIONS);
  words.set(sumOf(words), SUM);
  return new Uint8Array(words.buffer);
}

/** The arena out of such bytes. Throws, naming the reason, on any that were not written just so. */
export function openSnapshot(bytes: Uint8Array, operations: Operations, maxBytes: number): Arena {
  const refuse = (why: string) => new Error(`The snapshot of the access index ${why}; build it from the database.`);
  if (bytes.length < HEADER * 4 || bytes.length % 4 !== 0) throw refuse('is cut short');
  const whole = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const words = new Int32Array(whole.buffer, whole.byteOffset, whole.length >> 2);
  if (words[MAGIC] !== MAGIC_NUMBER) throw refuse('is no such snapshot, or one of another kind of machine');
  if (words[VERSION] !== FORMAT) throw refuse(`has format ${words[VERSION]} instead of ${FORMAT}`);
  if (words[WORDS] !== words.length - HEADER) throw refuse('is cut short');
  if (!isAt(words, SUM, sumOf(words))) throw refuse('is damaged');
  if (!isAt(words, OPERATIONS, digestOf(operations))) throw refuse('was made for other operations');
  if (whole.length > maxBytes) throw refuse(`needs more than ${maxBytes} bytes`);

  const { memory } = createArena(maxBytes, 0);
  const needed = (words.length - HEADER) * 4;
  if (memory.byteLength < needed) memory.grow(Math.min(maxBytes, (needed + 0xffff) & ~0xffff || needed));
  const arena = openArena(memory);
  arena.words.set(words.subarray(HEADER));
  set(arena, TOP, words.length - HEADER);
  return arena;
}

function isAt(words: Int32Array, at: number, wanted: readonly number[]): boolean {
  return wanted.every((word, index) => words[at + index] === word);
}

/** Two sums over everything but themselves. They find damage; they do not prove who wrote the bytes. */
function sumOf(words: Int32Array): readonly [number, number] {
  let [a, b, c, d] = [1, 2, 3, 4];
  for (let at = 0; at < words.length; at += 4) {
    const isOwn = at === 4;
    a = Math.imul(a ^ (words[at] ?? 0), 0x9e3779b1) ^ (a >>> 15);
    b = Math.imul(b ^ (isOwn ? 0 : (words[at + 1] ?? 0)), 0x85ebca77) ^ (b >>> 13);
    c = Math.imul(c ^ (isOwn ? 0 : (words[at + 2] ?? 0)), 0xc2b2ae3d) ^ (c >>> 16);
    d = Math.imul(d ^ (words[at + 3] ?? 0), 0x27d4eb2f) ^ (d >>> 15);
  }
  return [Math.imul(a, 31) ^ c, Math.imul(b, 31) ^ d];
}

function digestOf(operations: Operations): readonly [number, number] {
  const listed = operations.names
    .map((name, number) => `${operations.planes[number]} ${name.toLowerCase()}`)
    .join('\n');
  const codes = Int32Array.from({ length: listed.length }, (_, index) => listed.charCodeAt(index));
  return sumOf(codes);
}
