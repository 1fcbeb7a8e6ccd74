import type { NamespaceNaming } from '@mandate/app/ports/operation-names';
import { batches, fromJson } from './rows.ts';
import type { Db } from './schema.ts';

/** The names of operations that were imported, in the order of their namespaces. */
export async function readOperationNaming(db: Db, namespace?: string): Promise<readonly NamespaceNaming[]> {
  const all = db.selectFrom('operation_naming').select('body').orderBy('namespace_key');
  const query = namespace === undefined ? all : all.where('namespace_key', '=', namespace.toLowerCase());
  return (await query.execute()).map(({ body }) => fromJson<NamespaceNaming>(body));
}

/** Replaces the names that were imported before. */
export async function replaceOperationNaming(db: Db, namespaces: readonly NamespaceNaming[]): Promise<void> {
  await db.deleteFrom('operation_naming').execute();
  const rows = namespaces.map((each) => ({
    namespace_key: each.namespace.toLowerCase(),
    body: JSON.stringify(each),
  }));
  for (const batch of batches(rows)) await db.insertInto('operation_naming').values(batch).execute();
}
