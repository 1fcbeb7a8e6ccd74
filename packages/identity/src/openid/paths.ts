/** An endpoint, as Entra lays them out below a tenant. */
export type EndpointName =
  | MetadataName
  | 'logout'
  | 'user-info'
  | `${'authorize' | 'device-code' | 'token'}-${'v1' | 'v2'}`;

/** The endpoints that anybody may ask and that change nothing. */
export type MetadataName = 'discovery-v1' | 'discovery-v2' | 'keys' | 'instance' | 'user-realm';

/** Whose endpoints a path names: one tenant's, or those of whichever tenant the request turns out to mean. */
export type Authority =
  /** As written: an id or a domain. */
  { readonly kind: 'tenant'; readonly name: string } | { readonly kind: 'shared'; readonly name: SharedAuthority };

/** The names that stand for no tenant in particular. */
export type SharedAuthority = 'common' | 'organizations' | 'consumers' | 'adfs';

/** A path of the sign-in endpoints. */
export interface OpenIdPath {
  readonly authority: Authority;
  /**
   * What stands before the endpoint, with `{tenant}` in place of the tenant, so that answers keep the caller's form.
   */
  readonly base:
    | '/{tenant}'
    | '/common'
    | '/organizations'
    | '/consumers'
    | '/adfs'
    | '/adfs/{tenant}/adfs'
    | '/adfs/t/{tenant}';
  /** `undefined` for what Entra has there and Mandate has not. */
  readonly endpoint: EndpointName | undefined;
  /** What follows the base, for an error text. */
  readonly rest: string;
}

const ENDPOINTS: ReadonlyMap<string, EndpointName> = new Map([
  ['/oauth2/authorize', 'authorize-v1'],
  ['/oauth2/v2.0/authorize', 'authorize-v2'],
  ['/oauth2/devicecode', 'device-code-v1'],
  ['/oauth2/v2.0/devicecode', 'device-code-v2'],
  ['/oauth2/logout', 'logout'],
  ['/oauth2/v2.0/logout', 'logout'],
  ['/openid/userinfo', 'user-info'],
  ['/oauth2/token', 'token-v1'],
  ['/oauth2/v2.0/token', 'token-v2'],
  ['/.well-known/openid-configuration', 'discovery-v1'],
  ['/v2.0/.well-known/openid-configuration', 'discovery-v2'],
  ['/discovery/v2.0/keys', 'keys'],
  ['/discovery/keys', 'keys'],
  ['/discovery/instance', 'instance'],
]);

// Whatever else begins like this belongs to the sign-in endpoints too, and is refused by them by name.
const BEGINNINGS = ['/oauth2/', '/v2.0/', '/.well-known/', '/discovery/', '/openid/', '/saml2', '/userrealm/'];

const SHARED: ReadonlySet<string> = new Set(['common', 'organizations', 'consumers'] satisfies SharedAuthority[]);

/** Splits a request's URL; `undefined` when it is none of the sign-in endpoints' business. Letter case is ignored. */
export function parseOpenIdPath(url: string): OpenIdPath | undefined {
  const [rawPath = ''] = url.split('?');
  const path = rawPath.replaceAll(/\/{2,}/g, '/');
  const found = split(path);
  if (!found) return undefined;
  const rest = found.rest.toLowerCase();
  if (!BEGINNINGS.some((beginning) => rest.startsWith(beginning))) return undefined;
  const endpoint = rest.startsWith('/userrealm/') ? 'user-realm' : ENDPOINTS.get(rest);
  return { ...found, endpoint };
}

/**
 * Takes the authority off a path. The forms below `/adfs` are for Azure's command line: before its version 2.54 it asks
 * Microsoft about any authority that does not look like an ADFS server, which is one whose first segment is `adfs` to
 * MSAL, and whose last is to the command line itself.
 */
function split(path: string): Omit<OpenIdPath, 'endpoint'> | undefined {
  const adfs = /^\/adfs(\/.*)$/i.exec(path)?.[1];
  if (adfs === undefined) {
    const [, first = '', rest = ''] = /^\/([^/]+)(\/.*)$/.exec(path) ?? [];
    const shared = first.toLowerCase();
    if (isShared(shared)) return { authority: { kind: 'shared', name: shared }, base: `/${shared}`, rest };
    return ofTenant(first, '/{tenant}', rest);
  }
  const [, nested, afterNested = ''] = /^\/([^/]+)\/adfs(\/.*)$/i.exec(adfs) ?? [];
  if (nested !== undefined) return ofTenant(nested, '/adfs/{tenant}/adfs', afterNested);
  const [, below, afterBelow = ''] = /^\/t\/([^/]+)(\/.*)$/i.exec(adfs) ?? [];
  if (below !== undefined) return ofTenant(below, '/adfs/t/{tenant}', afterBelow);
  return { authority: { kind: 'shared', name: 'adfs' }, base: '/adfs', rest: adfs };
}

function ofTenant(segment: string, base: OpenIdPath['base'], rest: string): Omit<OpenIdPath, 'endpoint'> | undefined {
  const name = decode(segment);
  return name ? { authority: { kind: 'tenant', name }, base, rest } : undefined;
}

function isShared(name: string): name is Exclude<SharedAuthority, 'adfs'> {
  return SHARED.has(name);
}

/** The text of a path's segment; `undefined` when it is no text. */
export function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    // Not a name of anything.
    return undefined;
  }
}
