import type { CustomerFilter, PartnerReader, Reach } from '@mandate/app/ports/partner';
import { type CustomerSummary, searchKey } from '@mandate/domain/customers';
import type { TenantId } from '@mandate/domain/tenants';
import { type SqlBool, sql } from 'kysely';
import type { PartnerDb } from './bound.ts';
import type { Engine } from './engines/engine.ts';
import { readPage } from './page-mark.ts';
import type { PartnerCustomerRow } from './relationship-rows.ts';

/** Reads one partner's projection, and nothing else: see {@link projectCustomers}. */
export function partnerReader(db: PartnerDb, engine: Engine): PartnerReader {
  return {
    async listCustomers(search, page) {
      const text = searchKey(search);
      const { rows, next } = await readPage(['customers', db.partner, text], page, {
        rows(after, limit) {
          let query = db.from('partner_customer').selectAll();
          if (text !== '') query = query.where(matches(text, engine));
          if (after) query = query.where(sql<boolean>`(name_key, customer_id) > (${after[0]}, ${after[1]})`);
          return query.orderBy('name_key').orderBy('customer_id').limit(limit).execute();
        },
        place: (row) => [row.name_key, row.customer_id],
      });
      return { rows: rows.map(fromRow), next };
    },
    async listResold(filter, page) {
      const list = ['resold', db.partner, filter?.field ?? '', filter?.test ?? '', filter?.value ?? ''];
      const { rows, next } = await readPage(list, page, {
        rows(after, limit) {
          let query = db.from('partner_customer').selectAll().where('state', '=', 'active');
          if (filter) query = query.where(meets(filter, engine));
          if (after) query = query.where(sql<boolean>`(name_key, customer_id) > (${after[0]}, ${after[1]})`);
          return query.orderBy('name_key').orderBy('customer_id').limit(limit).execute();
        },
        place: (row) => [row.name_key, row.customer_id],
      });
      return { rows: rows.map(fromRow), next };
    },
    async findCustomer(customer) {
      const row = await db.from('partner_customer').selectAll().where('customer_id', '=', customer).executeTakeFirst();
      return row && fromRow(row);
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

// Domains stand one to a line, so that a line feed before a text is where one begins.
function meets({ field, test, value }: CustomerFilter, engine: Engine) {
  const text = searchKey(value);
  if (field === 'domain') {
    const lines = sql<string>`(${'\n'} || ${sql.ref<string>('domain_keys')} || ${'\n'})`;
    return engine.contains(lines, `${test === 'contains' ? '' : '\n'}${text}${test === 'equals' ? '\n' : ''}`);
  }
  const name = sql.ref<string>('name_key');
  if (test === 'contains') return engine.contains(name, text);
  if (test === 'equals') return sql<SqlBool>`${name} = ${text}`;
  // Every text that begins so sorts from it up to the last character that there is.
  return sql<SqlBool>`(${name} >= ${text} and ${name} < ${`${text}\u{10ffff}`})`;
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

// Every customer may have to be looked at, so nothing is asked of them that the text alone answers.
function matches(text: string, engine: Engine) {
  const name = engine.contains(sql.ref<string>('name_key'), text);
  const domain = engine.contains(sql.ref<string>('domain_keys'), text);
  if (!/^[0-9a-f-]{1,36}$/.test(text)) return sql<SqlBool>`(${name} or ${domain})`;
  const id = sql.ref<string>('customer_id');
  // `g` comes after every character of an id.
  return sql<SqlBool>`(${name} or ${domain} or (${id} >= ${text} and ${id} < ${`${text}g`}))`;
}

function fromRow(row: PartnerCustomerRow): CustomerSummary {
  return {
    id: row.customer_id,
    companyName: row.company_name,
    domain: row.domain,
    country: row.country,
    relationship: { state: row.state, delegatedAdmin: row.delegated_admin, confirmed: row.confirmed === 1 },
  };
}
