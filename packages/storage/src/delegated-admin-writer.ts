import type { Partition } from '@mandate/app/ports/access';
import type { DelegatedAdminWriter } from '@mandate/app/ports/delegated-admin';
import { searchKey } from '@mandate/domain/customers';
import type { AccessAssignment, DelegatedAdminRelationship } from '@mandate/domain/delegated-admin';
import { fail, ok } from '@mandate/rbac/result';
import type { TenantDb } from './bound.ts';
import type { AccessAssignmentRow, DelegatedAdminRow } from './delegated-admin-rows.ts';
import type { Ledger } from './ledger.ts';

/** Writes a partner's granular relationships. What may change who enters moves the revision between the two tenants. */
export function delegatedAdminWriter(db: TenantDb, ledger: Ledger): DelegatedAdminWriter {
  const wrote = ({ customer }: Pick<DelegatedAdminRelationship, 'customer'>): void => {
    ledger.written.add(db.tenant);
    const partition: Partition | null = customer && `delegated-admin:${db.tenant}:${customer}`;
    if (partition) ledger.moved.add(partition);
  };

  return {
    async putDelegatedAdmin(relationship) {
      const row = toRow(relationship);
      const taken = await db
        .from('delegated_admin')
        .select('id')
        .where('name_key', '=', row.name_key)
        .where('id', '<>', row.id)
        .executeTakeFirst();
      if (taken) return fail({ kind: 'taken' });
      const { id, ...columns } = row;
      await db
        .insert('delegated_admin', row)
        .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet(columns))
        .execute();
      wrote(relationship);
      return ok(undefined);
    },
    async removeDelegatedAdmin(relationship) {
      for (const table of ['access_assignment', 'delegated_admin_request', 'delegated_admin_operation'] as const) {
        await db.remove(table).where('relationship_id', '=', relationship.id).execute();
      }
      await db.remove('delegated_admin').where('id', '=', relationship.id).execute();
      wrote(relationship);
    },
    async putAccessAssignment(relationship, assignment) {
      const row = toAssignmentRow(assignment);
      const taken = await db
        .from('access_assignment')
        .select('id')
        .where('relationship_id', '=', row.relationship_id)
        .where('group_id', '=', row.group_id)
        .where('id', '<>', row.id)
        .executeTakeFirst();
      if (taken) return fail({ kind: 'taken' });
      const { id, relationship_id, ...columns } = row;
      await db
        .insert('access_assignment', row)
        .onConflict((conflict) => conflict.columns(['tenant_id', 'relationship_id', 'id']).doUpdateSet(columns))
        .execute();
      wrote(relationship);
      return ok(undefined);
    },
    async removeAccessAssignment(relationship, id) {
      const own = db.remove('access_assignment').where('relationship_id', '=', relationship.id);
      await own.where('id', '=', id).execute();
      wrote(relationship);
    },
    async addDelegatedAdminRequest({ relationship, ...request }) {
      await db.insert('delegated_admin_request', { relationship_id: relationship, ...request }).execute();
      ledger.written.add(db.tenant);
    },
    async addDelegatedAdminOperation({ relationship, assignment, ...operation }) {
      const row = { relationship_id: relationship, assignment_id: assignment, ...operation };
      await db.insert('delegated_admin_operation', row).execute();
      ledger.written.add(db.tenant);
    },
    async receiveDelegatedAdmin(partner, id) {
      await db
        .insert('received_delegated_admin', { partner_tenant_id: partner, relationship_id: id })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      ledger.written.add(db.tenant);
    },
    async forgetDelegatedAdmin(partner, id) {
      const own = db.remove('received_delegated_admin').where('partner_tenant_id', '=', partner);
      await own.where('relationship_id', '=', id).execute();
      ledger.written.add(db.tenant);
    },
  };
}

function toRow(relationship: DelegatedAdminRelationship): Omit<DelegatedAdminRow, 'tenant_id'> {
  return {
    id: relationship.id,
    customer_id: relationship.customer,
    display_name: relationship.displayName,
    name_key: relationship.displayName.toLowerCase(),
    search_key: searchKey(relationship.displayName),
    roles: JSON.stringify(relationship.roles),
    duration_days: relationship.durationDays,
    auto_extend_days: relationship.autoExtendDays,
    status: relationship.status,
    created_at: relationship.createdAt,
    locked_at: relationship.lockedAt,
    activated_at: relationship.activatedAt,
    ends_at: relationship.endsAt,
    updated_at: relationship.updatedAt,
    version: relationship.version,
  };
}

function toAssignmentRow(assignment: AccessAssignment): Omit<AccessAssignmentRow, 'tenant_id'> {
  return {
    relationship_id: assignment.relationship,
    id: assignment.id,
    group_id: assignment.group,
    roles: JSON.stringify(assignment.roles),
    created_at: assignment.createdAt,
    updated_at: assignment.updatedAt,
    version: assignment.version,
  };
}
