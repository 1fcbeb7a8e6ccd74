import type { TenantWriter } from '@mandate/app/ports';
import type { DenyAssignment, Permission, PrincipalId } from '@mandate/rbac/model';
import { fail, ok } from '@mandate/rbac/result';
import type { TenantDb } from './bound.ts';
import type { TenantLedger } from './ledger.ts';
import { fromJson, toFlag } from './rows.ts';
import type { DenyAssignmentRow } from './schema.ts';

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

function toRow(denial: DenyAssignment): Omit<DenyAssignmentRow, 'tenant_id'> {
  return {
    id: denial.id,
    name: denial.name,
    scope: denial.scope,
    exact_scope: toFlag(denial.doNotApplyToChildScopes),
    permissions: JSON.stringify(denial.permissions),
    principals: JSON.stringify(denial.principals),
    excluded_principals: JSON.stringify(denial.excludedPrincipals),
    effect: denial.effect,
  };
}

/** The denial that a row holds. */
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
