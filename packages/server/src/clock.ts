import type { Clock } from '@mandate/app/ports';

/** The machine's clock. */
export const systemClock: Clock = { now: () => Date.now() };
