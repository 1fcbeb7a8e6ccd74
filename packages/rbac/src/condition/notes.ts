import type { Condition, Operand } from './syntax.ts';

/** Where a condition stands in the text it was read from; kept beside it, because its meaning does not depend on it. */
export interface Notes {
  /** The place of the first character of each part, counted from 0. */
  readonly positions: ReadonlyMap<Condition | Operand, number>;
  /** Where an `OR` joins a part whose `AND` has no parentheses around it, the first such place; if there is any. */
  readonly mixedAt: number | undefined;
}

/** What is known of a condition that was not read from a text. */
export const NO_NOTES: Notes = { positions: new Map(), mixedAt: undefined };
