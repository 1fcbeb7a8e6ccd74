import type { Partition, PartitionRevision } from '@mandate/app/ports/access';
import type { ChangeContext } from '@mandate/app/ports/change-log';
import type { Change, Committed, Store, TenantWriter } from '@mandate/app/ports/store';
import type { Clock, Randomness } from '@mandate/app/ports/world';
import type { TenantId } from '@mandate/domain/tenants';
import type { Result } from '@mandate/rbac/result';
import { readRevisions } from './access.ts';
import { applicationWriter } from './applications.ts';
import { tenantDb } from './bound.ts';
import { appendEntries, type Recording } from './change-log.ts';
import { commerceWriter } from './commerce.ts';
import { personCredentialWriter } from './credentials.ts';
import { customerTagWriter } from './customer-tags.ts';
import type { Database } from './database.ts';
import { delegatedAdminWriter } from './delegated-admin-writer.ts';
import { delegationWriter } from './delegations.ts';
import { deletedObjectWriter } from './deleted-objects.ts';
import { denyAssignmentWriter } from './deny-assignments.ts';
import { directoryWriter } from './directory-writer.ts';
import type { Engine } from './engines/engine.ts';
import { markInstallation } from './installation.ts';
import { emptyLedger, type Ledger, tenantLedger } from './ledger.ts';
import { lockWriter } from './locks.ts';
import { managementGroupWriter } from './management-groups.ts';
import { notificationWriter } from './notifications.ts';
import { replaceOperationNaming } from './operation-naming.ts';
import { credentialLabelWriter } from './program-credentials.ts';
import { projectCustomers } from './projection.ts';
import { providerRegistrationWriter } from './provider-registrations.ts';
import { putRelationship, requestSettingsWriter, settleRelationships } from './relationships.ts';
import { insertion } from './repeated.ts';
import { resourceGroupWriter } from './resource-groups.ts';
import { resourceWriter } from './resources.ts';
import { roleAssignmentWriter } from './role-assignments.ts';
import { roleScheduleWriter } from './role-schedules.ts';
import { customRoleWriter, replaceBuiltInRoles } from './roles.ts';
import type { Db } from './schema.ts';
import { tagWriter } from './scope-tags.ts';
import { scopedDocumentWriter } from './scoped-documents.ts';
import { secondFactorWriter } from './second-factors.ts';
import { moveSubscription } from './subscription-move.ts';
import { subscriptionWriter } from './subscriptions.ts';
import { tenantReader } from './tenant-reader.ts';
import { insertTenant } from './tenants.ts';

// Thrown through the engine's transaction to undo it; `commit` alone knows why.
const UNDO = new Error('The transaction is undone.');

/** The only way to write: see {@link Store.commit}. */
export function committer(
  database: Database,
  { clock, randomness }: { readonly clock: Clock; readonly randomness: Randomness },
): Store['commit'] {
  return async function commit<T, F>(
    expected: readonly PartitionRevision[],
    context: ChangeContext,
    work: (change: Change) => Promise<Result<T, F>>,
  ): Promise<Committed<T, F>> {
    let refused: Committed<T, F> | undefined;
    try {
      const value = await database.write(async (db) => {
        refused = undefined;
        const partition = await firstMoved(db, expected);
        if (partition !== undefined) {
          refused = { kind: 'stale', partition };
          throw UNDO;
        }
        const ledger = emptyLedger();
        const recording = { context, at: clock.now(), randomness };
        const result = await work(changeOn(db, { engine: database.engine, ledger, recording }));
        if (!result.ok) {
          refused = { kind: 'failed', failure: result.failure };
          throw UNDO;
        }
        await settle(db, ledger, recording);
        return result.value;
      });
      return { kind: 'committed', value };
    } catch (error) {
      if (error === UNDO && refused) return refused;
      throw error;
    }
  };
}

async function firstMoved(db: Db, expected: readonly PartitionRevision[]): Promise<Partition | undefined> {
  const current = await readRevisions(
    db,
    expected.map(({ partition }) => partition),
  );
  return expected
    .filter(({ partition, revision }) => current.get(partition) !== revision)
    .map(({ partition }) => partition)
    .sort()[0];
}

interface Transaction {
  readonly engine: Engine;
  readonly ledger: Ledger;
  readonly recording: Recording;
}

