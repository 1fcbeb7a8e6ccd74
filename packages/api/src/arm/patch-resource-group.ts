import { patchResourceGroup as patch } from '@mandate/app/resource-groups/patch-resource-group';
import { tagProblem } from '@mandate/domain/resource-groups';
import { parseGuid } from '@mandate/rbac/guid';
import { fail } from '@mandate/rbac/result';
import { reply } from '../operation.ts';
import { operation } from './operation.ts';
import { ResourceGroupPatch, ResourceGroupWire, resourceGroupToWire } from './resource-group-wire.ts';
import { RESOURCE_GROUP_VERSIONS } from './versions.ts';

/** Changes tags and the manager of a resource group; what the body leaves out stays. */
export const patchResourceGroup = operation({
  id: 'ResourceGroups_Update',
  method: 'PATCH',
  path: '/subscriptions/{subscriptionId}/resourceGroups/{name}',
  apiVersions: RESOURCE_GROUP_VERSIONS,
  requires: {
    action: 'Microsoft.Resources/subscriptions/resourceGroups/write',
    at: '/subscriptions/{subscriptionId}/resourceGroups/{name}',
  },
  body: ResourceGroupPatch,
  replies: { 200: ResourceGroupWire },

  async handle({ params, body }, { act }) {
    const subscription = parseGuid(params.subscriptionId);
    if (!subscription) return fail({ kind: 'subscription-malformed', text: params.subscriptionId });
    const tags = body.tags === null ? {} : body.tags;
    const problem = tags && tagProblem(tags);
    if (problem) return fail({ kind: 'tags-invalid', problem });
    const done = await patch(act, {
      subscription,
      name: params.name,
      ...(tags === undefined ? {} : { tags }),
      ...(body.managedBy === undefined ? {} : { managedBy: body.managedBy }),
    });
    return done.ok ? reply(200, resourceGroupToWire(done.value)) : done;
  },
});
