import type { Clock } from '@mandate/app/ports/world';
import type { JSONWebKeySet } from 'jose';
import type { FetchJson } from '../outgoing.ts';

/** What a provider says of itself. */
export interface ProviderMetadata {
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  /** Whether it takes the secret in the `Authorization` header, which is what it does unless it says otherwise. */
  readonly basic: boolean;
  /** Whether each of its answers names it (RFC 9207). */
  readonly namesItself: boolean;
  readonly keys: JSONWebKeySet;
}

/** Reads a provider's metadata and keys. */
export interface ProviderDirectory {
  /** `undefined` when it cannot be asked or does not speak of itself. */
  find(): Promise<ProviderMetadata | undefined>;
  /** The same, read anew unless that was done a moment ago: for a key that is not among those known. */
  findAgain(): Promise<ProviderMetadata | undefined>;
}

const FRESH_FOR_MS = 600_000;
const ASK_AGAIN_AFTER_MS = 60_000;

/** A provider by its discovery document (OpenID Connect Discovery 1.0, 4). */
export function createProviderDirectory(options: {
  readonly issuer: string;
  readonly fetchJson: FetchJson;
  readonly clock: Clock;
}): ProviderDirectory {
  const { issuer, fetchJson, clock } = options;
  let known: { readonly metadata: ProviderMetadata | undefined; readonly readAt: number } | undefined;
  let loading: Promise<ProviderMetadata | undefined> | undefined;

  async function load(): Promise<ProviderMetadata | undefined> {
    const document = await fetchJson(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
    if (!document.ok || field(document.value, 'issuer') !== issuer) return undefined;
    const [authorizationEndpoint, tokenEndpoint, jwksUri] = [
      'authorization_endpoint',
      'token_endpoint',
      'jwks_uri',
    ].map((name) => httpsAddress(field(document.value, name)));
    if (!authorizationEndpoint || !tokenEndpoint || !jwksUri) return undefined;
    const keys = await fetchJson(jwksUri);
    if (!keys.ok || !isKeySet(keys.value)) return undefined;
    const methods = field(document.value, 'token_endpoint_auth_methods_supported');
    return {
      authorizationEndpoint,
      tokenEndpoint,
      basic: !Array.isArray(methods) || methods.includes('client_secret_basic'),
      namesItself: field(document.value, 'authorization_response_iss_parameter_supported') === true,
      keys: keys.value,
    };
  }

  async function findWithin(maxAgeMs: number): Promise<ProviderMetadata | undefined> {
    const now = clock.now();
    // One that could not be asked is asked again at once, because people wait for it; but by one of them for all.
    if (known?.metadata && Math.abs(now - known.readAt) < maxAgeMs) return known.metadata;
    loading ??= load().finally(() => {
      loading = undefined;
    });
    known = { metadata: await loading, readAt: now };
    return known.metadata;
  }

  return { find: () => findWithin(FRESH_FOR_MS), findAgain: () => findWithin(ASK_AGAIN_AFTER_MS) };
}

function isKeySet(value: unknown): value is JSONWebKeySet {
  const keys = field(value, 'keys');
  return Array.isArray(keys) && keys.length <= 100 && keys.every((key) => typeof key === 'object' && key !== null);
}

function httpsAddress(value: unknown): string | undefined {
  return typeof value === 'string' && URL.canParse(value) && new URL(value).protocol === 'https:' ? value : undefined;
}

/** A property of what somebody else sent. */
export function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
