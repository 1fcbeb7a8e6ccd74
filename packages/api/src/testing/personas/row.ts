import type { LETS_THROUGH, PersonaWorld } from './people.ts';

/** What is expected of one operation. */
export interface Row {
  readonly lets: keyof typeof LETS_THROUGH;
  /** A body that the operation takes; made anew for each persona. */
  readonly body?: (world: PersonaWorld) => object;
}

/** Makes the row of one operation. */
export const to = (lets: Row['lets'], body?: Row['body']): Row => (body ? { lets, body } : { lets });
