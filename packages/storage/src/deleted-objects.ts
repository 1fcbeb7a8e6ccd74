import type { DeletedObject } from '@mandate/app/ports/directory';
import type { TenantReader, TenantWriter } from '@mandate/app/ports/store';
import type { Application } from '@mandate/domain/applications';
import { searchKey } from '@mandate/domain/customers';
import type { Principal } from '@mandate/domain/directory';
import type { PrincipalId } from '@mandate/rbac/model';
import { fail, ok } from '@mandate/rbac/result';
import { fromApplicationRow, putUris, toApplicationRow } from './applications.ts';
import type { TenantDb } from './bound.ts';
import { personCredentialWriter } from './credentials.ts';
import type { DeletedObjectRow } from './directory-rows.ts';
import type { TenantLedger } from './ledger.ts';
import { readPage } from './page-mark.ts';
import { DETAIL_COLUMNS, fromPrincipalRow, fromPrincipals, toDetailRow, toPrincipalRow } from './principals.ts';
import { fromJson } from './rows.ts';

const MOST_AT_ONCE = 100;

type Stored = Principal | ({ readonly kind: 'Application' } & Application);

/** Reads what was deleted and can still come back. */
export function deletedObjectReader(
  db: TenantDb,
): Pick<TenantReader, 'findDeleted' | 'listDeleted' | 'listDeletedBefore'> {
  return {
    findDeleted: (id) => findDeleted(db, id),
    async listDeleted(kind, page) {
      const { rows, next } = await readPage(['deleted', kind, db.tenant], page, {
        rows(after, limit) {
          const all = db.from('deleted_object').selectAll().where('kind', '=', kind);
          const rest = after
            ? all.where((row) =>
                row.or([
                  row('name_key', '>', after[0]),
                  row.and([row('name_key', '=', after[0]), row(row.ref('id'), '>', after[1] as PrincipalId)]),
                ]),
              )
            : all;
          return rest.orderBy('name_key').orderBy('id').limit(limit).execute();
        },
        place: (row) => [row.name_key, row.id],
      });
      return { rows: rows.map(fromDeletedRow), next };
    },
    async listDeletedBefore(moment) {
      const rows = await db
        .from('deleted_object')
        .select('id')
        .where('deleted_at', '<', moment)
        .limit(MOST_AT_ONCE)
        .execute();
      return rows.map(({ id }) => id);
    },
  };
}

/** Takes objects out of the directory, back into it, or away for good. */
export function deletedObjectWriter(
  db: TenantDb,
  ledger: TenantLedger,
): Pick<TenantWriter, 'removeObject' | 'restoreObject' | 'purgeObject'> {
  return {
    async removeObject(id, at) {
      const stored = await findStored(db, id);
      if (!stored) return false;
      await db
        .insert('deleted_object', {
          id,
          kind: stored.kind,
          name_key: searchKey(stored.displayName),
          deleted_at: at,
          rows: JSON.stringify(stored),
        })
        .execute();
      if (stored.kind === 'Application') {
        await db.remove('application').where('id', '=', id).execute();
        await db.remove('application_uri').where('application_id', '=', id).execute();
      } else {
        await db.remove('principal').where('id', '=', id).execute();
        await db.remove('principal_detail').where('id', '=', id).execute();
      }
      ledger.moved();
      return true;
    },

    async restoreObject(id) {
      const deleted = await findDeleted(db, id);
      if (!deleted) throw new Error(`${id} is not among what was deleted; find it before restoring it.`);
      await db.remove('deleted_object').where('id', '=', id).execute();
      ledger.moved();
      if (deleted.kind === 'Application') {
        const { numInsertedOrUpdatedRows } = await db
          .insert('application', toApplicationRow(withoutMarks(deleted)))
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirstOrThrow();
        return numInsertedOrUpdatedRows === 1n ? putUris(db, deleted) : fail({ kind: 'taken' });
      }
      const { numInsertedOrUpdatedRows } = await db
        .insert('principal', toPrincipalRow(deleted))
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      if (numInsertedOrUpdatedRows !== 1n) return fail({ kind: 'taken' });
      const detail = toDetailRow(deleted);
      if (!detail) return ok(undefined);
      const beside = await db
        .insert('principal_detail', detail)
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      return beside.numInsertedOrUpdatedRows === 1n ? ok(undefined) : fail({ kind: 'taken' });
    },

    async purgeObject(id, at) {
      await db.remove('deleted_object').where('id', '=', id).execute();
      await db
        .remove('group_member')
        .where((row) => row.or([row('group_id', '=', id), row('member_id', '=', id)]))
        .execute();
      await db
        .remove('object_owner')
        .where((row) => row.or([row('object_id', '=', id), row('owner_id', '=', id)]))
        .execute();
      await db
        .remove('app_role_assignment')
        .where((row) => row.or([row('principal_id', '=', id), row('resource_id', '=', id)]))
        .execute();
      await db.remove('directory_role').where('principal_id', '=', id).execute();
      for (const table of ['client_secret', 'client_certificate', 'federated_credential'] as const) {
        await db.remove(table).where('service_principal_id', '=', id).execute();
      }
      await db.remove('credential_label').where('holder_id', '=', id).execute();
      await personCredentialWriter(db, ledger).forgetCredentials(id, at);
      ledger.moved();
    },
  };
}

async function findDeleted(db: TenantDb, id: PrincipalId): Promise<DeletedObject | undefined> {
  const row = await db.from('deleted_object').selectAll().where('id', '=', id).executeTakeFirst();
  return row && fromDeletedRow(row);
}

function fromDeletedRow(row: DeletedObjectRow): DeletedObject {
  return { ...fromJson<Stored>(row.rows), deletedAt: row.deleted_at };
}

function withoutMarks({
  deletedAt,
  kind,
  ...application
}: Extract<DeletedObject, { kind: 'Application' }>): Application {
  return application;
}

async function findStored(db: TenantDb, id: PrincipalId): Promise<Stored | undefined> {
  const principal = await fromPrincipals(db)
    .where('principal.id', '=', id)
    .selectAll('principal')
    .select(DETAIL_COLUMNS)
    .executeTakeFirst();
  if (principal) return fromPrincipalRow(principal);
  const application = await db.from('application').selectAll().where('id', '=', id).executeTakeFirst();
  return application && { kind: 'Application', ...fromApplicationRow(application) };
}
