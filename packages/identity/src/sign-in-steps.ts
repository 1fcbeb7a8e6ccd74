import type { SignInStore } from '@mandate/app/ports/sign-in';
import type { Store } from '@mandate/app/ports/store';
import type { Clock, Randomness } from '@mandate/app/ports/world';
import { newHandle, readHandle } from './handles.ts';
import { putDocument } from './openid/documents.ts';
import type { PersonSignIn, SignIns } from './openid/sign-ins.ts';
import type { Person } from './person.ts';
import type { SecondFactorNeedOf } from './second-factor/need.ts';

/** What somebody who proved some of who they are has to do next. */
export type SignInStep =
  /** Show a second factor; which of them they have. */
  | { readonly kind: 'second-factor'; readonly app: boolean; readonly passkey: boolean; readonly recoveryCode: boolean }
  /** Choose a password of their own: the one they gave was set by somebody else. */
  | { readonly kind: 'new-password' }
  /** Get a second factor. */
  | { readonly kind: 'enrol' };

/** Somebody on their way in. */
export interface PendingSignIn {
  readonly person: Person;
  readonly signIn: PersonSignIn;
  readonly next: SignInStep;
  /** Names this step of the way to what is asked within it. */
  readonly ticket: string;
}

/** The steps between a password and a session. A value names a step and opens nothing else. */
export interface SignInSteps {
  /** What is left to do; `undefined` when nothing is. */
  nextOf(person: Person, signIn: PersonSignIn): Promise<SignInStep | undefined>;
  /** The value for the browser of one who still has something to do. */
  begin(signIn: PersonSignIn): Promise<string>;
  /** Nothing for a value that is unknown, used or too old, or when the person's password or account changed. */
  find(value: string): Promise<PendingSignIn | undefined>;
  /** Uses a step up; says whether it was this call. */
  take(value: string): Promise<boolean>;
}

const MODEL = 'PendingSignIn';
const LIFE_MS = 900_000;

/** Steps in the store. What is next is worked out anew each time, never read from the browser or from what was kept. */
export function createSignInSteps(options: {
  readonly store: Store;
  readonly signIn: SignInStore;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly signIns: SignIns;
  readonly needOf: SecondFactorNeedOf;
}): SignInSteps {
  const { store, signIn: kept, clock, randomness, signIns, needOf } = options;

  async function nextOf({ user, tenant }: Person, signIn: PersonSignIn): Promise<SignInStep | undefined> {
    const need = await needOf({ tenant: tenant.id, user: user.id }, signIn.methods);
    if (need === 'prove') {
      const factors = await kept.listSecondFactors(tenant.id, user.id);
      return {
        kind: 'second-factor',
        app: factors.some(({ kind }) => kind === 'authenticator-app'),
        passkey: factors.some(({ kind }) => kind === 'passkey'),
        recoveryCode: (await kept.countRecoveryCodes(tenant.id, user.id)) > 0,
      };
    }
    const password = signIn.methods.includes('pwd') ? await kept.findPassword(tenant.id, user.id) : undefined;
    if (password?.mustChange) return { kind: 'new-password' };
    return need === 'enrol' ? { kind: 'enrol' } : undefined;
  }

  return {
    nextOf,

    async begin(signIn) {
      const { handle, name } = newHandle(signIn.home, randomness);
      const expiresAt = clock.now() + LIFE_MS;
      await putDocument(kept, { model: MODEL, ...name, payload: JSON.stringify(signIn), expiresAt });
      return handle;
    },

    async find(value) {
      const name = readHandle(value);
      const document = name && (await kept.findGrantDocument({ model: MODEL, ...name }, clock.now()));
      if (!name || !document || document.consumedAt !== null) return undefined;
      // Written by `begin` alone.
      const signIn = JSON.parse(document.payload) as PersonSignIn;
      const user = await signIns.standing(signIn);
      const tenant = user.ok ? await store.tenant(signIn.home).tenant() : undefined;
      if (!user.ok || !tenant) return undefined;
      const person = { user: user.value, tenant };
      const next = await nextOf(person, signIn);
      return next && { person, signIn, next, ticket: name.id };
    },

    async take(value) {
      const name = readHandle(value);
      return name !== undefined && kept.consumeGrantDocument(MODEL, name.tenant, name.id, clock.now());
    },
  };
}
