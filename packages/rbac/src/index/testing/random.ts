/** A reproducible stream of random numbers from 0 up to, but without, 1 (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Picks at random. */
export interface Dice {
  below(limit: number): number;
  chance(probability: number): boolean;
  of<T>(choices: readonly T[]): T;
  some<T>(choices: readonly T[], most: number): readonly T[];
}

/** Dice that always fall the same way for the same seed. */
export function diceOf(seed: number): Dice {
  const next = randomNumbers(seed);
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    chance: (probability) => next() < probability,
    of: (choices) => choices[below(choices.length)]!,
    some: (choices, most) => Array.from({ length: below(most + 1) }, () => choices[below(choices.length)]!),
  };
}
