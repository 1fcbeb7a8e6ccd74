import type { StoredRoleAssignment } from '@mandate/app/ports/role-assignments';
import type { TenantReader, TenantWriter } from '@mandate/app/ports/store';
import type { RoleAssignment } from '@mandate/rbac/model';
import { fail, ok } from '@mandate/rbac/result';
import { subscriptionScope } from '@mandate/rbac/scope';
import { sql } from 'kysely';
import type { TenantDb } from './bound.ts';
import type { TenantLedger } from './ledger.ts';
import type { RoleAssignmentRow } from './schema.ts';
import { atOrBelow } from './scopes.ts';

/** Reads a tenant's role assignments. */
export function roleAssignmentReader(
  db: TenantDb,
): Pick<TenantReader, 'findRoleAssignment' | 'listRoleAssignments' | 'countRoleAssignments'> {
  return {
    async findRoleAssignment(scope, id) {
      const row = await db
        .from('role_assignment')
        .selectAll()
        .where('id', '=', id)
        .where('scope', '=', scope)
        .executeTakeFirst();
      return row && fromRow(row);
    },
    async listRoleAssignments() {
      const rows = await db.from('role_assignment').selectAll().orderBy('created_at').orderBy('id').execute();
      return rows.map(fromRow);
    },
    async countRoleAssignments(subscription) {
      const { count } = await db
        .from('role_assignment')
        .where(atOrBelow(sql.ref('scope'), subscriptionScope(subscription)))
        .select((row) => row.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return count;
    },
  };
}

/** Writes a tenant's role assignments. */
export function roleAssignmentWriter(
  db: TenantDb,
  ledger: TenantLedger,
): Pick<TenantWriter, 'addRoleAssignment' | 'updateRoleAssignment' | 'removeRoleAssignment'> {
  return {
    async addRoleAssignment(assignment) {
      const row = toRow(assignment);
      // The unique keys decide, not a read before the write: two writers may race.
      const added = await db
        .insert('role_assignment', row)
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      if (added.numInsertedOrUpdatedRows === 1n) {
        ledger.moved();
        if (row.principal_type === 'ForeignGroup') ledger.reprojected();
        return ok(undefined);
      }
      const { principal_id, role_id, scope } = row;
      const taken = await db
        .from('role_assignment')
        .select('id')
        .where((existing) => existing.or([existing('id', '=', row.id), existing.and({ principal_id, role_id, scope })]))
        // Two may stand in the way; the one that already grants this is the better answer.
        .orderBy(sql`case when id = ${row.id} then 1 else 0 end`)
        .executeTakeFirstOrThrow();
      return fail({ kind: 'role-assignment-exists', existing: taken.id });
    },
    async updateRoleAssignment(assignment) {
      const { id, scope, condition, description, updated_at, updated_by } = toRow(assignment);
      const own = db.from('role_assignment').where('id', '=', id).where('scope', '=', scope);
      const before = await own.select('condition').executeTakeFirst();
      if (!before) throw new Error(`Role assignment ${id} does not exist at ${scope}; find it before updating it.`);
      await db
        .update('role_assignment')
        .where('id', '=', id)
        .set({ condition, description, updated_at, updated_by })
        .execute();
      if (before.condition === condition) ledger.wrote();
      else ledger.moved();
    },
    async removeRoleAssignment(scope, id) {
      const { numDeletedRows } = await db
        .remove('role_assignment')
        .where('id', '=', id)
        .where('scope', '=', scope)
        .executeTakeFirstOrThrow();
      if (numDeletedRows === 0n) return false;
      ledger.moved();
      ledger.reprojected();
      return true;
    },
  };
}

/** The part of a row that decisions need. */
export function fromDecidingRow(
  row: Pick<RoleAssignmentRow, 'id' | 'principal_id' | 'role_id' | 'scope' | 'condition'>,
): RoleAssignment {
  return { id: row.id, principal: row.principal_id, role: row.role_id, scope: row.scope, condition: row.condition };
}

function toRow(assignment: StoredRoleAssignment): Omit<RoleAssignmentRow, 'tenant_id'> {
  return {
    id: assignment.id,
    principal_id: assignment.principal,
    principal_type: assignment.principalType,
    role_id: assignment.role,
    scope: assignment.scope,
    scope_text: assignment.scopeText,
    condition: assignment.condition,
    description: assignment.description,
    created_at: assignment.createdAt,
    updated_at: assignment.updatedAt,
    created_by: assignment.createdBy,
    updated_by: assignment.updatedBy,
  };
}

function fromRow(row: RoleAssignmentRow): StoredRoleAssignment {
  return {
    ...fromDecidingRow(row),
    scopeText: row.scope_text,
    principalType: row.principal_type,
    description: row.description,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    createdBy: row.created_by,
    updatedBy: row.updated_by,
  };
}
