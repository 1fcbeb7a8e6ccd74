import { decideRight } from '@mandate/app/explain/right';
import { managementGroupId, readTree } from '@mandate/app/management-groups/tree';
import type { Json, StoredResource, TenantReader } from '@mandate/app/ports';
import { resourceGroupId } from '@mandate/app/resource-groups/record';
import { roleAssignmentId } from '@mandate/app/role-assignments/record';
import { spelled } from '@mandate/app/role-definitions/record';
import { isSubscriptionVisible } from '@mandate/app/subscriptions/visibility';
import { tagsOf } from '@mandate/app/tags/tags';
import type { Guid, Scope } from '@mandate/rbac/model';
import {
  managementGroupScope,
  resourceGroupOf,
  resourceGroupScope,
  subscriptionOf,
  subscriptionScope,
} from '@mandate/rbac/scope';
import type { Work } from '../../operation.ts';
import { mayReadGroup } from '../management-groups/read.ts';
import { roleDefinitionId } from '../role-definition-wire.ts';
import { armTime } from '../timestamp.ts';
import type { Row } from './expressions.ts';
import type { Table } from './query.ts';

/** A row, and where it belongs. */
export interface PlacedRow {
  readonly scope: Scope;
  readonly row: Row;
}

/** Every row of a table that the caller may read, each decided at its own place. */
export async function rowsOf(table: Table, work: Work): Promise<readonly PlacedRow[]> {
  return READERS[table](work);
}

const READERS: Readonly<Record<Table, (work: Work) => Promise<readonly PlacedRow[]>>> = {
  authorizationresources: authorizationRows,
  resourcecontainers: containerRows,
  resources: resourceRows,
};

// Many rows stand at one place, and a right is decided once at each.
function mayRead({ access }: Work, action: string): (scope: Scope) => boolean {
  const known = new Map<Scope, boolean>();
  return (scope) => {
    const before = known.get(scope);
    if (before !== undefined) return before;
    const allowed = decideRight(access, action, scope).effect === 'allow';
    known.set(scope, allowed);
    return allowed;
  };
}

async function authorizationRows(work: Work): Promise<readonly PlacedRow[]> {
  const { access, store } = work;
  const { tenant } = access.caller;
  const readable = mayRead(work, 'Microsoft.Authorization/roleAssignments/read');
  const assignments = (await store.tenant(tenant).listRoleAssignments())
    .filter(({ scope }) => readable(scope))
    .map((each) => ({
      scope: each.scope,
      row: {
        ...common(roleAssignmentId(each), 'microsoft.authorization/roleassignments', each.id, tenant, each.scope),
        properties: {
          principalId: each.principal,
          principalType: each.principalType,
          roleDefinitionId: roleDefinitionId(each.role, each.scope),
          scope: each.scopeText,
          condition: each.condition,
          createdOn: armTime(each.createdAt),
          updatedOn: armTime(each.updatedAt),
          createdBy: each.createdBy,
          updatedBy: each.updatedBy,
        },
      },
    }));
  const definitions = [...access.facts.roles.values()].flatMap((role) => {
    const [scope] = role.assignableScopes;
    const isReadable = role.kind === 'BuiltInRole' || role.assignableScopes.some(mayRead(work, READ_ROLES));
    if (!isReadable || scope === undefined) return [];
    const row = {
      ...common(roleDefinitionId(role.id, scope), 'microsoft.authorization/roledefinitions', role.id, tenant, scope),
      properties: {
        roleName: role.name,
        type: role.kind,
        isServiceRole: false,
        assignableScopes: role.assignableScopes.map(spelled),
        permissions: role.permissions.map((entry): Json => ({ ...entry })),
      },
    };
    return [{ scope, row }];
  });
  return [...assignments, ...definitions];
}

const READ_ROLES = 'Microsoft.Authorization/roleDefinitions/read';

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

function common(id: string, type: string, name: string, tenantId: Guid, scope: Scope): Row {
  return {
    id,
    name,
    type,
    tenantId,
    subscriptionId: subscriptionOf(scope) ?? '',
    resourceGroup: resourceGroupOf(scope)?.name ?? '',
  };
}
