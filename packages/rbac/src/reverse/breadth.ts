import { fits, parseGlob } from '../glob.ts';
import type { Permission, Plane } from '../model.ts';

const PLANES: readonly Plane[] = ['management', 'data'];

/** Measures permissions by the operations that a collection of entries names without a wildcard. */
export class Breadth {
  // Sorted, so that a pattern is tried only on names that begin as it does.
  readonly #names: Readonly<Record<Plane, readonly string[]>>;

  constructor(entries: readonly Permission[]) {
    const literal = (plane: Plane) => {
      const patterns = entries.flatMap((entry) => listsOf(entry, plane).included).map(fold);
      return [...new Set(patterns.filter((pattern) => !pattern.includes('*')))].sort();
    };
    this.#names = { management: literal('management'), data: literal('data') };
  }

  /** How many of the known operations any of these entries covers. */
  of(permissions: readonly Permission[]): number {
    return PLANES.reduce((sum, plane) => sum + this.#covered(permissions, plane).size, 0);
  }

  #covered(permissions: readonly Permission[], plane: Plane): ReadonlySet<string> {
    const covered = new Set<string>();
    for (const entry of permissions) {
      const { included, excluded } = listsOf(entry, plane);
      const taken = this.#fitting(excluded, plane);
      for (const name of this.#fitting(included, plane)) if (!taken.has(name)) covered.add(name);
    }
    return covered;
  }

  #fitting(patterns: readonly string[], plane: Plane): ReadonlySet<string> {
    const found = new Set<string>();
    const names = this.#names[plane];
    for (const pattern of patterns) {
      const glob = parseGlob(fold(pattern));
      for (let at = firstAtLeast(names, glob.head); at < names.length; at += 1) {
        const name = names[at];
        if (name === undefined || !name.startsWith(glob.head)) break;
        if (fits(glob, name)) found.add(name);
      }
    }
    return found;
  }
}

function listsOf(entry: Permission, plane: Plane) {
  return plane === 'management'
    ? { included: entry.actions, excluded: entry.notActions }
    : { included: entry.dataActions, excluded: entry.notDataActions };
}

function fold(pattern: string): string {
  return pattern.trim().toLowerCase();
}

function firstAtLeast(sorted: readonly string[], wanted: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
