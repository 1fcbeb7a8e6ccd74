import type { PrincipalSearch } from '@mandate/app/ports/directory';
import type { TenantReader, TenantWriter } from '@mandate/app/ports/store';
import type { Application } from '@mandate/domain/applications';
import { searchKey } from '@mandate/domain/customers';
import { fail, ok } from '@mandate/rbac/result';
import { sql } from 'kysely';
import type { TenantDb } from './bound.ts';
import type { ApplicationRow, AppRoleAssignmentRow } from './directory-rows.ts';
import { APPLICATION_COLUMNS, orderOf, searchConditions } from './directory-search.ts';
import type { Engine } from './engines/engine.ts';
import type { TenantLedger } from './ledger.ts';
import { readPage } from './page-mark.ts';
import { fromJson } from './rows.ts';

/** The part of a tenant's reader that its applications answer. */
type ApplicationReader = Pick<
  TenantReader,
  | 'findApplication'
  | 'findApplicationByAppId'
  | 'findApplicationByUri'
  | 'listApplications'
  | 'countApplications'
  | 'listApplicationsOwnedBy'
  | 'findAppRoleAssignment'
  | 'listAppRoleAssignments'
>;

/** The part of a tenant's writer that changes its applications. */
type ApplicationWriter = Pick<
  TenantWriter,
  'addApplication' | 'updateApplication' | 'addAppRoleAssignment' | 'removeAppRoleAssignment'
>;

/** Reads registrations of applications, and who holds their roles. */
export function applicationReader(db: TenantDb, engine: Engine): ApplicationReader {
  const all = () => db.from('application').selectAll('application');
  const conditionsOf = (search: PrincipalSearch) => searchConditions(search, APPLICATION_COLUMNS, engine);

  return {
    async findApplication(id) {
      const row = await all().where('id', '=', id).executeTakeFirst();
      return row && fromApplicationRow(row);
    },
    async findApplicationByAppId(appId) {
      const row = await all().where('app_id', '=', appId).executeTakeFirst();
      return row && fromApplicationRow(row);
    },
    async findApplicationByUri(uri) {
      const named = db.from('application_uri').where('uri_key', '=', uri.toLowerCase()).select('application_id');
      const row = await all().where('id', 'in', named).executeTakeFirst();
      return row && fromApplicationRow(row);
    },
    async listApplications(search, page) {
      const { column, id, descending, value, key } = orderOf(search, 'application');
      const direction = descending ? 'desc' : 'asc';
      const { rows, next } = await readPage(['application', db.tenant, search], page, {
        async rows(after, limit) {
          let query = all().orderBy(column, direction).orderBy(id, direction).limit(limit);
          for (const condition of conditionsOf(search)) query = query.where(condition);
          const beyond = descending ? sql`<` : sql`>`;
          if (after) query = query.where(sql<boolean>`(${column}, ${id}) ${beyond} (${value(after[0])}, ${after[1]})`);
          return query.execute();
        },
        place: (row) => [key(row), row.id],
      });
      return { rows: rows.map(fromApplicationRow), next };
    },
    async countApplications(search) {
      let query = db.from('application').select(({ fn }) => fn.countAll<number | bigint | string>().as('count'));
      for (const condition of conditionsOf(search)) query = query.where(condition);
      return Number((await query.executeTakeFirstOrThrow()).count);
    },
    async listApplicationsOwnedBy(owner) {
      const owned = db.from('object_owner').where('owner_id', '=', owner).select('object_id');
      const rows = await all().where('id', 'in', owned).orderBy('name_key').orderBy('id').execute();
      return rows.map(fromApplicationRow);
    },
    async findAppRoleAssignment(id) {
      const row = await db.from('app_role_assignment').selectAll().where('id', '=', id).executeTakeFirst();
      return row && fromAssignmentRow(row);
    },
    async listAppRoleAssignments(of) {
      const [column, id] =
        'principal' in of ? (['principal_id', of.principal] as const) : (['resource_id', of.resource] as const);
      const rows = await db
        .from('app_role_assignment')
        .selectAll()
        .where(column, '=', id)
        .where('principal_id', 'in', db.from('principal').select('id'))
        .where('resource_id', 'in', db.from('principal').select('id'))
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(fromAssignmentRow);
    },
  };
}

/**
 * Writes registrations of applications, and who holds their roles. What an application acts as is all of it that can
 * change a decision.
 */
export function applicationWriter(db: TenantDb, ledger: TenantLedger): ApplicationWriter {
  return {
    async addApplication(application) {
      const { numInsertedOrUpdatedRows } = await db
        .insert('application', toApplicationRow(application))
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      if (numInsertedOrUpdatedRows !== 1n) return fail({ kind: 'taken' });
      ledger.moved();
      return putUris(db, application);
    },
    async updateApplication(application) {
      const { id, app_id, created_at, ...columns } = toApplicationRow(application);
      const { numUpdatedRows } = await db
        .update('application')
        .where('id', '=', id)
        .set(columns)
        .executeTakeFirstOrThrow();
      if (numUpdatedRows !== 1n) throw new Error(`Application ${id} does not exist; find it before updating it.`);
      await db.remove('application_uri').where('application_id', '=', id).execute();
      ledger.wrote();
      return putUris(db, application);
    },
    async addAppRoleAssignment({ id, role, principal, resource, createdAt }) {
      const { numInsertedOrUpdatedRows } = await db
        .insert('app_role_assignment', {
          id,
          app_role_id: role,
          principal_id: principal,
          resource_id: resource,
          created_at: createdAt,
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      if (numInsertedOrUpdatedRows !== 1n) return fail({ kind: 'taken' });
      ledger.wrote();
      return ok(undefined);
    },
    async removeAppRoleAssignment(id) {
      const { numDeletedRows } = await db.remove('app_role_assignment').where('id', '=', id).executeTakeFirstOrThrow();
      if (numDeletedRows > 0n) ledger.wrote();
      return numDeletedRows > 0n;
    },
  };
}

/** Names an application by its URIs, unless another one has one of them. */
export async function putUris(
  db: TenantDb,
  { id, identifierUris }: Pick<Application, 'id' | 'identifierUris'>,
): ReturnType<TenantWriter['addApplication']> {
  for (const uri of identifierUris) {
    const { numInsertedOrUpdatedRows } = await db
      .insert('application_uri', { uri_key: uri.toLowerCase(), uri, application_id: id })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows !== 1n) return fail({ kind: 'taken' });
  }
  return ok(undefined);
}

/** The row of an application, without its tenant. */
export function toApplicationRow(application: Application): Omit<ApplicationRow, 'tenant_id'> {
  const { id, appId, displayName, createdAt, ...manifest } = application;
  return {
    id,
    app_id: appId,
    display_name: displayName,
    name_key: searchKey(displayName),
    manifest: JSON.stringify(manifest),
    created_at: createdAt,
  };
}

/** The application that a row holds. */
export function fromApplicationRow(row: ApplicationRow): Application {
  return {
    id: row.id,
    appId: row.app_id,
    displayName: row.display_name,
    createdAt: row.created_at,
    ...fromJson<Omit<Application, 'id' | 'appId' | 'displayName' | 'createdAt'>>(row.manifest),
  };
}

function fromAssignmentRow(row: AppRoleAssignmentRow) {
  return {
    id: row.id,
    role: row.app_role_id,
    principal: row.principal_id,
    resource: row.resource_id,
    createdAt: row.created_at,
  };
}
