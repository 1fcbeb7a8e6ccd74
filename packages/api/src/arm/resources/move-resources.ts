import { moveResources as move } from '@mandate/app/resources/move-resources';
import { parseGuid } from '@mandate/rbac/guid';
import type { Scope } from '@mandate/rbac/model';
import { fail } from '@mandate/rbac/result';
import { parseScope, resourceGroupOf, scopeKind } from '@mandate/rbac/scope';
import { Type } from 'typebox';
import { reply } from '../../operation.ts';
import { operation } from '../operation.ts';
import { RESOURCE_GROUP_VERSIONS } from '../versions.ts';

/** Moves resources into another group of the same subscription. It is done when this answers. */
export const moveResources = operation({
  id: 'Resources_MoveResources',
  method: 'POST',
  path: '/subscriptions/{subscriptionId}/resourceGroups/{name}/moveResources',
  apiVersions: RESOURCE_GROUP_VERSIONS,
  requires: {
    action: 'Microsoft.Resources/subscriptions/resourceGroups/moveResources/action',
    at: '/subscriptions/{subscriptionId}/resourceGroups/{name}',
  },
  body: Type.Object(
    {
      resources: Type.Array(Type.String({ maxLength: 2048 }), { minItems: 1, maxItems: 800 }),
      targetResourceGroup: Type.String({ maxLength: 2048 }),
    },
    { additionalProperties: false },
  ),
  replies: { 204: null },

  async handle({ params, body }, { act }) {
    const subscription = parseGuid(params.subscriptionId);
    if (!subscription) return fail({ kind: 'subscription-malformed', text: params.subscriptionId });
    const target = parseScope(body.targetResourceGroup);
    const group = target.ok && scopeKind(target.value) === 'resource-group' ? resourceGroupOf(target.value) : undefined;
    if (!group) return fail({ kind: 'move-malformed', detail: 'The target is not the id of a resource group.' });
    if (group.subscription !== subscription) {
      return fail({ kind: 'not-implemented', method: 'POST', path: 'moveResources to another subscription' });
    }
    const resources: Scope[] = [];
    for (const id of body.resources) {
      const scope = parseScope(id);
      if (!scope.ok)
        return fail({ kind: 'move-malformed', detail: `'${id.slice(0, 256)}' is not the id of a resource.` });
      resources.push(scope.value);
    }
    const done = await move(act, { subscription, from: params.name, to: group.name, resources });
    return done.ok ? reply(204) : done;
  },
});
