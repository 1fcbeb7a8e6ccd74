import type { SignedIn, Step } from '@mandate/api/portal/sign-in/wire';
import type { Me } from '@mandate/api/portal/wire';
import type { Serve } from '@mandate/api/serve';
import type { WireReply, WireRequest } from '@mandate/api/wire';
import type { Caller } from '@mandate/app/caller';
import type { TenantId } from '@mandate/domain/tenants';
import { SEVERAL_FACTORS } from '@mandate/identity/second-factor/need';
import {
  clearSessionCookie,
  readSessionCookie,
  setSessionCookie,
  setStepCookie,
  stepCookieName,
} from '@mandate/identity/session-cookie';
import type { SignedInUser } from '@mandate/identity/sessions';
import type { Progress, SignIn } from '@mandate/identity/sign-in';
import { ok, type Result } from '@mandate/rbac/result';
import { answer, BAD_REQUEST, browserOf, problem, readCredential, readFields, readName } from './portal-answers.ts';
import { refusal, type SignInRefusal } from './sign-in-refusals.ts';

/** The caller that a session stands for in a tenant. */
export function callerIn({ session, user, tenant: home }: SignedInUser, tenant: TenantId = home.id): Caller {
  return {
    kind: 'User',
    id: user.id,
    home: home.id,
    tenant,
    name: user.userPrincipalName,
    client: null,
    hasSecondFactor: session.methods.includes(SEVERAL_FACTORS),
    signedInAt: session.createdAt,
  };
}

/** The portal's sign-in and sign-out endpoints: with those of one's account the only ones that touch the session. */
export interface SessionEndpoints {
  /** Answers, or `undefined` when the path is none of these. */
  answer(request: WireRequest): Promise<WireReply | undefined>;
  /** Whose session the request carries. */
  signedIn(request: WireRequest): Promise<SignedInUser | undefined>;
}

