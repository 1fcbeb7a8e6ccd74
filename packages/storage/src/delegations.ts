import type { Delegation, RegistrationDefinition } from '@mandate/app/ports/delegations';
import type { TenantReader, TenantWriter } from '@mandate/app/ports/store';
import type { RawBuilder, SqlBool } from 'kysely';
import type { TenantDb } from './bound.ts';
import type { TenantLedger } from './ledger.ts';
import { fromJson } from './rows.ts';
import type { RegistrationAssignmentRow, RegistrationDefinitionRow } from './schedule-rows.ts';
import type { Db } from './schema.ts';

/** Reads to whom a tenant delegates what. */
export function delegationReader(
  db: TenantDb,
): Pick<TenantReader, 'listRegistrationDefinitions' | 'listRegistrationAssignments'> {
  return {
    async listRegistrationDefinitions() {
      const rows = await db.from('registration_definition').selectAll().orderBy('name').orderBy('id').execute();
      return rows.map(fromDefinitionRow);
    },
    async listRegistrationAssignments() {
      const rows = await db.from('registration_assignment').selectAll().orderBy('scope').orderBy('id').execute();
      return rows.map(({ tenant_id, scope_text, definition_id, created_at, ...row }) => ({
        ...row,
        scopeText: scope_text,
        definition: definition_id,
        createdAt: created_at,
      }));
    },
  };
}

/** What decisions need of a tenant's delegations; an assignment without its definition delegates nothing. */
export async function readDelegations(db: TenantDb): Promise<readonly Delegation[]> {
  const assignments = await db.from('registration_assignment').selectAll().execute();
  if (assignments.length === 0) return [];
  const definitions = (await db.from('registration_definition').selectAll().execute()).map(fromDefinitionRow);
  const byId = new Map(definitions.map((definition) => [definition.id, definition]));
  return assignments.flatMap(({ id, scope, definition_id }) => {
    const definition = byId.get(definition_id);
    if (!definition) return [];
    const { managedBy, roles, eligible } = definition;
    return [{ id, scope, managedBy, roles, eligible }];
  });
}

/** Writes to whom a tenant delegates what, and the managing tenants' list of it. */
export function delegationWriter(
  plain: Db,
  db: TenantDb,
  ledger: TenantLedger,
): Pick<
  TenantWriter,
  | 'putRegistrationDefinition'
  | 'removeRegistrationDefinition'
  | 'putRegistrationAssignment'
  | 'removeRegistrationAssignment'
> {
  return {
    async putRegistrationDefinition(definition) {
      const row = toDefinitionRow(definition);
      const { id, created_at, managing_tenant_id, scope, scope_text, ...changes } = row;
      await db
        .insert('registration_definition', row)
        .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet(changes))
        .execute();
      ledger.moved();
    },
    async removeRegistrationDefinition(id) {
      const removed = await db.remove('registration_definition').where('id', '=', id).executeTakeFirstOrThrow();
      if (removed.numDeletedRows > 0n) ledger.moved();
      return removed.numDeletedRows > 0n;
    },
    async putRegistrationAssignment({ id, scope, scopeText, definition, createdAt }, managedBy) {
      const row = { id, scope, scope_text: scopeText, definition_id: definition, created_at: createdAt };
      await db
        .insert('registration_assignment', row)
        .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet({ definition_id: definition }))
        .execute();
      await forget(plain, db, [id]);
      await plain
        .insertInto('delegated_scope')
        .values({ partner_tenant_id: managedBy, customer_id: db.tenant, registration_id: id, scope })
        .execute();
      ledger.moved();
    },
    async removeRegistrationAssignment(id) {
      const removed = await db.remove('registration_assignment').where('id', '=', id).executeTakeFirstOrThrow();
      await forget(plain, db, [id]);
      if (removed.numDeletedRows > 0n) ledger.moved();
      return removed.numDeletedRows > 0n;
    },
  };
}

/**
 * Removes the registrations whose scope meets a condition; answers whether there were any. The managing tenants' lists
 * keep their line, which only says where to look.
 */
export async function removeRegistrationsAt(db: TenantDb, there: RawBuilder<SqlBool>): Promise<boolean> {
  const { numDeletedRows } = await db.remove('registration_assignment').where(there).executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

async function forget(plain: Db, db: TenantDb, ids: readonly RegistrationAssignmentRow['id'][]): Promise<void> {
  const managing = await db.from('registration_definition').select('managing_tenant_id').execute();
  const tenants = [...new Set(managing.map(({ managing_tenant_id }) => managing_tenant_id))];
  if (tenants.length === 0) return;
  await plain
    .deleteFrom('delegated_scope')
    .where('partner_tenant_id', 'in', tenants)
    .where('customer_id', '=', db.tenant)
    .where('registration_id', 'in', ids)
    .execute();
}

function toDefinitionRow(definition: RegistrationDefinition): Omit<RegistrationDefinitionRow, 'tenant_id'> {
  return {
    id: definition.id,
    scope: definition.scope,
    scope_text: definition.scopeText,
    name: definition.name,
    description: definition.description,
    managing_tenant_id: definition.managedBy,
    roles: JSON.stringify(definition.roles),
    eligible: JSON.stringify(definition.eligible),
    created_at: definition.createdAt,
    updated_at: definition.updatedAt,
  };
}

function fromDefinitionRow(row: RegistrationDefinitionRow): RegistrationDefinition {
  return {
    id: row.id,
    scope: row.scope,
    scopeText: row.scope_text,
    name: row.name,
    description: row.description,
    managedBy: row.managing_tenant_id,
    roles: fromJson<RegistrationDefinition['roles']>(row.roles),
    eligible: fromJson<RegistrationDefinition['eligible']>(row.eligible),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
