import { ACCIDENTAL, type Shape, shapeOf } from '../../conformance/recordings/shape.ts';
import type { Connection } from './server.ts';

/** One request and its answer, as they went over the wire. */
export interface Exchange {
  /** Who asked. */
  readonly who: string;
  readonly method: string;
  readonly url: string;
  readonly sent?: unknown;
  readonly status: number;
  readonly answered?: unknown;
}

/** A written record of exchanges in the order in which they happened, without what changes from run to run. */
export interface Transcript {
  /** Begins a part. */
  chapter(title: string): void;
  /** Says how something is called whose id is another one in every run. */
  name(id: string, name: string): void;
  note(exchange: Exchange): void;
  text(): string;
}

/** Begins a record of what is said to this server. */
export function startTranscript(introduction: string, { endpoints }: Connection): Transcript {
  // The longest first: the portal's address is also the beginning of the one for signing in.
  const places = Object.entries(endpoints).toSorted(([, one], [, other]) => other.length - one.length);
  const names = new Map<string, string>();
  const parts: (string | Exchange)[] = [introduction];
  let chapters = 0;

  const named = (text: string): string => {
    let told = text;
    for (const [place, origin] of places) told = told.replaceAll(origin, `{${place}}`);
    for (const [id, name] of names) told = told.replaceAll(new RegExp(id, 'gi'), `{${name}}`);
    return told.replaceAll(AADSTS_TIME, '{time}');
  };
  const shown = (value: unknown): string => {
    const told = toldOf(JSON.parse(named(JSON.stringify(value))));
    const line = JSON.stringify(told);
    return line.length <= LINE ? line : JSON.stringify(told, undefined, 2);
  };

  const written = ({ who, method, url, sent, status, answered }: Exchange): string => {
    const lines = [
      addressOf(method, named(decodeURIComponent(url))),
      ...(sent === undefined ? [] : [shown(sent)]),
      '',
      String(status),
      ...(answered === undefined ? [] : [shown(answered)]),
    ];
    return `${who}:\n\n${['```http', ...lines, '```'].join('\n')}`;
  };

  return {
    chapter(heading) {
      chapters += 1;
      parts.push(`## ${chapters}. ${heading}`);
    },
    name(id, name) {
      names.set(id, name);
    },
    note(exchange) {
      parts.push(exchange);
    },
    // Names that are learned from an answer are also those of the answer itself.
    text: () => `${parts.map((part) => (typeof part === 'string' ? part : written(part))).join('\n\n')}\n`,
  };
}

const LINE = 118;
const SHORT = 5;
// As Entra's error descriptions write it (https://learn.microsoft.com/entra/identity-platform/reference-error-codes).
const AADSTS_TIME = /\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ/g;
/** What is secret, and what says nothing that the request did not say. */
const SECRET = /^((access|refresh|id)_token|password|client_secret|client_info)$/;
const NOISE =
  /^(links|attributes|@odata\.context|trace_id|correlation_id|timestamp|(ext_)?expires_(in|on)|foci|token_type)$/;

/** An answer without its accidents. Short lists are told entry by entry, long ones by what their entries share. */
function toldOf(value: unknown): Shape {
  if (Array.isArray(value)) {
    // Ids decide the order of many lists, and are others in each run.
    const entries = value.map(toldOf).toSorted((one, other) => (text(one) < text(other) ? -1 : 1));
    return entries.length > SHORT ? shapeOf(entries) : entries;
  }
  if (typeof value !== 'object' || value === null) return shapeOf(value);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !NOISE.test(key))
      .map(([key, each]) => {
        if (SECRET.test(key)) return [key, '{secret}'];
        return [key, ACCIDENTAL.test(key) ? '{opaque}' : toldOf(each)];
      }),
  );
}

const text = (shape: Shape): string => JSON.stringify(shape);

// A long address goes on in a line of its own.
function addressOf(method: string, url: string): string {
  const line = `${method} ${text(shapeOf(url)).slice(1, -1)}`;
  return line.length <= LINE ? line : line.replace('?', '\n    ?');
}
