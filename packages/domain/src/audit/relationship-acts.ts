import type { AuditAct, Audited, AuditOperationType, WebhookEvent } from './vocabulary.ts';

const RELATIONSHIP = 'granular_admin_relationship' as const;
const ASSIGNMENT = 'granular_admin_access_assignment' as const;

// An approval is usable at once, and both words exist for it; the people are told once.
const GRANULAR: Readonly<Record<string, readonly AuditAct[]>> = {
  approve: [
    {
      operationType: 'granular_admin_relationship_approved',
      resourceType: RELATIONSHIP,
      event: 'granular-admin-relationship-approved',
      notice: 'approved',
    },
    {
      operationType: 'granular_admin_relationship_activated',
      resourceType: RELATIONSHIP,
      event: 'granular-admin-relationship-activated',
    },
  ],
  // Nobody approved what a new customer begins with, and there is nobody to tell.
  'grant-by-default': [
    {
      operationType: 'granular_admin_relationship_activated',
      resourceType: RELATIONSHIP,
      event: 'granular-admin-relationship-activated',
    },
  ],
  terminate: [
    { operationType: 'granular_admin_relationship_termination_requested', resourceType: RELATIONSHIP },
    {
      operationType: 'granular_admin_relationship_terminated',
      resourceType: RELATIONSHIP,
      event: 'granular-admin-relationship-terminated',
      notice: 'terminated',
    },
  ],
  expire: [
    {
      operationType: 'granular_admin_relationship_expired',
      resourceType: RELATIONSHIP,
      event: 'granular-admin-relationship-expired',
      notice: 'expired',
    },
  ],
  extend: [{ operationType: 'extend_relationship', resourceType: RELATIONSHIP }],
  'clean-up': [{ operationType: 'granular_admin_relationship_cleaned_up', resourceType: RELATIONSHIP }],
  // Partner Center has no such record; only the mail exists.
  remind: [{ operationType: null, resourceType: RELATIONSHIP, notice: 'reminder' }],
  assign: [assignment('created'), assignment('activated')],
  reassign: [assignment('updated')],
  unassign: [assignment('deleted')],
};

function assignment(what: 'created' | 'activated' | 'updated' | 'deleted'): AuditAct {
  const operationType: AuditOperationType = `granular_admin_access_assignment_${what}`;
  const event: WebhookEvent = `granular-admin-access-assignment-${what}`;
  return { operationType, resourceType: ASSIGNMENT, event };
}

/** What happens to a granular relationship. What is still being drawn up concerns nobody. */
export function delegatedAdminActs({ before }: Audited, step: string): readonly AuditAct[] {
  const acts = GRANULAR[step.replace(/\/action$/, '')] ?? [];
  // A request that nobody answered, or that was turned down, never gave anybody anything.
  if (isPending(before) && step.startsWith('terminate')) return acts.map(({ notice, ...act }) => act);
  return acts;
}

function isPending(before: unknown): boolean {
  return statusOf(before, 'status') === 'approvalPending';
}

function statusOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

const DAP = 'partner_customer_dap' as const;
const APPROVED: AuditAct = {
  operationType: 'dap_admin_relationship_approved',
  resourceType: DAP,
  event: 'dap-admin-relationship-approved',
};
const TAKEN_BACK: AuditAct = {
  operationType: 'dap_admin_relationship_terminated',
  resourceType: DAP,
  event: 'dap-admin-relationship-terminated',
};

/** What happens between a customer and its reseller. */
export function resellerActs({ before, after }: Audited, step: string): readonly AuditAct[] {
  const granted = statusOf(after, 'delegatedAdmin') === 'granted';
  const had = statusOf(before, 'delegatedAdmin') === 'granted';
  switch (step.replace(/\/action$/, '')) {
    case 'accept':
      return [
        {
          operationType: 'create_partner_relationship',
          resourceType: 'partner_customer_relationship',
          event: 'reseller-relationship-accepted-by-customer',
        },
        ...(granted ? [APPROVED] : []),
      ];
    case 'grant-delegated-admin':
      return [APPROVED];
    case 'remove-delegated-admin':
      return [TAKEN_BACK];
    case 'end':
      return [
        { operationType: 'remove_partner_customer_relationship', resourceType: 'partner_customer_relationship' },
        ...(had ? [TAKEN_BACK] : []),
      ];
    default:
      return [];
  }
}

/** A role in Azure that a partner's group lost. Partner Center has no such record; only the mail exists. */
export function azureAccessActs(): readonly AuditAct[] {
  return [{ operationType: null, resourceType: 'partner_customer_relationship', notice: 'access-removed' }];
}
