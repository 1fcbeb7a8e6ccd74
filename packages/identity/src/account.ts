import { commit } from '@mandate/app/act';
import { endSignIns } from '@mandate/app/credentials/end-sign-ins';
import { hashPassword, verifyPassword } from '@mandate/app/credentials/passwords';
import type { MethodNotFound } from '@mandate/app/credentials/reset-second-factor';
import { secondFactorPolicyOf } from '@mandate/app/credentials/second-factor-policy';
import type { SecondFactor, SecondFactorPolicy } from '@mandate/app/ports/second-factors';
import type { Session } from '@mandate/app/ports/sign-in';
import type { Guid } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { ownAct } from './own-act.ts';
import { type NewPasswordProblem, newPasswordProblem, setOwnPassword } from './own-password.ts';
import { createPasswordCheck, type WrongCredentials } from './password-check.ts';
import type { Enrolled, Enrolment, EnrolmentFailure } from './second-factor/enrolment.ts';
import { SEVERAL_FACTORS } from './second-factor/need.ts';
import { type Browser, createSessions, type SignedIn, type SignedInUser } from './sessions.ts';
import type { SignInOptions } from './sign-in.ts';
import type { Locked } from './throttle.ts';

/** All that a person is shown about how they sign in. */
export interface AccountFacts {
  readonly hasPassword: boolean;
  readonly methods: readonly SecondFactor[];
  readonly recoveryCodesLeft: number;
  readonly policy: SecondFactorPolicy;
  /** Where the person can sign in besides. */
  readonly providers: readonly string[];
  readonly sessions: readonly Session[];
  /** Whether methods may be changed without signing in again. */
  readonly mayChange: boolean;
}

/** What changes how somebody signs in wants a sign-in of a moment ago: an open browser is soon used by another. */
export interface SignInAgain {
  readonly kind: 'sign-in-again';
}

/** A second factor got in a session; with the session that takes the place of it, where it has to. */
export interface EnrolledInSession {
  readonly recoveryCodes: readonly string[] | null;
  readonly signedIn: SignedIn | null;
}

/** What people do themselves about how they sign in. Each of these is the person's whose session it is. */
export interface Account {
  describe(mine: SignedInUser): Promise<AccountFacts>;
  /** Ends every session of the person and opens a new one. */
  changePassword(
    mine: SignedInUser,
    given: { readonly password: string; readonly newPassword: string },
    browser: Browser,
  ): Promise<Result<SignedIn, WrongCredentials | Locked | PasswordRefused>>;
  startApp(mine: SignedInUser): Promise<Result<Awaited<ReturnType<Enrolment['startApp']>>, SignInAgain>>;
  finishApp(
    mine: SignedInUser,
    given: { readonly code: string; readonly name: string },
    browser: Browser,
  ): Promise<Result<EnrolledInSession, SignInAgain | EnrolmentFailure>>;
  startPasskey(mine: SignedInUser): Promise<Result<Awaited<ReturnType<Enrolment['startPasskey']>>, SignInAgain>>;
  finishPasskey(
    mine: SignedInUser,
    given: { readonly response: object; readonly name: string },
    browser: Browser,
  ): Promise<Result<EnrolledInSession, SignInAgain | EnrolmentFailure>>;
  /** Recovery codes go with the last method. */
  removeMethod(mine: SignedInUser, id: Guid, browser: Browser): Promise<Result<void, SignInAgain | MethodNotFound>>;
  renewRecoveryCodes(
    mine: SignedInUser,
    browser: Browser,
  ): Promise<Result<readonly string[], SignInAgain | MethodNotFound>>;
  /** Ends one of the person's other sessions; of somebody else's it does nothing. */
  endSession(mine: SignedInUser, digest: string): Promise<void>;
  /** Ends all sessions and all that applications hold for the person. */
  signOutEverywhere(mine: SignedInUser, browser: Browser): Promise<void>;
}

/** A password that its owner may not have. */
export interface PasswordRefused {
  readonly kind: 'password-refused';
  readonly problem: NewPasswordProblem;
}

const FRESH_FOR_MS = 15 * 60_000;

