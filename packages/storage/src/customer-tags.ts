import type { CustomerTagReader, CustomerTagWriter } from '@mandate/app/ports/customer-tags';
import { searchKey } from '@mandate/domain/customers';
import type { TenantId } from '@mandate/domain/tenants';
import type { TenantDb } from './bound.ts';
import type { TenantLedger } from './ledger.ts';

/** A tag that a partner (`tenant_id`) put on a customer. */
export interface CustomerTagRow {
  readonly tenant_id: TenantId;
  readonly customer_id: TenantId;
  readonly tag_key: string;
  readonly tag: string;
}

/** Reads the tags a partner put on its customers. */
export function customerTagReader(db: TenantDb): CustomerTagReader {
  return {
    async listCustomerTags(customers) {
      if (customers.length === 0) return new Map();
      const rows = await db
        .from('customer_tag')
        .select(['customer_id', 'tag'])
        .where('customer_id', 'in', [...customers])
        .orderBy('tag_key')
        .execute();
      const byCustomer = Map.groupBy(rows, (row) => row.customer_id);
      return new Map([...byCustomer].map(([customer, own]) => [customer, own.map(({ tag }) => tag)]));
    },
    async listUsedTags() {
      const rows = await db
        .from('customer_tag')
        .select((row) => ['tag_key', row.fn.min('tag').as('tag'), row.fn.countAll<number>().as('customers')])
        .groupBy('tag_key')
        .orderBy('tag_key')
        .execute();
      return rows.map(({ tag, customers }) => ({ tag, customers: Number(customers) }));
    },
  };
}

/** Writes the tags a partner puts on its customers. */
export function customerTagWriter(db: TenantDb, ledger: TenantLedger): CustomerTagWriter {
  return {
    async putCustomerTags(customer, tags) {
      await db.remove('customer_tag').where('customer_id', '=', customer).execute();
      const rows = tags.map((tag) => ({ customer_id: customer, tag_key: searchKey(tag), tag }));
      if (rows.length > 0) await db.insert('customer_tag', rows).execute();
      ledger.wrote();
    },
  };
}
