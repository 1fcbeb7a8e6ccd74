import fc from 'fast-check';

/** One way to spell a path differently. */
export interface Spelling {
  /** Where slashes are doubled: each bit stands for one. */
  readonly slashes: number;
  readonly trailing: boolean;
  /** Which letters and digits are percent-encoded: each bit stands for one. */
  readonly encoded: number;
  readonly letters: 'as-they-are' | 'upper' | 'lower';
}

/** Spellings that must all be answered alike. */
export const anySpelling: fc.Arbitrary<Spelling> = fc.record({
  slashes: fc.nat(),
  trailing: fc.boolean(),
  encoded: fc.nat(),
  letters: fc.constantFrom('as-they-are', 'upper', 'lower'),
});

const bit = (bits: number, index: number) => ((bits >>> (index % 31)) & 1) === 1;

/** The same path, spelled another way. What is encoded already stays so, and `%2f` is no letter of anybody's. */
export function respell(path: string, { slashes, trailing, encoded, letters }: Spelling): string {
  let index = 0;
  const changed = path.replaceAll(/%[0-9a-f]{2}|[a-z0-9]|\//gi, (each) => {
    index += 1;
    if (each === '/') return bit(slashes, index) ? '//' : '/';
    if (each.startsWith('%')) return each;
    const letter = letters === 'upper' ? each.toUpperCase() : letters === 'lower' ? each.toLowerCase() : each;
    return bit(encoded, index * 7) ? `%${letter.charCodeAt(0).toString(16).padStart(2, '0')}` : letter;
  });
  return trailing ? `${changed}/` : changed;
}
