import type { StoredRoleDefinition, TenantReader, TenantWriter } from '@mandate/app/ports';
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
export function customRoleWriter(db: TenantDb, ledger: TenantLedger): Pick<TenantWriter, 'putCustomRole'> {
  return {
    async putCustomRole(role) {
      const { id, ...columns } = toRow(role);
      await db
        .insert('custom_role', { id, ...columns })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet(columns))
        .execute();
      ledger.moved();
    },
  };
}

/** The built-in roles of the installation. */
export async function readBuiltInRoles(db: Db): Promise<readonly StoredRoleDefinition[]> {
  const rows = await db.selectFrom('built_in_role').selectAll().orderBy('name').orderBy('id').execute();
  return rows.map((row) => fromRoleRow(row, 'BuiltInRole'));
}

/**
 * Replaces the built-in roles. The first import is how Mandate brings its own; a later one takes away only roles that
 * came with another later one.
 */
export async function replaceBuiltInRoles(db: Db, roles: readonly StoredRoleDefinition[]): Promise<void> {
  const before = await db.selectFrom('built_in_role').select(['id', 'own']).execute();
  const own = before.length === 0 ? 1 : 0;
  const kept = new Set(roles.map(({ id }) => id));
  const gone = before.filter((role) => role.own === 0 && !kept.has(role.id)).map(({ id }) => id);
  for (const ids of batches(gone)) await db.deleteFrom('built_in_role').where('id', 'in', ids).execute();

  for (const batch of batches(roles)) {
    await db
      .insertInto('built_in_role')
      .values(batch.map((role) => ({ ...toRow(role), own })))
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((row) => ({
          name: row.ref('excluded.name'),
          description: row.ref('excluded.description'),
          permissions: row.ref('excluded.permissions'),
          assignable_scopes: row.ref('excluded.assignable_scopes'),
          created_at: row.ref('excluded.created_at'),
          updated_at: row.ref('excluded.updated_at'),
        })),
      )
      .execute();
  }
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
