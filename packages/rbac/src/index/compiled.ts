import { entryCovers } from '../action.ts';
import { NO_ATTRIBUTES } from '../attributes.ts';
import { type Circumstances, evaluate } from '../condition/evaluate.ts';
import { parseCondition } from '../condition/parse.ts';
import type { Action, Permission } from '../model.ts';
import type { Arena } from './arena.ts';
import { BITSET_WORDS, CONDITIONAL, SET_BITS, TEXTS_FREED } from './layout.ts';
import { permissionsOf } from './sets.ts';
import { textOf } from './texts.ts';

/** An operation, resolved once: its number among the known ones, or what is remembered of it. */
export interface Operation extends Action {
  /** -1 for an operation that no catalogue lists; patterns still cover it. */
  readonly number: number;
  /** For such an operation, the coverage by each permission set met so far. */
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
export function coverage(arena: Arena, compiled: Compiled, permissionSet: number, operation: Operation): number {
  const number = operation.number;
  if (number < 0) return unlistedCoverage(arena, compiled, permissionSet, operation);
  const words = arena.words;
  const word = (permissionSet & ~CONDITIONAL) + SET_BITS + (number >> 5);
  const sure = ((words[word] ?? 0) >>> (number & 31)) & 1;
  if ((permissionSet & CONDITIONAL) === 0) return sure;
  return sure | ((((words[word + (words[BITSET_WORDS] ?? 0)] ?? 0) >>> (number & 31)) & 1) << 1);
}

function unlistedCoverage(arena: Arena, compiled: Compiled, permissionSet: number, operation: Operation): number {
  const freed = arena.words[TEXTS_FREED] ?? 0;
  if (operation.textsFreed !== freed || operation.coverage.size > REMEMBERED) {
    operation.coverage.clear();
    operation.textsFreed = freed;
  }
  const known = operation.coverage.get(permissionSet);
  if (known !== undefined) return known;

  let found = 0;
  for (const entry of entriesOf(arena, compiled, permissionSet)) {
    if (entryCovers(entry, operation)) found |= entry.condition === null ? SURELY : PERHAPS;
  }
  operation.coverage.set(permissionSet, found);
  return found;
}

/** Whether some entry covers the operation and its condition is met, together with that of the assignment if any. */
export function isGranted(
  arena: Arena,
  compiled: Compiled,
  permissionSet: number,
  { action, attributes = NO_ATTRIBUTES, condition }: Asked,
): boolean {
  const circumstances = { action, attributes };
  if (condition !== 0 && predicateAt(arena, compiled, condition)?.(circumstances) !== true) return false;
  return entriesOf(arena, compiled, permissionSet).some(
    (entry) =>
      entryCovers(entry, action) &&
      (entry.condition === null || predicateOf(entry.condition)?.(circumstances) === true),
  );
}

/** What an entry's and an assignment's conditions are asked with. */
export interface Asked {
  readonly action: Action;
  readonly attributes: Circumstances['attributes'] | undefined;
  /** The text of the assignment's condition; 0 without one. */
  readonly condition: number;
}

/** Whether some entry of a denial covers the operation; one whose condition cannot be read does, whatever it says. */
export function isDenied(
  arena: Arena,
  compiled: Compiled,
  permissionSet: number,
  asked: Omit<Asked, 'condition'>,
): boolean {
  const circumstances = { action: asked.action, attributes: asked.attributes ?? NO_ATTRIBUTES };
  return entriesOf(arena, compiled, permissionSet).some((entry) => {
    if (!entryCovers(entry, asked.action)) return false;
    const predicate = entry.condition === null ? null : predicateOf(entry.condition);
    return predicate === null || predicate(circumstances);
  });
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