function changeOn(db: Db, transaction: Transaction): Change {
  const { ledger } = transaction;
  const writers = new Map<TenantId, TenantWriter>();
  return {
    tenant(tenant) {
      const writer = writers.get(tenant) ?? tenantWriter(db, tenant, transaction);
      writers.set(tenant, writer);
      return writer;
    },
    async addTenant(tenant) {
      const added = await insertTenant(db, tenant);
      if (added.ok) {
        ledger.written.add(tenant.id);
        ledger.reprojected.add(tenant.id);
      }
      return added;
    },
    moveSubscription: (subscription, between) => moveSubscription(db, ledger, { subscription, ...between }),
    putRelationship: async (relationship) => putRelationship(ledger, relationship),
    async importBuiltInRoles(roles) {
      await replaceBuiltInRoles(db, roles);
      ledger.moved.add('roles');
    },
    importOperationNaming: (namespaces) => replaceOperationNaming(db, namespaces),
    markInstallation: (partner, kind) => markInstallation(db, partner, kind),
  };
}

function tenantWriter(plain: Db, tenant: TenantId, { engine, ledger, recording }: Transaction): TenantWriter {
  const db = tenantDb(plain, tenant);
  const own = tenantLedger(ledger, tenant);
  const reader = tenantReader(plain, engine, tenant);
  return {
    ...reader,
    async listRelationships() {
      await settleRelationships(plain, ledger);
      return reader.listRelationships();
    },
    async findRelationship(partner) {
      await settleRelationships(plain, ledger);
      return reader.findRelationship(partner);
    },
    async listChanges(page) {
      await appendEntries(plain, ledger, recording);
      return reader.listChanges(page);
    },
    async listChangesBackwards(page) {
      await appendEntries(plain, ledger, recording);
      return reader.listChangesBackwards(page);
    },
    async record(entry) {
      ledger.recorded.add(tenant);
      const entries = ledger.entries.get(tenant);
      if (entries) entries.push(entry);
      else ledger.entries.set(tenant, [entry]);
    },
    ...directoryWriter(db, own),
    ...applicationWriter(db, own),
    ...credentialLabelWriter(db, own),
    ...deletedObjectWriter(db, own),
    ...personCredentialWriter(db, own),
    ...secondFactorWriter(db, own),
    ...subscriptionWriter(db, own),
    ...commerceWriter(db, own),
    ...managementGroupWriter(db, own),
    ...resourceGroupWriter(db, own),
    ...lockWriter(db, own),
    ...tagWriter(db, own),
    ...resourceWriter(db, own),
    ...providerRegistrationWriter(db, own),
    ...roleAssignmentWriter(db, own),
    ...customRoleWriter(db, own),
    ...denyAssignmentWriter(db, own),
    ...requestSettingsWriter(db, own),
    ...customerTagWriter(db, own),
    ...delegatedAdminWriter(db, ledger),
    ...notificationWriter(db, own),
    ...roleScheduleWriter(db, own),
    ...delegationWriter(plain, db, own),
    ...scopedDocumentWriter(db, own, recording),
    async setPartnerPolicy(policy) {
      const set = await db.update('tenant').set({ partner_policy: policy }).executeTakeFirstOrThrow();
      if (set.numUpdatedRows === 0n)
        throw new Error(`Tenant ${tenant} does not exist; add it before its policy is set.`);
      own.moved();
    },
  };
}

async function settle(db: Db, ledger: Ledger, recording: Recording): Promise<void> {
  const unrecorded = [...ledger.written].filter((tenant) => !ledger.recorded.has(tenant));
  if (unrecorded.length > 0) {
    throw new Error(`Tenant ${unrecorded.join(', ')} was written without a record; call record() beside every write.`);
  }
  await appendEntries(db, ledger, recording);
  await settleRelationships(db, ledger);
  await projectCustomers(db, [...ledger.reprojected]);
  const moved = [...ledger.moved].sort();
  await moveRevisions(
    db,
    moved.map((partition) => ({ partition, revision: 1 })),
  );
}

const moveRevisions = insertion('access_revision', (insert) =>
  insert.onConflict((conflict) =>
    conflict.column('partition').doUpdateSet((row) => ({ revision: row('access_revision.revision', '+', 1) })),
  ),
);
