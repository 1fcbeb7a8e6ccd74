import type { SignInStore } from '@mandate/app/ports/sign-in';
import { digestSecret } from './secrets.ts';

/** How many wrong guesses a window holds before it closes for the rest of its time. */
interface Limit {
  readonly perAccount: number;
  readonly perAddress: number;
  readonly windowMs: number;
}

const MINUTE_MS = 60_000;
const SHORT: Limit = { perAccount: 10, perAddress: 100, windowMs: 15 * MINUTE_MS };

// For passwords, of which there are too many to try however long one takes.
const PASSWORD_LIMITS: readonly Limit[] = [SHORT];

/**
 * For codes of six digits, three of which are right at any time. Whoever knows the password could try a few for ever,
 * so there is an end to it (NIST SP 800-63B, 5.2.2).
 */
export const CODE_LIMITS: readonly Limit[] = [
  SHORT,
  { perAccount: 100, perAddress: Number.POSITIVE_INFINITY, windowMs: 30 * 24 * 60 * MINUTE_MS },
];

/** Too many wrong guesses; nothing is looked at before `until`. */
export interface Locked {
  readonly kind: 'locked';
  readonly until: number;
}

/** Whose secret is guessed, and from where. */
export interface Guess {
  /** The user's id, or the name given when there is no such user: both are counted alike. */
  readonly account: string;
  readonly clientAddress: string;
}

/** Slows guessing down, for all nodes together and across restarts. */
export interface Throttle {
  /** Whether guesses for the account or from the address are refused at `now`. */
  lockOf(guess: Guess, now: number): Promise<Locked | undefined>;
  countFailure(guess: Guess, now: number): Promise<void>;
  /** Takes back the account's failures. Those of the address stay, or an attacker's own account would clear them. */
  forgiveAccount(guess: Guess, now: number): Promise<void>;
}

/** A throttle that keeps its counts in the store. */
export function createThrottle(
  signIn: Pick<SignInStore, 'attempts' | 'countAttempt' | 'forgetAttempts'>,
  limits: readonly Limit[] = PASSWORD_LIMITS,
): Throttle {
  return {
    async lockOf(guess, now) {
      for (const limit of limits) {
        const { account, address, endsAt } = countersOf(guess, limit, now);
        // The address comes first, so that a locked one cannot go on to lock other people's accounts.
        const locked =
          (await signIn.attempts(address, now, limit.windowMs)) >= limit.perAddress ||
          (await signIn.attempts(account, now, limit.windowMs)) >= limit.perAccount;
        if (locked) return { kind: 'locked', until: endsAt };
      }
      return undefined;
    },

    async countFailure(guess, now) {
      for (const limit of limits) {
        const { account, address } = countersOf(guess, limit, now);
        await signIn.countAttempt(account, now, limit.windowMs);
        if (Number.isFinite(limit.perAddress)) await signIn.countAttempt(address, now, limit.windowMs);
      }
    },

    async forgiveAccount(guess, now) {
      for (const limit of limits) await signIn.forgetAttempts(countersOf(guess, limit, now).account);
    },
  };
}

// The window is part of the counter's name, so that it is known when it ends. Digests keep the names short, whatever
// somebody types, and free of personal data.
function countersOf(
  guess: Guess,
  { windowMs }: Limit,
  now: number,
): { account: string; address: string; endsAt: number } {
  const window = Math.floor(now / windowMs);
  const place = `${windowMs}:${window}`;
  return {
    account: `account:${place}:${digestSecret(guess.account)}`,
    address: `address:${place}:${digestSecret(guess.clientAddress)}`,
    endsAt: (window + 1) * windowMs,
  };
}
