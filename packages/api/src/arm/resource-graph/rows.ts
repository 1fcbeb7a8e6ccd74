import { decideRight } from '@mandate/app/explain/right';
import { managementGroupId, readTree } from '@mandate/app/management-groups/tree';
import type { StoredResource } from '@mandate/app/ports/resources';
import type { TenantReader } from '@mandate/app/ports/store';
import { resourceGroupId } from '@mandate/app/resource-groups/record';
import { isSubscriptionVisible } from '@mandate/app/subscriptions/visibility';
import { tagsOf } from '@mandate/app/tags/tags';
import type { Guid } from '@mandate/rbac/model';
import { managementGroupScope, resourceGroupScope, subscriptionScope } from '@mandate/rbac/scope';
import type { Work } from '../../operation.ts';
import { mayReadGroup } from '../management-groups/read.ts';
import { authorizationRows } from './authorization-rows.ts';
import type { Row } from './expressions.ts';
import { common, mayRead, type PlacedRow } from './placed-row.ts';
import type { Table } from './query.ts';

/** Every row of a table that the caller may read, each decided at its own place. */
export async function rowsOf(table: Table, work: Work): Promise<readonly PlacedRow[]> {
  return READERS[table](work);
}

const READERS: Readonly<Record<Table, (work: Work) => Promise<readonly PlacedRow[]>>> = {
  authorizationresources: authorizationRows,
  resourcecontainers: containerRows,
  resources: resourceRows,
};

async function containerRows(work: Work): Promise<readonly PlacedRow[]> {
  const { access, store } = work;
  const { tenant } = access.caller;
  const reader = store.tenant(tenant);
  const tree = await readTree(reader, access.facts.parents);
  const rows: PlacedRow[] = [];
  for (const group of tree.groups.values()) {
    const id = managementGroupId(group);
    const scope = managementGroupScope(group.name);
    if (!mayReadGroup(access, group)) continue;
    const row = common(id, 'microsoft.management/managementgroups', group.name, tenant, scope);
    rows.push({ scope, row: { ...row, properties: { displayName: group.displayName } } });
  }
  const readable = mayRead(work, 'Microsoft.Resources/subscriptions/resourceGroups/read');
  for (const subscription of tree.subscriptions) {
    if (!isSubscriptionVisible(access, subscription.id)) continue;
    const scope = subscriptionScope(subscription.id);
    const id = `/subscriptions/${subscription.id}`;
    const row = common(id, 'microsoft.resources/subscriptions', subscription.displayName, tenant, scope);
    rows.push({ scope, row: { ...row, properties: { state: subscription.state } } });
    for (const group of await groupsIn(reader, subscription.id)) {
      const at = resourceGroupScope(subscription.id, group.name);
      if (!readable(at)) continue;
      const type = 'microsoft.resources/subscriptions/resourcegroups';
      const named = common(resourceGroupId(group), type, group.name, tenant, at);
      rows.push({ scope: at, row: { ...named, location: group.location, tags: group.tags } });
    }
  }
  return rows;
}

async function groupsIn(tenant: TenantReader, subscription: Guid) {
  // A subscription holds at most 980 groups.
  return (await tenant.listResourceGroups(subscription, { after: null, limit: 1000 })).rows;
}

async function resourceRows(work: Work): Promise<readonly PlacedRow[]> {
  const { access, store } = work;
  const { tenant } = access.caller;
  const reader = store.tenant(tenant);
  const rows: PlacedRow[] = [];
  for (const { id } of await reader.listSubscriptions()) {
    let after: string | null = null;
    do {
      const page = await reader.listResources(subscriptionScope(id), { after, limit: 1000 });
      for (const resource of page.rows) {
        if (decideRight(access, `${resource.type}/read`, resource.scope).effect === 'deny') continue;
        rows.push({ scope: resource.scope, row: resourceRow(resource, tenant) });
      }
      after = page.next;
    } while (after !== null);
  }
  return rows;
}

function resourceRow(resource: StoredResource, tenant: Guid): Row {
  const name = resource.id.slice(resource.id.lastIndexOf('/') + 1);
  return {
    ...common(resource.id, resource.type.toLowerCase(), name, tenant, resource.scope),
    location: resource.location,
    tags: tagsOf(resource),
    kind: resource.body.kind ?? null,
    sku: resource.body.sku ?? null,
    properties: resource.body.properties ?? null,
  };
}
