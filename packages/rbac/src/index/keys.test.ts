import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseGuid } from '../guid.ts';
import { KEY, readGuid } from './keys.ts';

describe('reading a GUID', () => {
  it('takes what parseGuid takes, and reads it alike in any letter case', () => {
    fc.assert(
      fc.property(
        fc.uuid(),
        fc.nat(35),
        fc.constantFrom('g', 'G', '-', ' ', '/', ':', '@', '`', 'é', 'ş', '0'),
        (id, at, letter) => {
          const other = id.slice(0, at) + letter + id.slice(at + 1);
          expect(readGuid(other)).toBe(parseGuid(other) !== undefined);
          expect(readGuid(id)).toBe(true);
          const key = [...KEY];
          expect(readGuid(id.toUpperCase())).toBe(true);
          expect([...KEY]).toEqual(key);
          expect(
            key
              .slice(0, 4)
              .map((word) => (word >>> 0).toString(16).padStart(8, '0'))
              .join(''),
          ).toBe(id.replaceAll('-', ''));
        },
      ),
    );
  });

  it.each(['', 'x', '0'.repeat(36), `${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(13)}`])('refuses %j', (text) => {
    expect(readGuid(text)).toBe(false);
  });
});
