import type { ScopeTags } from '@mandate/app/ports/resources';
import type { TenantReader, TenantWriter } from '@mandate/app/ports/store';
import { sql } from 'kysely';
import type { TenantDb } from './bound.ts';
import type { TenantLedger } from './ledger.ts';
import { fromJson } from './rows.ts';
import { atOrBelow } from './scopes.ts';

/** Reads the tags at a tenant's scopes. */
export function tagReader(db: TenantDb): Pick<TenantReader, 'findTags' | 'listTags'> {
  const all = () => db.from('scope_tags').select(['scope', 'tags']);
  return {
    async findTags(scope) {
      const row = await all().where('scope', '=', scope).executeTakeFirst();
      return row && fromJson<ScopeTags['tags']>(row.tags);
    },
    async listTags(scope) {
      const rows = await all()
        .where(atOrBelow(sql.ref('scope'), scope))
        .orderBy('scope')
        .execute();
      return rows.map((row) => ({ scope: row.scope, tags: fromJson<ScopeTags['tags']>(row.tags) }));
    },
  };
}

/** Writes the tags at a tenant's scopes. */
export function tagWriter(db: TenantDb, ledger: TenantLedger): Pick<TenantWriter, 'putTags' | 'removeTags'> {
  return {
    async putTags({ scope, tags: given }) {
      const tags = JSON.stringify(given);
      await db
        .insert('scope_tags', { scope, tags })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'scope']).doUpdateSet({ tags }))
        .execute();
      ledger.wrote();
    },
    async removeTags(scope) {
      const { numDeletedRows } = await db.remove('scope_tags').where('scope', '=', scope).executeTakeFirstOrThrow();
      if (numDeletedRows > 0n) ledger.wrote();
      return numDeletedRows > 0n;
    },
  };
}
