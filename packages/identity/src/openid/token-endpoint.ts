import type { IncomingMessage } from 'node:http';
import type { TenantId } from '@mandate/domain/tenants';
import type { CurrentKey, SigningKeys } from '../keys.ts';
import { createLru } from '../lru.ts';
import type { FetchJson } from '../outgoing.ts';
import { INNER_GRANT } from './client-adapter.ts';
import { createAssertionCheck } from './client-assertion.ts';
import type { DeviceRequests } from './device-requests.ts';
import type { Endpoint } from './endpoint.ts';
import { type GrantOptions, type ReadRequest, registerGrants } from './grants.ts';
import { innerFormRequest } from './inner-request.ts';
import { createTenantProvider, type ProviderOptions, type TenantProvider, TOKEN_PATH } from './provider.ts';
import { tenantOfTokenRequest } from './tenancy.ts';
import { parseTokenRequest, versionOf } from './token-request.ts';

/** What the library is given as the secret of an application that has proved itself; it is compared with nothing. */
const ALREADY_PROVED = 'proved by an assertion';

/** A provider costs about 40 KiB and less than a millisecond. */
const PROVIDERS_KEPT = 500;

/**
 * The token endpoint of all tenants. What the form asks for is checked here; who asks and whether they may is checked
 * in the provider library and the grants registered with it. Answers the request, or the failure to answer with.
 */
export function createTokenEndpoint(
  options: Omit<ProviderOptions, 'isProved'> &
    Omit<GrantOptions, 'requestOf'> & {
      readonly fetchJson?: FetchJson | undefined;
      readonly devices: DeviceRequests;
      readonly keys: SigningKeys;
      readonly passwordGrant: boolean;
      readonly clientAddress: (request: IncomingMessage) => string;
    },
): Endpoint {
  const { clock, keys, passwordGrant } = options;
  const providers = createLru<TenantProvider>(PROVIDERS_KEPT);
  const read = new WeakMap<IncomingMessage, ReadRequest & { readonly outer: IncomingMessage }>();

  const checkAssertion = createAssertionCheck(options);

  function requestOf(inner: IncomingMessage): ReadRequest & { readonly outer: IncomingMessage } {
    const request = read.get(inner);
    if (!request) throw new Error('The provider library answers a request that did not come through its endpoint.');
    return request;
  }

  const isProved = (inner: IncomingMessage) => requestOf(inner).token.proof === 'assertion';

  function providerOf(tenant: TenantId, key: CurrentKey): TenantProvider {
    // The library takes its keys once, so a new signing key means a new provider.
    const name = `${tenant} ${key.id}`;
    const kept = providers.get(name);
    if (kept) return kept;
    const errorBody: ProviderOptions['errorBody'] = (error, inner) => options.errorBody(error, requestOf(inner).outer);
    const provider = createTenantProvider({ ...options, errorBody, isProved }, tenant, key);
    registerGrants(provider, tenant, { ...options, requestOf });
    providers.set(name, provider);
    return provider;
  }

  return {
    method: 'POST',
    async answer({ path, authority, request, response, form }) {
      const { authorization } = request.headers;
      const facts = { version: versionOf(path, form), passwordGrant, hasAuthorization: authorization !== undefined };
      const token = parseTokenRequest(form, facts);
      if (!token.ok) return token.failure;
      const tenant = await tenantOfTokenRequest(options, authority, token.value);
      if (!tenant.ok) return tenant.failure;

      const { clientId, clientSecret, clientAssertion: assertion } = token.value;
      if (clientId !== undefined && assertion !== undefined) {
        const checked = await checkAssertion({ clientId, assertion, tenant: tenant.value, base: path.base });
        if (!checked.ok) return checked.failure;
      }
      const inner = innerFormRequest({
        path: TOKEN_PATH,
        form: {
          grant_type: INNER_GRANT,
          client_id: clientId,
          client_secret: assertion === undefined ? clientSecret : ALREADY_PROVED,
        },
        authorization,
      });
      read.set(inner, { token: token.value, clientAddress: options.clientAddress(request), outer: request });
      await providerOf(tenant.value, await keys.currentKey(clock.now())).respond(inner, response);
      return undefined;
    },
  };
}
