import { describe, expect, it } from 'vitest';
import { type AccessIndex, createAccessIndex, loadAccessIndex } from './access-index.ts';
import { diceOf } from './testing/random.ts';
import { KNOWN_OPERATIONS, TENANTS } from './testing/random-facts.ts';
import { anyQuestion, anyWorld, factsOf } from './testing/random-world.ts';

const OPTIONS = { operations: KNOWN_OPERATIONS, maxBytes: 2 ** 24, seed: 3 };

function filledIndex(): AccessIndex {
  const world = anyWorld(diceOf(11));
  const index = createAccessIndex(OPTIONS);
  for (const role of world.sharedRoles.values()) index.putSharedRole(role);
  for (const tenant of TENANTS) index.put(tenant, factsOf(world, tenant));
  return index;
}

const index = filledIndex();
const saved = index.save();

describe('a snapshot', () => {
  it.each([0, 1, 60, 64, 4096])('is refused when cut to %i bytes', (length) => {
    expect(() => loadAccessIndex(saved.slice(0, length), OPTIONS)).toThrow('cut short');
  });

  it('is refused when any one byte is different', () => {
    const dice = diceOf(5);
    const places = [...Array(64).keys(), ...Array.from({ length: 2000 }, () => dice.below(saved.length))];
    for (const place of places) {
      const damaged = saved.slice();
      damaged[place]! ^= 1 << dice.below(8);
      expect(() => loadAccessIndex(damaged, OPTIONS), `byte ${place}`).toThrow('The snapshot of the access index');
    }
  });

  it('is refused when it was made for other operations', () => {
    const operations = KNOWN_OPERATIONS.slice(1);
    expect(() => loadAccessIndex(saved, { ...OPTIONS, operations })).toThrow('other operations');
  });

  it('is refused when it needs more memory than there may be', () => {
    expect(() => loadAccessIndex(saved, { ...OPTIONS, maxBytes: 4096 })).toThrow('more than 4096 bytes');
  });

  it('says the same as what was saved, wherever its bytes lie', () => {
    const shifted = new Uint8Array(saved.length + 1);
    shifted.set(saved, 1);
    const copy = loadAccessIndex(shifted.subarray(1), OPTIONS);
    expect(copy.size()).toEqual(index.size());
    const dice = diceOf(13);
    for (let count = 0; count < 500; count += 1) {
      const question = anyQuestion(dice);
      expect(copy.answer(question)).toEqual(index.answer(question));
    }
  });

  it('lives on its own', () => {
    const copy = loadAccessIndex(saved, OPTIONS);
    for (const tenant of TENANTS) copy.evict(tenant);
    expect(copy.size().assignments).toBe(0);
    expect(index.size().assignments).toBeGreaterThan(0);
  });
});
