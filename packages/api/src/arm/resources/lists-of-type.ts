import type { StoredResource } from '@mandate/app/ports/resources';
import type { TenantReader } from '@mandate/app/ports/store';
import { parentOf } from '@mandate/app/resources/put-resource';
import type { Scope } from '@mandate/rbac/model';
import { Type } from 'typebox';
import { type Operation, reply } from '../../operation.ts';
import type { ArmFailure } from '../failures.ts';
import { operation } from '../operation.ts';
import type { ResourceType } from '../providers/resource-types.ts';
import { ResourceWire, resourceToWire } from './wire.ts';

const replies = { 200: Type.Object({ value: Type.Array(ResourceWire) }) };

/** The lists of a type: in a resource group and a subscription, or in the resource it lies in. */
export function listsOfType({
  namespace,
  type: inNamespace,
  apiVersions,
}: ResourceType): readonly Operation<ArmFailure>[] {
  const type = `${namespace}/${inNamespace}`;
  const levels = inNamespace.split('/');
  const own = levels.at(-1) ?? '';
  const group = '/subscriptions/{subscriptionId}/resourceGroups/{resourceGroup}';
  const above = levels.slice(0, -1).map((segment, level) => `/${segment}/{name${level || ''}}`);
  const places =
    above.length > 0
      ? [{ what: 'ListIn', at: `${group}/providers/${namespace}${above.join('')}`, path: `/${own}` }]
      : [
          { what: 'ListByResourceGroup', at: group, path: `/providers/${namespace}/${own}` },
          { what: 'ListBySubscription', at: '/subscriptions/{subscriptionId}', path: `/providers/${namespace}/${own}` },
        ];
  return places.map(({ what, at, path }) =>
    operation({
      id: `Resources_${what} ${type}`,
      method: 'GET',
      path: `${at}${path}`,
      apiVersions,
      requires: { action: `${type}/read`, at: at as `/${string}` },
      replies,

      async handle({ scope }, { access, store }) {
        const all = await allBelow(store.tenant(access.caller.tenant), scope);
        const value = all
          .filter((resource) => resource.type === type)
          .filter((resource) => above.length === 0 || parentOf(resource.scope) === scope)
          .map(resourceToWire);
        return reply(200, { value });
      },
    }),
  );
}

/** Every resource at or below a scope. */
async function allBelow(tenant: TenantReader, scope: Scope): Promise<readonly StoredResource[]> {
  const all: StoredResource[] = [];
  let after: string | null = null;
  do {
    const { rows, next } = await tenant.listResources(scope, { after, limit: 1000 });
    all.push(...rows);
    after = next;
  } while (after !== null);
  return all;
}
