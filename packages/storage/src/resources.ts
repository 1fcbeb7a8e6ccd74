import type { StoredResource } from '@mandate/app/ports/resources';
import type { TenantReader, TenantWriter } from '@mandate/app/ports/store';
import { sql } from 'kysely';
import type { TenantDb } from './bound.ts';
import type { TenantLedger } from './ledger.ts';
import { readPage } from './page-mark.ts';
import { removeAtOrBelow } from './removal.ts';
import { fromJson } from './rows.ts';
import type { ResourceRow } from './schema.ts';
import { atOrBelow } from './scopes.ts';

/** Reads a tenant's resources of any type. */
export function resourceReader(db: TenantDb): Pick<TenantReader, 'findResource' | 'listResources'> {
  return {
    async findResource(scope) {
      const row = await db.from('resource').selectAll().where('scope', '=', scope).executeTakeFirst();
      return row && fromRow(row);
    },
    async listResources(scope, page) {
      const { rows, next } = await readPage(['resources', db.tenant, scope], page, {
        rows(after, limit) {
          const query = db
            .from('resource')
            .selectAll()
            .where(atOrBelow(sql.ref('scope'), scope));
          const rest = after ? query.where(sql<boolean>`scope > ${after[0]}`) : query;
          return rest.orderBy('scope').limit(limit).execute();
        },
        place: (row) => [row.scope, ''],
      });
      return { rows: rows.map(fromRow), next };
    },
  };
}

/** Writes a tenant's resources. */
export function resourceWriter(
  db: TenantDb,
  ledger: TenantLedger,
): Pick<TenantWriter, 'putResource' | 'removeResource'> {
  return {
    async putResource({ scope, id, type, location, body, createdAt, updatedAt }) {
      const columns = { location, body: JSON.stringify(body), updated_at: updatedAt };
      await db
        .insert('resource', { scope, id, type, created_at: createdAt, ...columns })
        // The id and its type stay as first spelled, and the resource as old as it is.
        .onConflict((conflict) => conflict.columns(['tenant_id', 'scope']).doUpdateSet(columns))
        .execute();
      ledger.wrote();
    },
    async removeResource(scope) {
      const removed = await db.remove('resource').where('scope', '=', scope).executeTakeFirstOrThrow();
      if (removed.numDeletedRows === 0n) return false;
      await removeAtOrBelow(db, ledger, scope);
      return true;
    },
  };
}

function fromRow(row: ResourceRow): StoredResource {
  return {
    scope: row.scope,
    id: row.id,
    type: row.type,
    location: row.location,
    body: fromJson<StoredResource['body']>(row.body),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
