import { matches } from '../action.ts';
import { fits, parseGlob } from '../glob.ts';
import type { Action, Plane } from '../model.ts';

/** The operations that have a bit in every permission set. */
export interface Operations {
  readonly count: number;
  readonly names: readonly string[];
  readonly planes: readonly Plane[];
  /** The number of an operation in any letter case; -1 when it is not among them. */
  numberOf(plane: Plane, name: string): number;
  /** The numbers of the operations on a plane that a pattern covers. */
  covered(plane: Plane, pattern: string): readonly number[];
}

const REMEMBERED_PATTERNS = 20_000;

/** Numbers operations in their order; a second of the same plane and name is dropped. */
export function createOperations(actions: readonly Action[]): Operations {
  const unique = new Map(actions.map((action) => [`${action.plane} ${action.name.toLowerCase().trim()}`, action]));
  const kept = [...unique.values()];
  const byName = { management: new Map<string, number>(), data: new Map<string, number>() };
  kept.forEach(({ plane, name }, number) => {
    byName[plane].set(name.toLowerCase().trim(), number);
  });
  // Tried first: callers mostly use the spelling of the catalogue, and changing letter case costs more than a lookup.
  const bySpelling = { management: new Map<string, number>(), data: new Map<string, number>() };
  kept.forEach(({ plane, name }, number) => {
    bySpelling[plane].set(name, number);
  });
  const planes = { management: createPlane(byName.management), data: createPlane(byName.data) };

  return {
    count: kept.length,
    names: kept.map(({ name }) => name),
    planes: kept.map(({ plane }) => plane),
    numberOf: (plane, name) => bySpelling[plane].get(name) ?? byName[plane].get(name.toLowerCase().trim()) ?? -1,
    covered: (plane, pattern) => planes[plane](pattern),
  };
}

/** What patterns cover on one plane: names are sorted, so a pattern is only tried on those that share its beginning. */
function createPlane(numbers: ReadonlyMap<string, number>): (pattern: string) => readonly number[] {
  const sorted = [...numbers.keys()].sort();
  const known = new Map<string, readonly number[]>();

  return (pattern) => {
    const found = known.get(pattern);
    if (found !== undefined) return found;
    const glob = parseGlob(pattern.trim().toLowerCase());
    const covered: number[] = [];
    for (let at = firstFrom(sorted, glob.head); at < sorted.length; at += 1) {
      const name = sorted[at] ?? '';
      if (!name.startsWith(glob.head)) break;
      if (name !== '' && fits(glob, name)) covered.push(numbers.get(name) ?? -1);
    }
    if (known.size >= REMEMBERED_PATTERNS) known.clear();
    known.set(pattern, covered);
    return covered;
  };
}

function firstFrom(sorted: readonly string[], head: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < head) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether any of the patterns covers the name. */
export function anyMatches(patterns: readonly string[], name: string): boolean {
  return patterns.some((pattern) => matches(pattern, name));
}
