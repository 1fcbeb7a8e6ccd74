import type { PortalError } from '@mandate/api/portal/wire';
import type { Serve } from '@mandate/api/serve';
import type { WireReply, WireRequest } from '@mandate/api/wire';
import type { Caller } from '@mandate/app/caller';
import type { TenantId } from '@mandate/domain/tenants';
import { clearSessionCookie, readSessionCookie, setSessionCookie } from '@mandate/identity/session-cookie';
import type { SignedIn, SignedInUser } from '@mandate/identity/sessions';
import type { SignIn } from '@mandate/identity/sign-in';
import { ok, type Result } from '@mandate/rbac/result';

/** The caller that a session stands for in a tenant. */
export function callerIn({ user, tenant: home }: SignedInUser, tenant: TenantId = home.id): Caller {
  return { kind: 'User', id: user.id, home: home.id, tenant, name: user.userPrincipalName, client: null };
}

/** The portal's sign-in, sign-out and password endpoints: the only ones that touch the session. */
export interface SessionEndpoints {
  /** Answers, or `undefined` when the path is none of these. */
  answer(request: WireRequest): Promise<WireReply | undefined>;
  /** Whose session the request carries. */
  signedIn(request: WireRequest): Promise<SignedInUser | undefined>;
}

/** Session endpoints with a cookie of this name; a successful one answers who is now signed in. */
export function createSessionEndpoints(options: {
  readonly signIn: SignIn;
  readonly cookieName: string;
  readonly servePortal: Serve;
}): SessionEndpoints {
  const { signIn, cookieName, servePortal } = options;

  async function signedIn(request: WireRequest): Promise<SignedInUser | undefined> {
    const value = readSessionCookie(request.headers.cookie, cookieName);
    return value === undefined ? undefined : signIn.resolve(value, request.receivedAt);
  }

  async function welcome(request: WireRequest, { value }: SignedIn): Promise<WireReply> {
    const user = await signIn.resolve(value, request.receivedAt);
    if (!user) return problem(401, { kind: 'not-signed-in' });
    const me = { ...request, method: 'GET', path: '/portal/me', body: { kind: 'none' } } as const;
    const reply = await servePortal(me, async () => ok(callerIn(user)));
    return { ...reply, headers: { ...reply.headers, 'set-cookie': setSessionCookie(cookieName, value) } };
  }

  async function conclude<F extends SessionFailure>(
    request: WireRequest,
    outcome: Result<SignedIn, F>,
  ): Promise<WireReply> {
    return outcome.ok ? welcome(request, outcome.value) : refusal(outcome.failure, request.receivedAt);
  }

  const endpoints: Readonly<Record<string, (request: WireRequest) => Promise<WireReply>>> = {
    '/portal/sign-in': async (request) => {
      const fields = readFields(request, ['userPrincipalName', 'password']);
      if (!fields) return BAD_REQUEST;
      const { userPrincipalName, password } = fields;
      return conclude(request, await signIn.signIn({ userPrincipalName, password, clientAddress: addressOf(request) }));
    },
    '/portal/change-password': async (request) => {
      const fields = readFields(request, ['userPrincipalName', 'password', 'newPassword']);
      if (!fields) return BAD_REQUEST;
      return conclude(request, await signIn.changePassword({ ...fields, clientAddress: addressOf(request) }));
    },
    '/portal/sign-in-link': async (request) => {
      const fields = readFields(request, ['token', 'newPassword']);
      if (!fields) return BAD_REQUEST;
      return conclude(request, await signIn.useSignInLink(fields.token, fields.newPassword));
    },
    '/portal/sign-out': async (request) => {
      const value = readSessionCookie(request.headers.cookie, cookieName);
      if (value !== undefined) await signIn.signOut(value);
      return { status: 204, headers: { ...NO_STORE, 'set-cookie': clearSessionCookie(cookieName) }, body: undefined };
    },
  };

  return {
    signedIn,
    async answer(request) {
      const endpoint = request.method === 'POST' ? endpoints[request.path] : undefined;
      return endpoint?.(request);
    },
  };
}

type SessionFailure =
  | { readonly kind: 'wrong-credentials' | 'must-change-password' | 'link-invalid' }
  | { readonly kind: 'locked'; readonly until: number }
  | { readonly kind: 'password-refused'; readonly problem: string };

function refusal(failure: SessionFailure, now: number): WireReply {
  switch (failure.kind) {
    case 'wrong-credentials':
      return problem(401, { kind: 'wrong-credentials' });
    case 'must-change-password':
      return problem(403, { kind: 'must-change-password' });
    case 'link-invalid':
      return problem(410, { kind: 'link-expired' });
    case 'password-refused':
      return problem(400, { kind: 'weak-password', problem: failure.problem });
    case 'locked':
      return tooManyAttempts(failure.until, now);
  }
}

/** Tells somebody who guessed too often when guessing is looked at again. */
export function tooManyAttempts(until: number, now: number): WireReply {
  const retryAfterSeconds = Math.max(1, Math.ceil((until - now) / 1000));
  const reply = problem(429, { kind: 'too-many-attempts', retryAfterSeconds });
  return { ...reply, headers: { ...reply.headers, 'retry-after': String(retryAfterSeconds) } };
}

const NO_STORE = { 'cache-control': 'no-store' };

/** A refusal of the portal's own endpoints. */
export function problem(status: number, error: PortalError['error']): WireReply {
  return { status, headers: NO_STORE, body: { error } satisfies PortalError };
}

const BAD_REQUEST = problem(400, { kind: 'bad-request', detail: 'The body is not what this endpoint takes.' });

const LONGEST_FIELD = 1024;

function readFields<Name extends string>(
  { body }: WireRequest,
  names: readonly Name[],
): Readonly<Record<Name, string>> | undefined {
  if (body.kind !== 'json' || typeof body.value !== 'object' || body.value === null) return undefined;
  const given = new Map(Object.entries(body.value));
  const fields: [Name, string][] = [];
  for (const name of names) {
    const value: unknown = given.get(name);
    if (typeof value !== 'string' || value === '' || value.length > LONGEST_FIELD) return undefined;
    fields.push([name, value]);
  }
  // Every name has just been given its text.
  return Object.fromEntries(fields) as Record<Name, string>;
}

function addressOf({ clientAddress }: WireRequest): string {
  return clientAddress ?? 'local';
}
