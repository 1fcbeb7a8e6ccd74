import type { Guid } from '../model.ts';
import type { Arena } from './arena.ts';
import { KEY_OWNER } from './layout.ts';

/** The key that was read last: a GUID in four words and its owner. One for all, so that reading allocates nothing. */
export const KEY = newKey();

/** Room for a key. */
export function newKey(): Int32Array {
  return new Int32Array(5);
}

const HEX_OF_CODE = new Int8Array(128).fill(-1);
for (let value = 0; value < 16; value += 1) {
  const digit = value.toString(16);
  HEX_OF_CODE[digit.charCodeAt(0)] = value;
  HEX_OF_CODE[digit.toUpperCase().charCodeAt(0)] = value;
}

const HYPHEN = 45;

/** Reads a GUID in any letter case into a key, usually {@link KEY}; false when the text is none. */
export function readGuid(text: string, key: Int32Array = KEY): boolean {
  if (text.length !== 36) return false;
  if (text.charCodeAt(8) !== HYPHEN || text.charCodeAt(13) !== HYPHEN) return false;
  if (text.charCodeAt(18) !== HYPHEN || text.charCodeAt(23) !== HYPHEN) return false;
  // Each part is 16 bits, or negative when one of its characters is no digit.
  const a = digits(text, 0);
  const b = digits(text, 4);
  const c = digits(text, 9);
  const d = digits(text, 14);
  const e = digits(text, 19);
  const f = digits(text, 24);
  const g = digits(text, 28);
  const h = digits(text, 32);
  if ((a | b | c | d | e | f | g | h) < 0) return false;
  key[0] = (a << 16) | b;
  key[1] = (c << 16) | d;
  key[2] = (e << 16) | f;
  key[3] = (g << 16) | h;
  key[KEY_OWNER] = 0;
  return true;
}

/** Reads a GUID that has been checked before into {@link KEY}. */
export function keyOf(id: string): void {
  if (!readGuid(id)) throw new Error(`${JSON.stringify(id)} is no GUID; ids are checked before they come here.`);
}

function digits(text: string, at: number): number {
  const a = text.charCodeAt(at);
  const b = text.charCodeAt(at + 1);
  const c = text.charCodeAt(at + 2);
  const d = text.charCodeAt(at + 3);
  const value = (digit(a) << 12) | (digit(b) << 8) | (digit(c) << 4) | digit(d);
  return (a | b | c | d) < 128 ? value : -1;
}

function digit(code: number): number {
  return HEX_OF_CODE[code & 127] ?? -1;
}

const HEX_CODES = Uint8Array.from('0123456789abcdef', (letter) => letter.charCodeAt(0));

/** The GUID in four words at an address, as text. Spelt out, because lists are mostly made of these. */
export function guidAt(arena: Arena, address: number): Guid {
  const a = arena.words[address] ?? 0;
  const b = arena.words[address + 1] ?? 0;
  const c = arena.words[address + 2] ?? 0;
  const d = arena.words[address + 3] ?? 0;
  // biome-ignore format: eight digits a line.
  const text = String.fromCharCode(
    hex(a, 28), hex(a, 24), hex(a, 20), hex(a, 16), hex(a, 12), hex(a, 8), hex(a, 4), hex(a, 0), HYPHEN,
    hex(b, 28), hex(b, 24), hex(b, 20), hex(b, 16), HYPHEN, hex(b, 12), hex(b, 8), hex(b, 4), hex(b, 0), HYPHEN,
    hex(c, 28), hex(c, 24), hex(c, 20), hex(c, 16), HYPHEN, hex(c, 12), hex(c, 8), hex(c, 4), hex(c, 0),
    hex(d, 28), hex(d, 24), hex(d, 20), hex(d, 16), hex(d, 12), hex(d, 8), hex(d, 4), hex(d, 0),
  );
  // Only GUIDs are ever written to the arena as such.
  return text as Guid;
}

function hex(word: number, shift: number): number {
  return HEX_CODES[(word >>> shift) & 15] ?? 0;
}

/** Copies {@link KEY} to the start of a record. */
export function writeKey(arena: Arena, record: number): void {
  arena.words.set(KEY, record);
}

/** Whether the GUID at an address is the one in {@link KEY}. */
export function isKeyAt(arena: Arena, address: number): boolean {
  const words = arena.words;
  return (
    words[address] === KEY[0] &&
    words[address + 1] === KEY[1] &&
    words[address + 2] === KEY[2] &&
    words[address + 3] === KEY[3]
  );
}
