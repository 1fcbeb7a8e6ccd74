import { createHash } from 'node:crypto';
import type { SignInStore } from '@mandate/app/ports/sign-in';
import type { Clock, Randomness } from '@mandate/app/ports/world';
import type { TenantId } from '@mandate/domain/tenants';
import type { Guid } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { newHandle, readHandle } from '../handles.ts';
import { putDocument } from './documents.ts';
import type { OpenIdFailure } from './failures.ts';
import type { RequestedScopes } from './scopes.ts';
import type { PersonSignIn, SignIns } from './sign-ins.ts';

/** What a code stands for. */
export interface AuthorizationCode {
  readonly signIn: PersonSignIn;
  /** The application it was given to, and the tenant to whose endpoint. */
  readonly client: Guid;
  readonly tenant: TenantId;
  readonly redirectUri: string;
  readonly challenge: string | null;
  readonly nonce: string | null;
  readonly asked: RequestedScopes;
}

/** What comes with a code to prove that it reached the right one. */
export interface CodePresentation {
  readonly code: string;
  readonly client: Guid;
  readonly tenant: TenantId;
  readonly redirectUri: string;
  readonly verifier: string | undefined;
}

/** A code that may be redeemed, once. */
export interface PresentedCode extends AuthorizationCode {
  readonly spend: () => Promise<Result<void, OpenIdFailure>>;
}

/** Authorization codes of all tenants. */
export interface AuthorizationCodes {
  issue(code: AuthorizationCode): Promise<string>;
  /** Looks one up. A code seen again ends the sign-in, since one of the two who had it stole it. */
  find(presented: CodePresentation): Promise<Result<PresentedCode, OpenIdFailure>>;
}

const MODEL = 'AuthorizationCode';
const VALID_MS = 60_000;
/** A used or expired code is remembered for so long, to be recognised when it comes again. */
const REMEMBERED_MS = 600_000;

interface Kept extends AuthorizationCode {
  readonly expiresAt: number;
}

/**
 * Authorization codes, good for a minute and one use (RFC 6749, 4.1.2 and 10.5). They are kept beside the library: its
 * authorization endpoint brings a session, an interaction and a page of its own, and here all three are the portal's.
 */
export function createAuthorizationCodes(options: {
  readonly signIn: SignInStore;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly signIns: SignIns;
}): AuthorizationCodes {
  const { signIn: store, clock, randomness, signIns } = options;

  async function redeemedBefore(signIn: PersonSignIn): Promise<Result<never, OpenIdFailure>> {
    await signIns.end(signIn);
    return fail({ kind: 'code-redeemed' });
  }

  return {
    async issue(code) {
      const now = clock.now();
      const { handle, name } = newHandle(code.signIn.home, randomness);
      const kept: Kept = { ...code, expiresAt: now + VALID_MS };
      const expiresAt = now + REMEMBERED_MS;
      await putDocument(store, { model: MODEL, ...name, payload: JSON.stringify(kept), expiresAt });
      return handle;
    },

    async find({ code: handle, client, tenant, redirectUri, verifier }) {
      const now = clock.now();
      const name = readHandle(handle);
      const document = name && (await store.findGrantDocument({ model: MODEL, ...name }, now));
      if (!name || !document) return fail({ kind: 'code-expired' });
      const code = parseCode(document.payload);
      const { signIn } = code;
      if (code.client !== client) return fail({ kind: 'grant-invalid' });
      if (document.consumedAt !== null) return redeemedBefore(signIn);
      if (code.expiresAt <= now) return fail({ kind: 'code-expired' });
      if (code.tenant !== tenant) return fail({ kind: 'code-of-other-tenant' });
      if (code.redirectUri !== redirectUri) return fail({ kind: 'redirect-differs', redirectUri });
      if (!matches(code.challenge, verifier)) return fail({ kind: 'verifier-wrong' });
      return ok({
        ...code,
        spend: async () =>
          (await store.consumeGrantDocument(MODEL, name.tenant, name.id, clock.now()))
            ? ok(undefined)
            : redeemedBefore(signIn),
      });
    },
  };
}

/** RFC 7636, 4.6. A verifier without a challenge means that somebody took the challenge away (RFC 9700, 4.8.2). */
function matches(challenge: string | null, verifier: string | undefined): boolean {
  if (challenge === null || verifier === undefined) return challenge === null && verifier === undefined;
  if (!/^[A-Za-z0-9._~-]{43,128}$/.test(verifier)) return false;
  return createHash('sha256').update(verifier).digest('base64url') === challenge;
}

// Written by `issue` alone.
function parseCode(payload: string): Kept {
  return JSON.parse(payload) as Kept;
}
