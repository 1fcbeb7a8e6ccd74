import type { GrantDocument, SignInStore } from '@mandate/app/ports/sign-in';
import { tenantDb } from './bound.ts';
import type { Database } from './database.ts';
import type { GrantDocumentRow } from './sign-in-rows.ts';

type GrantStore = Pick<
  SignInStore,
  'putGrantDocument' | 'findGrantDocument' | 'consumeGrantDocument' | 'removeGrantDocument' | 'removeGrantDocumentsOf'
>;

/** Codes, tokens and grants of the OpenID provider. */
export function grantStore(database: Database): GrantStore {
  return {
    async putGrantDocument(document) {
      const { tenant_id, model, id, ...columns } = toRow(document);
      await database.write((db) =>
        tenantDb(db, tenant_id)
          .insert('grant_document', { model, id, ...columns })
          .onConflict((conflict) => conflict.columns(['tenant_id', 'model', 'id']).doUpdateSet(columns))
          .execute(),
      );
    },
    async findGrantDocument(key, now) {
      const query = tenantDb(database.reader, key.tenant)
        .from('grant_document')
        .selectAll()
        .where('model', '=', key.model)
        .where('expires_at', '>', now);
      let named = query;
      if ('id' in key) named = query.where('id', '=', key.id);
      else if ('uid' in key) named = query.where('uid', '=', key.uid);
      else named = query.where('user_code', '=', key.userCode);
      const row = await named.executeTakeFirst();
      return row && fromRow(row);
    },
    async consumeGrantDocument(model, tenant, id, at) {
      const { numUpdatedRows } = await database.write((db) =>
        tenantDb(db, tenant)
          .update('grant_document')
          .set({ consumed_at: at })
          .where('model', '=', model)
          .where('id', '=', id)
          .where('consumed_at', 'is', null)
          .executeTakeFirstOrThrow(),
      );
      return numUpdatedRows > 0n;
    },
    async removeGrantDocument(model, tenant, id) {
      await database.write((db) =>
        tenantDb(db, tenant).remove('grant_document').where('model', '=', model).where('id', '=', id).execute(),
      );
    },
    async removeGrantDocumentsOf(tenant, grantId) {
      await database.write((db) =>
        tenantDb(db, tenant).remove('grant_document').where('grant_id', '=', grantId).execute(),
      );
    },
  };
}

function toRow(document: GrantDocument): GrantDocumentRow {
  return {
    tenant_id: document.tenant,
    model: document.model,
    id: document.id,
    payload: document.payload,
    grant_id: document.grantId,
    uid: document.uid,
    user_code: document.userCode,
    consumed_at: document.consumedAt,
    expires_at: document.expiresAt,
  };
}

function fromRow(row: GrantDocumentRow): GrantDocument {
  return {
    tenant: row.tenant_id,
    model: row.model,
    id: row.id,
    payload: row.payload,
    grantId: row.grant_id,
    uid: row.uid,
    userCode: row.user_code,
    consumedAt: row.consumed_at,
    expiresAt: row.expires_at,
  };
}
