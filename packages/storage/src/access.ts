import type { AccessStore, Partition, TenantAccess } from '@mandate/app/ports/access';
import type { TenantId } from '@mandate/domain/tenants';
import { type TenantDb, tenantDb } from './bound.ts';
import type { Database } from './database.ts';
import { readDelegatedAdminGrants } from './delegated-admin.ts';
import { readDelegations } from './delegations.ts';
import { fromDenyRow } from './deny-assignments.ts';
import { readDirectoryAccess } from './directory-access.ts';
import { readParents } from './management-groups.ts';
import type { RelationshipRow } from './relationship-rows.ts';
import { fromRelationshipRow } from './relationships.ts';
import { fromDecidingRow } from './role-assignments.ts';
import { readTimedAssignments } from './role-schedules.ts';
import { customRoleReader, readBuiltInRoles } from './roles.ts';
import { batches } from './rows.ts';
import type { Db } from './schema.ts';

/** Reads what decisions need. */
export function accessStore(database: Database): AccessStore {
  return {
    revisions: (partitions) => readRevisions(database.reader, partitions),
    tenant: (tenant) => database.snapshot((db) => readTenant(db, tenantDb(db, tenant))),
    async relationship(partner, customer) {
      const row = await findRow(database.reader, partner, customer);
      return { revision: row?.revision ?? 0, relationship: row && fromRelationshipRow(row) };
    },
    delegatedAdmin: (partner, customer) =>
      database.snapshot(async (db) => ({
        revision: await readRevision(db, `delegated-admin:${partner}:${customer}`),
        grants: await readDelegatedAdminGrants(tenantDb(db, partner), customer),
      })),
    roles: () =>
      database.snapshot(async (db) => ({
        revision: await readRevision(db, 'roles'),
        roles: new Map((await readBuiltInRoles(db)).map((role) => [role.id, role])),
      })),
  };
}

/** The revision of each partition, 0 for one never written. */
export async function readRevisions(db: Db, partitions: readonly Partition[]): Promise<ReadonlyMap<Partition, number>> {
  const revisions = new Map<Partition, number>(partitions.map((partition) => [partition, 0]));
  const kept: Partition[] = [];
  for (const partition of partitions) {
    const between = relationshipOf(partition);
    if (!between) kept.push(partition);
    else revisions.set(partition, (await findRow(db, ...between))?.revision ?? 0);
  }
  for (const batch of batches(kept)) {
    const rows = await db.selectFrom('access_revision').selectAll().where('partition', 'in', batch).execute();
    for (const { partition, revision } of rows) revisions.set(partition, revision);
  }
  return revisions;
}

function findRow(db: Db, partner: TenantId, customer: TenantId): Promise<RelationshipRow | undefined> {
  return tenantDb(db, customer)
    .from('relationship')
    .selectAll()
    .where('partner_tenant_id', '=', partner)
    .executeTakeFirst();
}

function relationshipOf(partition: Partition): [partner: TenantId, customer: TenantId] | undefined {
  const [kind, partner, customer] = partition.split(':');
  if (kind !== 'relationship' || partner === undefined || customer === undefined) return undefined;
  // The type of partitions says what the parts are.
  return [partner as TenantId, customer as TenantId];
}

async function readRevision(db: Db, partition: Partition): Promise<number> {
  return (await readRevisions(db, [partition])).get(partition) ?? 0;
}

async function readTenant(plain: Db, db: TenantDb): Promise<TenantAccess> {
  const tenant = await db.from('tenant').select('partner_policy').executeTakeFirst();
  const assignments = await db
    .from('role_assignment')
    .select(['id', 'principal_id', 'role_id', 'scope', 'condition'])
    .execute();
  const denials = await db.from('deny_assignment').selectAll().execute();
  return {
    revision: await readRevision(plain, `tenant:${db.tenant}`),
    assignments: assignments.map(fromDecidingRow),
    timedAssignments: await readTimedAssignments(db),
    delegations: await readDelegations(db),
    denials: denials.map(fromDenyRow),
    customRoles: await customRoleReader(db).listCustomRoles(),
    parents: await readParents(db),
    ...(await readDirectoryAccess(db)),
    partnerPolicy: tenant?.partner_policy ?? 'least-privilege',
  };
}
