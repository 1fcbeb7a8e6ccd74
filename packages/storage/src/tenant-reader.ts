import type { TenantReader } from '@mandate/app/ports/store';
import type { TenantId } from '@mandate/domain/tenants';
import { applicationReader } from './applications.ts';
import { tenantDb } from './bound.ts';
import { changeReader } from './change-reader.ts';
import { commerceReader } from './commerce.ts';
import { customerTagReader } from './customer-tags.ts';
import { refusalReader } from './decision-log.ts';
import { delegatedAdminReader } from './delegated-admin.ts';
import { delegationReader } from './delegations.ts';
import { deletedObjectReader } from './deleted-objects.ts';
import { denyAssignmentReader } from './deny-assignments.ts';
import { directoryReader } from './directory.ts';
import type { Engine } from './engines/engine.ts';
import { lockReader } from './locks.ts';
import { managementGroupReader } from './management-groups.ts';
import { notificationReader } from './notifications.ts';
import { credentialReader } from './program-credentials.ts';
import { providerRegistrationReader } from './provider-registrations.ts';
import { relationshipReader } from './relationships.ts';
import { resourceGroupReader } from './resource-groups.ts';
import { resourceReader } from './resources.ts';
import { roleAssignmentReader } from './role-assignments.ts';
import { roleScheduleReader } from './role-schedules.ts';
import { customRoleReader } from './roles.ts';
import type { Db } from './schema.ts';
import { tagReader } from './scope-tags.ts';
import { scopedDocumentReader } from './scoped-documents.ts';
import { tenantSecondFactorReader } from './second-factors.ts';
import { subscriptionReader } from './subscriptions.ts';
import { fromTenantRow } from './tenants.ts';

/** The reader of one tenant, on a connection or within a transaction. */
export function tenantReader(plain: Db, engine: Engine, tenant: TenantId): TenantReader {
  const db = tenantDb(plain, tenant);
  return {
    id: tenant,
    async tenant() {
      const row = await db.from('tenant').selectAll().executeTakeFirst();
      return row && fromTenantRow(row);
    },
    ...directoryReader(plain, db, engine),
    ...applicationReader(db, engine),
    ...credentialReader(db),
    ...deletedObjectReader(db),
    ...subscriptionReader(db),
    ...managementGroupReader(db),
    ...resourceGroupReader(db),
    ...lockReader(db),
    ...tagReader(db),
    ...resourceReader(db),
    ...providerRegistrationReader(db),
    ...roleAssignmentReader(db),
    ...customRoleReader(db),
    ...denyAssignmentReader(db),
    ...roleScheduleReader(db),
    ...delegationReader(db),
    ...scopedDocumentReader(db),
    ...commerceReader(db),
    ...relationshipReader(db),
    ...customerTagReader(db),
    ...delegatedAdminReader(db, engine),
    ...notificationReader(db),
    ...tenantSecondFactorReader(db),
    ...changeReader(db),
    ...refusalReader(db),
  };
}
