import type { TenantReader, TenantWriter } from '@mandate/app/ports/store';
import { searchKey } from '@mandate/domain/customers';
import type { AzureSubscription, SubscriptionAlias } from '@mandate/domain/subscriptions';
import { fail, ok } from '@mandate/rbac/result';
import type { TenantDb } from './bound.ts';
import type { TenantLedger } from './ledger.ts';
import type { SubscriptionAliasRow, SubscriptionRow } from './schema.ts';

/** Reads a tenant's Azure subscriptions. */
export function subscriptionReader(
  db: TenantDb,
): Pick<TenantReader, 'listSubscriptions' | 'findSubscription' | 'listSubscriptionAliases' | 'findSubscriptionAlias'> {
  return {
    async listSubscriptions() {
      const rows = await db.from('subscription').selectAll().orderBy('name_key').orderBy('id').execute();
      return rows.map(fromRow);
    },
    async findSubscription(id) {
      const row = await db.from('subscription').selectAll().where('id', '=', id).executeTakeFirst();
      return row && fromRow(row);
    },
    async listSubscriptionAliases() {
      const rows = await db.from('subscription_alias').selectAll().orderBy('name_key').execute();
      return rows.map(fromAliasRow);
    },
    async findSubscriptionAlias(name) {
      const query = db.from('subscription_alias').selectAll().where('name_key', '=', name.toLowerCase());
      const row = await query.executeTakeFirst();
      return row && fromAliasRow(row);
    },
  };
}

/** Writes a tenant's Azure subscriptions. An id is taken wherever in the installation it is in use. */
export function subscriptionWriter(
  db: TenantDb,
  ledger: TenantLedger,
): Pick<
  TenantWriter,
  'addSubscription' | 'updateSubscription' | 'resellSubscription' | 'addSubscriptionAlias' | 'removeSubscriptionAlias'
> {
  return {
    async addSubscription(subscription) {
      const claimed = await db
        .insert('subscription_home', { subscription_id: subscription.id })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      if (claimed.numInsertedOrUpdatedRows !== 1n) return fail({ kind: 'taken' });
      await db.insert('subscription', toRow(subscription)).execute();
      // It lies in the root management group, and what is assigned there reaches it from now on.
      ledger.moved();
      ledger.reprojected();
      return ok(undefined);
    },
    async updateSubscription(subscription) {
      const { display_name, name_key, state } = toRow(subscription);
      await db
        .update('subscription')
        .set({ display_name, name_key, state })
        .where('id', '=', subscription.id)
        .execute();
      ledger.wrote();
      ledger.reprojected();
    },
    async resellSubscription(id, { partner, policy }) {
      await db.update('subscription').set({ sold_by: partner, sold_under: policy }).where('id', '=', id).execute();
      ledger.wrote();
    },
    async addSubscriptionAlias({ name, subscription, customer, createdAt }) {
      const row = {
        name_key: name.toLowerCase(),
        name,
        subscription_id: subscription,
        customer_id: customer,
        created_at: createdAt,
      };
      const added = await db
        .insert('subscription_alias', row)
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      if (added.numInsertedOrUpdatedRows !== 1n) return fail({ kind: 'taken' });
      ledger.wrote();
      return ok(undefined);
    },
    async removeSubscriptionAlias(name) {
      const query = db.remove('subscription_alias').where('name_key', '=', name.toLowerCase());
      const { numDeletedRows } = await query.executeTakeFirstOrThrow();
      if (numDeletedRows > 0n) ledger.wrote();
      return numDeletedRows > 0n;
    },
  };
}

function toRow({ id, displayName, state, soldBy, createdAt }: AzureSubscription): Omit<SubscriptionRow, 'tenant_id'> {
  return {
    id,
    display_name: displayName,
    name_key: searchKey(displayName),
    state,
    sold_by: soldBy?.partner ?? null,
    sold_under: soldBy?.policy ?? null,
    created_at: createdAt,
  };
}

function fromAliasRow(row: SubscriptionAliasRow): SubscriptionAlias {
  return {
    name: row.name,
    subscription: row.subscription_id,
    customer: row.customer_id,
    createdAt: row.created_at,
  };
}

function fromRow(row: SubscriptionRow): AzureSubscription {
  return {
    id: row.id,
    displayName: row.display_name,
    state: row.state,
    soldBy: row.sold_by && row.sold_under && { partner: row.sold_by, policy: row.sold_under },
    createdAt: row.created_at,
  };
}
