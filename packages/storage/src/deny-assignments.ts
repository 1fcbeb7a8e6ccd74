import type { StoredDenyAssignment } from '@mandate/app/ports/role-assignments';
import type { TenantReader, TenantWriter } from '@mandate/app/ports/store';
import type { DenyAssignment, Permission, PrincipalId } from '@mandate/rbac/model';
import { fail, ok } from '@mandate/rbac/result';
import type { TenantDb } from './bound.ts';
import type { TenantLedger } from './ledger.ts';
import { fromJson, toFlag } from './rows.ts';
import type { DenyAssignmentRow } from './schema.ts';

/** Reads a tenant's deny assignments. */
export function denyAssignmentReader(db: TenantDb): Pick<TenantReader, 'listDenyAssignments'> {
  return {
    async listDenyAssignments() {
      const rows = await db.from('deny_assignment').selectAll().orderBy('created_at').orderBy('id').execute();
      return rows.map((row) => ({
        ...fromDenyRow(row),
        scopeText: row.scope_text,
        description: row.description,
        isSystemProtected: row.system_protected === 1,
        createdAt: row.created_at,
        updatedAt: row.updated_at,
        createdBy: row.created_by,
        updatedBy: row.updated_by,
      }));
    },
  };
}

/** Writes a tenant's deny assignments. */
export function denyAssignmentWriter(
  db: TenantDb,
  ledger: TenantLedger,
): Pick<TenantWriter, 'addDenyAssignment' | 'removeDenyAssignment'> {
  return {
    async addDenyAssignment(denial) {
      const added = await db
        .insert('deny_assignment', toRow(denial))
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      if (added.numInsertedOrUpdatedRows !== 1n) return fail({ kind: 'taken' });
      ledger.moved();
      return ok(undefined);
    },
    async removeDenyAssignment(id) {
      const { numDeletedRows } = await db.remove('deny_assignment').where('id', '=', id).executeTakeFirstOrThrow();
      if (numDeletedRows > 0n) ledger.moved();
      return numDeletedRows > 0n;
    },
  };
}

function toRow(denial: StoredDenyAssignment): Omit<DenyAssignmentRow, 'tenant_id'> {
  return {
    id: denial.id,
    name: denial.name,
    scope: denial.scope,
    exact_scope: toFlag(denial.doNotApplyToChildScopes),
    permissions: JSON.stringify(denial.permissions),
    principals: JSON.stringify(denial.principals),
    excluded_principals: JSON.stringify(denial.excludedPrincipals),
    effect: denial.effect,
    scope_text: denial.scopeText,
    description: denial.description,
    system_protected: toFlag(denial.isSystemProtected),
    created_at: denial.createdAt,
    updated_at: denial.updatedAt,
    created_by: denial.createdBy,
    updated_by: denial.updatedBy,
  };
}

/** The denial that a row holds, as decisions see it. */
export function fromDenyRow(row: DenyAssignmentRow): DenyAssignment {
  return {
    id: row.id,
    name: row.name,
    scope: row.scope,
    doNotApplyToChildScopes: row.exact_scope === 1,
    permissions: fromJson<readonly Permission[]>(row.permissions),
    principals: fromJson<readonly PrincipalId[]>(row.principals),
    excludedPrincipals: fromJson<readonly PrincipalId[]>(row.excluded_principals),
    effect: row.effect,
  };
}
