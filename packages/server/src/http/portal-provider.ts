import type { ProviderRequest, SignInOptions } from '@mandate/api/portal/sign-in/wire';
import type { WireReply, WireRequest } from '@mandate/api/wire';
import {
  PROVIDER_CALLBACK,
  type ProviderFailure,
  type ProviderSignIn,
} from '@mandate/identity/provider/provider-sign-in';
import { readSessionCookie, setSessionCookie, setStepCookie, stepCookieName } from '@mandate/identity/session-cookie';
import type { SignIn } from '@mandate/identity/sign-in';
import { answer, BAD_REQUEST, browserOf, problem, tooManyAttempts } from './portal-answers.ts';

/** The endpoints of signing in by the organization's own provider. */
export interface ProviderEndpoints {
  /** Answers the portal's own requests; `undefined` when the path is none of these. */
  answer(request: WireRequest): Promise<WireReply | undefined>;
  /** Answers a browser that the provider sends back, whoever sent it there; `undefined` for other paths. */
  arrive(request: WireRequest): Promise<WireReply | undefined>;
}

/** Endpoints for the provider, if there is one. */
export function createProviderEndpoints(options: {
  readonly provider: ProviderSignIn | undefined;
  readonly signIn: SignIn;
  readonly cookieName: string;
}): ProviderEndpoints {
  const { provider, signIn, cookieName } = options;
  const providerCookie = `${cookieName}-provider`;

  async function begin(request: WireRequest): Promise<WireReply> {
    const onward = readOnward(request);
    if (!provider) return problem(404, { kind: 'not-found' });
    if (!onward) return BAD_REQUEST;
    const begun = await provider.begin(JSON.stringify(onward), browserOf(request).clientAddress);
    if (!begun.ok) {
      const { failure } = begun;
      return failure.kind === 'locked'
        ? tooManyAttempts(failure.until, request.receivedAt)
        : problem(502, { kind: 'provider-unreachable' });
    }
    const { location, value } = begun.value;
    return answer(200, { location }, { 'set-cookie': setStepCookie(providerCookie, value) });
  }

  return {
    async answer(request) {
      const asked = `${request.method} ${request.path}`;
      if (asked === 'POST /portal/sign-in/provider') return begin(request);
      if (asked !== 'GET /portal/sign-in/options') return undefined;
      return answer(200, { provider: provider ? { name: provider.name } : null } satisfies SignInOptions);
    },

    async arrive(request) {
      if (request.method !== 'GET' || request.path !== PROVIDER_CALLBACK || !provider) return undefined;
      const value = readSessionCookie(request.headers.cookie, providerCookie) ?? '';
      const browser = browserOf(request);
      const vouched = await provider.finish(value, request.query, browser.clientAddress);
      if (!vouched.ok) return goTo(signInPage({}, vouched.failure.kind));
      const { person, methods, onward: kept } = vouched.value;
      // Written by `begin` alone.
      const onward = JSON.parse(kept) as ProviderRequest;
      const progress = await signIn.goOn(person, methods, browser);
      if (progress.kind === 'step') {
        return goTo(signInPage(onward, 'step'), setStepCookie(stepCookieName(cookieName), progress.value));
      }
      return goTo(onward.return ?? onward.returnTo ?? '/', setSessionCookie(cookieName, progress.signedIn.value));
    },
  };
}

function goTo(location: string, cookie?: string): WireReply {
  const reply = answer(302, undefined, cookie === undefined ? {} : { 'set-cookie': cookie });
  return { ...reply, headers: { ...reply.headers, location } };
}

/** The portal's page, with what is to be said there or that a step is under way. */
function signInPage(onward: ProviderRequest, news: ProviderFailure['kind'] | 'step'): string {
  return `/sign-in?${new URLSearchParams({ ...onward, news }).toString()}`;
}

// Only pages of the portal and requests of applications: `//elsewhere` and `/\\elsewhere` lead to other hosts.
function readOnward({ body }: WireRequest): ProviderRequest | undefined {
  if (body.kind !== 'json' || typeof body.value !== 'object' || body.value === null) return undefined;
  const onward: { returnTo?: string; return?: string } = {};
  for (const name of ['returnTo', 'return'] as const) {
    const value: unknown = Reflect.get(body.value, name);
    if (value === undefined) continue;
    if (typeof value !== 'string' || !/^\/(?![/\\])[\x21-\x7e]{0,4096}$/.test(value)) return undefined;
    onward[name] = value;
  }
  return onward;
}
