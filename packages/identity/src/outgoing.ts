import { lookup } from 'node:dns/promises';
import type { IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { getCACertificates } from 'node:tls';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type AddressGuard, createAddressGuard } from './outgoing-addresses.ts';

/** Why nothing came back. */
export interface OutgoingFailure {
  readonly kind: 'address-refused' | 'unreachable' | 'answer-refused' | 'too-large' | 'too-slow' | 'not-json';
}

/** A form to be posted. */
export interface OutgoingForm {
  readonly form: Readonly<Record<string, string>>;
  readonly authorization?: string;
}

/** Gets a JSON document from somebody else's server, or posts a form to it. The one way out of this installation. */
export type FetchJson = (url: string, post?: OutgoingForm) => Promise<Result<unknown, OutgoingFailure>>;

/** A document to be handed over, with what is said about it. */
export interface OutgoingDocument {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Hands a JSON document to somebody else's server and answers its status; what it answers beyond that is not read. */
export type PostDocument = (url: string, document: OutgoingDocument) => Promise<Result<number, OutgoingFailure>>;

/** What an operator says of the way out. */
export interface OutgoingSettings {
  /** Ranges of the operator's own network that may be asked, as `10.1.0.0/16`. */
  readonly allowedRanges?: readonly string[];
  /** Certificate authorities besides the public ones, in PEM. */
  readonly ca?: string;
}

const TIME_MS = 10_000;
const MOST_BYTES = 1_048_576;

class Refused extends Error {
  readonly failure: OutgoingFailure;

  constructor(kind: OutgoingFailure['kind']) {
    super(kind);
    this.failure = { kind };
  }
}

/**
 * Fetches over https alone. The host's name is resolved once; the connection goes to the address that was checked, so
 * that a name cannot mean one host to the check and another to the request. Addresses that are not public are refused
 * unless an operator opened them, redirects are not followed, and neither time nor memory is given away
 * (https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html).
 */
export function createFetchJson(
  options: OutgoingSettings & { readonly timeMs?: number; readonly mostBytes?: number } = {},
): FetchJson {
  const { allowedRanges = [], ca, timeMs = TIME_MS, mostBytes = MOST_BYTES } = options;
  const guard = createAddressGuard(allowedRanges);

  return async (text, post) => {
    const signal = AbortSignal.timeout(timeMs);
    try {
      const url = parse(text);
      const address = await resolve(url, guard, signal);
      const response = await send(url, { address, ca, signal, message: post ? formMessage(post) : undefined });
      return ok(parseJson(await readBody(response, mostBytes)));
    } catch (error) {
      if (error instanceof Refused) return fail(error.failure);
      // A name that is not known, a certificate that is not good, a line that is cut: all the same from here.
      return fail({ kind: signal.aborted ? 'too-slow' : 'unreachable' });
    }
  };
}

/** Posts documents under the same conditions as {@link createFetchJson}; a redirect is an answer like any other. */
export function createPostDocument(options: OutgoingSettings & { readonly timeMs?: number } = {}): PostDocument {
  const { allowedRanges = [], ca, timeMs = TIME_MS } = options;
  const guard = createAddressGuard(allowedRanges);

  return async (text, { body, headers }) => {
    const signal = AbortSignal.timeout(timeMs);
    try {
      const url = parse(text);
      const address = await resolve(url, guard, signal);
      const message = { body, headers: { ...headers, 'content-type': 'application/json; charset=utf-8' } };
      const response = await send(url, { address, ca, signal, message });
      response.destroy();
      return ok(response.statusCode ?? 0);
    } catch (error) {
      if (error instanceof Refused) return fail(error.failure);
      return fail({ kind: signal.aborted ? 'too-slow' : 'unreachable' });
    }
  };
}

function formMessage({ form, authorization }: OutgoingForm): OutgoingDocument {
  return {
    body: new URLSearchParams(form).toString(),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...(authorization === undefined ? {} : { authorization }),
    },
  };
}

function parse(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') throw new Refused('address-refused');
  return url;
}

async function resolve({ hostname }: URL, guard: AddressGuard, signal: AbortSignal): Promise<string> {
  const name = hostname.replace(/^\[|\]$/g, '');
  const found = isIP(name) ? [{ address: name }] : await before(signal, lookup(name, { all: true }));
  const [first] = found;
  if (!first) throw new Refused('unreachable');
  // One private address among public ones is a trap, not a choice.
  if (!found.every(({ address }) => guard(address))) throw new Refused('address-refused');
  return first.address;
}

function before<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  signal.addEventListener('abort', () => reject(new Refused('too-slow')), { once: true });
  return Promise.race([work, promise]);
}

function send(
  url: URL,
  {
    address,
    ca,
    signal,
    message,
  }: { address: string; ca: string | undefined; signal: AbortSignal; message: OutgoingDocument | undefined },
): Promise<IncomingMessage> {
  return new Promise((done, failed) => {
    const family = isIP(address);
    const request = httpsRequest(url, {
      signal,
      method: message ? 'POST' : 'GET',
      agent: false,
      lookup: (_name, { all }, found) => (all ? found(null, [{ address, family }]) : found(null, address, family)),
      headers: {
        accept: 'application/json',
        'accept-encoding': 'identity',
        ...(message ? { ...message.headers, 'content-length': Buffer.byteLength(message.body) } : {}),
      },
      ...(ca === undefined ? {} : { ca: [...getCACertificates('default'), ca] }),
    });
    request.on('error', failed);
    request.on('response', done);
    request.end(message?.body);
  });
}

async function readBody(response: IncomingMessage, mostBytes: number): Promise<string> {
  try {
    if (response.statusCode !== 200) throw new Refused('answer-refused');
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of response as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      if (bytes > mostBytes) throw new Refused('too-large');
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString();
  } finally {
    response.destroy();
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused('not-json');
  }
}
