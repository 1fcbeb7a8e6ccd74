import type { TenantReader } from '@mandate/app/ports/store';
import { type Tags, tagsOf } from '@mandate/app/tags/tags';
import { parseGuid } from '@mandate/rbac/guid';
import type { Guid } from '@mandate/rbac/model';
import { fail } from '@mandate/rbac/result';
import { subscriptionScope } from '@mandate/rbac/scope';
import { Type } from 'typebox';
import { reply } from '../../operation.ts';
import { operation } from '../operation.ts';
import { RESOURCE_GROUP_VERSIONS } from '../versions.ts';

const Count = Type.Object({ type: Type.String(), value: Type.Number() });

/** The tags in use in a subscription: each name with its values, and how often each is used. */
export const listTagNames = operation({
  id: 'Tags_List',
  method: 'GET',
  path: '/subscriptions/{subscriptionId}/tagNames',
  apiVersions: RESOURCE_GROUP_VERSIONS,
  requires: { action: 'Microsoft.Resources/subscriptions/tagNames/read', at: '/subscriptions/{subscriptionId}' },
  replies: {
    200: Type.Object({
      value: Type.Array(
        Type.Object({
          id: Type.String(),
          tagName: Type.String(),
          count: Count,
          values: Type.Array(Type.Object({ id: Type.String(), tagValue: Type.String(), count: Count })),
        }),
      ),
    }),
  },

  async handle({ params }, { access, store }) {
    const subscription = parseGuid(params.subscriptionId);
    if (!subscription) return fail({ kind: 'subscription-malformed', text: params.subscriptionId });
    const names = new Map<string, { readonly name: string; readonly values: Map<string, number> }>();
    for await (const tags of allTags(store.tenant(access.caller.tenant), subscription)) {
      for (const [name, value] of Object.entries(tags)) {
        const found = names.get(name.toLowerCase()) ?? { name, values: new Map<string, number>() };
        found.values.set(value, (found.values.get(value) ?? 0) + 1);
        names.set(name.toLowerCase(), found);
      }
    }
    const total = (value: number) => ({ type: 'Total', value });
    const value = [...names.values()].map(({ name, values }) => {
      const id = `/subscriptions/${subscription}/tagNames/${name}`;
      return {
        id,
        tagName: name,
        count: total([...values.values()].reduce((sum, each) => sum + each, 0)),
        values: [...values].map(([tagValue, count]) => ({
          id: `${id}/tagValues/${tagValue}`,
          tagValue,
          count: total(count),
        })),
      };
    });
    return reply(200, { value });
  },
});

async function* allTags(tenant: TenantReader, subscription: Guid): AsyncIterable<Tags> {
  for (const { tags } of await tenant.listTags(subscriptionScope(subscription))) yield tags;
  let after: string | null = null;
  do {
    const page = await tenant.listResourceGroups(subscription, { after, limit: 1000 });
    for (const { tags } of page.rows) yield tags;
    after = page.next;
  } while (after !== null);
  do {
    const page = await tenant.listResources(subscriptionScope(subscription), { after, limit: 1000 });
    for (const resource of page.rows) yield tagsOf(resource);
    after = page.next;
  } while (after !== null);
}
