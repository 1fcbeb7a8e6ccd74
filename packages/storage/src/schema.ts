import type { Partition } from '@mandate/app/ports/access';
import type { CommerceKind } from '@mandate/app/ports/commerce';
import type { ManagementLock } from '@mandate/app/ports/resources';
import type { DirectoryRole, PrincipalType } from '@mandate/domain/directory';
import type { PartnerAccessPolicy } from '@mandate/domain/relationships';
import type { AzureSubscriptionState } from '@mandate/domain/subscriptions';
import type { TenantId } from '@mandate/domain/tenants';
import type { DenyAssignment, Guid, PrincipalId, RoleId, Scope } from '@mandate/rbac/model';
import type { Kysely } from 'kysely';
import type { CustomerTagRow } from './customer-tags.ts';
import type {
  AccessAssignmentRow,
  DelegatedAdminOperationRow,
  DelegatedAdminRequestRow,
  DelegatedAdminRow,
  ReceivedDelegatedAdminRow,
} from './delegated-admin-rows.ts';
import type {
  ApplicationRow,
  ApplicationUriRow,
  AppRoleAssignmentRow,
  CredentialLabelRow,
  DeletedObjectRow,
  ObjectOwnerRow,
  PrincipalDetailRow,
  PrincipalRow,
} from './directory-rows.ts';
import type {
  CalendarLinkRow,
  DeliveryAttemptRow,
  DeliveryRow,
  FollowedLogRow,
  JobRow,
  ReminderRow,
  WebhookRow,
} from './notification-rows.ts';
import type {
  PartnerActRow,
  PartnerCustomerRow,
  PartnerReachRow,
  PartnerSubscriptionRow,
  RelationshipRow,
  RequestSettingsRow,
} from './relationship-rows.ts';
import type {
  DelegatedScopeRow,
  RegistrationAssignmentRow,
  RegistrationDefinitionRow,
  RoleScheduleRow,
  ScopedDocumentRow,
} from './schedule-rows.ts';
import type {
  ClientCertificateRow,
  ClientSecretRow,
  FederatedCredentialRow,
  GrantDocumentRow,
  LinkedIdentityRow,
  SecondFactorPolicyRow,
  SecondFactorRow,
  SessionRow,
  SigningKeyRow,
} from './sign-in-rows.ts';

/** A connection to either engine, or a transaction on one. */
export type Db = Kysely<Schema>;

/** How truth values are stored on both engines. */
export type Flag = 0 | 1;

/**
 * The tables. Columns carry the brands of what is written into them, so that reading a row needs no cast: only this
 * package writes here, and it accepts branded values alone.
 *
 * Only what both engines and their distributed relatives share is used: text, whole numbers and JSON as text; times in
 * milliseconds; ids made by the caller; keys that start with the tenant. A column ending in `_key` is the compared form
 * of the column it is named for.
 */
