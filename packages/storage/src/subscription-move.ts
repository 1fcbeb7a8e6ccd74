import type { TenantId } from '@mandate/domain/tenants';
import type { Guid, Scope } from '@mandate/rbac/model';
import { subscriptionScope } from '@mandate/rbac/scope';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type TenantTable, tenantDb } from './bound.ts';
import { type Ledger, tenantLedger } from './ledger.ts';
import { removeAtOrBelow } from './removal.ts';
import type { Db, Schema } from './schema.ts';
import { atOrBelow } from './scopes.ts';

/** The columns of a table beside the tenant; a table that gains one does not compile until it stands here. */
type Columns<Table extends keyof Schema> = Readonly<Record<Exclude<keyof Schema[Table], 'tenant_id'>, true>>;

const SUBSCRIPTION: Columns<'subscription'> = {
  id: true,
  display_name: true,
  name_key: true,
  state: true,
  sold_by: true,
  sold_under: true,
  created_at: true,
};
const RESOURCE_GROUP: Columns<'resource_group'> = {
  subscription_id: true,
  name_key: true,
  name: true,
  location: true,
  tags: true,
  managed_by: true,
  created_at: true,
};
const REGISTRATION: Columns<'provider_registration'> = {
  subscription_id: true,
  namespace_key: true,
  namespace: true,
  registered_at: true,
};
const LOCK: Columns<'management_lock'> = {
  scope: true,
  name_key: true,
  name: true,
  scope_text: true,
  level: true,
  notes: true,
  created_at: true,
  updated_at: true,
};
const TAGS: Columns<'scope_tags'> = { scope: true, tags: true };
const RESOURCE: Columns<'resource'> = {
  scope: true,
  id: true,
  type: true,
  location: true,
  body: true,
  created_at: true,
  updated_at: true,
};

/** Moves a subscription between tenants: see `Change.moveSubscription`. */
export async function moveSubscription(
  db: Db,
  ledger: Ledger,
  { subscription, from, to }: { readonly subscription: Guid; readonly from: TenantId; readonly to: TenantId },
): Promise<void> {
  const scope = subscriptionScope(subscription);
  const there = atOrBelow(sql.ref('scope'), scope);
  const ofIt = sql<SqlBool>`subscription_id = ${subscription}`;
  const carry = (table: TenantTable, columns: object, where: RawBuilder<SqlBool>) =>
    copy(db, { table, columns, where, from, to });
  await carry('resource_group', RESOURCE_GROUP, ofIt);
  await carry('provider_registration', REGISTRATION, ofIt);
  await carry('management_lock', LOCK, there);
  await carry('scope_tags', TAGS, there);
  await carry('resource', RESOURCE, there);
  await removeAccess(db, ledger, { from, scope });
  const source = tenantDb(db, from);
  for (const table of ['resource_group', 'provider_registration', 'subscription_parent'] as const) {
    await source.remove(table).where(ofIt).execute();
  }
  const row = await source.from('subscription').select('sold_by').where('id', '=', subscription).executeTakeFirst();
  await carry('subscription', SUBSCRIPTION, sql<SqlBool>`id = ${subscription}`);
  await source.remove('subscription').where('id', '=', subscription).execute();
  // Its key is the subscription alone, because which tenant it lives in is asked of the whole installation.
  await source.remove('subscription_home').where('subscription_id', '=', subscription).execute();
  await tenantDb(db, to).insert('subscription_home', { subscription_id: subscription }).execute();
  if (row?.sold_by) {
    // The name that whoever sells it knows it by goes on leading to it.
    const alias = tenantDb(db, row.sold_by).update('subscription_alias').set({ customer_id: to });
    await alias.where('subscription_id', '=', subscription).execute();
  }
  for (const tenant of [from, to]) {
    tenantLedger(ledger, tenant).moved();
    tenantLedger(ledger, tenant).reprojected();
  }
}

async function removeAccess(
  db: Db,
  ledger: Ledger,
  { from, scope }: { readonly from: TenantId; readonly scope: Scope },
): Promise<void> {
  const source = tenantDb(db, from);
  const there = atOrBelow(sql.ref('scope'), scope);
  await removeAtOrBelow(source, tenantLedger(ledger, from), scope);
  await source.remove('deny_assignment').where(there).execute();
  await source.remove('registration_definition').where(there).execute();
}

// A row's tenant is part of its key, and some engines place rows by it: a row does not change it, but is made anew.
async function copy(
  db: Db,
  carried: {
    readonly table: TenantTable;
    readonly columns: object;
    readonly where: RawBuilder<SqlBool>;
    readonly from: TenantId;
    readonly to: TenantId;
  },
): Promise<void> {
  const { table, columns, where, from, to } = carried;
  const names = sql.join(Object.keys(columns).map((name) => sql.ref(name)));
  const owner = sql.ref(`${table}.tenant_id`);
  await sql`insert into ${sql.table(table)} (${sql.ref('tenant_id')}, ${names})
    select ${to}, ${names} from ${sql.table(table)} where ${owner} = ${from} and ${where}`.execute(db);
}
