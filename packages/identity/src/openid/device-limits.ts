import type { SignInStore } from '@mandate/app/ports/sign-in';
import type { Clock } from '@mandate/app/ports/world';
import { digestSecret } from '../secrets.ts';

const WINDOW_MS = 15 * 60_000;
/** A house full of devices begins fewer than this at once, and none of them invents codes. */
const MOST = { begun: 300, unknown: 100 } as const;

/** Keeps an address from filling the store with device requests, and from trying codes that it was never given. */
export interface DeviceLimits {
  /** Counts a request that is about to begin; says whether there were too many. */
  beginsTooMany(clientAddress: string): Promise<boolean>;
  /** Whether so many unknown codes have come from there that none is looked at now. */
  triesTooMany(clientAddress: string): Promise<boolean>;
  countUnknown(clientAddress: string): Promise<void>;
}

/** Limits that all nodes share. */
export function createDeviceLimits({
  signIn,
  clock,
}: {
  readonly signIn: SignInStore;
  readonly clock: Clock;
}): DeviceLimits {
  const counter = (what: keyof typeof MOST, clientAddress: string) => `device-${what}:${digestSecret(clientAddress)}`;
  return {
    async beginsTooMany(clientAddress) {
      return (await signIn.countAttempt(counter('begun', clientAddress), clock.now(), WINDOW_MS)) > MOST.begun;
    },
    async triesTooMany(clientAddress) {
      return (await signIn.attempts(counter('unknown', clientAddress), clock.now(), WINDOW_MS)) >= MOST.unknown;
    },
    async countUnknown(clientAddress) {
      await signIn.countAttempt(counter('unknown', clientAddress), clock.now(), WINDOW_MS);
    },
  };
}