export interface Schema {
  readonly migration: { readonly name: string; readonly applied_at: number };
  readonly migration_lease: { readonly id: string; readonly holder: string; readonly expires_at: number };
  readonly installation: { readonly id: string; readonly partner_tenant_id: TenantId; readonly kind: 'demo' | 'real' };
  /** The access revisions of all partitions but relationships. */
  readonly access_revision: { readonly partition: Partition; readonly revision: number };
  readonly tenant: TenantRow;
  /** Which tenant a domain belongs to; unique in the whole installation, so its key cannot start with the tenant. */
  readonly tenant_domain: { readonly domain_key: string; readonly tenant_id: TenantId };
  readonly principal: PrincipalRow;
  readonly principal_detail: PrincipalDetailRow;
  readonly object_owner: ObjectOwnerRow;
  readonly application: ApplicationRow;
  readonly application_uri: ApplicationUriRow;
  readonly app_role_assignment: AppRoleAssignmentRow;
  readonly deleted_object: DeletedObjectRow;
  readonly credential_label: CredentialLabelRow;
  readonly group_member: {
    readonly tenant_id: TenantId;
    readonly group_id: PrincipalId;
    readonly member_id: PrincipalId;
  };
  readonly directory_role: {
    readonly tenant_id: TenantId;
    readonly principal_id: PrincipalId;
    readonly role: DirectoryRole;
  };
  readonly subscription: SubscriptionRow;
  /** Which tenant a subscription lives in; unique in the whole installation. */
  readonly subscription_home: { readonly subscription_id: Guid; readonly tenant_id: TenantId };
  readonly subscription_alias: SubscriptionAliasRow;
  readonly management_group: ManagementGroupRow;
  /** Where subscriptions lie that do not lie in the root management group. */
  readonly subscription_parent: {
    readonly tenant_id: TenantId;
    readonly subscription_id: Guid;
    readonly parent_key: string;
  };
  readonly resource_group: ResourceGroupRow;
  readonly management_lock: ManagementLockRow;
  readonly scope_tags: {
    readonly tenant_id: TenantId;
    readonly scope: Scope;
    /** A JSON object. */
    readonly tags: string;
  };
  readonly resource: ResourceRow;
  readonly provider_registration: ProviderRegistrationRow;
  readonly role_assignment: RoleAssignmentRow;
  /** What a customer (`tenant_id`) has to do with one of its partners in trade; the body is a JSON object. */
  readonly commerce: CommerceRow;
  /** Requests that a partner's people or programs named, so that each is done once. */
  readonly named_request: NamedRequestRow;
  readonly custom_role: RoleRow & { readonly tenant_id: TenantId };
  readonly built_in_role: RoleRow;
  readonly operation_naming: { readonly namespace_key: string; readonly body: string };
  readonly deny_assignment: DenyAssignmentRow;
  readonly role_schedule: RoleScheduleRow;
  readonly registration_definition: RegistrationDefinitionRow;
  readonly registration_assignment: RegistrationAssignmentRow;
  /** Keyed by the managing tenant, so that it finds what it manages. */
  readonly delegated_scope: DelegatedScopeRow;
  readonly scoped_document: ScopedDocumentRow;
  /** Keyed by the customer (`tenant_id`), then the partner. */
  readonly relationship: RelationshipRow;
  readonly request_settings: RequestSettingsRow;
  /** The indirect providers and the indirect resellers that a partner sells with. */
  readonly partner_tier: {
    readonly tenant_id: TenantId;
    readonly kind: 'provider' | 'reseller';
    readonly other_tenant_id: TenantId;
  };
  readonly delegated_admin: DelegatedAdminRow;
  readonly access_assignment: AccessAssignmentRow;
  readonly delegated_admin_request: DelegatedAdminRequestRow;
  readonly delegated_admin_operation: DelegatedAdminOperationRow;
  readonly received_delegated_admin: ReceivedDelegatedAdminRow;
  readonly job: JobRow;
  readonly followed_log: FollowedLogRow;
  readonly reminder: ReminderRow;
  readonly webhook: WebhookRow;
  readonly delivery: DeliveryRow;
  readonly delivery_attempt: DeliveryAttemptRow;
  readonly calendar_link: CalendarLinkRow;
  readonly partner_customer: PartnerCustomerRow;
  readonly customer_tag: CustomerTagRow;
  readonly partner_reach: PartnerReachRow;
  readonly partner_subscription: PartnerSubscriptionRow;
  readonly partner_act: PartnerActRow;
  /** The same as its reach, for groups that are another partner's. */
  readonly partner_stranger: PartnerReachRow;
  readonly change_head: { readonly tenant_id: TenantId; readonly sequence: number; readonly hash: string };
  readonly change_record: {
    readonly tenant_id: TenantId;
    readonly sequence: number;
    /** The canonical form, which `hash` covers. */
    readonly body: string;
    readonly hash: string;
    /** The time that stands in the body, to find records by. */
    readonly at: number;
  };
  readonly personal_text: {
    readonly tenant_id: TenantId;
    readonly sequence: number;
    readonly digest: string;
    readonly salt: string;
    readonly text: string;
  };
  readonly password: {
    readonly tenant_id: TenantId;
    readonly user_id: PrincipalId;
    readonly digest: string;
    readonly must_change: Flag;
  };
  readonly client_secret: ClientSecretRow;
  readonly client_certificate: ClientCertificateRow;
  readonly federated_credential: FederatedCredentialRow;
  readonly second_factor: SecondFactorRow;
  readonly recovery_code: { readonly tenant_id: TenantId; readonly user_id: PrincipalId; readonly digest: string };
  readonly second_factor_policy: SecondFactorPolicyRow;
  readonly linked_identity: LinkedIdentityRow;
  readonly ended_sign_ins: { readonly tenant_id: TenantId; readonly user_id: PrincipalId; readonly ended_at: number };
  readonly browser_session: SessionRow;
  readonly signing_key: SigningKeyRow;
  readonly sign_in_link: {
    readonly digest: string;
    readonly tenant_id: TenantId;
    readonly user_id: PrincipalId;
    readonly expires_at: number;
  };
  readonly grant_document: GrantDocumentRow;
  readonly attempt: { readonly key: string; readonly count: number; readonly expires_at: number };
  readonly decision: DecisionRow;
}

/** A directory. */
export interface TenantRow {
  readonly tenant_id: TenantId;
  readonly display_name: string;
  readonly default_domain: string;
  /** A JSON array, in the order and spelling given. */
  readonly domains: string;
  readonly country: string;
  readonly partner_policy: PartnerAccessPolicy;
  readonly created_at: number;
}

