import type { SignInStore } from '@mandate/app/ports/sign-in';
import type { Store } from '@mandate/app/ports/store';
import type { Clock, Randomness } from '@mandate/app/ports/world';
import type { User } from '@mandate/domain/directory';
import type { TenantId } from '@mandate/domain/tenants';
import type { Guid, PrincipalId } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { secondFactorNeeds } from '../second-factor/need.ts';
import { digestSecret } from '../secrets.ts';
import { putDocument } from './documents.ts';

/** One time that a person proved who they are. Codes and refresh tokens carry it, and all end with it. */
export interface PersonSignIn {
  readonly id: Guid;
  readonly user: PrincipalId;
  readonly home: TenantId;
  readonly authTime: number;
  /** How they proved it (RFC 8176). */
  readonly methods: readonly string[];
  /** Differs as soon as the person has another password. */
  readonly passwordMark: string;
}

/** Why a sign-in counts no more, or not yet. */
export type SignInOver = {
  readonly kind: 'grant-revoked' | 'user-disabled' | 'second-factor-needed' | 'second-factor-missing';
};

/** People's sign-ins, as far as they outlive one request. */
export interface SignIns {
  begin(proven: {
    readonly user: PrincipalId;
    readonly home: TenantId;
    readonly authTime: number;
    readonly methods: readonly string[];
  }): Promise<PersonSignIn>;
  /**
   * The person, unless the sign-in was ended, their password has changed, they are disabled or gone, or they have to
   * show a second factor by now and did not.
   */
  resume(signIn: PersonSignIn): Promise<Result<User, SignInOver>>;
  /** The same without the last: for somebody who is still on the way in. */
  standing(signIn: PersonSignIn): Promise<Result<User, SignInOver>>;
  /** Ends one sign-in for good. */
  end(signIn: PersonSignIn): Promise<void>;
}

const DAY_MS = 86_400_000;

/** How long what a sign-in gave stays valid without use. */
export const INACTIVE_FOR_MS = 90 * DAY_MS;

// What was being issued while a sign-in ended lives no longer than this; then nothing is left that could be refused.
const REMEMBERED_MS = INACTIVE_FOR_MS + DAY_MS;

const ENDED = 'EndedSignIn';

/**
 * Sign-ins in the store. They are not kept while they last, since each code and token carries its own. That one has
 * ended is kept as a record of its own which nothing overwrites, so that no request under way can undo it.
 */
export function createSignIns(options: {
  readonly store: Store;
  readonly signIn: SignInStore;
  readonly clock: Clock;
  readonly randomness: Randomness;
}): SignIns {
  const { store, signIn, clock, randomness } = options;

  async function passwordMarkOf(home: TenantId, user: PrincipalId): Promise<string> {
    const password = await signIn.findPassword(home, user);
    return digestSecret(password?.digest ?? '');
  }

  async function isEnded({ id, user, home, authTime }: PersonSignIn): Promise<boolean> {
    const now = clock.now();
    if (await signIn.findGrantDocument({ model: ENDED, tenant: home, id }, now)) return true;
    const allEndedAt = await signIn.findSignInsEnded(home, user);
    return allEndedAt !== undefined && authTime <= allEndedAt;
  }

  async function end({ id, home }: PersonSignIn): Promise<void> {
    const now = clock.now();
    await putDocument(signIn, {
      model: ENDED,
      tenant: home,
      id,
      payload: String(now),
      expiresAt: now + REMEMBERED_MS,
    });
  }

  async function standing(current: PersonSignIn): Promise<Result<User, SignInOver>> {
    const { user: id, home, passwordMark } = current;
    const user = await store.tenant(home).findUser(id);
    if (user && !user.accountEnabled) {
      // Being let in again later does not bring old sign-ins back.
      await end(current);
      return fail({ kind: 'user-disabled' });
    }
    const stands = user && passwordMark === (await passwordMarkOf(home, id)) && !(await isEnded(current));
    return stands ? ok(user) : fail({ kind: 'grant-revoked' });
  }

  const needOf = secondFactorNeeds({ store, signIn });

  return {
    begin: async (proven) => ({
      ...proven,
      id: randomness.guid(),
      passwordMark: await passwordMarkOf(proven.home, proven.user),
    }),

    standing,

    async resume(current) {
      const { user: id, home, methods } = current;
      const user = await standing(current);
      const need = user.ok ? await needOf({ tenant: home, user: id }, methods) : 'none';
      if (need === 'none') return user;
      return fail({ kind: need === 'prove' ? 'second-factor-needed' : 'second-factor-missing' });
    },

    end,
  };
}
