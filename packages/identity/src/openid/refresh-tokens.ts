import type { SignInStore } from '@mandate/app/ports/sign-in';
import type { Clock, Randomness } from '@mandate/app/ports/world';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type HandleName, newHandle, readHandle } from '../handles.ts';
import type { Application } from './applications.ts';
import { putDocument } from './documents.ts';
import type { RequestedScopes } from './scopes.ts';
import { INACTIVE_FOR_MS, type PersonSignIn, type SignIns } from './sign-ins.ts';

/** What a refresh token stands for. */
export interface RefreshToken {
  readonly signIn: PersonSignIn;
  /** Who may redeem it: one application, or a family of them. */
  readonly holder: string;
  /** What is given when nothing in particular is asked for. */
  readonly asked: RequestedScopes;
}

/** A refresh token that was presented and may be redeemed. */
export interface PresentedRefreshToken extends RefreshToken {
  readonly name: HandleName;
}

/** Why a refresh token is worth nothing. */
export type RefreshTokenFailure = { readonly kind: 'grant-invalid' | 'grant-inactive' | 'grant-revoked' };

/** Refresh tokens of all tenants. */
export interface RefreshTokens {
  issue(token: RefreshToken): Promise<string>;
  /** Looks one up for the application that presents it. Seeing an old one again ends the sign-in. */
  find(token: string, application: Application): Promise<Result<PresentedRefreshToken, RefreshTokenFailure>>;
  /** From now on its successor counts, and soon nothing else. To be called once all has been granted. */
  spend(token: PresentedRefreshToken): Promise<void>;
}

/**
 * How long a token is still good after its first use. Programs that share a cache redeem the same one at once, and one
 * whose answer was lost tries again.
 */
const GRACE_MS = 60_000;

const MODEL = 'RefreshToken';

/**
 * Refresh tokens that rotate (RFC 9700, 4.14.2): each use gives a successor. The library's own are bound to one issuer,
 * one application and the resources of the first request; Azure's clients redeem theirs at every tenant, for every
 * resource, and Microsoft's own applications each other's. So these are kept beside the library.
 */
export function createRefreshTokens(options: {
  readonly signIn: SignInStore;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly signIns: SignIns;
}): RefreshTokens {
  const { signIn: store, clock, randomness, signIns } = options;

  return {
    async issue(token) {
      const { home, id: signInId } = token.signIn;
      const { handle, name } = newHandle(home, randomness);
      const expiresAt = clock.now() + INACTIVE_FOR_MS;
      await putDocument(store, { model: MODEL, ...name, payload: JSON.stringify(token), grantId: signInId, expiresAt });
      return handle;
    },

    async find(handle, application) {
      const name = readHandle(handle);
      // Whatever has not been swept away yet, to tell a token that was forgotten from one that never was.
      const document = name && (await store.findGrantDocument({ model: MODEL, ...name }, 0));
      if (!name || !document) return fail({ kind: 'grant-invalid' });
      const token = parseToken(document.payload);
      if (token.holder !== holderOf(application)) return fail({ kind: 'grant-invalid' });
      if (document.expiresAt <= clock.now()) return fail({ kind: 'grant-inactive' });
      if (document.consumedAt !== null && document.consumedAt + GRACE_MS < clock.now()) {
        // Either the one who comes now or the one who came before has stolen it; nobody can tell which.
        await signIns.end(token.signIn);
        return fail({ kind: 'grant-revoked' });
      }
      return ok({ ...token, name });
    },

    async spend({ name }) {
      await store.consumeGrantDocument(MODEL, name.tenant, name.id, clock.now());
    },
  };
}

/** Microsoft's own public clients are one family, whose members redeem each other's refresh tokens. */
export function familyOf(application: Application): '1' | undefined {
  return application.kind === 'first-party' ? '1' : undefined;
}

/** Who may redeem what this application is given. */
export function holderOf(application: Application): string {
  const family = familyOf(application);
  return family ? `family:${family}` : application.appId;
}

// Written by `issue` alone.
function parseToken(payload: string): RefreshToken {
  return JSON.parse(payload) as RefreshToken;
}
