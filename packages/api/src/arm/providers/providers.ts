import { LOCATIONS } from '@mandate/domain/resource-groups';
import { fail } from '@mandate/rbac/result';
import { type Static, Type } from 'typebox';
import type { Operation } from '../../operation.ts';
import { reply } from '../../operation.ts';
import type { ArmFailure } from '../failures.ts';
import { operation } from '../operation.ts';
import { RESOURCE_GROUP_VERSIONS } from '../versions.ts';
import { unservedProvider } from './known-namespaces.ts';
import { findProvider, PROVIDERS, type Provider } from './provider-table.ts';

const ProviderWire = Type.Object({
  id: Type.String(),
  namespace: Type.String(),
  registrationPolicy: Type.String(),
  registrationState: Type.String(),
  providerAuthorizationConsentState: Type.String(),
  authorizations: Type.Array(Type.Unknown()),
  resourceTypes: Type.Array(
    Type.Object({
      resourceType: Type.String(),
      locations: Type.Array(Type.String()),
      apiVersions: Type.Array(Type.String()),
      defaultApiVersion: Type.String(),
      capabilities: Type.String(),
      zoneMappings: Type.Array(Type.Unknown()),
      apiProfiles: Type.Array(Type.Unknown()),
      aliases: Type.Array(Type.Unknown()),
    }),
  ),
});
const List = Type.Object({ value: Type.Array(ProviderWire) });
const requires = { action: 'Microsoft.Resources/providers/read', at: '/subscriptions/{subscriptionId}' } as const;

/** The providers of a subscription. Each is registered: what Mandate serves needs nothing set up for it. */
export const listProviders = operation({
  id: 'Providers_List',
  method: 'GET',
  path: '/subscriptions/{subscriptionId}/providers',
  apiVersions: RESOURCE_GROUP_VERSIONS,
  requires,
  replies: { 200: List },
  handle: async ({ params }) =>
    reply(200, { value: PROVIDERS.map((one) => toWire(one, `/subscriptions/${params.subscriptionId.toLowerCase()}`)) }),
});

/** One provider of a subscription: clients look up api-versions and wait for its registration here. */
export const getProvider = operation({
  id: 'Providers_Get',
  method: 'GET',
  path: '/subscriptions/{subscriptionId}/providers/{namespace}',
  apiVersions: RESOURCE_GROUP_VERSIONS,
  requires,
  replies: { 200: ProviderWire },

  async handle({ params }) {
    const provider = findProvider(params.namespace);
    if (!provider) return fail(unservedProvider(params.namespace));
    return reply(200, toWire(provider, `/subscriptions/${params.subscriptionId.toLowerCase()}`));
  },
});

/** The providers there are, whatever the subscription. */
export const listProvidersAtTenant = operation({
  id: 'Providers_ListAtTenantScope',
  method: 'GET',
  path: '/providers',
  apiVersions: RESOURCE_GROUP_VERSIONS,
  requires: { anyoneInTenant: 'What Mandate serves is no secret.' },
  replies: { 200: List },
  handle: async () => reply(200, { value: PROVIDERS.map((provider) => toWire(provider, '')) }),
});

/** One provider, whatever the subscription. */
export const getProviderAtTenant = operation({
  id: 'Providers_GetAtTenantScope',
  method: 'GET',
  path: '/providers/{namespace}',
  apiVersions: RESOURCE_GROUP_VERSIONS,
  requires: { anyoneInTenant: 'What Mandate serves is no secret.' },
  replies: { 200: ProviderWire },

  async handle({ params }) {
    const provider = findProvider(params.namespace);
    if (!provider) return fail(unservedProvider(params.namespace));
    return reply(200, toWire(provider, ''));
  },
});

/**
 * Registering what is registered, for clients that do so before anything else; one operation for each provider's right.
 */
export const registerProviders: readonly Operation<ArmFailure>[] = PROVIDERS.map((provider) =>
  operation({
    id: `Providers_Register ${provider.namespace}`,
    method: 'POST',
    path: `/subscriptions/{subscriptionId}/providers/${provider.namespace}/register`,
    apiVersions: RESOURCE_GROUP_VERSIONS,
    requires: { action: `${provider.namespace}/register/action`, at: '/subscriptions/{subscriptionId}' },
    replies: { 200: ProviderWire },
    handle: async ({ params }) => reply(200, toWire(provider, `/subscriptions/${params.subscriptionId.toLowerCase()}`)),
  }),
);

const REGIONS = LOCATIONS.map(({ displayName }) => displayName);

function toWire({ namespace, isFree, types }: Provider, at: string): Static<typeof ProviderWire> {
  return {
    id: `${at}/providers/${namespace}`,
    namespace,
    registrationPolicy: isFree ? 'RegistrationFree' : 'RegistrationRequired',
    registrationState: 'Registered',
    providerAuthorizationConsentState: 'NotSpecified',
    authorizations: [],
    resourceTypes: types.map(({ type, apiVersions, hasLocation }) => ({
      resourceType: type,
      locations: hasLocation ? REGIONS : [],
      apiVersions: [...apiVersions],
      defaultApiVersion: apiVersions.find((version) => !version.includes('preview')) ?? apiVersions[0] ?? '',
      capabilities: hasLocation ? 'SupportsTags, SupportsLocation' : 'None',
      zoneMappings: [],
      apiProfiles: [],
      aliases: [],
    })),
  };
}
