import type { Page, PageRequest } from '@mandate/app/ports/listing';
import type {
  CustomerAccess,
  CustomerFilter,
  CustomerOrder,
  CustomerQuery,
  ResoldQuery,
} from '@mandate/app/ports/partner';
import { type CustomerSummary, searchKey } from '@mandate/domain/customers';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { PartnerDb } from './bound.ts';
import type { Engine } from './engines/engine.ts';
import { readPage } from './page-mark.ts';
import type { PartnerCustomerRow } from './relationship-rows.ts';

type Test = RawBuilder<SqlBool>;

/** A page of a partner's customers, those that were asked and have not answered among them. */
export function readCustomers(
  db: PartnerDb,
  engine: Engine,
  query: CustomerQuery,
  page: PageRequest,
): Promise<Page<CustomerSummary>> {
  const { state, access, tag, azure, order } = query;
  const text = searchKey(query.search ?? '');
  const tests: Test[] = [];
  if (text !== '') tests.push(matches(text, engine));
  if (state !== undefined) tests.push(sql`partner_customer.state = ${state}`);
  if (access !== undefined) tests.push(entered(db, access));
  if (tag !== undefined) tests.push(tagged(db, searchKey(tag)));
  if (azure !== undefined) tests.push(azure ? hasAzure(db) : sql`not ${hasAzure(db)}`);
  const list = ['customers', db.partner, text, state, access?.kind, tag, azure];
  return readOrdered(db, { list, tests, order }, page);
}

/** A page of the customers that a partner is the reseller of. */
export function readResold(
  db: PartnerDb,
  engine: Engine,
  { filter, order }: ResoldQuery,
  page: PageRequest,
): Promise<Page<CustomerSummary>> {
  const tests: Test[] = [sql`partner_customer.state = 'active'`];
  if (filter) tests.push(meets(filter, engine));
  const list = ['resold', db.partner, filter?.field, filter?.test, filter?.value];
  return readOrdered(db, { list, tests, order }, page);
}

interface List {
  readonly list: readonly unknown[];
  readonly tests: readonly Test[];
  readonly order: CustomerOrder | undefined;
}

const BY_NAME: CustomerOrder = { by: 'companyName', descending: false };

async function readOrdered(
  db: PartnerDb,
  { list, tests, order = BY_NAME }: List,
  page: PageRequest,
): Promise<Page<CustomerSummary>> {
  const key = KEYS[order.by];
  const direction = order.descending ? 'desc' : 'asc';
  const beyond = sql.raw(order.descending ? '<' : '>');
  const { rows, next } = await readPage([...list, order.by, direction], page, {
    rows(after, limit) {
      let query = db.from('partner_customer').selectAll().select(key.as('place'));
      for (const test of tests) query = query.where(test);
      if (after) query = query.where(sql<boolean>`(${key}, customer_id) ${beyond} (${after[0]}, ${after[1]})`);
      return query.orderBy(key, direction).orderBy('customer_id', direction).limit(limit).execute();
    },
    place: (row) => [row.place, row.customer_id],
  });
  return { rows: rows.map(fromCustomerRow), next };
}

// A tab sorts before every character of a name, so that equals follow one another by name.
const KEYS: Readonly<Record<CustomerOrder['by'], RawBuilder<string>>> = {
  companyName: sql<string>`name_key`,
  domain: sql<string>`lower(domain)`,
  state: sql<string>`(state || ${sql.lit('\t')} || name_key)`,
  delegatedAdmin: sql<string>`(delegated_admin || ${sql.lit('\t')} || name_key)`,
};

function hasAzure(db: PartnerDb): Test {
  return sql`exists (select 1 from "partner_subscription"
    where "partner_subscription"."partner_tenant_id" = ${db.partner}
    and "partner_subscription"."customer_id" = "partner_customer"."customer_id")`;
}

function tagged(db: PartnerDb, key: string): Test {
  return sql`exists (select 1 from "customer_tag" where "customer_tag"."tenant_id" = ${db.partner}
    and "customer_tag"."customer_id" = "partner_customer"."customer_id" and "customer_tag"."tag_key" = ${key})`;
}

function entered(db: PartnerDb, { kind, at }: CustomerAccess): Test {
  const delegated = sql<SqlBool>`partner_customer.delegated_admin = 'granted'`;
  const granular = sql<SqlBool>`exists (select 1 from "delegated_admin" where "delegated_admin"."tenant_id" = ${db.partner}
    and "delegated_admin"."customer_id" = "partner_customer"."customer_id"
    and "delegated_admin"."status" = 'active'
    and ("delegated_admin"."ends_at" > ${at} or "delegated_admin"."auto_extend_days" > 0))`;
  if (kind === 'none') return sql`(not ${delegated} and not ${granular})`;
  return kind === 'delegated' ? delegated : granular;
}

// Every customer may have to be looked at, so nothing is asked of them that the text alone answers.
function matches(text: string, engine: Engine): Test {
  const name = engine.contains(sql.ref<string>('name_key'), text);
  const domain = engine.contains(sql.ref<string>('domain_keys'), text);
  return /^[0-9a-f-]{1,36}$/.test(text)
    ? sql`(${name} or ${domain} or ${idBegins('customer_id', text)})`
    : sql`(${name} or ${domain})`;
}

// `g` comes after every character of an id.
function idBegins(column: 'customer_id' | 'other_tier_id', text: string): Test {
  const id = sql.ref<string>(column);
  return sql`(${id} >= ${text} and ${id} < ${`${text}g`})`;
}

// Domains stand one to a line, so that a line feed before a text is where one begins.
function meets({ field, test, value }: CustomerFilter, engine: Engine): Test {
  const text = searchKey(value);
  if (field === 'domain') {
    const lines = sql<string>`(${'\n'} || ${sql.ref<string>('domain_keys')} || ${'\n'})`;
    return engine.contains(lines, `${test === 'contains' ? '' : '\n'}${text}${test === 'equals' ? '\n' : ''}`);
  }
  if (field === 'companyName') {
    const name = sql.ref<string>('name_key');
    if (test === 'contains') return engine.contains(name, text);
    if (test === 'equals') return sql`${name} = ${text}`;
    // Every text that begins so sorts from it up to the last character that there is.
    return sql`(${name} >= ${text} and ${name} < ${`${text}\u{10ffff}`})`;
  }
  const other = sql.ref<string>('other_tier_id');
  const own = field === 'indirectReseller' ? 'indirectProvider' : 'indirectReseller';
  if (test === 'contains') return sql`(tier = ${own} and ${engine.contains(other, text)})`;
  return sql`(tier = ${own} and ${test === 'equals' ? sql`${other} = ${text}` : idBegins('other_tier_id', text)})`;
}

/** The customer that a projected row holds. */
export function fromCustomerRow(row: PartnerCustomerRow): CustomerSummary {
  return {
    id: row.customer_id,
    companyName: row.company_name,
    domain: row.domain,
    country: row.country,
    relationship: { state: row.state, delegatedAdmin: row.delegated_admin, confirmed: row.confirmed === 1 },
  };
}
