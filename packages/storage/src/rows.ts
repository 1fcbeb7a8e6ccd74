import type { Flag } from './schema.ts';

/**
 * The value that this package stored as JSON. The caller names its type, which is not checked: nothing else writes the
 * column, and what was written had that type.
 */
export function fromJson<T>(text: string): T {
  return JSON.parse(text) as T;
}

/** A truth value as both engines store it. */
export function toFlag(value: boolean): Flag {
  return value ? 1 : 0;
}

/** Cuts rows into batches that stay below the engines' limits on bound values. */
export function batches<Row>(rows: readonly Row[], size = 200): readonly (readonly Row[])[] {
  const count = Math.ceil(rows.length / size);
  return Array.from({ length: count }, (_, index) => rows.slice(index * size, (index + 1) * size));
}