/** Accounts upon the store. */
export function createAccount(options: SignInOptions & { readonly enrolment: Enrolment }): Account {
  const { signIn: kept, clock, randomness, enrolment } = options;
  const sessions = createSessions(options);
  const checkPassword = createPasswordCheck({ ...options, verify: verifyPassword });

  const isFresh = ({ session }: Pick<SignedInUser, 'session'>) => clock.now() < session.createdAt + FRESH_FOR_MS;

  // Sessions opened with less than is needed from now on end, this one included.
  async function enrolledIn(mine: SignedInUser, enrolled: Enrolled, browser: Browser): Promise<EnrolledInSession> {
    const { user, tenant, session } = mine;
    const { recoveryCodes, method } = enrolled;
    if (session.methods.includes(SEVERAL_FACTORS)) return { recoveryCodes, signedIn: null };
    await kept.removeSessionsOf(tenant.id, user.id);
    const methods = [...session.methods, method, SEVERAL_FACTORS];
    return { recoveryCodes, signedIn: await sessions.open(user, tenant, { methods, browser }) };
  }

  return {
    async describe({ user, tenant, ...mine }) {
      const person = [tenant.id, user.id] as const;
      return {
        hasPassword: (await kept.findPassword(...person)) !== undefined,
        methods: await kept.listSecondFactors(...person),
        recoveryCodesLeft: await kept.countRecoveryCodes(...person),
        policy: await secondFactorPolicyOf(options.store, tenant.id),
        providers: (await kept.listLinkedIdentities(...person)).map(({ issuer }) => issuer),
        sessions: await kept.listSessions(...person, clock.now()),
        mayChange: isFresh(mine),
      };
    },

    async changePassword(mine, { password, newPassword }, browser) {
      const { userPrincipalName } = mine.user;
      const { clientAddress } = browser;
      const proven = await checkPassword({ userPrincipalName, password, clientAddress });
      if (!proven.ok) return proven;
      const problem = await newPasswordProblem(kept, mine, newPassword);
      if (problem) return fail({ kind: 'password-refused', problem });
      const digest = await hashPassword(newPassword, randomness);
      await setOwnPassword(options, mine, { digest, clientAddress });
      return ok(await sessions.open(mine.user, mine.tenant, { methods: mine.session.methods, browser }));
    },

    async startApp(mine) {
      return isFresh(mine) ? ok(await enrolment.startApp(mine, mine.session.digest)) : AGAIN;
    },
    async finishApp(mine, given, browser) {
      if (!isFresh(mine)) return AGAIN;
      const { clientAddress } = browser;
      const enrolled = await enrolment.finishApp(mine, { ...given, ticket: mine.session.digest, clientAddress });
      return enrolled.ok ? ok(await enrolledIn(mine, enrolled.value, browser)) : enrolled;
    },
    async startPasskey(mine) {
      return isFresh(mine) ? ok(await enrolment.startPasskey(mine, mine.session.digest)) : AGAIN;
    },
    async finishPasskey(mine, given, browser) {
      if (!isFresh(mine)) return AGAIN;
      const { clientAddress } = browser;
      const enrolled = await enrolment.finishPasskey(mine, { ...given, ticket: mine.session.digest, clientAddress });
      return enrolled.ok ? ok(await enrolledIn(mine, enrolled.value, browser)) : enrolled;
    },

    async removeMethod(mine, id, { clientAddress }) {
      if (!isFresh(mine)) return AGAIN;
      const { user, tenant } = mine;
      const left = (await kept.listSecondFactors(tenant.id, user.id)).filter((method) => method.id !== id);
      return commit<void, MethodNotFound>(ownAct(options, mine, clientAddress), async (change) => {
        const writer = change.tenant(tenant.id);
        if (!(await writer.removeSecondFactor(user.id, id))) return fail({ kind: 'method-not-found' });
        if (left.length === 0) await writer.replaceRecoveryCodes(user.id, []);
        await writer.record({
          operation: 'Microsoft.Directory/users/authenticationMethods/delete',
          target: `users/${user.id}`,
          before: { method: id },
          after: null,
        });
        return ok(undefined);
      });
    },

    async renewRecoveryCodes(mine, { clientAddress }) {
      if (!isFresh(mine)) return AGAIN;
      const methods = await kept.listSecondFactors(mine.tenant.id, mine.user.id);
      if (methods.length === 0) return fail({ kind: 'method-not-found' });
      return ok(await enrolment.renewRecoveryCodes(mine, clientAddress));
    },

    async endSession({ user, tenant }, digest) {
      const own = await kept.listSessions(tenant.id, user.id, clock.now());
      if (own.some((session) => session.digest === digest)) await kept.removeSession(digest);
    },

    async signOutEverywhere(mine, { clientAddress }) {
      await endSignIns(ownAct(options, mine, clientAddress), mine.tenant.id, mine.user.id);
    },
  };
}

const AGAIN = fail<SignInAgain>({ kind: 'sign-in-again' });
