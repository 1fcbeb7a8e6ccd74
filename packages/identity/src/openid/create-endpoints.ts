import type { IncomingMessage } from 'node:http';
import type { OpenIdOptions } from '../openid.ts';
import { createTokenVerifier } from '../tokens.ts';
import { createAuthorizeEndpoint } from './authorize-endpoint.ts';
import { createGrants, createRecords } from './create-grants.ts';
import { createDeviceCodeEndpoint } from './device-code-endpoint.ts';
import type { Endpoint } from './endpoint.ts';
import { toEntraError } from './entra-errors.ts';
import { type EntraErrorBody, toRedirectError } from './error-body.ts';
import type { EntraError } from './errors/error-table.ts';
import type { OpenIdFailure } from './failures.ts';
import { grantNames } from './grant-fields.ts';
import { createLogoutEndpoint } from './logout-endpoint.ts';
import { createMetadataEndpoints } from './metadata-endpoints.ts';
import type { EndpointName } from './paths.ts';
import { createResourceCheck } from './resources.ts';
import { createTokenEndpoint } from './token-endpoint.ts';
import { createUserInfoEndpoint } from './user-info-endpoint.ts';

/** All endpoints, by their names. */
export function createEndpoints(
  given: OpenIdOptions & {
    /** The body of an error answer to a request. */
    readonly errorBody: (error: EntraError, request: IncomingMessage) => EntraErrorBody;
  },
): Readonly<Record<EndpointName, Endpoint>> {
  const records = createRecords(given);
  const options = { ...given, ...records, hasResource: createResourceCheck(given) };
  const describe = (failure: OpenIdFailure, request: IncomingMessage) =>
    toRedirectError(given.errorBody(toEntraError(failure), request));
  const token = createTokenEndpoint({ ...options, grants: createGrants(options) });
  const deviceCode = createDeviceCodeEndpoint(options);
  const logout = createLogoutEndpoint(options);
  return {
    ...createMetadataEndpoints({ ...options, grants: grantNames(given.passwordGrant) }),
    'authorize-v1': createAuthorizeEndpoint('v1', { ...options, describe }),
    'authorize-v2': createAuthorizeEndpoint('v2', { ...options, describe }),
    'device-code-v1': deviceCode,
    'device-code-v2': deviceCode,
    'token-v1': token,
    'token-v2': token,
    logout,
    'user-info': createUserInfoEndpoint({ ...options, verifier: createTokenVerifier(options) }),
  };
}
