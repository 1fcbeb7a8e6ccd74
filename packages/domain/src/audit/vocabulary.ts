/** The kinds of things that audit records are about, in Partner Center's own words; those that Mandate has. */
export const AUDIT_RESOURCE_TYPES = [
  'customer',
  'customer_user',
  'customer_directory_role',
  'partner_user',
  'order',
  'subscription',
  'azure_entitlement',
  'agreement',
  'self_serve_policy',
  'partner_customer_relationship',
  'partner_customer_dap',
  'granular_admin_relationship',
  'granular_admin_access_assignment',
] as const;
export type AuditResourceType = (typeof AUDIT_RESOURCE_TYPES)[number];

/** What audit records say was done, in Partner Center's own words; those that Mandate has. */
export const AUDIT_OPERATION_TYPES = [
  'add_customer',
  'update_customer_billing_profile',
  'update_customer_qualification',
  'create_order',
  'update_subscription',
  'create_agreement',
  'create_self_serve_policy',
  'update_self_serve_policy',
  'delete_self_serve_policy',
  'create_partner_relationship',
  'remove_partner_customer_relationship',
  'dap_admin_relationship_approved',
  'dap_admin_relationship_terminated',
  'granular_admin_relationship_approved',
  'granular_admin_relationship_activated',
  'granular_admin_relationship_termination_requested',
  'granular_admin_relationship_terminated',
  'granular_admin_relationship_expired',
  'granular_admin_relationship_cleaned_up',
  'extend_relationship',
  'granular_admin_access_assignment_created',
  'granular_admin_access_assignment_activated',
  'granular_admin_access_assignment_updated',
  'granular_admin_access_assignment_deleted',
  'create_customer_user',
  'update_customer_user',
  'delete_customer_user',
  'reset_customer_user_password',
  'create_partner_user',
  'update_partner_user',
  'remove_partner_user',
  'add_user_member',
  'remove_user_member',
] as const;
export type AuditOperationType = (typeof AUDIT_OPERATION_TYPES)[number];

/** The events that webhooks are told, by Partner Center's names for them. */
export const WEBHOOK_EVENTS = [
  'subscription-updated',
  'granular-admin-relationship-approved',
  'granular-admin-relationship-activated',
  'granular-admin-relationship-terminated',
  'granular-admin-relationship-expired',
  'granular-admin-access-assignment-created',
  'granular-admin-access-assignment-activated',
  'granular-admin-access-assignment-updated',
  'granular-admin-access-assignment-deleted',
  'reseller-relationship-accepted-by-customer',
  'dap-admin-relationship-approved',
  'dap-admin-relationship-terminated',
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** What people are told by mail: of a granular relationship, or that a group of theirs lost a role in Azure. */
export type Notice = 'approved' | 'terminated' | 'expired' | 'reminder' | 'access-removed';

/** A change as it stands in the log, as far as auditing looks at it. */
export interface Audited {
  readonly operation: string;
  readonly target: string;
  readonly before: unknown;
  readonly after: unknown;
  /** Whether it stands in the partner's own log, and not in a customer's. */
  readonly ofPartner: boolean;
}

/** One audit record that a change makes, and what is told of it. */
export interface AuditAct {
  /** Nothing for what is told to people alone. */
  readonly operationType: AuditOperationType | null;
  readonly resourceType: AuditResourceType;
  readonly event?: WebhookEvent;
  readonly notice?: Notice;
}
