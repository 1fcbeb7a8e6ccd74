import type { ResourceGroup } from '@mandate/domain/resource-groups';
import { parseGuid } from '@mandate/rbac/guid';
import { fail } from '@mandate/rbac/result';
import { reply, type Work } from '../operation.ts';
import { operation } from './operation.ts';
import { ResourceGroupWire, resourceGroupToWire } from './resource-group-wire.ts';
import { RESOURCE_GROUP_VERSIONS } from './versions.ts';

const requires = {
  action: 'Microsoft.Resources/subscriptions/resourceGroups/read',
  at: '/subscriptions/{subscriptionId}/resourceGroups/{name}',
} as const;
const path = '/subscriptions/{subscriptionId}/resourceGroups/{name}';

/** One resource group. */
export const getResourceGroup = operation({
  id: 'ResourceGroups_Get',
  method: 'GET',
  path,
  apiVersions: RESOURCE_GROUP_VERSIONS,
  requires,
  replies: { 200: ResourceGroupWire },

  async handle({ params }, work) {
    const found = await find(params, work);
    return found
      ? reply(200, resourceGroupToWire(found))
      : fail({ kind: 'resource-group-not-found', name: params.name });
  },
});

/** Whether a resource group exists: 204, or 404 without a body. */
export const checkResourceGroup = operation({
  id: 'ResourceGroups_CheckExistence',
  method: 'HEAD',
  path,
  apiVersions: RESOURCE_GROUP_VERSIONS,
  requires,
  replies: { 204: null },

  async handle({ params }, work) {
    return (await find(params, work)) ? reply(204) : fail({ kind: 'resource-group-not-found', name: params.name });
  },
});

async function find(
  params: { readonly subscriptionId: string; readonly name: string },
  { access, store }: Work,
): Promise<ResourceGroup | undefined> {
  const subscription = parseGuid(params.subscriptionId);
  return subscription && store.tenant(access.caller.tenant).findResourceGroup(subscription, params.name);
}
