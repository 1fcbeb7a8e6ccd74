import type { StoredRoleDefinition } from '@mandate/app/ports/role-assignments';
import type { TenantReader, TenantWriter } from '@mandate/app/ports/store';
import type { Permission, Scope } from '@mandate/rbac/model';
import type { TenantDb } from './bound.ts';
import type { TenantLedger } from './ledger.ts';
import { batches, fromJson } from './rows.ts';
import type { Db, RoleRow } from './schema.ts';

/** Reads a tenant's custom roles. */
export function customRoleReader(db: TenantDb): Pick<TenantReader, 'listCustomRoles'> {
  return {
    async listCustomRoles() {
      const rows = await db.from('custom_role').selectAll().orderBy('name').orderBy('id').execute();
      return rows.map((row) => fromRoleRow(row, 'CustomRole'));
    },
  };
}

/** Writes a tenant's custom roles. */
export function customRoleWriter(
  db: TenantDb,
  ledger: TenantLedger,
): Pick<TenantWriter, 'putCustomRole' | 'removeCustomRole'> {
  return {
    async putCustomRole(role) {
      const { id, ...columns } = toRow(role);
      await db
        .insert('custom_role', { id, ...columns })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet(columns))
        .execute();
      ledger.moved();
    },
    async removeCustomRole(id) {
      const { numDeletedRows } = await db.remove('custom_role').where('id', '=', id).executeTakeFirstOrThrow();
      if (numDeletedRows > 0n) ledger.moved();
      return numDeletedRows > 0n;
    },
  };
}

/** The built-in roles that were imported. */
export async function readBuiltInRoles(db: Db): Promise<readonly StoredRoleDefinition[]> {
  const rows = await db.selectFrom('built_in_role').selectAll().orderBy('name').orderBy('id').execute();
  return rows.map((row) => fromRoleRow(row, 'BuiltInRole'));
}

/** Replaces the imported built-in roles. */
export async function replaceBuiltInRoles(db: Db, roles: readonly StoredRoleDefinition[]): Promise<void> {
  await db.deleteFrom('built_in_role').execute();
  for (const batch of batches(roles)) await db.insertInto('built_in_role').values(batch.map(toRow)).execute();
}

function toRow(role: StoredRoleDefinition): RoleRow {
  return {
    id: role.id,
    name: role.name,
    description: role.description,
    permissions: JSON.stringify(role.permissions),
    assignable_scopes: JSON.stringify(role.assignableScopes),
    created_at: role.createdAt,
    updated_at: role.updatedAt,
  };
}

/** The role that a row holds; its table says of which kind it is. */
function fromRoleRow(row: RoleRow, kind: StoredRoleDefinition['kind']): StoredRoleDefinition {
  return {
    id: row.id,
    name: row.name,
    kind,
    description: row.description,
    permissions: fromJson<readonly Permission[]>(row.permissions),
    assignableScopes: fromJson<readonly Scope[]>(row.assignable_scopes),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
