import type { Scope } from '@mandate/rbac/model';
import { sql } from 'kysely';
import type { TenantDb } from './bound.ts';
import { removeRegistrationsAt } from './delegations.ts';
import type { TenantLedger } from './ledger.ts';
import { atOrBelow } from './scopes.ts';

/**
 * Removes what stands at the scope or below it when the place itself goes: resources, locks, tags, role assignments,
 * also those for a time, and delegations. Only the last three can change a decision.
 */
export async function removeAtOrBelow(db: TenantDb, ledger: TenantLedger, scope: Scope): Promise<void> {
  const there = atOrBelow(sql.ref('scope'), scope);
  for (const table of ['resource', 'management_lock', 'scope_tags', 'scoped_document'] as const) {
    await db.remove(table).where(there).execute();
  }
  ledger.wrote();
  const timed = await db.remove('role_schedule').where(there).executeTakeFirstOrThrow();
  const delegated = await removeRegistrationsAt(db, there);
  if (timed.numDeletedRows > 0n || delegated) ledger.moved();
  const { numDeletedRows } = await db.remove('role_assignment').where(there).executeTakeFirstOrThrow();
  if (numDeletedRows > 0n) {
    ledger.moved();
    ledger.reprojected();
  }
}
