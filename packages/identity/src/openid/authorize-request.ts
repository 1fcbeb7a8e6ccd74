import { fail, ok, type Result } from '@mandate/rbac/result';
import type { Application } from './applications.ts';
import type { OpenIdFailure } from './failures.ts';
import { parseDelegatedScope, parseResource, type RequestedScopes } from './scopes.ts';

/** How the answer travels (OAuth 2.0 Multiple Response Type Encoding Practices, 2.1, and Form Post Response Mode). */
export type ResponseMode = 'query' | 'fragment' | 'form_post';

/** Where an answer goes, good or bad. */
export interface Destination {
  readonly redirectUri: string;
  readonly responseMode: ResponseMode;
  /** Comes back as it was sent. */
  readonly state: string | undefined;
}

/** What an application asks the person at the browser for. */
export interface AuthorizeRequest {
  readonly asked: RequestedScopes;
  readonly nonce: string | null;
  /** The SHA-256 of a secret that only the application knows (RFC 7636, 4.2). */
  readonly challenge: string | null;
  readonly prompt: Prompt;
  readonly loginHint: string | undefined;
  /** The person must have signed in at or after this. */
  readonly signedInSince: number;
}

/** Whether the person is asked anything; `auto` asks when it has to. */
export type Prompt = 'auto' | 'none' | 'login' | 'select_account';

/** The parameter of our own that holds since when, in milliseconds, `prompt=login` or `max_age` want a sign-in. */
export const SIGNED_IN_SINCE = 'signed_in_since';

/** Reads how to answer; until this is known and accepted, nothing may be sent anywhere. */
export function readDestination(query: URLSearchParams): Result<Destination, OpenIdFailure> {
  // Two values of one name are read differently by different readers (RFC 6749, 3.1).
  const names = [...query.keys()];
  if (new Set(names).size !== names.length) return fail({ kind: 'malformed' });
  const redirectUri = query.get('redirect_uri');
  if (!redirectUri) return missing('redirect_uri');
  const responseMode = query.get('response_mode') ?? 'query';
  const state = query.get('state') ?? undefined;
  if (!isResponseMode(responseMode)) return fail({ kind: 'response-mode-unsupported', responseMode });
  return ok({ redirectUri, responseMode, state });
}

/** Reads what is asked for. Its failures go to the destination. */
export function readAuthorizeRequest(
  query: URLSearchParams,
  facts: { readonly version: 'v1' | 'v2'; readonly application: Application; readonly now: number },
): Result<AuthorizeRequest, OpenIdFailure> {
  const responseType = query.get('response_type');
  if (!responseType) return missing('response_type');
  if (responseType !== 'code') return fail({ kind: 'response-type-unsupported', responseType });
  const asked = readScopes(query, facts.version);
  if (!asked.ok) return asked;
  const challenge = readChallenge(query, facts.application);
  if (!challenge.ok) return challenge;
  const prompt = readPrompt(query.get('prompt') ?? '');
  if (!prompt.ok) return prompt;
  return ok({
    asked: asked.value,
    nonce: query.get('nonce'),
    challenge: challenge.value,
    prompt: prompt.value,
    loginHint: query.get('login_hint') ?? undefined,
    signedInSince: readSignedInSince(query, facts.now),
  });
}

function readScopes(query: URLSearchParams, version: 'v1' | 'v2'): Result<RequestedScopes, OpenIdFailure> {
  const resource = query.get('resource');
  if (version === 'v1' && resource) return ok(parseResource(resource));
  const scope = query.get('scope');
  if (scope) return parseDelegatedScope(scope);
  return missing(version === 'v1' ? 'resource' : 'scope');
}

/** Anybody on the machine may see a public client's code, so without a challenge it gets none (RFC 9700, 2.1.1). */
function readChallenge(query: URLSearchParams, application: Application): Result<string | null, OpenIdFailure> {
  const challenge = query.get('code_challenge');
  if (!challenge) return application.kind === 'first-party' ? fail({ kind: 'challenge-missing' }) : ok(null);
  const method = query.get('code_challenge_method') ?? 'plain';
  // A plain challenge is the secret itself; a SHA-256 has 43 characters of base64url.
  const valid = method === 'S256' && /^[A-Za-z0-9_-]{43}$/.test(challenge);
  return valid ? ok(challenge) : fail({ kind: 'challenge-invalid', method });
}

function readPrompt(text: string): Result<Prompt, OpenIdFailure> {
  // There is no consent to ask for: an administrator gives it by registering an application.
  const wanted = text.split(' ').filter((word) => word !== '' && word !== 'consent');
  const [prompt = 'auto'] = wanted.includes('login') ? ['login'] : wanted;
  const known = wanted.every((word) => ['none', 'login', 'select_account'].includes(word));
  if (!known || !isPrompt(prompt) || (wanted.includes('none') && wanted.length > 1)) {
    return fail({ kind: 'prompt-unsupported', prompt: text });
  }
  return ok(prompt);
}

function readSignedInSince(query: URLSearchParams, now: number): number {
  const number = (name: string) => (/^\d{1,15}$/.test(query.get(name) ?? '') ? Number(query.get(name)) : undefined);
  const since = number(SIGNED_IN_SINCE);
  // Nobody can have signed in in the future.
  if (since !== undefined) return Math.min(since, now);
  const maxAgeSeconds = number('max_age');
  return maxAgeSeconds === undefined ? 0 : Math.max(0, now - maxAgeSeconds * 1000);
}

function isResponseMode(text: string): text is ResponseMode {
  return text === 'query' || text === 'fragment' || text === 'form_post';
}

function isPrompt(text: string): text is Prompt {
  return text === 'auto' || text === 'none' || text === 'login' || text === 'select_account';
}

function missing(parameter: string): Result<never, OpenIdFailure> {
  return fail({ kind: 'missing-parameter', parameter });
}
