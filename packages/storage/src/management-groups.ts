import type { ManagementGroup } from '@mandate/app/ports/management-groups';
import type { TenantReader, TenantWriter } from '@mandate/app/ports/store';
import type { Scope } from '@mandate/rbac/model';
import { fail, ok } from '@mandate/rbac/result';
import { managementGroupScope, subscriptionScope } from '@mandate/rbac/scope';
import type { TenantDb } from './bound.ts';
import type { TenantLedger } from './ledger.ts';
import { removeAtOrBelow } from './removal.ts';
import type { ManagementGroupRow } from './schema.ts';

/** The form in which two names in one tenant are the same. */
function nameKey(name: string): string {
  return name.toLowerCase();
}

/** Reads a tenant's management groups. */
export function managementGroupReader(
  db: TenantDb,
): Pick<TenantReader, 'listManagementGroups' | 'findManagementGroup'> {
  return {
    async listManagementGroups() {
      return (await db.from('management_group').selectAll().orderBy('name_key').execute()).map(fromRow);
    },
    async findManagementGroup(name) {
      const row = await findRow(db, nameKey(name));
      return row && fromRow(row);
    },
  };
}

/**
 * What lies directly above each of the tenant's subscriptions and management groups. The root management group has the
 * tenant's id as its name, whether it has a row or not, and lies below `/`, which needs no entry.
 */
export async function readParents(db: TenantDb): Promise<ReadonlyMap<Scope, Scope>> {
  const groups = await db.from('management_group').select(['name_key', 'parent_key']).execute();
  const subscriptions = await db.from('subscription').select('id').execute();
  const placed = await db.from('subscription_parent').select(['subscription_id', 'parent_key']).execute();

  const root = managementGroupScope(db.tenant);
  const parents = new Map<Scope, Scope>(subscriptions.map(({ id }) => [subscriptionScope(id), root]));
  for (const { subscription_id, parent_key } of placed) {
    parents.set(subscriptionScope(subscription_id), managementGroupScope(parent_key));
  }
  for (const { name_key, parent_key } of groups) {
    if (parent_key !== null) parents.set(managementGroupScope(name_key), managementGroupScope(parent_key));
  }
  return parents;
}

/** Writes a tenant's management groups and what lies in them. */
export function managementGroupWriter(
  db: TenantDb,
  ledger: TenantLedger,
): Pick<TenantWriter, 'putManagementGroup' | 'removeManagementGroup' | 'placeSubscription'> {
  const mustExist = async (key: string) => {
    if (key === db.tenant || (await findRow(db, key))) return;
    throw new Error(`Tenant ${db.tenant} has no management group ${key}; find it before something is placed in it.`);
  };

  return {
    async putManagementGroup(group) {
      const { name_key, name, created_at, ...columns } = toRow(group);
      if ((name_key === db.tenant) !== (columns.parent_key === null)) {
        throw new Error(`The root management group of tenant ${db.tenant}, and no other, lies in no other.`);
      }
      if (columns.parent_key !== null) await mustExist(columns.parent_key);
      const before = await findRow(db, name_key);
      await db
        .insert('management_group', { name_key, name, created_at, ...columns })
        // The name stays as first spelled, and the group as old as it is.
        .onConflict((conflict) => conflict.columns(['tenant_id', 'name_key']).doUpdateSet(columns))
        .execute();
      if (before?.parent_key === columns.parent_key) ledger.wrote();
      else ledger.moved();
    },
    async removeManagementGroup(name) {
      const key = nameKey(name);
      for (const table of ['management_group', 'subscription_parent'] as const) {
        const child = await db.from(table).select('parent_key').where('parent_key', '=', key).limit(1).execute();
        if (child.length > 0) return fail({ kind: 'management-group-not-empty' });
      }
      const removed = await db.remove('management_group').where('name_key', '=', key).executeTakeFirstOrThrow();
      if (removed.numDeletedRows === 0n) return ok(false);
      await removeAtOrBelow(db, ledger, managementGroupScope(key));
      ledger.moved();
      return ok(true);
    },
    async placeSubscription(subscription, group) {
      const parent_key = nameKey(group);
      await mustExist(parent_key);
      const own = await db.from('subscription').select('id').where('id', '=', subscription).executeTakeFirst();
      if (!own) throw new Error(`Tenant ${db.tenant} has no subscription ${subscription}; find it before placing it.`);
      if (parent_key === db.tenant) {
        await db.remove('subscription_parent').where('subscription_id', '=', subscription).execute();
      } else {
        await db
          .insert('subscription_parent', { subscription_id: subscription, parent_key })
          .onConflict((conflict) => conflict.columns(['tenant_id', 'subscription_id']).doUpdateSet({ parent_key }))
          .execute();
      }
      ledger.moved();
    },
  };
}

function findRow(db: TenantDb, key: string): Promise<ManagementGroupRow | undefined> {
  return db.from('management_group').selectAll().where('name_key', '=', key).executeTakeFirst();
}

function toRow(group: ManagementGroup): Omit<ManagementGroupRow, 'tenant_id'> {
  return {
    name_key: nameKey(group.name),
    name: group.name,
    display_name: group.displayName,
    parent_key: group.parent === null ? null : nameKey(group.parent),
    created_at: group.createdAt,
    updated_at: group.updatedAt,
  };
}

function fromRow(row: ManagementGroupRow): ManagementGroup {
  return {
    name: row.name,
    displayName: row.display_name,
    parent: row.parent_key,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
