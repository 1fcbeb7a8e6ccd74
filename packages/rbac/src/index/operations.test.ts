import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matches } from '../action.ts';
import { BUILT_IN_ROLES } from '../builtin-roles/all.ts';
import { createOperations } from './operations.ts';

const patterns = [
  ...new Set(
    BUILT_IN_ROLES.flatMap(({ permissions }) =>
      permissions.flatMap(({ actions, notActions }) => [...actions, ...notActions]),
    ),
  ),
];
const names = patterns.filter((pattern) => !pattern.includes('*'));
const operations = createOperations(names.map((name) => ({ plane: 'management', name })));

describe('the known operations', () => {
  it('are covered by a pattern exactly when it matches their names', () => {
    for (const pattern of patterns) {
      const covered = new Set(operations.covered('management', pattern));
      const wrong = operations.names.filter((name, number) => matches(pattern, name) !== covered.has(number));
      expect(wrong, pattern).toEqual([]);
    }
  });

  it('are found in any letter case and with blanks around, on their own plane only', () => {
    const anySpelling = fc.constantFrom(
      (name: string) => name,
      (name: string) => name.toUpperCase(),
      (name: string) => ` ${name.toLowerCase()}\t`,
    );
    fc.assert(
      fc.property(fc.nat(operations.count - 1), anySpelling, (number, spell) => {
        const name = operations.names[number]!;
        expect(operations.numberOf('management', spell(name))).toBe(number);
        expect(operations.numberOf('data', spell(name))).toBe(-1);
        expect(operations.numberOf('management', `${name}x`)).toBe(-1);
        expect(operations.numberOf('management', name.slice(1))).toBe(-1);
      }),
    );
  });

  it('are never taken for others whose hashes begin alike', () => {
    const nameOf = (number: number) => `provider/type${`${number}`.padStart(6, '0')}/read`;
    const known = createOperations(
      Array.from({ length: 5000 }, (_, number) => ({ plane: 'management', name: nameOf(number) })),
    );
    // About one unknown name in ten thousand comes to a known one's record.
    const strangers = Array.from({ length: 200_000 }, (_, index) => nameOf(5000 + index));
    expect(strangers.filter((name) => known.numberOf('management', name) !== -1)).toEqual([]);
    expect(known.numberOf('management', nameOf(4999))).toBe(4999);
  });
});
