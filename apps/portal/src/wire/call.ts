import { CallError, readError } from './call-error.ts';

interface CallOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** Calls the portal's own origin and answers the response, or throws a {@link CallError}. */
export async function send(path: string, options: CallOptions = {}): Promise<Response> {
  const { method = 'GET', body, signal } = options;
  const headers: Record<string, string> = { Accept: 'application/json', ...options.headers };
  // The server refuses a change without it: another site's page cannot add a header of its own to a request.
  if (method !== 'GET') headers['X-Mandate-Csrf'] = '1';
  if (body !== undefined) headers['Content-Type'] = 'application/json';

  const response = await fetch(path, {
    method,
    headers,
    credentials: 'same-origin',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  }).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new CallError(0, { by: 'network' }, null);
  });
  if (!response.ok) throw await readError(response);
  return response;
}

/** Calls and reads the JSON of the answer. The type is the wire's, which the server holds its answers to. */
export async function call<T>(path: string, options?: CallOptions): Promise<T> {
  const response = await send(path, options);
  return (await response.json()) as T;
}

/**
 * The path to fetch for an absolute link that the server sent, such as a `nextLink` or a `Location`.
 * Throws for another origin: the session must not follow a link that leads away.
 */
export function localPath(link: string): string {
  const url = new URL(link, window.location.origin);
  if (url.origin !== window.location.origin) throw new Error(`The server linked to another origin: ${url.origin}`);
  return `${url.pathname}${url.search}`;
}
