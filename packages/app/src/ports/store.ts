/**
 * What the use cases need of the world outside. Storage implements the stores, the server the clock and the randomness.
 * Two kinds of store exist: a tenant-bound one, in which no query can be written without its tenant, and a
 * partner-bound one that reads only the rows projected for that partner.
 */

import type { ResellerRelationship } from '@mandate/domain/relationships';
import type { Tenant, TenantId } from '@mandate/domain/tenants';
import type { Guid } from '@mandate/rbac/model';
import type { Result } from '@mandate/rbac/result';
import type { AccessStore, Partition, PartitionRevision } from './access.ts';
import type { ChangeContext, ChangeEntry, ChangeLogReader } from './change-log.ts';
import type { CommerceReader, CommerceWriter } from './commerce.ts';
import type { CredentialReader, CredentialWriter } from './credentials.ts';
import type { CustomerTagReader, CustomerTagWriter } from './customer-tags.ts';
import type { DelegatedAdminReader, DelegatedAdminWriter } from './delegated-admin.ts';
import type { DelegationReader, DelegationWriter } from './delegations.ts';
import type { DirectoryReader, DirectoryWriter } from './directory.ts';
import type { InstallationReader } from './installation.ts';
import type { ManagementGroupReader, ManagementGroupWriter } from './management-groups.ts';
import type { NotificationReader, NotificationWriter } from './notifications.ts';
import type { NamespaceNaming } from './operation-names.ts';
import type { PartnerReader } from './partner.ts';
import type { RelationshipReader, RelationshipWriter } from './relationships.ts';
import type { ResourceReader, ResourceWriter } from './resources.ts';
import type { RoleAssignmentReader, RoleAssignmentWriter, StoredRoleDefinition } from './role-assignments.ts';
import type { RoleScheduleReader, RoleScheduleWriter } from './role-schedules.ts';
import type { ScopedDocumentReader, ScopedDocumentWriter } from './scoped-documents.ts';
import type { TenantSecondFactorReader } from './second-factors.ts';
import type { SubscriptionReader, SubscriptionWriter } from './subscriptions.ts';
import type { Taken } from './taken.ts';

/** Reads one tenant. Nothing of any other tenant can be reached through it. */
export interface TenantReader
  extends ChangeLogReader,
    CredentialReader,
    CommerceReader,
    CustomerTagReader,
    DelegationReader,
    DelegatedAdminReader,
    DirectoryReader,
    ManagementGroupReader,
    NotificationReader,
    RelationshipReader,
    ResourceReader,
    RoleAssignmentReader,
    RoleScheduleReader,
    ScopedDocumentReader,
    SubscriptionReader,
    TenantSecondFactorReader {
  readonly id: TenantId;
  tenant(): Promise<Tenant | undefined>;
}

/** Writes one tenant within a transaction; reading through it sees what the transaction wrote. */
export interface TenantWriter
  extends TenantReader,
    CommerceWriter,
    CredentialWriter,
    CustomerTagWriter,
    DelegationWriter,
    DelegatedAdminWriter,
    DirectoryWriter,
    ManagementGroupWriter,
    NotificationWriter,
    RelationshipWriter,
    ResourceWriter,
    RoleAssignmentWriter,
    RoleScheduleWriter,
    ScopedDocumentWriter,
    SubscriptionWriter {
  /** Appends to the tenant's log. A transaction that writes a tenant without recording it is a bug and fails. */
  record(entry: ChangeEntry): Promise<void>;
}

/** Everything one transaction may do. */
export interface Change {
  tenant(tenant: TenantId): TenantWriter;
  /** Adds a tenant. Fails with `taken` when its id or one of its domains is in use. */
  addTenant(tenant: Tenant): Promise<Result<void, Taken>>;
  /**
   * Moves a subscription with its resource groups, resources, locks, tags and registered providers; both tenants must
   * record it. What says who may do what there goes, and so does whatever is kept at its scopes.
   */
  moveSubscription(subscription: Guid, between: { readonly from: TenantId; readonly to: TenantId }): Promise<void>;
  /** Creates or replaces the relationship between two tenants; both must record it. */
  putRelationship(relationship: ResellerRelationship): Promise<void>;
  /** Replaces whatever built-in roles were imported before. */
  importBuiltInRoles(roles: readonly StoredRoleDefinition[]): Promise<void>;
  /** Replaces whatever names of operations were imported before. No decision looks at them. */
  importOperationNaming(namespaces: readonly NamespaceNaming[]): Promise<void>;
  /** Names the tenant that runs this installation. */
  markInstallation(partner: TenantId, kind: 'demo' | 'real'): Promise<void>;
}

/** How a transaction ended. */
export type Committed<T, F> =
  | { readonly kind: 'committed'; readonly value: T }
  /** The work failed; nothing was written. */
  | { readonly kind: 'failed'; readonly failure: F }
  /** A partition moved since the decision read it; nothing was written. Read and decide again. */
  | { readonly kind: 'stale'; readonly partition: Partition };

/** The whole store. */
export interface Store {
  readonly access: AccessStore;
  readonly installation: InstallationReader;
  tenant(tenant: TenantId): TenantReader;
  partner(partner: TenantId): PartnerReader;
  /**
   * The only way to write. Checks that every partition still has the revision a decision read, in ascending order, then
   * runs the work, all in one transaction that is durable before this returns. The work may run several times and must
   * touch nothing but its `Change`; when it returns a failure, nothing is written.
   */
  commit<T, F>(
    expected: readonly PartitionRevision[],
    context: ChangeContext,
    work: (change: Change) => Promise<Result<T, F>>,
  ): Promise<Committed<T, F>>;
}
