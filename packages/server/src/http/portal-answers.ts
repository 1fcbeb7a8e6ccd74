import type { PortalError } from '@mandate/api/portal/wire';
import type { WireReply, WireRequest } from '@mandate/api/wire';
import type { Browser } from '@mandate/identity/sessions';

// Nothing on the way may keep these answers.
const NO_STORE = { 'cache-control': 'no-store' };

/** A refusal of the portal's own endpoints. */
export function problem(status: number, error: PortalError['error']): WireReply {
  return { status, headers: NO_STORE, body: { error } satisfies PortalError };
}

/** An answer with a body, or without one. */
export function answer(status: number, body?: object, headers: Readonly<Record<string, string>> = {}): WireReply {
  return { status, headers: { ...NO_STORE, ...headers }, body };
}

/** Tells somebody who guessed too often when guessing is looked at again. */
export function tooManyAttempts(until: number, now: number): WireReply {
  const retryAfterSeconds = Math.max(1, Math.ceil((until - now) / 1000));
  const reply = problem(429, { kind: 'too-many-attempts', retryAfterSeconds });
  return { ...reply, headers: { ...reply.headers, 'retry-after': String(retryAfterSeconds) } };
}

/** For a body that an endpoint does not take. */
export const BAD_REQUEST = problem(400, {
  kind: 'bad-request',
  detail: 'The body is not what this endpoint takes.',
});

const LONGEST_FIELD = 1024;

/** The texts of these names in a JSON body; `undefined` when one is missing, empty, too long or no text. */
export function readFields<Name extends string>(
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

const MOST_CHARACTERS = 16_384;

/** What WebAuthn answered to the browser, as the `response` of a JSON body; its form is checked where it is used. */
export function readCredential({ body }: WireRequest): object | undefined {
  if (body.kind !== 'json' || typeof body.value !== 'object' || body.value === null) return undefined;
  const response: unknown = Reflect.get(body.value, 'response');
  const isSmall = typeof response === 'object' && JSON.stringify(response).length <= MOST_CHARACTERS;
  return isSmall && response !== null ? response : undefined;
}

const LONGEST_NAME = 64;

/** What a person calls something, as they typed it; `undefined` when it is no name. */
export function readName(text: string): string | undefined {
  const name = text.trim();
  return name !== '' && [...name].length <= LONGEST_NAME && !/\p{Cc}/u.test(name) ? name : undefined;
}

/** The browser that sent a request. */
export function browserOf({ clientAddress, headers }: WireRequest): Browser {
  return { clientAddress: clientAddress ?? 'local', userAgent: headers['user-agent'] ?? '' };
}
