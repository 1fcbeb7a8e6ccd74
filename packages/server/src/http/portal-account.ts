import type { Account as WireAccount } from '@mandate/api/portal/sign-in/wire';
import type { WireReply, WireRequest } from '@mandate/api/wire';
import type { Account, AccountFacts, EnrolledInSession } from '@mandate/identity/account';
import { clearSessionCookie, setSessionCookie } from '@mandate/identity/session-cookie';
import type { SignedIn, SignedInUser } from '@mandate/identity/sessions';
import { parseGuid } from '@mandate/rbac/guid';
import type { Result } from '@mandate/rbac/result';
import { answer, BAD_REQUEST, browserOf, problem, readCredential, readFields, readName } from './portal-answers.ts';
import { refusal, type SignInRefusal } from './sign-in-refusals.ts';

/** Answers the endpoints of one's own account; `undefined` for other paths. */
export type AccountEndpoints = (request: WireRequest, mine: SignedInUser | undefined) => Promise<WireReply | undefined>;

/** Account endpoints, for whoever the session's cookie stands for and nobody else. */
export function createAccountEndpoints(options: {
  readonly account: Account;
  readonly cookieName: string;
  readonly passkeys: boolean;
}): AccountEndpoints {
  const { account, cookieName, passkeys } = options;

  const cookieFor = (signedIn: SignedIn | null): Readonly<Record<string, string>> =>
    signedIn ? { 'set-cookie': setSessionCookie(cookieName, signedIn.value) } : {};

  function conclude<T>(
    request: WireRequest,
    outcome: Result<T, SignInRefusal>,
    reply: (value: T) => WireReply,
  ): WireReply {
    return outcome.ok ? reply(outcome.value) : refusal(outcome.failure, request.receivedAt);
  }

  const enrolled = ({ recoveryCodes, signedIn }: EnrolledInSession) =>
    answer(200, { recoveryCodes }, cookieFor(signedIn));

  const endpoints: Readonly<Record<string, (request: WireRequest, mine: SignedInUser) => Promise<WireReply>>> = {
    'GET /portal/account': async (_, mine) =>
      answer(200, toWire(await account.describe(mine), mine.session.digest, passkeys)),
    'POST /portal/account/password': async (request, mine) => {
      const fields = readFields(request, ['password', 'newPassword']);
      if (!fields) return BAD_REQUEST;
      const changed = await account.changePassword(mine, fields, browserOf(request));
      return conclude(request, changed, (signedIn) => answer(204, undefined, cookieFor(signedIn)));
    },
    'POST /portal/account/methods/app/start': async (request, mine) =>
      conclude(request, await account.startApp(mine), (started) => answer(200, started)),
    'POST /portal/account/methods/app': async (request, mine) => {
      const fields = readFields(request, ['code', 'name']);
      const name = readName(fields?.name ?? '');
      if (!fields || !name) return BAD_REQUEST;
      return conclude(request, await account.finishApp(mine, { ...fields, name }, browserOf(request)), enrolled);
    },
    'POST /portal/account/methods/passkey/start': async (request, mine) =>
      conclude(request, await account.startPasskey(mine), (started) =>
        started ? answer(200, started) : problem(404, { kind: 'not-found' }),
      ),
    'POST /portal/account/methods/passkey': async (request, mine) => {
      const response = readCredential(request);
      const name = readName(readFields(request, ['name'])?.name ?? '');
      if (!response || !name) return BAD_REQUEST;
      return conclude(request, await account.finishPasskey(mine, { response, name }, browserOf(request)), enrolled);
    },
    'POST /portal/account/methods/remove': async (request, mine) => {
      const id = parseGuid(readFields(request, ['id'])?.id ?? '');
      if (!id) return BAD_REQUEST;
      return conclude(request, await account.removeMethod(mine, id, browserOf(request)), () => answer(204));
    },
    'POST /portal/account/recovery-codes': async (request, mine) =>
      conclude(request, await account.renewRecoveryCodes(mine, browserOf(request)), (recoveryCodes) =>
        answer(200, { recoveryCodes }),
      ),
    'POST /portal/account/sessions/end': async (request, mine) => {
      const fields = readFields(request, ['id']);
      if (!fields) return BAD_REQUEST;
      await account.endSession(mine, fields.id);
      return answer(204);
    },
    'POST /portal/account/sign-out-everywhere': async (request, mine) => {
      await account.signOutEverywhere(mine, browserOf(request));
      return answer(204, undefined, { 'set-cookie': clearSessionCookie(cookieName) });
    },
  };

  return async (request, mine) => {
    const endpoint = endpoints[`${request.method} ${request.path}`];
    if (!endpoint) return undefined;
    return mine ? endpoint(request, mine) : problem(401, { kind: 'not-signed-in' });
  };
}

function toWire(facts: AccountFacts, current: string, passkeys: boolean): WireAccount {
  const time = (at: number) => new Date(at).toISOString();
  return {
    hasPassword: facts.hasPassword,
    methods: facts.methods.map(({ id, kind, name, createdAt, lastUsedAt }) => ({
      id,
      kind,
      name,
      createdAt: time(createdAt),
      lastUsedAt: lastUsedAt === null ? null : time(lastUsedAt),
    })),
    recoveryCodesLeft: facts.recoveryCodesLeft,
    required: facts.policy === 'required',
    passkeys,
    providers: facts.providers,
    sessions: facts.sessions.map((session) => ({
      id: session.digest,
      current: session.digest === current,
      userAgent: session.userAgent,
      clientAddress: session.clientAddress,
      createdAt: time(session.createdAt),
      lastSeenAt: time(session.lastSeenAt),
      secondFactor: session.methods.includes('mfa'),
    })),
    mayChange: facts.mayChange,
  };
}
