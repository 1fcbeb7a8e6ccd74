import type { TenantReader, TenantWriter } from '@mandate/app/ports';
import { searchKey } from '@mandate/domain/customers';
import type { AzureSubscription } from '@mandate/domain/subscriptions';
import { fail, ok } from '@mandate/rbac/result';
import type { TenantDb } from './bound.ts';
import type { TenantLedger } from './ledger.ts';
import type { SubscriptionRow } from './schema.ts';

/** Reads a tenant's Azure subscriptions. */
export function subscriptionReader(db: TenantDb): Pick<TenantReader, 'listSubscriptions' | 'findSubscription'> {
  return {
    async listSubscriptions() {
      const rows = await db.from('subscription').selectAll().orderBy('name_key').orderBy('id').execute();
      return rows.map(fromRow);
    },
    async findSubscription(id) {
      const row = await db.from('subscription').selectAll().where('id', '=', id).executeTakeFirst();
      return row && fromRow(row);
    },
  };
}

/** Writes a tenant's Azure subscriptions. An id is taken wherever in the installation it is in use. */
export function subscriptionWriter(db: TenantDb, ledger: TenantLedger): Pick<TenantWriter, 'addSubscription'> {
  return {
    async addSubscription(subscription) {
      const claimed = await db
        .insert('subscription_home', { subscription_id: subscription.id })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      if (claimed.numInsertedOrUpdatedRows !== 1n) return fail({ kind: 'taken' });
      await db.insert('subscription', toRow(subscription)).execute();
      ledger.wrote();
      return ok(undefined);
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

function fromRow(row: SubscriptionRow): AzureSubscription {
  return {
    id: row.id,
    displayName: row.display_name,
    state: row.state,
    soldBy: row.sold_by && row.sold_under && { partner: row.sold_by, policy: row.sold_under },
    createdAt: row.created_at,
  };
}
