import type { Clock } from '@mandate/app/ports/world';

/** The machine's clock. */
export const systemClock: Clock = { now: () => Date.now() };
