import type { Clock } from '@mandate/app/ports/world';
import type { Origins } from '../audiences.ts';
import type { SigningKeys } from '../keys.ts';
import { discoveryDocument } from './discovery.ts';
import { type Endpoint, sendJson } from './endpoint.ts';
import { instanceMetadata, userRealm } from './instance-discovery.ts';
import type { MetadataName } from './paths.ts';

/** The endpoints that anybody may ask and that change nothing. */
export function createMetadataEndpoints(options: {
  readonly keys: SigningKeys;
  readonly clock: Clock;
  readonly loginOrigin: string;
  readonly origins: Origins;
  readonly grants: readonly string[];
}): Readonly<Record<MetadataName, Endpoint>> {
  const { keys, clock, loginOrigin, origins, grants } = options;

  const discovery = (layout: 'v1' | 'v2'): Endpoint => ({
    method: 'GET',
    async answer({ path: { base }, authority, response }) {
      const tenant = authority.kind === 'tenant' ? authority.tenant.id : undefined;
      // An ADFS server has one metadata document, and MSAL treats what it announces like that of version 2.
      const version = base.startsWith('/adfs') ? 'v2' : layout;
      const document = discoveryDocument({ tenant, base, version, loginOrigin, graphOrigin: origins.graph, grants });
      return sendJson(response, 200, document);
    },
  });

  return {
    'discovery-v1': discovery('v1'),
    'discovery-v2': discovery('v2'),
    keys: {
      method: 'GET',
      answer: async ({ response }) => sendJson(response, 200, await keys.jwks(clock.now())),
    },
    instance: {
      method: 'GET',
      async answer({ query, response }) {
        const found = instanceMetadata(query, loginOrigin);
        return found.ok ? sendJson(response, 200, found.value) : found.failure;
      },
    },
    'user-realm': {
      method: 'GET',
      answer: async ({ path, response }) => sendJson(response, 200, userRealm(path.rest, loginOrigin)),
    },
  };
}
