import type { SignInStore } from '@mandate/app/ports/sign-in';
import type { Clock } from '@mandate/app/ports/world';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { createQueues } from '../one-at-a-time.ts';
import type { Person } from '../person.ts';
import { unseal } from '../sealed.ts';
import { CODE_LIMITS, createThrottle, type Locked } from '../throttle.ts';
import { timeStepOf } from './authenticator-app.ts';
import { digestRecoveryCode, readRecoveryCode } from './recovery-codes.ts';

/** A code that is not right, was used, or comes of nothing that the person has: all the same. */
export interface WrongCode {
  readonly kind: 'wrong-code';
}

/** Checks a code of an app, or a recovery code, and uses it up. */
export type CodeCheck = (
  person: Person,
  attempt: { readonly code: string; readonly clientAddress: string },
) => Promise<Result<void, WrongCode | Locked>>;

/** What a seed is sealed about: it opens for its owner alone. */
export function seedOf({ user, tenant }: Person): string {
  return `the authenticator app of ${tenant.id}/${user.id}`;
}

/** By which guesses at a person's codes are counted, apart from those at their password. */
export function codeGuess({ user }: Person, clientAddress: string) {
  return { account: `second-factor:${user.id}`, clientAddress };
}

/** Checks codes by the store. Guesses at one account are judged one after the other. */
export function createCodeCheck(options: {
  readonly signIn: SignInStore;
  readonly clock: Clock;
  readonly keyFileKey: Uint8Array;
}): CodeCheck {
  const { signIn, clock, keyFileKey } = options;
  const throttle = createThrottle(signIn, CODE_LIMITS);
  const inTurn = createQueues();

  async function takesAppCode(person: Person, code: string): Promise<boolean> {
    const { user, tenant } = person;
    for (const factor of await signIn.listSecondFactors(tenant.id, user.id)) {
      if (factor.kind !== 'authenticator-app') continue;
      const now = clock.now();
      const seed = unseal(factor.sealedSeed, { key: keyFileKey, about: seedOf(person) });
      const counter = await timeStepOf(code, { seed, now });
      if (counter === undefined) continue;
      // Each code counts once, and so do those before it (RFC 6238, 5.2). Taking decides, not reading: of two that come
      // with one code at once, one gets in.
      if (await signIn.useSecondFactor(tenant.id, user.id, { id: factor.id, counter, at: now })) return true;
    }
    return false;
  }

  async function takesRecoveryCode({ user, tenant }: Person, typed: string): Promise<boolean> {
    const code = readRecoveryCode(typed);
    return code !== undefined && signIn.takeRecoveryCode(tenant.id, user.id, digestRecoveryCode(code));
  }

  return async (person, { code, clientAddress }) =>
    inTurn(person.user.id, async () => {
      const guess = codeGuess(person, clientAddress);
      const locked = await throttle.lockOf(guess, clock.now());
      if (locked) return fail(locked);
      const typed = code.replaceAll(/\s/g, '');
      if (!(await takesAppCode(person, typed)) && !(await takesRecoveryCode(person, typed))) {
        await throttle.countFailure(guess, clock.now());
        return fail({ kind: 'wrong-code' });
      }
      await throttle.forgiveAccount(guess, clock.now());
      return ok(undefined);
    });
}
