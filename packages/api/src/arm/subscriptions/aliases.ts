import { removeSubscriptionAlias } from '@mandate/app/subscriptions/remove-alias';
import { fail } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply } from '../../operation.ts';
import { operation } from '../operation.ts';
import { ALIAS_VERSIONS } from '../versions.ts';
import { AliasWire, aliasToWire, soldUnder } from './alias-wire.ts';

const collection = '/providers/Microsoft.Subscription/aliases';

/** The aliases under which the caller's partner provisioned subscriptions. */
export const listAliases = operation({
  id: 'Alias_List',
  method: 'GET',
  path: collection,
  apiVersions: ALIAS_VERSIONS,
  requires: { partner: 'subscriptions.read' },
  replies: { 200: Type.Object({ value: Type.Array(AliasWire) }) },

  async handle(_input, { access, store }) {
    const partner = access.caller.home;
    const value: Record<string, unknown>[] = [];
    for (const alias of await store.tenant(partner).listSubscriptionAliases()) {
      const subscription = await soldUnder(alias, partner, store.tenant);
      if (subscription) value.push(aliasToWire(alias, { partner, subscription }));
    }
    return reply(200, { value });
  },
});

/** One alias. */
export const getAlias = operation({
  id: 'Alias_Get',
  method: 'GET',
  path: `${collection}/{name}`,
  apiVersions: ALIAS_VERSIONS,
  requires: { partner: 'subscriptions.read' },
  replies: { 200: AliasWire },

  async handle({ params }, { access, store }) {
    const partner = access.caller.home;
    const alias = await store.tenant(partner).findSubscriptionAlias(params.name);
    const subscription = alias && (await soldUnder(alias, partner, store.tenant));
    if (!subscription) return fail({ kind: 'alias-not-found', name: params.name });
    return reply(200, aliasToWire(alias, { partner, subscription }));
  },
});

/** Takes an alias away; the subscription goes on. */
export const deleteAlias = operation({
  id: 'Alias_Delete',
  method: 'DELETE',
  path: `${collection}/{name}`,
  apiVersions: ALIAS_VERSIONS,
  requires: { partner: 'subscriptions.provision' },
  replies: { 200: null, 204: null },

  async handle({ params }, { act }) {
    const done = await removeSubscriptionAlias(act, params.name);
    return done.ok ? reply(done.value ? 200 : 204) : done;
  },
});
