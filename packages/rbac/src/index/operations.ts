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
 * not: a slot holds some bits of the hash and the place of a record, and a record a head and then the name.
 */
function createNames(actions: readonly Action[]): (plane: Plane, length: number) => number {
  const mask = (1 << (33 - Math.clz32(actions.length))) - 1;
  const slots = new Int32Array(mask + 1);
  // Record 0 is none.
  const records = new Int32Array(actions.reduce((sum, { name }) => sum + recordWords(name.length), RECORD_STEP));
  let next = RECORD_STEP;
  actions.forEach(({ plane, name }, number) => {
    const folded = fold(name);
    // No ordinary text can be equal to another kind of name.
    if (!readOrdinary(folded)) return;
    const hash = nameHash(plane, folded.length);
    let slot = hash & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = (hash & HASH_BITS) | (next / RECORD_STEP);
    records[next] = headOf(plane, folded.length) | number;
    for (let at = 0, word = next + 1; at < folded.length; at += 4, word += 1)
      records[word] = fourBytes(at, folded.length);
    next += recordWords(folded.length);
  });

  return (plane, length) => {
    const hash = nameHash(plane, length);
    const head = headOf(plane, length);
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const found = slots[slot] ?? 0;
      if (found === 0) return -1;
      if (((found ^ hash) & HASH_BITS) !== 0) continue;
      const record = (found & ~HASH_BITS) * RECORD_STEP;
      const foundHead = records[record] ?? 0;
      if ((foundHead & ~NUMBER_BITS) === head && isAt(records, record + 1, length)) return foundHead & NUMBER_BITS;
    }
  };
}

// Twelve bits of a slot are of the hash; the rest tell the record, whatever names Azure's operations get.
const HASH_BITS = 0xfff00000 | 0;
const RECORD_STEP = 4;
// A head holds the operation's number, the plane and the length of the name. Azure has some twenty thousand operations.
const NUMBER_BITS = 0xffff;
const MAX_OPERATIONS = NUMBER_BITS;

function headOf(plane: Plane, length: number): number {
  return (length << 17) | ((plane === 'data' ? 1 : 0) << 16);
}

function recordWords(length: number): number {
  return Math.ceil((1 + length / 4) / RECORD_STEP) * RECORD_STEP;
}

function nameHash(plane: Plane, length: number): number {
  const hash = hashBytes(plane === 'data' ? 1 : 0, 0, length);
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