/** An Azure subscription in the tenant it lives in. */
export interface SubscriptionRow {
  readonly tenant_id: TenantId;
  readonly id: Guid;
  readonly display_name: string;
  readonly name_key: string;
  readonly state: AzureSubscriptionState;
  readonly sold_by: TenantId | null;
  readonly sold_under: PartnerAccessPolicy | null;
  readonly created_at: number;
}

/** A partner's name for a subscription that it provisioned. */
export interface SubscriptionAliasRow {
  readonly tenant_id: TenantId;
  readonly name_key: string;
  readonly name: string;
  readonly subscription_id: Guid;
  readonly customer_id: TenantId;
  readonly created_at: number;
}

/** A management group of a tenant. */
export interface ManagementGroupRow {
  readonly tenant_id: TenantId;
  readonly name_key: string;
  readonly name: string;
  readonly display_name: string;
  /** The compared name of the group it lies in; `null` for the root group alone. */
  readonly parent_key: string | null;
  readonly created_at: number;
  readonly updated_at: number;
}

/** A resource group of a subscription. */
export interface ResourceGroupRow {
  readonly tenant_id: TenantId;
  readonly subscription_id: Guid;
  readonly name_key: string;
  readonly name: string;
  readonly location: string;
  /** A JSON object. */
  readonly tags: string;
  readonly managed_by: string | null;
  readonly created_at: number;
}

/** A lock at a scope. */
export interface ManagementLockRow {
  readonly tenant_id: TenantId;
  readonly scope: Scope;
  readonly name_key: string;
  readonly name: string;
  readonly scope_text: string;
  readonly level: ManagementLock['level'];
  readonly notes: string | null;
  readonly created_at: number;
  readonly updated_at: number;
}

/** A resource of any type, keyed by its scope. */
export interface ResourceRow {
  readonly tenant_id: TenantId;
  readonly scope: Scope;
  /** The scope in the spelling it was given. */
  readonly id: string;
  readonly type: string;
  readonly location: string | null;
  /** A JSON object. */
  readonly body: string;
  readonly created_at: number;
  readonly updated_at: number;
}

/** That a subscription registered a resource provider. */
export interface ProviderRegistrationRow {
  readonly tenant_id: TenantId;
  readonly subscription_id: Guid;
  readonly namespace_key: string;
  readonly namespace: string;
  readonly registered_at: number;
}

/** A role that a principal holds at a scope. */
export interface RoleAssignmentRow {
  readonly tenant_id: TenantId;
  readonly id: Guid;
  readonly principal_id: PrincipalId;
  readonly principal_type: PrincipalType;
  readonly role_id: RoleId;
  readonly scope: Scope;
  readonly scope_text: string;
  readonly condition: string | null;
  readonly description: string | null;
  readonly created_at: number;
  readonly updated_at: number;
  readonly created_by: PrincipalId | null;
  readonly updated_by: PrincipalId | null;
}

/** A role definition, whatever its kind. */
export interface RoleRow {
  readonly id: RoleId;
  readonly name: string;
  readonly description: string;
  /** A JSON array of permission entries. */
  readonly permissions: string;
  /** A JSON array of scopes. */
  readonly assignable_scopes: string;
  readonly created_at: number;
  readonly updated_at: number;
}

/** A deny assignment at a scope. */
export interface DenyAssignmentRow {
  readonly tenant_id: TenantId;
  readonly id: Guid;
  readonly name: string;
  readonly scope: Scope;
  readonly exact_scope: Flag;
  readonly permissions: string;
  readonly principals: string;
  readonly excluded_principals: string;
  readonly effect: DenyAssignment['effect'];
  readonly scope_text: string;
  readonly description: string;
  readonly system_protected: Flag;
  readonly created_at: number;
  readonly updated_at: number;
  readonly created_by: PrincipalId | null;
  readonly updated_by: PrincipalId | null;
}

/** A record of the trade between a customer and one of its partners. */
export interface CommerceRow {
  readonly tenant_id: TenantId;
  readonly partner_tenant_id: TenantId;
  readonly kind: CommerceKind;
  readonly id: Guid;
  readonly created_at: number;
  readonly body: string;
}

/** A write that is done once, however often it is sent. */
export interface NamedRequestRow {
  readonly tenant_id: TenantId;
  readonly request_id: Guid;
  readonly digest: string;
  readonly at: number;
  readonly reply: string | null;
}

/** A refusal in the decision log. */
export interface DecisionRow {
  readonly tenant_id: TenantId;
  readonly id: Guid;
  readonly at: number;
  readonly caller_id: PrincipalId;
  readonly caller_home: TenantId;
  readonly action: string;
  readonly scope: string;
  /** A JSON value. */
  readonly ground: string;
  readonly request_id: Guid;
  readonly correlation_id: Guid;
  readonly client_address: string | null;
  /** How many refusals were left out between this one and the one before it in the log of the whole installation. */
  readonly dropped: number;
}
