import type { CommerceKind, CommerceRecords } from '@mandate/app/ports/commerce';
import type { TenantReader, TenantWriter } from '@mandate/app/ports/store';
import type { TenantId } from '@mandate/domain/tenants';
import type { Guid } from '@mandate/rbac/model';
import { fail, ok } from '@mandate/rbac/result';
import type { TenantDb } from './bound.ts';
import type { TenantLedger } from './ledger.ts';
import { fromJson } from './rows.ts';

/** Reads a customer's trade with its partners, and the requests that a partner's people named. */
export function commerceReader(db: TenantDb): Pick<TenantReader, 'listCommerce' | 'findCommerce' | 'findRequest'> {
  const of = (partner: TenantId, kind: CommerceKind) =>
    db.from('commerce').select('body').where('partner_tenant_id', '=', partner).where('kind', '=', kind);
  return {
    async listCommerce<Kind extends CommerceKind>(partner: TenantId, kind: Kind) {
      const rows = await of(partner, kind).orderBy('created_at').orderBy('id').execute();
      return rows.map(({ body }) => fromJson<CommerceRecords[Kind]>(body));
    },
    async findCommerce<Kind extends CommerceKind>(partner: TenantId, kind: Kind, id: Guid) {
      const row = await of(partner, kind).where('id', '=', id).executeTakeFirst();
      return row && fromJson<CommerceRecords[Kind]>(row.body);
    },
    async findRequest(key, digest) {
      const query = db.from('named_request').selectAll().where('request_id', '=', key).where('digest', '=', digest);
      const row = await query.executeTakeFirst();
      return row && { key: row.request_id, digest: row.digest, at: row.at, reply: row.reply };
    },
  };
}

/** Writes a customer's trade with its partners, and the requests that a partner's people named. */
export function commerceWriter(
  db: TenantDb,
  ledger: TenantLedger,
): Pick<TenantWriter, 'putCommerce' | 'removeCommerce' | 'addRequest' | 'setReply'> {
  return {
    async putCommerce(partner, kind, record) {
      const body = JSON.stringify(record);
      const key = { partner_tenant_id: partner, kind, id: record.id };
      await db
        .insert('commerce', { ...key, created_at: record.createdAt, body })
        .onConflict((conflict) =>
          conflict.columns(['tenant_id', 'partner_tenant_id', 'kind', 'id']).doUpdateSet({ body }),
        )
        .execute();
      ledger.wrote();
    },
    async removeCommerce(partner, kind, id) {
      const query = db.remove('commerce').where('partner_tenant_id', '=', partner).where('kind', '=', kind);
      const { numDeletedRows } = await query.where('id', '=', id).executeTakeFirstOrThrow();
      if (numDeletedRows > 0n) ledger.wrote();
      return numDeletedRows > 0n;
    },
    // What a request was is no fact about the tenant, so that it needs no record of its own.
    async addRequest({ key, digest, at, reply }, forgetBefore) {
      await db.remove('named_request').where('at', '<', forgetBefore).execute();
      const added = await db
        .insert('named_request', { request_id: key, digest, at, reply })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      return added.numInsertedOrUpdatedRows === 1n ? ok(undefined) : fail({ kind: 'taken' });
    },
    async setReply(key, digest, reply) {
      const query = db.update('named_request').set({ reply }).where('request_id', '=', key);
      await query.where('digest', '=', digest).execute();
    },
  };
}
