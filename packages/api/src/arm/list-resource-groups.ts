import { parseGuid } from '@mandate/rbac/guid';
import { fail } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply } from '../operation.ts';
import { pageRequest } from '../paging.ts';
import { operation } from './operation.ts';
import { ResourceGroupWire, resourceGroupToWire } from './resource-group-wire.ts';
import { hasTag, parseTagFilter } from './tag-filter.ts';
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
    const tag = parseTagFilter(query.get('$filter') ?? '');
    if (!tag.ok) return tag;
    const page = pageRequest(query);
    if (!page.ok) return page;

    const { rows, next } = await store.tenant(access.caller.tenant).listResourceGroups(subscription, page.value);
    const nextLink = next && link(`/subscriptions/${subscription}/resourcegroups?${query.with('$skiptoken', next)}`);
    // A page may hold fewer than asked for; clients follow the link, as with Azure's own.
    const value = rows.filter(({ tags }) => hasTag(tags, tag.value)).map(resourceGroupToWire);
    return reply(200, { value, ...(nextLink ? { nextLink } : {}) });
  },
});
