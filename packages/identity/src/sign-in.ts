import { hashPassword, verifyPassword } from '@mandate/app/credentials/passwords';
import type { SignInStore } from '@mandate/app/ports/sign-in';
import type { Store } from '@mandate/app/ports/store';
import type { Clock, Randomness } from '@mandate/app/ports/world';
import { fail, ok, type Result } from '@mandate/rbac/result';
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { createSignIns, type PersonSignIn } from './openid/sign-ins.ts';
import { type NewPasswordProblem, newPasswordProblem, setOwnPassword } from './own-password.ts';
import { createPasswordCheck, type PasswordAttempt, type WrongCredentials } from './password-check.ts';
import type { Person } from './person.ts';
import { type CodeCheck, createCodeCheck, type WrongCode } from './second-factor/code-check.ts';
import { createEnrolment, type Enrolled, type Enrolment, type EnrolmentFailure } from './second-factor/enrolment.ts';
import { SEVERAL_FACTORS, secondFactorNeeds } from './second-factor/need.ts';
import { createPasskeys, type Passkeys, relyingPartyOf } from './second-factor/passkeys.ts';
import { type Browser, createSessions, type SignedIn, type SignedInUser } from './sessions.ts';
import { createSignInLinks, type SignInLinkFailure, type SignInLinks } from './sign-in-links.ts';
import { createSignInSteps, type PendingSignIn, type SignInStep } from './sign-in-steps.ts';
import type { Locked } from './throttle.ts';

/** How far somebody has come. */
export type Progress =
  | {
      readonly kind: 'signed-in';
      readonly signedIn: SignedIn;
      /** Set when a first second factor was enrolled on the way; shown this once. */
      readonly recoveryCodes: readonly string[] | null;
    }
  /** Something is left to do, under this value and no other. */
  | { readonly kind: 'step'; readonly value: string; readonly next: SignInStep };

/** There is no such step: its value is unknown, used or too old, or something else is to be done. */
export interface SignInOver {
  readonly kind: 'sign-in-over';
}

/** Why a step was not taken. */
export type StepFailure =
  | SignInOver
  | WrongCode
  | Locked
  | EnrolmentFailure
  | { readonly kind: 'password-refused'; readonly problem: NewPasswordProblem };

/** Takes a step by its value. */
type TakeStep<Given> = (value: string, given: Given, browser: Browser) => Promise<Result<Progress, StepFailure>>;

/**
 * How people sign in to the portal: with a password or by their organization's own provider, then with a second factor
 * if they have one, and with a password of their own and a second factor if they must. Whichever way somebody comes,
 * nothing but this opens a session, and it opens one at the end.
 */
export interface SignIn {
  signIn(
    attempt: Omit<PasswordAttempt, 'clientAddress'>,
    browser: Browser,
  ): Promise<Result<Progress, WrongCredentials | Locked>>;
  /** Goes on with somebody who proved who they are in another way, named by their `amr`. */
  goOn(person: Person, methods: readonly string[], browser: Browser): Promise<Progress>;
  /** Sets a password by a one-time link, ends every session of the person, and goes on with them. */
  useSignInLink(
    link: { readonly token: string; readonly newPassword: string },
    browser: Browser,
  ): Promise<Result<Progress, SignInLinkFailure>>;
  readonly links: SignInLinks;

  findStep(value: string): Promise<PendingSignIn | undefined>;
  readonly proveByCode: TakeStep<{ readonly code: string }>;
  /** What to put to the browser's passkeys; `undefined` where it is not what comes next, or passkeys cannot be used. */
  passkeyQuestion(value: string): Promise<PublicKeyCredentialRequestOptionsJSON | undefined>;
  readonly proveByPasskey: TakeStep<{ readonly response: object }>;
  readonly chooseNewPassword: TakeStep<{ readonly newPassword: string }>;
  readonly enrolment: Enrolment;
  readonly finishApp: TakeStep<{ readonly code: string; readonly name: string }>;
  readonly finishPasskey: TakeStep<{ readonly response: object; readonly name: string }>;

  /** Whose session the cookie's value is at `now`; nothing for one that is unknown, over, or of a disabled user. */
  resolve(value: string, now: number): Promise<SignedInUser | undefined>;
  signOut(value: string): Promise<void>;
}

/** What sign-in needs of the outside. */
export interface SignInOptions {
  readonly store: Store;
  readonly signIn: SignInStore;
  readonly clock: Clock;
  readonly randomness: Randomness;
  /** The key that seeds are encrypted with. */
  readonly keyFileKey: Uint8Array;
  /** The portal's, which passkeys are made for. */
  readonly portalOrigin: string;
}

/** What second factors are made and checked with. */
export interface SecondFactorTools {
  readonly passkeys: Passkeys | undefined;
  readonly enrolment: Enrolment;
  readonly checkCode: CodeCheck;
}

/** Second factors upon the store. */
export function createSecondFactorTools(options: SignInOptions): SecondFactorTools {
  const relyingParty = relyingPartyOf(options.portalOrigin);
  const passkeys = relyingParty && createPasskeys({ ...options, relyingParty });
  return { passkeys, enrolment: createEnrolment({ ...options, passkeys }), checkCode: createCodeCheck(options) };
}

