import { randomBytes, randomUUID } from 'node:crypto';
import type { Clock, Randomness } from '@mandate/app/ports/world';
import { parseGuid } from '@mandate/rbac/guid';
import type { Guid } from '@mandate/rbac/model';

/** A clock that stands still until it is told to move. */
export interface TestClock extends Clock {
  advance(ms: number): void;
}

/** Whole seconds, as tokens count. */
export const START = Date.UTC(2026, 10, 22, 8, 0, 0);

export function testClock(start = START): TestClock {
  let time = start;
  return {
    now: () => time,
    advance(ms) {
      time += ms;
    },
  };
}

export const randomness: Randomness = { guid: () => guid(randomUUID()), bytes: (bytes) => randomBytes(bytes) };

export function guid(text: string): Guid {
  return parseGuid(text)!;
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
