import type { SignInStore } from '@mandate/app/ports/sign-in';
import { digestSecret } from './secrets.ts';

/** How many wrong guesses a window holds before it closes for the rest of its time. */
const GUESSES = { perAccount: 10, perAddress: 100, windowMs: 15 * 60_000 } as const;

/** Too many wrong guesses; nothing is looked at before `until`. */
export interface Locked {
  readonly kind: 'locked';
  readonly until: number;
}

/** Whose password is guessed, and from where. */
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
export function createThrottle(signIn: Pick<SignInStore, 'attempts' | 'countAttempt' | 'forgetAttempts'>): Throttle {
  return {
    async lockOf(guess, now) {
      const { account, address, endsAt } = countersOf(guess, now);
      // The address comes first, so that a locked one cannot go on to lock other people's accounts.
      const locked =
        (await signIn.attempts(address, now, GUESSES.windowMs)) >= GUESSES.perAddress ||
        (await signIn.attempts(account, now, GUESSES.windowMs)) >= GUESSES.perAccount;
      return locked ? { kind: 'locked', until: endsAt } : undefined;
    },

    async countFailure(guess, now) {
      const { account, address } = countersOf(guess, now);
      await signIn.countAttempt(account, now, GUESSES.windowMs);
      await signIn.countAttempt(address, now, GUESSES.windowMs);
    },

    async forgiveAccount(guess, now) {
      await signIn.forgetAttempts(countersOf(guess, now).account);
    },
  };
}

// The window is part of the counter's name, so that it is known when it ends. Digests keep the names short, whatever
// somebody types, and free of personal data.
function countersOf(guess: Guess, now: number): { account: string; address: string; endsAt: number } {
  const window = Math.floor(now / GUESSES.windowMs);
  return {
    account: `account:${window}:${digestSecret(guess.account)}`,
    address: `address:${window}:${digestSecret(guess.clientAddress)}`,
    endsAt: (window + 1) * GUESSES.windowMs,
  };
}
