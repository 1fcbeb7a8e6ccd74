import { deleteResourceGroup as remove } from '@mandate/app/resource-groups/delete-resource-group';
import { parseGuid } from '@mandate/rbac/guid';
import { fail } from '@mandate/rbac/result';
import { reply } from '../operation.ts';
import { operation } from './operation.ts';
import { RESOURCE_GROUP_VERSIONS } from './versions.ts';

/** Deletes a resource group. It is gone when this answers, so no long-running operation is needed. */
export const deleteResourceGroup = operation({
  id: 'ResourceGroups_Delete',
  method: 'DELETE',
  path: '/subscriptions/{subscriptionId}/resourceGroups/{name}',
  apiVersions: RESOURCE_GROUP_VERSIONS,
  requires: {
    action: 'Microsoft.Resources/subscriptions/resourceGroups/delete',
    at: '/subscriptions/{subscriptionId}/resourceGroups/{name}',
  },
  replies: { 200: null },

  async handle({ params }, { act }) {
    const subscription = parseGuid(params.subscriptionId);
    if (!subscription) return fail({ kind: 'subscription-malformed', text: params.subscriptionId });
    const done = await remove(act, { subscription, name: params.name });
    return done.ok ? reply(200) : done;
  },
});
