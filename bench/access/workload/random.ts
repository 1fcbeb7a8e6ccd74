/** A reproducible stream of numbers from 0 up to, but without, 1 (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** The GUID of the object with a number, in a namespace of its own for each kind of object. */
export function guid(namespace: number, number: number): string {
  const hex = (value: number) => (value >>> 0).toString(16).padStart(8, '0');
  const a = hex(mix(number ^ namespace));
  const b = hex(mix((number + 0x9e3779b9) ^ (namespace * 7)));
  const c = hex(mix(number * 3 + namespace * 13));
  // The last part is the number itself, so that no two objects ever share a GUID.
  return `${a}-${b.slice(0, 4)}-4${b.slice(5, 8)}-8${c.slice(1, 4)}-${c.slice(4)}${hex(number ^ 0x5bd1e995)}`;
}
