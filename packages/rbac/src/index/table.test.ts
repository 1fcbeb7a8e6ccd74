import { describe, expect, it } from 'vitest';
import { type Arena, allocate, createArena, release } from './arena.ts';
import { TENANTS } from './layout.ts';
import { createTable, find, hashOf, insert, records, remove } from './table.ts';
import { type Dice, diceOf } from './testing/random.ts';

const RECORD_WORDS = 8;

function addRecord(arena: Arena, key: Int32Array): number {
  const record = allocate(arena, RECORD_WORDS);
  arena.words.set(key, record);
  insert(arena, TENANTS, record);
  return record;
}

function keyOf(number: number): Int32Array {
  return Int32Array.of(number, 1, 2, 3, 4);
}

function found(arena: Arena, limit: number): ReadonlyMap<number, number> {
  const all = Array.from({ length: limit }, (_, number) => [number, find(arena, TENANTS, keyOf(number))] as const);
  return new Map(all.filter(([, record]) => record !== 0));
}

const inOrder = (all: Iterable<number>) => [...all].sort((one, other) => one - other);

function change(arena: Arena, known: Map<number, number>, dice: Dice, limit: number): void {
  const number = dice.below(limit);
  const record = known.get(number);
  if (record === undefined) {
    known.set(number, addRecord(arena, keyOf(number)));
    return;
  }
  remove(arena, TENANTS, record);
  release(arena, record, RECORD_WORDS);
  known.delete(number);
}

describe('a hash table', () => {
  it.each([20, 400, 8000])('finds what a map finds while it grows and shrinks, up to %i records', (limit) => {
    const arena = createArena(2 ** 24, 9);
    createTable(arena, TENANTS);
    const known = new Map<number, number>();
    const dice = diceOf(limit);
    for (let round = 0; round < 4; round += 1) {
      for (let count = 0; count < limit * 2; count += 1) change(arena, known, dice, limit);
      expect(found(arena, limit)).toEqual(known);
      expect(inOrder(records(arena, TENANTS))).toEqual(inOrder(known.values()));
    }
  });

  it('tells keys apart that hash alike', () => {
    const arena = createArena(2 ** 20, 9);
    createTable(arena, TENANTS);
    // In a row, no two of them would ever hash alike.
    const scattered = (number: number) => Int32Array.of(Math.imul(number, 0x9e3779b1), (number * number) | 0, 2, 3, 4);
    const seen = new Map<number, number>();
    let twins: readonly [number, number] | undefined;
    for (let number = 0; twins === undefined; number += 1) {
      const hash = hashOf(arena, scattered(number));
      const other = seen.get(hash);
      if (other !== undefined) twins = [other, number];
      seen.set(hash, number);
    }
    const [one, other] = twins.map(scattered) as [Int32Array, Int32Array];
    const first = addRecord(arena, one);
    expect(find(arena, TENANTS, other)).toBe(0);
    const second = addRecord(arena, other);
    expect([find(arena, TENANTS, one), find(arena, TENANTS, other)]).toEqual([first, second]);
    remove(arena, TENANTS, first);
    expect([find(arena, TENANTS, one), find(arena, TENANTS, other)]).toEqual([0, second]);
  });
});
