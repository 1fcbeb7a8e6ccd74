/** What the check looks at; header values are `undefined` when absent. */
export interface RequestOrigin {
  readonly method: string;
  readonly origin: string | undefined;
  readonly secFetchSite: string | undefined;
  /** The value of `X-Mandate-Csrf`. */
  readonly csrfHeader: string | undefined;
}

/** The header that state-changing requests of the portal carry; a form of another site cannot send it. */
export const CSRF_HEADER = 'x-mandate-csrf';

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/**
 * Whether a request that the session cookie accompanies comes from the portal itself. For calls of the portal only, to
 * be asked before routing: opening a page by a link from elsewhere is a navigation, which this would refuse.
 *
 * Fetch metadata (https://www.w3.org/TR/fetch-metadata/) and Origin (RFC 6454) are set by the browser, not by a page.
 */
export function isSameOriginRequest(request: RequestOrigin, ownOrigin: string): boolean {
  const { method, origin, secFetchSite, csrfHeader } = request;
  if (SAFE_METHODS.has(method)) {
    return secFetchSite === undefined || secFetchSite === 'same-origin' || secFetchSite === 'none';
  }
  if (csrfHeader !== '1') return false;
  if (secFetchSite !== undefined && secFetchSite !== 'same-origin') return false;
  return origin === undefined ? secFetchSite === 'same-origin' : origin === ownOrigin;
}
