import type { DelegatedAdminReader } from '@mandate/app/ports/delegated-admin';
import { searchKey } from '@mandate/domain/customers';
import type { DelegatedAdminGrant } from '@mandate/domain/delegated-admin-entry';
import type { TenantId } from '@mandate/domain/tenants';
import { type SqlBool, sql } from 'kysely';
import type { TenantDb } from './bound.ts';
import { cleanedUp, statusAt } from './delegated-admin-clock.ts';
import { fromAccessAssignmentRow, fromDelegatedAdminRow } from './delegated-admin-rows.ts';
import { endingReader } from './ending-relationships.ts';
import type { Engine } from './engines/engine.ts';
import { readPage } from './page-mark.ts';

/** Reads a partner's granular relationships, and which of them name a tenant as their customer. */
export function delegatedAdminReader(db: TenantDb, engine: Engine): DelegatedAdminReader {
  const inRelationship = <Table extends 'access_assignment' | 'delegated_admin_request' | 'delegated_admin_operation'>(
    table: Table,
    relationship: string,
  ) => db.from(table).where(sql.ref('relationship_id'), '=', relationship);

  return {
    ...endingReader(db, engine),
    async findDelegatedAdmin(id) {
      const row = await db.from('delegated_admin').selectAll().where('id', '=', id).executeTakeFirst();
      return row && fromDelegatedAdminRow(row);
    },
    async findDelegatedAdminByName(displayName) {
      const named = db.from('delegated_admin').selectAll().where('name_key', '=', displayName.toLowerCase());
      const row = await named.executeTakeFirst();
      return row && fromDelegatedAdminRow(row);
    },
    async listDelegatedAdmin({ now, customer, status, name }, page) {
      const text = searchKey(name ?? '');
      const list = ['delegated-admin', db.tenant, customer ?? '', status ?? '', text];
      const { rows, next } = await readPage(list, page, {
        rows(after, limit) {
          let query = db
            .from('delegated_admin')
            .selectAll()
            .where(sql<SqlBool>`not (${cleanedUp(now)})`);
          if (customer) query = query.where('customer_id', '=', customer);
          if (status) query = query.where(sql<SqlBool>`${statusAt(now)} = ${status}`);
          if (text !== '') query = query.where(engine.contains(sql.ref<string>('search_key'), text));
          if (after) query = query.where(sql<boolean>`(search_key, id) > (${after[0]}, ${after[1]})`);
          return query.orderBy('search_key').orderBy('id').limit(limit).execute();
        },
        place: (row) => [row.search_key, row.id],
      });
      return { rows: rows.map(fromDelegatedAdminRow), next };
    },
    async listDueDelegatedAdmin(now, limit) {
      const rows = await db
        .from('delegated_admin')
        .selectAll()
        .where(sql<SqlBool>`((status = 'active' and ends_at <= ${now}) or ${cleanedUp(now)})`)
        .orderBy('updated_at')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(fromDelegatedAdminRow);
    },
    async listDelegatedAdminCustomers(now, page) {
      const { rows, next } = await readPage(['delegated-admin-customers', db.tenant], page, {
        rows(after, limit) {
          let query = db
            .from('delegated_admin')
            .select('customer_id as customer')
            .distinct()
            .where('customer_id', 'is not', null)
            .where(sql<SqlBool>`${statusAt(now)} = 'active'`);
          if (after) query = query.where(sql<boolean>`customer_id > ${after[0]}`);
          return query.orderBy('customer_id').limit(limit).execute();
        },
        place: ({ customer }) => [customer ?? '', ''],
      });
      return { rows: rows.flatMap(({ customer }) => customer ?? []), next };
    },
    async findAccessAssignment(relationship, id) {
      const found = inRelationship('access_assignment', relationship).selectAll().where('id', '=', id);
      const row = await found.executeTakeFirst();
      return row && fromAccessAssignmentRow(row);
    },
    async listAccessAssignments(relationship) {
      const rows = await inRelationship('access_assignment', relationship)
        .selectAll()
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(fromAccessAssignmentRow);
    },
    async listDelegatedAdminRequests(relationship) {
      const rows = await inRelationship('delegated_admin_request', relationship)
        .selectAll()
        .orderBy('at')
        .orderBy('id')
        .execute();
      return rows.map(({ id, action, at }) => ({ id, relationship, action, at }));
    },
    async listDelegatedAdminOperations(relationship) {
      const rows = await inRelationship('delegated_admin_operation', relationship)
        .selectAll()
        .orderBy('at')
        .orderBy('id')
        .execute();
      return rows.map(({ id, assignment_id, at }) => ({ id, relationship, assignment: assignment_id, at }));
    },
    async listReceivedDelegatedAdmin() {
      const rows = await db.from('received_delegated_admin').selectAll().orderBy('partner_tenant_id').execute();
      return rows.map((row) => ({ partner: row.partner_tenant_id, id: row.relationship_id }));
    },
  };
}

/** The granular relationships that may let staff of a partner into a customer's tenant. */
export async function readDelegatedAdminGrants(
  partner: TenantDb,
  customer: TenantId,
): Promise<readonly DelegatedAdminGrant[]> {
  const relationships = await partner
    .from('delegated_admin')
    .selectAll()
    .where('customer_id', '=', customer)
    .where('status', '=', 'active')
    .execute();
  if (relationships.length === 0) return [];
  const assignments = await partner
    .from('access_assignment')
    .selectAll()
    .where(
      'relationship_id',
      'in',
      relationships.map(({ id }) => id),
    )
    .execute();
  return relationships.map((row) => ({
    relationship: fromDelegatedAdminRow(row),
    assignments: assignments.filter(({ relationship_id }) => relationship_id === row.id).map(fromAccessAssignmentRow),
  }));
}
