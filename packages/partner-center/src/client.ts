import { OPERATIONS, type Operations } from './operations.ts';

/** The name of an operation. */
export type OperationName = keyof Operations;

type Needed<Key extends string, T> = T extends undefined
  ? { readonly [Each in Key]?: undefined }
  : { readonly [Each in Key]: T };

/** What an operation is called with. */
export type Call<Name extends OperationName> = Needed<'body', Operations[Name]['body']> &
  Needed<'params', Operations[Name]['params']> & {
    readonly query?: Operations[Name]['query'];
    /** The etag of what was read; the write is refused when somebody has changed it since. */
    readonly ifMatch?: string;
    /** Names the request, so that it is done once however often it is sent. One is made up when it is missing. */
    readonly requestId?: string;
    readonly signal?: AbortSignal;
  };

/** How a client reaches the API. */
export interface ClientOptions {
  /** Without `/v1`: the origin of a Mandate, or `https://api.partnercenter.microsoft.com`. */
  readonly baseUrl: string;
  /** Gives an access token for the API; asked before every request. */
  readonly token: () => string | Promise<string>;
  /** Names what belongs together; one is made up for each client. */
  readonly correlationId?: string;
  readonly fetch?: typeof fetch;
  /** Waits before a request is sent again. */
  readonly wait?: (ms: number) => Promise<void>;
}

/** What the API refused, with its number. */
export class PartnerCenterError extends Error {
  override readonly name = 'PartnerCenterError';
  readonly status: number;
  /** The number of the error, from its documentation; 0 when the answer held none. */
  readonly code: number;
  readonly data: readonly string[];
  readonly correlationId: string | null;

  constructor(status: number, body: ErrorBody, correlationId: string | null) {
    super(body.description ?? body.message ?? `The API answered ${status}.`);
    this.status = status;
    this.code = Number(body.code ?? 0) || 0;
    this.data = body.data ?? [];
    this.correlationId = correlationId;
  }
}

interface ErrorBody {
  readonly code?: number | string;
  readonly description?: string;
  readonly message?: string;
  readonly data?: readonly string[];
}

/** A client of the Partner Center API, typed by its own document. */
export interface PartnerCenterClient {
  /** Calls one operation. Throws {@link PartnerCenterError} when it is refused. */
  call<Name extends OperationName>(name: Name, call: Call<Name>): Promise<Operations[Name]['reply']>;
  /** All items of a list, page after page. */
  list<Name extends ListName>(name: Name, call: Call<Name>): AsyncGenerator<ItemOf<Name>>;
}

/** The operations that answer a list. */
export type ListName = {
  [Name in OperationName]: Operations[Name]['reply'] extends { readonly items: readonly unknown[] } ? Name : never;
}[OperationName];

/** What a list holds. */
export type ItemOf<Name extends ListName> = Operations[Name]['reply'] extends { readonly items: readonly (infer T)[] }
  ? T
  : never;

interface Link {
  readonly uri: string;
  readonly headers?: readonly { readonly key: string; readonly value: string }[];
}

// Trying again helps with these alone (https://learn.microsoft.com/partner-center/developer/api-throttling-guidance).
const WORTH_ANOTHER_TRY: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);
const TRIES = 4;

/** Makes a client. It keeps nothing and needs nothing but `fetch`. */
export function createPartnerCenter(options: ClientOptions): PartnerCenterClient {
  const correlationId = options.correlationId ?? crypto.randomUUID();
  const send = options.fetch ?? fetch;
  const wait = options.wait ?? ((ms) => new Promise<void>((resolve) => setTimeout(resolve, ms)));
  const root = options.baseUrl.replace(/\/+$/, '');

  interface Sent {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: unknown;
    readonly signal: AbortSignal | undefined;
  }

  async function request({ method, path, headers, body, signal }: Sent): Promise<unknown> {
    for (let attempt = 1; ; attempt += 1) {
      const response = await send(`${root}${path}`, {
        method,
        headers: {
          accept: 'application/json',
          authorization: `Bearer ${await options.token()}`,
          'ms-correlationid': correlationId,
          ...headers,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(signal ? { signal } : {}),
      });
      if (response.ok) return read(await response.text());
      if (attempt < TRIES && WORTH_ANOTHER_TRY.has(response.status)) {
        const seconds = Number(response.headers.get('retry-after') ?? 0);
        await response.body?.cancel();
        await wait(Math.max(seconds * 1000, 250 * 2 ** attempt));
        continue;
      }
      throw new PartnerCenterError(
        response.status,
        (read(await response.text()) ?? {}) as ErrorBody,
        response.headers.get('ms-correlationid'),
      );
    }
  }

  // The types say what an operation takes; here they are all alike.
  const first = (name: OperationName, call: Call<OperationName>): Sent => {
    const [method, template] = OPERATIONS[name];
    const params: Readonly<Record<string, string>> = call.params ?? {};
    const path = template.replaceAll(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(params[key] ?? ''));
    const query = new URLSearchParams(Object.entries(call.query ?? {}).filter(([, value]) => value !== undefined));
    return {
      method,
      path: query.size > 0 ? `${path}?${query.toString()}` : path,
      headers: {
        'ms-requestid': call.requestId ?? crypto.randomUUID(),
        ...(call.ifMatch === undefined ? {} : { 'if-match': call.ifMatch }),
      },
      body: call.body,
      signal: call.signal,
    };
  };

  return {
    call: (name, call) => request(first(name, call as Call<OperationName>)) as never,
    async *list(name, call) {
      const start = first(name, call as Call<OperationName>);
      let next: Sent | undefined = start;
      while (next) {
        const page = (await request(next)) as { readonly items: readonly never[]; readonly links?: { next?: Link } };
        yield* page.items;
        const link: Link | undefined = page.links?.next;
        next = link && {
          ...start,
          // Links come with and without the version.
          path: link.uri.replace(/^(?!\/v1\/)/, '/v1'),
          headers: {
            'ms-requestid': crypto.randomUUID(),
            ...Object.fromEntries((link.headers ?? []).map(({ key, value }) => [key, value])),
          },
        };
      }
    },
  };
}

// Microsoft's answers may begin with a byte order mark.
function read(text: string): unknown {
  const bare = text.replace(/^\uFEFF/, '');
  if (bare === '') return undefined;
  try {
    return JSON.parse(bare);
  } catch {
    return { message: bare.slice(0, 1024) };
  }
}
