import { putResourceGroup as put } from '@mandate/app/resource-groups/put-resource-group';
import { isResourceGroupName, tagProblem } from '@mandate/domain/resource-groups';
import { parseGuid } from '@mandate/rbac/guid';
import { fail } from '@mandate/rbac/result';
import { reply } from '../operation.ts';
import { operation } from './operation.ts';
import { ResourceGroupBody, ResourceGroupWire, resourceGroupToWire } from './resource-group-wire.ts';
import { RESOURCE_GROUP_VERSIONS } from './versions.ts';

/** Creates a resource group or replaces its tags. */
export const putResourceGroup = operation({
  id: 'ResourceGroups_CreateOrUpdate',
  method: 'PUT',
  path: '/subscriptions/{subscriptionId}/resourceGroups/{name}',
  apiVersions: RESOURCE_GROUP_VERSIONS,
  requires: {
    action: 'Microsoft.Resources/subscriptions/resourceGroups/write',
    at: '/subscriptions/{subscriptionId}/resourceGroups/{name}',
  },
  body: ResourceGroupBody,
  replies: { 200: ResourceGroupWire, 201: ResourceGroupWire },

  async handle({ params, body }, { act }) {
    const subscription = parseGuid(params.subscriptionId);
    if (!subscription) return fail({ kind: 'subscription-malformed', text: params.subscriptionId });
    if (!isResourceGroupName(params.name)) return fail({ kind: 'resource-group-name-invalid', name: params.name });
    const tags = body.tags ?? {};
    const problem = tagProblem(tags);
    if (problem) return fail({ kind: 'tags-invalid', problem });

    const done = await put(act, {
      subscription,
      name: params.name,
      location: body.location ?? null,
      tags,
      managedBy: body.managedBy ?? null,
    });
    return done.ok ? reply(done.value.created ? 201 : 200, resourceGroupToWire(done.value.group)) : done;
  },
});
