import type { Permission } from '../model.ts';
import { type Arena, allocate, get, release, set } from './arena.ts';
import { BITSET_WORDS, CONDITIONAL, SET_BITS, SET_TEXT, TEXT_SET } from './layout.ts';
import type { Operations } from './operations.ts';
import { dropText, freeText, internText, textOf } from './texts.ts';

// Keeps these texts apart from conditions, which share the table of texts.
const MARK = 'permissions ';

/**
 * The permission set of some entries, the same for the same entries, used once more. One bit says for each known
 * operation whether an entry without a condition covers it; a second one whether an entry with a condition does.
 */
export function internSet(arena: Arena, operations: Operations, permissions: readonly Permission[]): number {
  const text = internText(arena, MARK + JSON.stringify(permissions.map(plain)));
  return get(arena, text + TEXT_SET) || compile(arena, operations, permissions, text);
}

/** Ends one use of a permission set. */
export function dropSet(arena: Arena, word: number): void {
  const permissionSet = word & ~CONDITIONAL;
  const text = get(arena, permissionSet + SET_TEXT);
  if (!dropText(arena, text)) return;
  release(arena, permissionSet, setWords(arena, word !== permissionSet));
  freeText(arena, text);
}

/** The entries a permission set was made from. */
export function permissionsOf(arena: Arena, word: number): readonly Permission[] {
  const text = textOf(arena, get(arena, (word & ~CONDITIONAL) + SET_TEXT));
  // Written by internSet alone.
  return JSON.parse(text.slice(MARK.length)) as readonly Permission[];
}

function plain({ actions, notActions, dataActions, notDataActions, condition }: Permission): Permission {
  return { actions, notActions, dataActions, notDataActions, condition };
}

function compile(arena: Arena, operations: Operations, permissions: readonly Permission[], text: number): number {
  const conditional = permissions.some(({ condition }) => condition !== null);
  const permissionSet = allocate(arena, setWords(arena, conditional));
  set(arena, permissionSet + SET_TEXT, text);

  const width = get(arena, BITSET_WORDS);
  for (const entry of permissions) {
    // Exclusions subtract within their own entry only, so each entry gets a bitset of its own first.
    const bits = new Int32Array(width);
    mark(bits, operations, entry);
    const start = permissionSet + SET_BITS + (entry.condition === null ? 0 : width);
    bits.forEach((word, index) => {
      set(arena, start + index, get(arena, start + index) | word);
    });
  }
  const word = conditional ? permissionSet | CONDITIONAL : permissionSet;
  set(arena, text + TEXT_SET, word);
  return word;
}

function mark(bits: Int32Array, operations: Operations, entry: Permission): void {
  for (const pattern of entry.actions) turn(bits, operations.covered('management', pattern), true);
  for (const pattern of entry.notActions) turn(bits, operations.covered('management', pattern), false);
  for (const pattern of entry.dataActions) turn(bits, operations.covered('data', pattern), true);
  for (const pattern of entry.notDataActions) turn(bits, operations.covered('data', pattern), false);
}

function turn(bits: Int32Array, numbers: readonly number[], on: boolean): void {
  for (const number of numbers) {
    const word = bits[number >> 5] ?? 0;
    bits[number >> 5] = on ? word | (1 << (number & 31)) : word & ~(1 << (number & 31));
  }
}

function setWords(arena: Arena, conditional: boolean): number {
  return SET_BITS + get(arena, BITSET_WORDS) * (conditional ? 2 : 1);
}
