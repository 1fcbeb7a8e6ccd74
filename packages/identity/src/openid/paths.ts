/** An endpoint, as Entra lays them out below a tenant. */
export type Endpoint = 'token-v1' | 'token-v2' | 'discovery-v1' | 'discovery-v2' | 'keys';

/** A path below a tenant; `endpoint` is `undefined` for what Entra has there and Mandate has not yet. */
export interface OpenIdPath {
  /** As written: an id, a domain, or `common` and its like. */
  readonly tenant: string;
  readonly endpoint: Endpoint | undefined;
  /** What follows the tenant, for an error text. */
  readonly rest: string;
}

const ENDPOINTS: ReadonlyMap<string, Endpoint> = new Map([
  ['/oauth2/token', 'token-v1'],
  ['/oauth2/v2.0/token', 'token-v2'],
  ['/.well-known/openid-configuration', 'discovery-v1'],
  ['/v2.0/.well-known/openid-configuration', 'discovery-v2'],
  ['/discovery/v2.0/keys', 'keys'],
  ['/discovery/keys', 'keys'],
]);

// Whatever else begins like this belongs to the sign-in endpoints too, and is refused by them by name.
const BEGINNINGS = ['/oauth2/', '/v2.0/', '/.well-known/', '/discovery/', '/openid/', '/saml2'];

/** Splits a request's URL; `undefined` when it is none of the sign-in endpoints' business. Letter case is ignored. */
export function parseOpenIdPath(url: string): OpenIdPath | undefined {
  const [path = ''] = url.split('?');
  const match = /^\/+([^/]+)(\/.*)$/.exec(path);
  const rest = match?.[2]?.replaceAll(/\/{2,}/g, '/') ?? '';
  const lower = rest.toLowerCase();
  const tenant = decode(match?.[1] ?? '');
  if (!tenant || !BEGINNINGS.some((beginning) => lower.startsWith(beginning))) return undefined;
  return { tenant, endpoint: ENDPOINTS.get(lower), rest };
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    // Not a name of anything.
    return undefined;
  }
}
