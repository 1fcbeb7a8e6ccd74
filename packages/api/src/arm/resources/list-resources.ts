import { decideRight } from '@mandate/app/explain/right';
import { parseGuid } from '@mandate/rbac/guid';
import type { Scope } from '@mandate/rbac/model';
import { fail } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { type Input, reply, type Work } from '../../operation.ts';
import { pageRequest } from '../../paging.ts';
import { operation } from '../operation.ts';
import { RESOURCE_GROUP_VERSIONS } from '../versions.ts';
import { parseResourceFilter } from './filter.ts';
import { ResourceWire, resourceSummaryToWire } from './wire.ts';

const replies = { 200: Type.Object({ value: Type.Array(ResourceWire), nextLink: Type.Optional(Type.String()) }) };

/** The resources of a subscription of which the caller may read each. */
export const listResources = operation({
  id: 'Resources_List',
  method: 'GET',
  path: '/subscriptions/{subscriptionId}/resources',
  apiVersions: RESOURCE_GROUP_VERSIONS,
  requires: { action: 'Microsoft.Resources/subscriptions/resources/read', at: '/subscriptions/{subscriptionId}' },
  replies,
  handle: (input, work) => list(input, work, `/subscriptions/${input.params.subscriptionId}/resources`),
});

/** The resources of a resource group of which the caller may read each. */
export const listResourcesOfGroup = operation({
  id: 'Resources_ListByResourceGroup',
  method: 'GET',
  path: '/subscriptions/{subscriptionId}/resourceGroups/{name}/resources',
  apiVersions: RESOURCE_GROUP_VERSIONS,
  requires: {
    action: 'Microsoft.Resources/subscriptions/resourceGroups/resources/read',
    at: '/subscriptions/{subscriptionId}/resourceGroups/{name}',
  },
  replies,

  async handle(input, work) {
    const { subscriptionId, name } = input.params;
    const subscription = parseGuid(subscriptionId);
    const tenant = work.store.tenant(work.access.caller.tenant);
    if (!subscription || !(await tenant.findResourceGroup(subscription, name))) {
      return fail({ kind: 'resource-group-not-found', name });
    }
    return list(input, work, `/subscriptions/${subscriptionId}/resourceGroups/${name}/resources`);
  },
});

async function list(
  { scope, query, link }: Pick<Input<string, unknown>, 'query' | 'link'> & { readonly scope: Scope },
  { access, store }: Work,
  path: string,
) {
  const filter = parseResourceFilter(query.get('$filter') ?? '');
  if (!filter.ok) return filter;
  const page = pageRequest(query);
  if (!page.ok) return page;
  const expand = new Set((query.get('$expand') ?? '').split(',').map((field) => field.trim().toLowerCase()));
  const { rows, next } = await store.tenant(access.caller.tenant).listResources(scope, page.value);
  // A page may hold fewer than asked for; clients follow the link, as with Azure's own.
  const value = rows
    .filter(filter.value)
    .filter((resource) => decideRight(access, `${resource.type}/read`, resource.scope).effect === 'allow')
    .map((resource) => resourceSummaryToWire(resource, expand));
  const nextLink = next === null ? undefined : link(`${path}?${query.with('$skiptoken', next)}`);
  return reply(200, { value, ...(nextLink ? { nextLink } : {}) });
}
