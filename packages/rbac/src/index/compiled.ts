import { entryCovers } from '../action.ts';
import { NO_ATTRIBUTES } from '../attributes.ts';
import { type Circumstances, evaluate } from '../condition/evaluate.ts';
import { parseCondition } from '../condition/parse.ts';
import type { Action, Permission } from '../model.ts';
import type { Arena } from './arena.ts';
import { BITSET_WORDS, CONDITIONAL, SET_BITS, TEXTS_FREED } from './layout.ts';
import { permissionsOf } from './sets.ts';
import { textOf } from './texts.ts';

/** An operation that was looked up. */
export interface Operation extends Action {
  /** Its number among the known ones; -1 for an operation that no catalogue lists. Patterns still cover those. */
  readonly number: number;
  /** For such an operation, the coverage by each permission set met so far. */
  readonly unlisted: Unlisted | null;
}

/** What is remembered of an operation that no catalogue lists. */
export interface Unlisted {
  readonly coverage: Map<number, number>;
  /** The state of the texts that `coverage` was worked out in. */
  textsFreed: number;
}

/** What one thread has made ready of the texts in the arena. */
export interface Compiled {
  readonly conditions: Map<number, Predicate | null>;
  readonly permissions: Map<number, readonly Permission[]>;
  textsFreed: number;
}

type Predicate = (circumstances: Circumstances) => boolean;

/** An entry without a condition covers the operation. */
export const SURELY = 1;
/** An entry with a condition covers the operation. */
export const PERHAPS = 2;

const REMEMBERED = 10_000;

/** Nothing made ready yet. */
export function createCompiled(): Compiled {
  return { conditions: new Map(), permissions: new Map(), textsFreed: -1 };
}

/** How a permission set covers an operation: a sum of {@link SURELY} and {@link PERHAPS}. */
export function coverage(search: Covering, permissionSet: number): number {
  const number = search.number;
  if (number < 0) return unlistedCoverage(search, permissionSet);
  const words = search.arena.words;
  const word = (permissionSet & ~CONDITIONAL) + SET_BITS + (number >> 5);
  const sure = ((words[word] ?? 0) >>> (number & 31)) & 1;
  if ((permissionSet & CONDITIONAL) === 0) return sure;
  return sure | ((((words[word + (words[BITSET_WORDS] ?? 0)] ?? 0) >>> (number & 31)) & 1) << 1);
}

/** An operation and what is needed to see what covers it. */
export interface Covering {
  readonly arena: Arena;
  readonly compiled: Compiled;
  action: Action;
  number: number;
  unlisted: Unlisted | null;
}

function unlistedCoverage({ arena, compiled, action, unlisted }: Covering, permissionSet: number): number {
  if (unlisted === null) throw new Error('An operation without a number carries what is remembered of it.');
  const freed = arena.words[TEXTS_FREED] ?? 0;
  if (unlisted.textsFreed !== freed || unlisted.coverage.size > REMEMBERED) {
    unlisted.coverage.clear();
    unlisted.textsFreed = freed;
  }
  const known = unlisted.coverage.get(permissionSet);
  if (known !== undefined) return known;

  let found = 0;
  for (const entry of entriesOf(arena, compiled, permissionSet)) {
    if (entryCovers(entry, action)) found |= entry.condition === null ? SURELY : PERHAPS;
  }
  unlisted.coverage.set(permissionSet, found);
  return found;
}

/** Whether some entry covers the operation and its condition is met, and so is that of the assignment, if any. */
export function isGranted(search: Conditional, permissionSet: number, condition: number): boolean {
  const { arena, compiled, action } = search;
  const circumstances = circumstancesOf(search);
  if (condition !== 0 && predicateAt(arena, compiled, condition)?.(circumstances) !== true) return false;
  return entriesOf(arena, compiled, permissionSet).some(
    (entry) =>
      entryCovers(entry, action) &&
      (entry.condition === null || predicateOf(entry.condition)?.(circumstances) === true),
  );
}

/** Whether some entry of a denial covers the operation; one whose condition cannot be read does, whatever it says. */
export function isDenied(search: Conditional, permissionSet: number): boolean {
  const circumstances = circumstancesOf(search);
  return entriesOf(search.arena, search.compiled, permissionSet).some((entry) => {
    if (!entryCovers(entry, search.action)) return false;
    const predicate = entry.condition === null ? null : predicateOf(entry.condition);
    return predicate === null || predicate(circumstances);
  });
}

/** What conditions are asked with besides the operation. */
export interface Conditional extends Covering {
  attributes: Circumstances['attributes'] | undefined;
}

function circumstancesOf({ action, attributes = NO_ATTRIBUTES }: Conditional): Circumstances {
  return { action, attributes };
}

function entriesOf(arena: Arena, compiled: Compiled, permissionSet: number): readonly Permission[] {
  forgetFreed(arena, compiled);
  return remember(compiled.permissions, permissionSet, () => permissionsOf(arena, permissionSet));
}

/** The condition in a text, ready to be asked; `null` when it is none. */
function predicateAt(arena: Arena, compiled: Compiled, text: number): Predicate | null {
  forgetFreed(arena, compiled);
  return remember(compiled.conditions, text, () => predicateOf(textOf(arena, text)));
}

function predicateOf(text: string): Predicate | null {
  const condition = parseCondition(text);
  return condition.ok ? (circumstances) => evaluate(condition.value, circumstances) : null;
}

function forgetFreed(arena: Arena, compiled: Compiled): void {
  const freed = arena.words[TEXTS_FREED] ?? 0;
  if (compiled.textsFreed === freed) return;
  compiled.conditions.clear();
  compiled.permissions.clear();
  compiled.textsFreed = freed;
}

function remember<T>(known: Map<number, T>, key: number, make: () => T): T {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  if (known.size >= REMEMBERED) known.clear();
  known.set(key, made);
  return made;
}
