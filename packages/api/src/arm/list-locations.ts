import { LOCATIONS } from '@mandate/domain/resource-groups';
import { Type } from 'typebox';
import { reply } from '../operation.ts';
import { operation } from './operation.ts';
import { SUBSCRIPTION_VERSIONS } from './versions.ts';

/** The regions on offer in a subscription. */
export const listLocations = operation({
  id: 'Subscriptions_ListLocations',
  method: 'GET',
  path: '/subscriptions/{subscriptionId}/locations',
  apiVersions: SUBSCRIPTION_VERSIONS,
  requires: { action: 'Microsoft.Resources/subscriptions/locations/read', at: '/subscriptions/{subscriptionId}' },
  replies: {
    200: Type.Object({
      value: Type.Array(
        Type.Object({
          id: Type.String(),
          subscriptionId: Type.String(),
          name: Type.String(),
          type: Type.String(),
          displayName: Type.String(),
          regionalDisplayName: Type.String(),
          metadata: Type.Object({ regionType: Type.String(), regionCategory: Type.String() }),
        }),
      ),
    }),
  },

  async handle({ params }) {
    const subscriptionId = params.subscriptionId.toLowerCase();
    const value = LOCATIONS.map(({ name, displayName }) => ({
      id: `/subscriptions/${subscriptionId}/locations/${name}`,
      subscriptionId,
      name,
      type: 'Region',
      displayName,
      regionalDisplayName: displayName,
      metadata: { regionType: 'Physical', regionCategory: 'Recommended' },
    }));
    return reply(200, { value });
  },
});
