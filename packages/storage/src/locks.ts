import type { ManagementLock } from '@mandate/app/ports/resources';
import type { TenantReader, TenantWriter } from '@mandate/app/ports/store';
import { sql } from 'kysely';
import type { TenantDb } from './bound.ts';
import type { TenantLedger } from './ledger.ts';
import type { ManagementLockRow } from './schema.ts';
import { atOrBelow } from './scopes.ts';

/** The form in which two names at one scope are the same. */
function nameKey(name: string): string {
  return name.toLowerCase();
}

/** Reads a tenant's management locks. */
export function lockReader(db: TenantDb): Pick<TenantReader, 'findLock' | 'listLocks'> {
  return {
    async findLock(scope, name) {
      const query = db.from('management_lock').selectAll().where('scope', '=', scope);
      const row = await query.where('name_key', '=', nameKey(name)).executeTakeFirst();
      return row && fromRow(row);
    },
    async listLocks(scope) {
      const query = db
        .from('management_lock')
        .selectAll()
        .where(atOrBelow(sql.ref('scope'), scope));
      return (await query.orderBy('scope').orderBy('name_key').execute()).map(fromRow);
    },
  };
}

/** Writes a tenant's management locks. */
export function lockWriter(db: TenantDb, ledger: TenantLedger): Pick<TenantWriter, 'putLock' | 'removeLock'> {
  return {
    async putLock(lock) {
      const columns = { level: lock.level, notes: lock.notes, updated_at: lock.updatedAt };
      await db
        .insert('management_lock', {
          scope: lock.scope,
          name_key: nameKey(lock.name),
          name: lock.name,
          scope_text: lock.scopeText,
          created_at: lock.createdAt,
          ...columns,
        })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'scope', 'name_key']).doUpdateSet(columns))
        .execute();
      ledger.wrote();
    },
    async removeLock(scope, name) {
      const { numDeletedRows } = await db
        .remove('management_lock')
        .where('scope', '=', scope)
        .where('name_key', '=', nameKey(name))
        .executeTakeFirstOrThrow();
      if (numDeletedRows > 0n) ledger.wrote();
      return numDeletedRows > 0n;
    },
  };
}

function fromRow(row: ManagementLockRow): ManagementLock {
  return {
    scope: row.scope,
    scopeText: row.scope_text,
    name: row.name,
    level: row.level,
    notes: row.notes,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
