import type { Scope } from '@mandate/rbac/model';
import { sql } from 'kysely';
import type { TenantDb } from './bound.ts';
import type { TenantLedger } from './ledger.ts';
import { atOrBelow } from './scopes.ts';

/**
 * Removes what stands at the scope or below it when the place itself goes: resources, locks, tags and role assignments.
 * Only the last can change a decision.
 */
export async function removeAtOrBelow(db: TenantDb, ledger: TenantLedger, scope: Scope): Promise<void> {
  const there = atOrBelow(sql.ref('scope'), scope);
  for (const table of ['resource', 'management_lock', 'scope_tags'] as const) {
    await db.remove(table).where(there).execute();
  }
  ledger.wrote();
  const { numDeletedRows } = await db.remove('role_assignment').where(there).executeTakeFirstOrThrow();
  if (numDeletedRows > 0n) {
    ledger.moved();
    ledger.reprojected();
  }
}
