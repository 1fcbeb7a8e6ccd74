import { describe, expect, it } from 'vitest';
import { Seen } from './seen.ts';

describe('Seen', () => {
  it('calls each address new once, however many came between', () => {
    const seen = new Seen();
    const addresses = Array.from({ length: 3000 }, (_, index) => 192 + ((index * 7919) % 3000) * 4);
    expect(addresses.filter((address) => seen.isNew(address))).toHaveLength(3000);
    expect(addresses.filter((address) => seen.isNew(address))).toEqual([]);
  });

  it('tells addresses apart that share a slot', () => {
    const seen = new Seen();
    // So far apart that the bits which choose a slot are the same for all.
    const addresses = Array.from({ length: 60 }, (_, index) => 192 + index * 2 ** 24);
    expect(addresses.map((address) => seen.isNew(address))).toEqual(addresses.map(() => true));
    expect(addresses.map((address) => seen.isNew(address))).toEqual(addresses.map(() => false));
  });
});
