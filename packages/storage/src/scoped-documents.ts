import type { DocumentKind, ScopedDocuments } from '@mandate/app/ports/scoped-documents';
import type { TenantReader, TenantWriter } from '@mandate/app/ports/store';
import type { TenantDb } from './bound.ts';
import type { TenantLedger } from './ledger.ts';
import { fromJson } from './rows.ts';

/** Reads what a tenant keeps at scopes. */
export function scopedDocumentReader(db: TenantDb): Pick<TenantReader, 'findDocument' | 'listDocuments'> {
  return {
    async findDocument<Kind extends DocumentKind>(kind: Kind, scope: string, name: string) {
      const row = await db
        .from('scoped_document')
        .select('document')
        .where('kind', '=', kind)
        .where('scope', '=', scope as never)
        .where('name', '=', name)
        .executeTakeFirst();
      return row && fromJson<ScopedDocuments[Kind]>(row.document);
    },
    async listDocuments<Kind extends DocumentKind>(kind: Kind) {
      const all = db.from('scoped_document').selectAll().where('kind', '=', kind);
      const rows = await all.orderBy('created_at').orderBy('name').execute();
      return rows.map(({ scope, name, document }) => ({
        scope,
        name,
        value: fromJson<ScopedDocuments[Kind]>(document),
      }));
    },
  };
}

/** Writes what a tenant keeps at scopes. */
export function scopedDocumentWriter(
  db: TenantDb,
  ledger: TenantLedger,
  { at }: { readonly at: number },
): Pick<TenantWriter, 'putDocument' | 'removeDocument'> {
  return {
    async putDocument(kind, { scope, name, value }) {
      const document = JSON.stringify(value);
      await db
        .insert('scoped_document', { kind, scope, name, document, created_at: at })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'kind', 'scope', 'name']).doUpdateSet({ document }))
        .execute();
      ledger.wrote();
    },
    async removeDocument(kind, scope, name) {
      const { numDeletedRows } = await db
        .remove('scoped_document')
        .where('kind', '=', kind)
        .where('scope', '=', scope)
        .where('name', '=', name)
        .executeTakeFirstOrThrow();
      if (numDeletedRows > 0n) ledger.wrote();
      return numDeletedRows > 0n;
    },
  };
}
