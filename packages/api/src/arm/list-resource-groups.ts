import { parseGuid } from '@mandate/rbac/guid';
import { fail } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply } from '../operation.ts';
import { pageRequest } from '../paging.ts';
import { operation } from './operation.ts';
import { ResourceGroupWire, resourceGroupToWire } from './resource-group-wire.ts';
import { RESOURCE_GROUP_VERSIONS } from './versions.ts';

/** The resource groups of a subscription, by name. */
export const listResourceGroups = operation({
  id: 'ResourceGroups_List',
  method: 'GET',
  path: '/subscriptions/{subscriptionId}/resourceGroups',
  apiVersions: RESOURCE_GROUP_VERSIONS,
  requires: {
    action: 'Microsoft.Resources/subscriptions/resourceGroups/read',
    at: '/subscriptions/{subscriptionId}',
  },
  replies: { 200: Type.Object({ value: Type.Array(ResourceGroupWire), nextLink: Type.Optional(Type.String()) }) },

  async handle({ params, query, link }, { access, store }) {
    const subscription = parseGuid(params.subscriptionId);
    if (!subscription) return fail({ kind: 'subscription-malformed', text: params.subscriptionId });
    const filter = query.get('$filter');
    if (filter) return fail({ kind: 'filter-unsupported', filter });
    const page = pageRequest(query);
    if (!page.ok) return page;

    const { rows, next } = await store.tenant(access.caller.tenant).listResourceGroups(subscription, page.value);
    const nextLink = next && link(`/subscriptions/${subscription}/resourcegroups?${query.with('$skiptoken', next)}`);
    return reply(200, { value: rows.map(resourceGroupToWire), ...(nextLink ? { nextLink } : {}) });
  },
});
