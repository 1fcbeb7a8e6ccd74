import type { Scope } from '@mandate/rbac/model';
import { resourceGroupOf, scopeKind } from '@mandate/rbac/scope';
import type { StoredResource } from '../ports/resources.ts';
import type { TenantReader, TenantWriter } from '../ports/store.ts';

/** Names and values of tags. */
export type Tags = Readonly<Record<string, string>>;

/** The tags of a resource, which stand in its body as a client sent them. */
export function tagsOf({ body }: Pick<StoredResource, 'body'>): Tags {
  const { tags } = body;
  if (tags === null || typeof tags !== 'object' || Array.isArray(tags)) return {};
  return Object.fromEntries(
    Object.entries(tags).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** The tags at a scope: a resource group and a resource have their own, a subscription those that were put there. */
export async function readTags(tenant: TenantReader, scope: Scope): Promise<Tags> {
  const group = resourceGroupOf(scope);
  if (scopeKind(scope) === 'resource-group' && group) {
    return (await tenant.findResourceGroup(group.subscription, group.name))?.tags ?? {};
  }
  if (scopeKind(scope) === 'resource') {
    const resource = await tenant.findResource(scope);
    return resource ? tagsOf(resource) : {};
  }
  return (await tenant.findTags(scope)) ?? {};
}

/** Replaces the tags at a scope that is there. */
export async function writeTags(writer: TenantWriter, scope: Scope, tags: Tags, now: number): Promise<void> {
  const group = resourceGroupOf(scope);
  if (scopeKind(scope) === 'resource-group' && group) {
    const existing = await writer.findResourceGroup(group.subscription, group.name);
    if (existing) await writer.putResourceGroup({ ...existing, tags });
    return;
  }
  if (scopeKind(scope) === 'resource') {
    const existing = await writer.findResource(scope);
    if (existing) await writer.putResource({ ...existing, body: { ...existing.body, tags }, updatedAt: now });
    return;
  }
  await writer.putTags({ scope, tags });
}

/** `tags` with those of `added` in place of the ones of the same name, whose first spelling stays. */
export function mergeTags(tags: Tags, added: Tags): Tags {
  const spellings = new Map(Object.keys(tags).map((name) => [name.toLowerCase(), name]));
  const merged: Record<string, string> = { ...tags };
  for (const [name, value] of Object.entries(added)) merged[spellings.get(name.toLowerCase()) ?? name] = value;
  return merged;
}

/** `tags` without those that `removed` names with the same value. */
export function withoutTags(tags: Tags, removed: Tags): Tags {
  const values = new Map(Object.entries(removed).map(([name, value]) => [name.toLowerCase(), value]));
  return Object.fromEntries(Object.entries(tags).filter(([name, value]) => values.get(name.toLowerCase()) !== value));
}
