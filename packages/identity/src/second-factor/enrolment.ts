import { commit } from '@mandate/app/act';
import type { SecondFactor } from '@mandate/app/ports/second-factors';
import type { SignInStore } from '@mandate/app/ports/sign-in';
import type { Store } from '@mandate/app/ports/store';
import type { Clock, Randomness } from '@mandate/app/ports/world';
import { fail, ok, type Result } from '@mandate/rbac/result';
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server';
import { putDocument } from '../openid/documents.ts';
import { ownAct } from '../own-act.ts';
import type { Person } from '../person.ts';
import { seal, unseal } from '../sealed.ts';
import { CODE_LIMITS, createThrottle } from '../throttle.ts';
import { newSeed, seedAddress, timeStepOf } from './authenticator-app.ts';
import { codeGuess, seedOf } from './code-check.ts';
import type { Passkeys } from './passkeys.ts';
import { digestRecoveryCode, newRecoveryCodes } from './recovery-codes.ts';

/** A second factor that a person has just got. */
export interface Enrolled {
  readonly method: 'otp' | 'fido';
  /** Made together with the first one, and shown this once; `null` for further ones. */
  readonly recoveryCodes: readonly string[] | null;
}

/** Why a person did not get a second factor. */
export type EnrolmentFailure = {
  readonly kind: 'wrong-code' | 'enrolment-over' | 'passkey-refused' | 'too-many-methods';
};

/** The way to a second factor. A ticket names the sign-in step or session in which somebody is on it. */
export interface Enrolment {
  /** A seed for an authenticator app, as text and as what the picture says; shown this once. */
  startApp(person: Person, ticket: string): Promise<{ readonly seed: string; readonly address: string }>;
  finishApp(person: Person, answer: Answer & { readonly code: string }): Promise<Result<Enrolled, EnrolmentFailure>>;
  /** `undefined` where passkeys cannot be used. */
  startPasskey(person: Person, ticket: string): Promise<PublicKeyCredentialCreationOptionsJSON | undefined>;
  finishPasskey(
    person: Person,
    answer: Answer & { readonly response: object },
  ): Promise<Result<Enrolled, EnrolmentFailure>>;
  /** New recovery codes in place of all that were left; shown this once. */
  renewRecoveryCodes(person: Person, clientAddress: string): Promise<readonly string[]>;
}

interface Answer {
  readonly ticket: string;
  /** What the person calls it. */
  readonly name: string;
  readonly clientAddress: string;
}

const SEED = 'AuthenticatorSeed';
const SEED_LIFE_MS = 900_000;
const MOST_METHODS = 10;
const ORGANIZATION = 'Mandate';

/** Enrolment in the store; every change is recorded as the person's own act. */
export function createEnrolment(options: {
  readonly store: Store;
  readonly signIn: SignInStore;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly keyFileKey: Uint8Array;
  readonly passkeys: Passkeys | undefined;
}): Enrolment {
  const { signIn, clock, randomness, keyFileKey, passkeys } = options;
  const throttle = createThrottle(signIn, CODE_LIMITS);

  async function add(
    person: Person,
    factor: SecondFactor,
    clientAddress: string,
  ): Promise<Result<Enrolled, EnrolmentFailure>> {
    const { user, tenant } = person;
    const before = await signIn.listSecondFactors(tenant.id, user.id);
    if (before.length >= MOST_METHODS) return fail({ kind: 'too-many-methods' });
    const recoveryCodes = before.length === 0 ? newRecoveryCodes(randomness) : null;
    const added = await commit(ownAct(options, person, clientAddress), async (change) => {
      const writer = change.tenant(tenant.id);
      const stored = await writer.addSecondFactor(user.id, factor);
      if (!stored.ok) return stored;
      if (recoveryCodes) await writer.replaceRecoveryCodes(user.id, recoveryCodes.map(digestRecoveryCode));
      await writer.record({
        operation: 'Microsoft.Directory/users/authenticationMethods/create',
        target: `users/${user.id}`,
        before: null,
        after: { method: factor.id, kind: factor.kind },
      });
      return ok(undefined);
    });
    if (!added.ok) return fail({ kind: 'passkey-refused' });
    // Whoever got this far has proved more than a code would.
    await throttle.forgiveAccount(codeGuess(person, clientAddress), clock.now());
    return ok({ method: factor.kind === 'passkey' ? 'fido' : 'otp', recoveryCodes });
  }

  const enrolledAs = (name: string) => ({
    id: randomness.guid(),
    name,
    createdAt: clock.now(),
    lastUsedAt: clock.now(),
  });

  return {
    async startApp(person, ticket) {
      const seed = newSeed(randomness);
      await putDocument(signIn, {
        model: SEED,
        tenant: person.tenant.id,
        id: ticket,
        payload: seal(seed, { key: keyFileKey, about: seedOf(person), randomness }),
        expiresAt: clock.now() + SEED_LIFE_MS,
      });
      return { seed, address: seedAddress(seed, person.user.userPrincipalName, ORGANIZATION) };
    },

    async finishApp(person, { ticket, name, code, clientAddress }) {
      const tenant = person.tenant.id;
      const now = clock.now();
      const started = await signIn.findGrantDocument({ model: SEED, tenant, id: ticket }, now);
      if (!started || started.consumedAt !== null) return fail({ kind: 'enrolment-over' });
      const seed = unseal(started.payload, { key: keyFileKey, about: seedOf(person) });
      const counter = await timeStepOf(code.replaceAll(/\s/g, ''), { seed, now });
      if (counter === undefined) return fail({ kind: 'wrong-code' });
      if (!(await signIn.consumeGrantDocument(SEED, tenant, ticket, now))) return fail({ kind: 'enrolment-over' });
      const factor = {
        ...enrolledAs(name),
        kind: 'authenticator-app',
        sealedSeed: started.payload,
        counter,
      } as const;
      const added = await add(person, factor, clientAddress);
      await signIn.removeGrantDocument(SEED, tenant, ticket);
      return added;
    },

    startPasskey: async (person, ticket) => passkeys?.registrationOptions(person, ticket),

    async finishPasskey(person, { ticket, name, response, clientAddress }) {
      const read = await passkeys?.readRegistration(person, ticket, response);
      if (!read) return fail({ kind: 'passkey-refused' });
      return add(person, { ...enrolledAs(name), kind: 'passkey', ...read }, clientAddress);
    },

    async renewRecoveryCodes(person, clientAddress) {
      const codes = newRecoveryCodes(randomness);
      const { user, tenant } = person;
      await commit(ownAct(options, person, clientAddress), async (change) => {
        const writer = change.tenant(tenant.id);
        await writer.replaceRecoveryCodes(user.id, codes.map(digestRecoveryCode));
        await writer.record({
          operation: 'Microsoft.Directory/users/recoveryCodes/update',
          target: `users/${user.id}`,
          before: null,
          after: { codes: codes.length },
        });
        return ok(undefined);
      });
      return codes;
    },
  };
}
