import type { TenantId } from '@mandate/domain/tenants';
import type {
  DeleteQueryBuilder,
  DeleteResult,
  Insertable,
  InsertQueryBuilder,
  InsertResult,
  SelectQueryBuilder,
  UpdateQueryBuilder,
  UpdateResult,
} from 'kysely';
import type { Db, Schema } from './schema.ts';

type TablesWith<Column extends string> = {
  [T in keyof Schema]: Schema[T] extends Readonly<Record<Column, unknown>> ? T : never;
}[keyof Schema];

/** The tables whose rows belong to one tenant. */
export type TenantTable = TablesWith<'tenant_id'>;

/** The tables projected for partners. */
export type PartnerTable =
  | 'partner_act'
  | 'partner_subscription'
  | 'partner_stranger'
  | 'partner_customer'
  | 'partner_reach'
  | 'delegated_scope';

type Bound<Column extends string, Table extends keyof Schema> = {
  /** Selects among the owner's rows. */
  readonly from: <T extends Table>(table: T) => SelectQueryBuilder<Schema, T, object>;
  /** Inserts rows of the owner. */
  readonly insert: <T extends Table>(
    table: T,
    rows: Omit<Insertable<Schema[T]>, Column> | readonly Omit<Insertable<Schema[T]>, Column>[],
  ) => InsertQueryBuilder<Schema, T, InsertResult>;
  readonly update: <T extends Table>(table: T) => UpdateQueryBuilder<Schema, T, T, UpdateResult>;
  readonly remove: <T extends Table>(table: T) => DeleteQueryBuilder<Schema, T, DeleteResult>;
};

/** Queries that already carry their tenant; there is no way to write one here that does not. */
export type TenantDb = Bound<'tenant_id', TenantTable> & { readonly tenant: TenantId };

/** Queries that already carry their partner. */
export type PartnerDb = Pick<Bound<'partner_tenant_id', PartnerTable>, 'from'> & { readonly partner: TenantId };

/** Binds a connection or transaction to one tenant. */
export function tenantDb(db: Db, tenant: TenantId): TenantDb {
  return { tenant, ...bound(db, 'tenant_id', tenant) } as TenantDb;
}

/** Binds a connection to one partner. */
export function partnerDb(db: Db, partner: TenantId): PartnerDb {
  return { partner, from: bound(db, 'partner_tenant_id', partner).from } as PartnerDb;
}

function bound(db: Db, column: 'tenant_id' | 'partner_tenant_id', owner: TenantId) {
  // The query builder cannot follow a table that is a type parameter. `Bound` says what callers see; here every table
  // stands for one that surely has the column.
  type AnyTable = 'relationship';
  const plain = db as Db;
  return {
    from: (table: AnyTable) => plain.selectFrom(table).where(`${table}.${column}`, '=', owner),
    insert: (table: AnyTable, rows: object | readonly object[]) => {
      const all = Array.isArray(rows) ? rows : [rows];
      return plain.insertInto(table).values(all.map((row) => ({ ...row, [column]: owner })) as never);
    },
    update: (table: AnyTable) => plain.updateTable(table).where(`${table}.${column}`, '=', owner),
    remove: (table: AnyTable) => plain.deleteFrom(table).where(`${table}.${column}`, '=', owner),
  };
}
