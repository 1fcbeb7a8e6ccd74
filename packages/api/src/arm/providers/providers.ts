import { parseGuid } from '@mandate/rbac/guid';
import { fail } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply } from '../../operation.ts';
import { operation } from '../operation.ts';
import { RESOURCE_GROUP_VERSIONS } from '../versions.ts';
import { unservedProvider } from './known-namespaces.ts';
import { findProvider, PROVIDERS } from './provider-table.ts';
import { ProviderWire, providerToWire } from './provider-wire.ts';

const List = Type.Object({ value: Type.Array(ProviderWire) });
const requires = { action: 'Microsoft.Resources/providers/read', at: '/subscriptions/{subscriptionId}' } as const;

/** The providers that Mandate serves something of, and whether the subscription may hold resources of each. */
export const listProviders = operation({
  id: 'Providers_List',
  method: 'GET',
  path: '/subscriptions/{subscriptionId}/providers',
  apiVersions: RESOURCE_GROUP_VERSIONS,
  requires,
  replies: { 200: List },

  async handle({ params }, { access, store }) {
    const subscription = parseGuid(params.subscriptionId);
    if (!subscription) return fail({ kind: 'subscription-malformed', text: params.subscriptionId });
    const rows = await store.tenant(access.caller.tenant).listProviderRegistrations(subscription);
    const registered = new Set(rows.map(({ namespace }) => namespace.toLowerCase()));
    const at = `/subscriptions/${subscription}`;
    const value = PROVIDERS.map((provider) =>
      providerToWire(provider, { at, registered: registered.has(provider.namespace.toLowerCase()) }),
    );
    return reply(200, { value });
  },
});

/** One provider of a subscription: clients look up api-versions and wait for its registration here. */
export const getProvider = operation({
  id: 'Providers_Get',
  method: 'GET',
  path: '/subscriptions/{subscriptionId}/providers/{namespace}',
  apiVersions: RESOURCE_GROUP_VERSIONS,
  requires,
  replies: { 200: ProviderWire },

  async handle({ params }, { access, store }) {
    const subscription = parseGuid(params.subscriptionId);
    if (!subscription) return fail({ kind: 'subscription-malformed', text: params.subscriptionId });
    const provider = findProvider(params.namespace);
    if (!provider) return fail(unservedProvider(params.namespace));
    const row = await store.tenant(access.caller.tenant).findProviderRegistration(subscription, provider.namespace);
    return reply(
      200,
      providerToWire(provider, { at: `/subscriptions/${subscription}`, registered: row !== undefined }),
    );
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
  handle: async () =>
    reply(200, { value: PROVIDERS.map((provider) => providerToWire(provider, { at: '', registered: false })) }),
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
    return reply(200, providerToWire(provider, { at: '', registered: false }));
  },
});
