import { type Arena, add, allocate, get, noteTextFreed, release } from './arena.ts';
import { KEY, writeKey } from './keys.ts';
import { SEED, TEXT_BYTES, TEXT_CONTENT, TEXT_USES, TEXTS } from './layout.ts';
import { find, insert, remove } from './table.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * The record of a text, the same for the same text, used once more. Conditions and permission sets are kept this way:
 * thousands of assignments and denials share a few of them.
 */
export function internText(arena: Arena, text: string): number {
  const bytes = encoder.encode(text);
  hashInto(arena, bytes);
  // Texts that hash alike get numbers, so that a chosen collision cannot lend one tenant's text to another.
  for (KEY[3] = 0; ; KEY[3] += 1) {
    const found = find(arena, TEXTS, KEY);
    if (found === 0) return addText(arena, bytes);
    if (isSame(bytes, bytesOf(arena, found))) {
      add(arena, found + TEXT_USES, 1);
      return found;
    }
  }
}

/** The text of a record. */
export function textOf(arena: Arena, record: number): string {
  // TextDecoder refuses shared memory.
  return decoder.decode(bytesOf(arena, record).slice());
}

/**
 * Ends one use and tells whether it was the last; then the caller frees what hangs on it and calls {@link freeText}.
 */
export function dropText(arena: Arena, record: number): boolean {
  return add(arena, record + TEXT_USES, -1) === 0;
}

/** Forgets a text that nothing uses. Texts that hashed alike move up, or the gap would hide them. */
export function freeText(arena: Arena, record: number): void {
  const [first, second, length, number] = arena.words.subarray(record, record + 4);
  remove(arena, TEXTS, record);
  release(arena, record, textWords(get(arena, record + TEXT_BYTES)));
  noteTextFreed(arena);
  for (let next = (number ?? 0) + 1; ; next += 1) {
    KEY.set([first ?? 0, second ?? 0, length ?? 0, next, 0]);
    const found = find(arena, TEXTS, KEY);
    if (found === 0) return;
    remove(arena, TEXTS, found);
    KEY[3] = next - 1;
    writeKey(arena, found);
    insert(arena, TEXTS, found);
  }
}

function addText(arena: Arena, bytes: Uint8Array): number {
  const record = allocate(arena, textWords(bytes.length));
  writeKey(arena, record);
  arena.words[record + TEXT_USES] = 1;
  arena.words[record + TEXT_BYTES] = bytes.length;
  bytesOf(arena, record).set(bytes);
  insert(arena, TEXTS, record);
  return record;
}

function textWords(bytes: number): number {
  return TEXT_CONTENT + ((bytes + 3) >> 2);
}

function bytesOf(arena: Arena, record: number): Uint8Array {
  return new Uint8Array(arena.memory, (record + TEXT_CONTENT) * 4, get(arena, record + TEXT_BYTES));
}

function hashInto(arena: Arena, bytes: Uint8Array): void {
  let first = get(arena, SEED) | 0;
  let second = ~first;
  for (const byte of bytes) {
    first = Math.imul(first ^ byte, 0x01000193);
    second = Math.imul(second ^ byte, 0x5bd1e995) ^ (second >>> 15);
  }
  KEY[0] = first;
  KEY[1] = second;
  KEY[2] = bytes.length;
  KEY[4] = 0;
}

function isSame(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}
