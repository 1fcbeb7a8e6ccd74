import type { Session, SignInStore } from '@mandate/app/ports/sign-in';
import type { Store } from '@mandate/app/ports/store';
import type { Clock, Randomness } from '@mandate/app/ports/world';
import type { User } from '@mandate/domain/directory';
import type { Tenant } from '@mandate/domain/tenants';
import { secondFactorNeeds } from './second-factor/need.ts';
import { digestSecret, newSecret } from './secrets.ts';

const HOUR_MS = 3_600_000;

/** How long a session lasts without use, and at most. */
const SESSION_LIFE = { idleMs: 8 * HOUR_MS, absoluteMs: 24 * HOUR_MS } as const;

/** Writing down every request would make each of them wait for the disk. */
const TOUCH_EVERY_MS = 60_000;

const LONGEST_USER_AGENT = 256;

/** A session just opened: the value for the cookie, shown this once, and what is kept. */
export interface SignedIn {
  readonly value: string;
  readonly session: Session;
}

/** Whose session a cookie holds. */
export interface SignedInUser {
  readonly session: Session;
  readonly user: User;
  /** The user's home tenant. */
  readonly tenant: Tenant;
}

/** How and from where somebody proved who they are. */
export interface HowSignedIn {
  /** RFC 8176. */
  readonly methods: readonly string[];
  readonly browser: Browser;
}

/** The browser that a request came from, as far as it says. */
export interface Browser {
  readonly clientAddress: string;
  readonly userAgent: string;
}

/** Sessions of browsers. */
export interface Sessions {
  /** Opens one with a value never seen before, so that a value planted in the browser beforehand gains nothing. */
  open(user: User, tenant: Tenant, how: HowSignedIn): Promise<SignedIn>;
  /**
   * Nothing for a value that is unknown or expired, or whose user has been disabled or removed since, or has to show a
   * second factor by now and did not.
   */
  resolve(value: string, now: number): Promise<SignedInUser | undefined>;
  close(value: string): Promise<void>;
}

/** Sessions in the store. */
export function createSessions(options: {
  readonly store: Store;
  readonly signIn: SignInStore;
  readonly clock: Clock;
  readonly randomness: Randomness;
}): Sessions {
  const { store, signIn, clock, randomness } = options;
  const needOf = secondFactorNeeds(options);

  return {
    async open(user, tenant, { methods, browser }) {
      const value = newSecret(randomness);
      const now = clock.now();
      const session: Session = {
        digest: digestSecret(value),
        user: user.id,
        tenant: tenant.id,
        methods,
        userAgent: browser.userAgent.slice(0, LONGEST_USER_AGENT),
        clientAddress: browser.clientAddress,
        createdAt: now,
        lastSeenAt: now,
        expiresAt: now + SESSION_LIFE.absoluteMs,
      };
      await signIn.addSession(session);
      return { value, session };
    },

    async resolve(value, now) {
      const digest = digestSecret(value);
      const session = await signIn.findSession(digest, now);
      if (!session || session.expiresAt <= now) return undefined;
      if (session.lastSeenAt + SESSION_LIFE.idleMs <= now) {
        await signIn.removeSession(digest);
        return undefined;
      }

      const home = store.tenant(session.tenant);
      const [user, tenant] = await Promise.all([home.findUser(session.user), home.tenant()]);
      if (!user?.accountEnabled || !tenant) return undefined;
      if ((await needOf({ tenant: tenant.id, user: user.id }, session.methods)) !== 'none') return undefined;

      if (session.lastSeenAt + TOUCH_EVERY_MS <= now) await signIn.touchSession(digest, now);
      return { session, user, tenant };
    },

    async close(value) {
      await signIn.removeSession(digestSecret(value));
    },
  };
}
