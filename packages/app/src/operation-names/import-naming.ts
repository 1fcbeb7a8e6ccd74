import type { TenantId } from '@mandate/domain/tenants';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type Act, commit } from '../act.ts';
import { type NamingFailure, readNaming } from './read-naming.ts';

/** What an import of operations did. */
export interface ImportedNaming {
  readonly providers: number;
  readonly operations: number;
}

/**
 * Replaces the names of operations that were imported before, all or nothing. They are for people who choose what a
 * role shall name; what a request requires is written in each operation and does not move.
 */
export async function importNaming(
  act: Act,
  wanted: { readonly partner: TenantId; readonly listing: unknown },
): Promise<Result<ImportedNaming, NamingFailure>> {
  const read = readNaming(wanted.listing);
  if (!read.ok) return fail(read.failure);
  const namespaces = read.value;
  const counts = (list: typeof namespaces) => ({
    providers: list.length,
    operations: list.reduce((sum, { operations }) => sum + operations.length, 0),
  });
  const before = counts(await act.ports.store.installation.operationNaming());
  const after = counts(namespaces);
  const committed = await commit<void, never>(act, async (change) => {
    await change.importOperationNaming(namespaces);
    await change.tenant(wanted.partner).record({
      operation: 'Mandate.Installation/operationNames/import/action',
      target: 'operationNames',
      before,
      after,
    });
    return ok(undefined);
  });
  return committed.ok ? ok(after) : committed;
}
