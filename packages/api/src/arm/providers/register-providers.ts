import { registerProvider, unregisterProvider } from '@mandate/app/providers/registration';
import { parseGuid } from '@mandate/rbac/guid';
import { fail } from '@mandate/rbac/result';
import { type Operation, reply } from '../../operation.ts';
import type { ArmFailure } from '../failures.ts';
import { operation } from '../operation.ts';
import { RESOURCE_GROUP_VERSIONS } from '../versions.ts';
import { PROVIDERS, type Provider } from './provider-table.ts';
import { ProviderWire, providerToWire } from './provider-wire.ts';

/** Registering and unregistering: one operation for each provider, because each has a right of its own. */
export const REGISTRATION_OPERATIONS: readonly Operation<ArmFailure>[] = PROVIDERS.flatMap((provider) => [
  registration(provider, 'register'),
  registration(provider, 'unregister'),
]);

// Done when it answers, so that nobody who waits for the state waits long.
function registration(provider: Provider, verb: 'register' | 'unregister'): Operation<ArmFailure> {
  const { namespace, isFree } = provider;
  return operation({
    id: `Providers_${verb === 'register' ? 'Register' : 'Unregister'} ${namespace}`,
    method: 'POST',
    path: `/subscriptions/{subscriptionId}/providers/${namespace}/${verb}`,
    apiVersions: RESOURCE_GROUP_VERSIONS,
    requires: { action: `${namespace}/${verb}/action`, at: '/subscriptions/{subscriptionId}' },
    replies: { 200: ProviderWire },

    async handle({ params }, { act }) {
      const subscription = parseGuid(params.subscriptionId);
      if (!subscription) return fail({ kind: 'subscription-malformed', text: params.subscriptionId });
      if (!isFree) {
        const change = verb === 'register' ? registerProvider : unregisterProvider;
        const done = await change(act, { subscription, namespace });
        if (!done.ok) return done;
      }
      const at = `/subscriptions/${subscription}`;
      const wire = providerToWire(provider, { at, registered: verb === 'register' });
      // What `az provider unregister --wait` waits for; lists then say `NotRegistered`.
      const ended = verb === 'unregister' && !isFree ? { registrationState: 'Unregistered' } : {};
      return reply(200, { ...wire, ...ended });
    },
  });
}
