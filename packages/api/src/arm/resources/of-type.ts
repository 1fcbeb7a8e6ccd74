import { putResource } from '@mandate/app/resources/put-resource';
import { removeResource } from '@mandate/app/resources/remove-resource';
import { fail } from '@mandate/rbac/result';
import type { Operation } from '../../operation.ts';
import { reply } from '../../operation.ts';
import type { ArmFailure } from '../failures.ts';
import { operation } from '../operation.ts';
import { RESOURCE_TYPES, type ResourceType } from '../providers/resource-types.ts';
import { listsOfType } from './lists-of-type.ts';
import { bodyFromWire, ResourceBody, ResourceWire, resourceToWire } from './wire.ts';

/**
 * The operations of every served type of resource: each asks for its type's own right at the resource itself. A type
 * that is not in the table has no operation, and so nobody has a right to it.
 */
export const RESOURCE_OPERATIONS: readonly Operation<ArmFailure>[] = RESOURCE_TYPES.flatMap((type) => [
  ...operationsOf(type),
  ...listsOfType(type),
]);

function operationsOf(served: ResourceType): readonly Operation<ArmFailure>[] {
  const type = `${served.namespace}/${served.type}`;
  // The template is written out of the type's own segments, so its parameters are these and those of each level.
  const path = pathOf(served);
  const { apiVersions } = served;
  const requires = (verb: string) => ({ action: `${type}/${verb}`, at: path }) as const;
  const idOf = (params: Readonly<Record<string, string>>) =>
    path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
  const write = (method: 'PUT' | 'PATCH') =>
    operation({
      id: `Resources_${method === 'PUT' ? 'CreateOrUpdate' : 'Update'} ${type}`,
      method,
      path,
      apiVersions,
      requires: requires('write'),
      body: ResourceBody,
      replies: method === 'PUT' ? { 200: ResourceWire, 201: ResourceWire } : { 200: ResourceWire },

      async handle({ params, scope, body }, { act }) {
        const id = idOf(params);
        const name = id.slice(id.lastIndexOf('/') + 1);
        if (!/^[^<>*%&:?+/\\#]{1,260}$/.test(name) || name.endsWith('.'))
          return fail({ kind: 'resource-name-invalid', name });
        const done = await putResource(act, {
          scope,
          id,
          type,
          hasLocation: !served.type.includes('/'),
          location: body.location ?? null,
          body: bodyFromWire(body, method === 'PATCH'),
          how: method === 'PUT' ? 'replace' : 'merge',
          action: `${type}/write`,
        });
        if (!done.ok) return done;
        return reply(done.value.created ? 201 : 200, resourceToWire(done.value.resource));
      },
    });

  return [
    operation({
      id: `Resources_Get ${type}`,
      method: 'GET',
      path,
      apiVersions,
      requires: requires('read'),
      replies: { 200: ResourceWire },

      async handle({ scope }, { access, store }) {
        const found = await store.tenant(access.caller.tenant).findResource(scope);
        return found ? reply(200, resourceToWire(found)) : fail({ kind: 'resource-not-found', scope });
      },
    }),
    operation({
      id: `Resources_CheckExistence ${type}`,
      method: 'HEAD',
      path,
      apiVersions,
      requires: requires('read'),
      replies: { 204: null },

      async handle({ scope }, { access, store }) {
        const found = await store.tenant(access.caller.tenant).findResource(scope);
        return found ? reply(204) : fail({ kind: 'resource-not-found', scope });
      },
    }),
    write('PUT'),
    write('PATCH'),
    operation({
      id: `Resources_Delete ${type}`,
      method: 'DELETE',
      path,
      apiVersions,
      requires: requires('delete'),
      replies: { 200: null, 204: null },

      async handle({ scope }, { act }) {
        const done = await removeResource(act, { scope, action: `${type}/delete` });
        return done.ok ? reply(done.value ? 200 : 204) : done;
      },
    }),
  ];
}

/** The path of a resource of a type: `{name}` for a type of one level, `{name}`, `{name1}` … below. */
export function pathOf({ namespace, type }: ResourceType): `/subscriptions/${string}` {
  const levels = type.split('/').map((segment, level) => `${segment}/{name${level || ''}}`);
  return `/subscriptions/{subscriptionId}/resourceGroups/{resourceGroup}/providers/${namespace}/${levels.join('/')}`;
}
