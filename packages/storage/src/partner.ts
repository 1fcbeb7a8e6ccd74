import type { PartnerReader, Reach } from '@mandate/app/ports/partner';
import type { TenantId } from '@mandate/domain/tenants';
import { sql } from 'kysely';
import type { PartnerDb } from './bound.ts';
import { fromCustomerRow, readCustomers, readResold } from './customer-lists.ts';
import type { Engine } from './engines/engine.ts';
import { readPage } from './page-mark.ts';

/** Reads one partner's projection, and nothing else: see {@link projectCustomers}. */
export function partnerReader(db: PartnerDb, engine: Engine): Omit<PartnerReader, 'listActs'> {
  return {
    listCustomers: (query, page) => readCustomers(db, engine, query, page),
    listResold: (query, page) => readResold(db, engine, query, page),
    async findCustomer(customer) {
      const row = await db.from('partner_customer').selectAll().where('customer_id', '=', customer).executeTakeFirst();
      return row && fromCustomerRow(row);
    },
    async countCustomers() {
      const { count } = await db
        .from('partner_customer')
        .select((row) => row.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return count;
    },
    listReach: (customer) => readReach(db, 'partner_reach', customer),
    listStrangers: (customer) => readReach(db, 'partner_stranger', customer),
    async listSold(page) {
      const { rows, next } = await readPage(['sold', db.partner], page, {
        rows(after, limit) {
          let query = db.from('partner_subscription').selectAll();
          if (after) query = query.where(sql<boolean>`(customer_id, subscription_id) > (${after[0]}, ${after[1]})`);
          return query.orderBy('customer_id').orderBy('subscription_id').limit(limit).execute();
        },
        place: (row) => [row.customer_id, row.subscription_id],
      });
      return {
        rows: rows.map((row) => ({
          customer: row.customer_id,
          subscription: row.subscription_id,
          displayName: row.display_name,
          state: row.state,
          policy: row.policy,
        })),
        next,
      };
    },
    async listDelegatedScopes() {
      const rows = await db.from('delegated_scope').selectAll().orderBy('customer_id').orderBy('scope').execute();
      return rows.map((row) => ({ customer: row.customer_id, registration: row.registration_id, scope: row.scope }));
    },
  };
}

async function readReach(
  db: PartnerDb,
  table: 'partner_reach' | 'partner_stranger',
  customer: TenantId,
): Promise<readonly Reach[]> {
  const rows = await db
    .from(table)
    .selectAll()
    .where('customer_id', '=', customer)
    .orderBy('scope')
    .orderBy('group_id')
    .orderBy('role_id')
    .execute();
  return rows.map((row) => ({
    customer: row.customer_id,
    group: row.group_id,
    role: row.role_id,
    scope: row.scope,
  }));
}