/** Sign-in upon the store. */
export function createSignIn(options: SignInOptions): SignIn {
  const { signIn: kept, clock, randomness } = options;
  const checkPassword = createPasswordCheck({ ...options, verify: verifyPassword });
  const sessions = createSessions(options);
  const signIns = createSignIns(options);
  const steps = createSignInSteps({ ...options, signIns, needOf: secondFactorNeeds(options) });
  const links = createSignInLinks(options);
  const { passkeys, enrolment, checkCode } = createSecondFactorTools(options);

  async function advance(
    person: Person,
    signIn: PersonSignIn,
    browser: Browser,
    recoveryCodes: readonly string[] | null = null,
  ): Promise<Progress> {
    const next = await steps.nextOf(person, signIn);
    if (next) return { kind: 'step', value: await steps.begin(signIn), next };
    const signedIn = await sessions.open(person.user, person.tenant, { methods: signIn.methods, browser });
    // An administrator may have ended everything of theirs a moment ago, when this session was not there to be ended.
    if (!(await signIns.standing(signIn)).ok) await sessions.close(signedIn.value);
    return { kind: 'signed-in', signedIn, recoveryCodes };
  }

  async function goOn(person: Person, methods: readonly string[], browser: Browser): Promise<Progress> {
    const { user, tenant } = person;
    const proof = { user: user.id, home: tenant.id, authTime: clock.now(), methods };
    return advance(person, await signIns.begin(proof), browser);
  }

  /** A step of this kind, if it is what comes next. */
  async function at(value: string, kind: SignInStep['kind']): Promise<PendingSignIn | undefined> {
    const pending = await steps.find(value);
    return pending?.next.kind === kind ? pending : undefined;
  }

  async function proved(value: string, pending: PendingSignIn, method: string, browser: Browser) {
    // Taking decides: of two that answer one step at once, one goes on.
    if (!(await steps.take(value))) return OVER;
    const { person, signIn } = pending;
    return ok(await advance(person, { ...signIn, methods: [...signIn.methods, method, SEVERAL_FACTORS] }, browser));
  }

  function enrolling<Given>(
    finish: (pending: PendingSignIn, given: Given, browser: Browser) => Promise<Result<Enrolled, EnrolmentFailure>>,
  ): TakeStep<Given> {
    return async (value, given, browser) => {
      const pending = await at(value, 'enrol');
      if (!pending) return OVER;
      const enrolled = await finish(pending, given, browser);
      if (!enrolled.ok) return enrolled;
      if (!(await steps.take(value))) return OVER;
      const { person, signIn } = pending;
      // What was opened with less than is needed from now on ends here.
      await kept.removeSessionsOf(person.tenant.id, person.user.id);
      const methods = [...signIn.methods, enrolled.value.method, SEVERAL_FACTORS];
      return ok(await advance(person, { ...signIn, methods }, browser, enrolled.value.recoveryCodes));
    };
  }

  return {
    async signIn(attempt, browser) {
      const proven = await checkPassword({ ...attempt, clientAddress: browser.clientAddress });
      return proven.ok ? ok(await goOn(proven.value, ['pwd'], browser)) : proven;
    },
    goOn,
    links,
    async useSignInLink({ token, newPassword }, browser) {
      const used = await links.use(token, newPassword, browser.clientAddress);
      return used.ok ? ok(await goOn(used.value, ['pwd'], browser)) : used;
    },

    findStep: (value) => steps.find(value),

    async proveByCode(value, { code }, browser) {
      const pending = await at(value, 'second-factor');
      if (!pending) return OVER;
      const checked = await checkCode(pending.person, { code, clientAddress: browser.clientAddress });
      return checked.ok ? proved(value, pending, 'otp', browser) : checked;
    },

    async passkeyQuestion(value) {
      const pending = await at(value, 'second-factor');
      return pending && passkeys?.authenticationOptions(pending.person, pending.ticket);
    },

    async proveByPasskey(value, { response }, browser) {
      const pending = await at(value, 'second-factor');
      if (!pending || !passkeys) return OVER;
      const checked = await passkeys.checkAuthentication(pending.person, pending.ticket, response);
      return checked ? proved(value, pending, 'fido', browser) : fail({ kind: 'passkey-refused' });
    },

    async chooseNewPassword(value, { newPassword }, browser) {
      const pending = await at(value, 'new-password');
      if (!pending) return OVER;
      const { person, signIn } = pending;
      const problem = await newPasswordProblem(kept, person, newPassword);
      if (problem) return fail({ kind: 'password-refused', problem });
      const digest = await hashPassword(newPassword, randomness);
      if (!(await steps.take(value))) return OVER;
      await setOwnPassword(options, person, { digest, clientAddress: browser.clientAddress });
      return ok(await advance(person, await signIns.begin(signIn), browser));
    },

    enrolment,
    finishApp: enrolling(({ person, ticket }, given, { clientAddress }) =>
      enrolment.finishApp(person, { ...given, ticket, clientAddress }),
    ),
    finishPasskey: enrolling(({ person, ticket }, given, { clientAddress }) =>
      enrolment.finishPasskey(person, { ...given, ticket, clientAddress }),
    ),

    resolve: (value, now) => sessions.resolve(value, now),
    signOut: (value) => sessions.close(value),
  };
}

const OVER = fail<SignInOver>({ kind: 'sign-in-over' });
