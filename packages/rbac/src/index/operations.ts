import { fits, parseGlob } from '../glob.ts';
import type { Action, Plane } from '../model.ts';
import { fourBytes, hashBytes, readOrdinary } from './path.ts';

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

/** Numbers operations in their order; of several of the same plane and name, the last one stands for all. */
export function createOperations(actions: readonly Action[]): Operations {
  const unique = new Map(actions.map((action) => [`${action.plane} ${fold(action.name)}`, action]));
  const kept = [...unique.values()];
  if (kept.length > MAX_OPERATIONS) throw new Error(`An index knows at most ${MAX_OPERATIONS} operations.`);
  const byName = { management: new Map<string, number>(), data: new Map<string, number>() };
  kept.forEach(({ plane, name }, number) => {
    byName[plane].set(fold(name), number);
  });
  const planes = { management: createPlane(byName.management), data: createPlane(byName.data) };
  const quick = createNames(kept);

  return {
    count: kept.length,
    names: kept.map(({ name }) => name),
    planes: kept.map(({ plane }) => plane),
    numberOf: (plane, name) => (readOrdinary(name) ? quick(plane, name.length) : (byName[plane].get(fold(name)) ?? -1)),
    covered: (plane, pattern) => planes[plane](pattern),
  };
}

function fold(name: string): string {
  return name.trim().toLowerCase();
}

/**
 * Finds the name that was read last by its bytes. Small enough to stay in a processor's cache, which a map of texts is
 * not: a slot holds sixteen bits of the hash and the operation's number plus one.
 */
function createNames(actions: readonly Action[]): (plane: Plane, length: number) => number {
  const mask = (1 << (33 - Math.clz32(actions.length))) - 1;
  const slots = new Uint32Array(mask + 1);
  const starts = new Int32Array(actions.length + 1);
  const lengths = new Uint16Array(actions.length);
  const isData = Uint8Array.from(actions, ({ plane }) => Number(plane === 'data'));
  const words = new Int32Array(actions.reduce((sum, { name }) => sum + ((name.length + 3) >> 2), 0));
  actions.forEach(({ name }, number) => {
    const folded = fold(name);
    starts[number + 1] = starts[number] ?? 0;
    // No ordinary text can be equal to another kind of name.
    if (!readOrdinary(folded)) return;
    const hash = nameHash(isData[number] ?? 0, folded.length);
    let slot = hash & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = (hash & HASH_BITS) | (number + 1);
    lengths[number] = folded.length;
    let word = starts[number] ?? 0;
    for (let at = 0; at < folded.length; at += 4, word += 1) words[word] = fourBytes(at, folded.length);
    starts[number + 1] = word;
  });

  return (plane, length) => {
    const data = plane === 'data' ? 1 : 0;
    const hash = nameHash(data, length);
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const found = slots[slot] ?? 0;
      if (found === 0) return -1;
      if (((found ^ hash) & HASH_BITS) !== 0) continue;
      const number = (found & ~HASH_BITS) - 1;
      const isLike = lengths[number] === length && isData[number] === data;
      if (isLike && isAt(words, starts[number] ?? 0, length)) return number;
    }
  };
}

// The rest is for numbers: Azure has some twenty thousand operations.
const HASH_BITS = 0xffff0000 | 0;
const MAX_OPERATIONS = 0xfffe;

function nameHash(data: number, length: number): number {
  const hash = hashBytes(data, 0, length);
  return hash ^ (hash >>> 13);
}

function isAt(words: Int32Array, start: number, length: number): boolean {
  for (let at = 0, word = start; at < length; at += 4, word += 1) {
    if (words[word] !== fourBytes(at, length)) return false;
  }
  return true;
}

/** What patterns cover on one plane: names are sorted, so a pattern is only tried on those that share its beginning. */
function createPlane(numbers: ReadonlyMap<string, number>): (pattern: string) => readonly number[] {
  const sorted = [...numbers.keys()].sort();
  const known = new Map<string, readonly number[]>();

  return (pattern) => {
    const found = known.get(pattern);
    if (found !== undefined) return found;
    const glob = parseGlob(fold(pattern));
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