/** Session endpoints with a cookie of this name; a successful one answers who is now signed in, or what comes next. */
export function createSessionEndpoints(options: {
  readonly signIn: SignIn;
  readonly cookieName: string;
  /** Whether passkeys can be used here. */
  readonly passkeys: boolean;
  readonly servePortal: Serve;
}): SessionEndpoints {
  const { signIn, cookieName, passkeys, servePortal } = options;
  const stepCookie = stepCookieName(cookieName);
  const stepOf = ({ headers }: WireRequest) => readSessionCookie(headers.cookie, stepCookie) ?? '';

  async function signedIn(request: WireRequest): Promise<SignedInUser | undefined> {
    const value = readSessionCookie(request.headers.cookie, cookieName);
    return value === undefined ? undefined : signIn.resolve(value, request.receivedAt);
  }

  async function welcome(
    request: WireRequest,
    { signedIn: { value }, recoveryCodes }: Extract<Progress, { kind: 'signed-in' }>,
  ): Promise<WireReply> {
    const user = await signIn.resolve(value, request.receivedAt);
    if (!user) return problem(401, { kind: 'not-signed-in' });
    const me = { ...request, method: 'GET', path: '/portal/me', body: { kind: 'none' } } as const;
    const reply = await servePortal(me, async () => ok(callerIn(user)));
    if (reply.status !== 200) return reply;
    // The operation's schema has just been checked.
    const body: SignedIn = { ...(reply.body as Me), recoveryCodes };
    return answer(200, body, { 'set-cookie': setSessionCookie(cookieName, value) });
  }

  async function describeStep(value: string): Promise<Step | undefined> {
    const pending = await signIn.findStep(value);
    if (!pending) return undefined;
    const { person, next } = pending;
    const { userPrincipalName } = person.user;
    return { userPrincipalName, next: next.kind === 'enrol' ? { ...next, passkeys } : next };
  }

  async function conclude(request: WireRequest, outcome: Result<Progress, SignInRefusal>): Promise<WireReply> {
    if (!outcome.ok) return refusal(outcome.failure, request.receivedAt);
    if (outcome.value.kind === 'signed-in') return welcome(request, outcome.value);
    const { value } = outcome.value;
    const step = await describeStep(value);
    if (!step) return refusal({ kind: 'sign-in-over' }, request.receivedAt);
    return answer(202, step, { 'set-cookie': setStepCookie(stepCookie, value) });
  }

  /** Something to begin with, within a step that is to be followed by a method's enrolment. */
  async function enrolling<T extends object>(
    request: WireRequest,
    start: (pending: NonNullable<Awaited<ReturnType<SignIn['findStep']>>>) => Promise<T | undefined>,
  ): Promise<WireReply> {
    const pending = await signIn.findStep(stepOf(request));
    if (pending?.next.kind !== 'enrol') return refusal({ kind: 'sign-in-over' }, request.receivedAt);
    const started = await start(pending);
    return started ? answer(200, started) : problem(404, { kind: 'not-found' });
  }

  const endpoints: Readonly<Record<string, (request: WireRequest) => Promise<WireReply>>> = {
    'POST /portal/sign-in': async (request) => {
      const fields = readFields(request, ['userPrincipalName', 'password']);
      return fields ? conclude(request, await signIn.signIn(fields, browserOf(request))) : BAD_REQUEST;
    },
    'POST /portal/sign-in-link': async (request) => {
      const fields = readFields(request, ['token', 'newPassword']);
      return fields ? conclude(request, await signIn.useSignInLink(fields, browserOf(request))) : BAD_REQUEST;
    },
    'GET /portal/sign-in/step': async (request) => {
      const step = await describeStep(stepOf(request));
      return step ? answer(200, step) : refusal({ kind: 'sign-in-over' }, request.receivedAt);
    },
    'POST /portal/sign-in/code': async (request) => {
      const fields = readFields(request, ['code']);
      if (!fields) return BAD_REQUEST;
      return conclude(request, await signIn.proveByCode(stepOf(request), fields, browserOf(request)));
    },
    'POST /portal/sign-in/passkey/question': async (request) => {
      const question = await signIn.passkeyQuestion(stepOf(request));
      return question ? answer(200, question) : refusal({ kind: 'sign-in-over' }, request.receivedAt);
    },
    'POST /portal/sign-in/passkey': async (request) => {
      const response = readCredential(request);
      if (!response) return BAD_REQUEST;
      return conclude(request, await signIn.proveByPasskey(stepOf(request), { response }, browserOf(request)));
    },
    'POST /portal/sign-in/password': async (request) => {
      const fields = readFields(request, ['newPassword']);
      if (!fields) return BAD_REQUEST;
      return conclude(request, await signIn.chooseNewPassword(stepOf(request), fields, browserOf(request)));
    },
    'POST /portal/sign-in/methods/app/start': (request) =>
      enrolling(request, ({ person, ticket }) => signIn.enrolment.startApp(person, ticket)),
    'POST /portal/sign-in/methods/app': async (request) => {
      const fields = readFields(request, ['code', 'name']);
      const name = readName(fields?.name ?? '');
      if (!fields || !name) return BAD_REQUEST;
      return conclude(request, await signIn.finishApp(stepOf(request), { ...fields, name }, browserOf(request)));
    },
    'POST /portal/sign-in/methods/passkey/start': (request) =>
      enrolling(request, ({ person, ticket }) => signIn.enrolment.startPasskey(person, ticket)),
    'POST /portal/sign-in/methods/passkey': async (request) => {
      const response = readCredential(request);
      const name = readName(readFields(request, ['name'])?.name ?? '');
      if (!response || !name) return BAD_REQUEST;
      return conclude(request, await signIn.finishPasskey(stepOf(request), { response, name }, browserOf(request)));
    },
    'POST /portal/sign-out': async (request) => {
      const value = readSessionCookie(request.headers.cookie, cookieName);
      if (value !== undefined) await signIn.signOut(value);
      return answer(204, undefined, { 'set-cookie': clearSessionCookie(cookieName) });
    },
  };

  return { signedIn, answer: async (request) => endpoints[`${request.method} ${request.path}`]?.(request) };
}
