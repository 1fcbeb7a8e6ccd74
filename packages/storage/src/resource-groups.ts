import type { TenantReader, TenantWriter } from '@mandate/app/ports/store';
import type { ResourceGroup } from '@mandate/domain/resource-groups';
import { resourceGroupScope } from '@mandate/rbac/scope';
import type { TenantDb } from './bound.ts';
import type { TenantLedger } from './ledger.ts';
import { readPage } from './page-mark.ts';
import { removeAtOrBelow } from './removal.ts';
import { fromJson } from './rows.ts';
import type { ResourceGroupRow } from './schema.ts';

/** The form in which two names in one subscription are the same. */
function nameKey(name: string): string {
  return name.toLowerCase();
}

/** Reads a tenant's resource groups. */
export function resourceGroupReader(
  db: TenantDb,
): Pick<TenantReader, 'findResourceGroup' | 'listResourceGroups' | 'countResourceGroups'> {
  return {
    async findResourceGroup(subscription, name) {
      const row = await db
        .from('resource_group')
        .selectAll()
        .where('subscription_id', '=', subscription)
        .where('name_key', '=', nameKey(name))
        .executeTakeFirst();
      return row && fromRow(row);
    },
    async listResourceGroups(subscription, page) {
      const { rows, next } = await readPage(['resource-groups', db.tenant, subscription], page, {
        rows(after, limit) {
          const query = db.from('resource_group').selectAll().where('subscription_id', '=', subscription);
          const rest = after ? query.where('name_key', '>', after[0]) : query;
          return rest.orderBy('name_key').limit(limit).execute();
        },
        place: (row) => [row.name_key, ''],
      });
      return { rows: rows.map(fromRow), next };
    },
    async countResourceGroups(subscription) {
      const { count } = await db
        .from('resource_group')
        .where('subscription_id', '=', subscription)
        .select((row) => row.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return count;
    },
  };
}

/** Writes a tenant's resource groups. */
export function resourceGroupWriter(
  db: TenantDb,
  ledger: TenantLedger,
): Pick<TenantWriter, 'putResourceGroup' | 'removeResourceGroup'> {
  return {
    async putResourceGroup(group) {
      const { location, tags, managed_by, ...rest } = toRow(group);
      const columns = { location, tags, managed_by };
      await db
        .insert('resource_group', { ...rest, ...columns })
        // The name stays as first spelled, and the group as old as it is.
        .onConflict((conflict) => conflict.columns(['tenant_id', 'subscription_id', 'name_key']).doUpdateSet(columns))
        .execute();
      ledger.wrote();
    },
    async removeResourceGroup(subscription, name) {
      const removed = await db
        .remove('resource_group')
        .where('subscription_id', '=', subscription)
        .where('name_key', '=', nameKey(name))
        .executeTakeFirstOrThrow();
      if (removed.numDeletedRows === 0n) return false;
      await removeAtOrBelow(db, ledger, resourceGroupScope(subscription, name));
      return true;
    },
  };
}

function toRow(group: ResourceGroup): Omit<ResourceGroupRow, 'tenant_id'> {
  return {
    subscription_id: group.subscription,
    name_key: nameKey(group.name),
    name: group.name,
    location: group.location,
    tags: JSON.stringify(group.tags),
    managed_by: group.managedBy,
    created_at: group.createdAt,
  };
}

function fromRow(row: ResourceGroupRow): ResourceGroup {
  return {
    subscription: row.subscription_id,
    name: row.name,
    location: row.location,
    tags: fromJson<ResourceGroup['tags']>(row.tags),
    managedBy: row.managed_by,
    createdAt: row.created_at,
  };
}
