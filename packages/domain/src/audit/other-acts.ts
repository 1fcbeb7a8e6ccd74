import type { AuditAct, Audited, AuditOperationType } from './vocabulary.ts';

/** Agreements that a customer accepted, or that were attested for it. */
export function agreementActs(): readonly AuditAct[] {
  return [{ operationType: 'create_agreement', resourceType: 'agreement' }];
}

/** Customers that a partner made, who is billed for them, and what they are qualified as. */
export function customerActs({ operation }: Audited): readonly AuditAct[] {
  const [kind = ''] = operation.split('/write');
  return [{ operationType: OF_CUSTOMERS[kind] ?? 'add_customer', resourceType: 'customer' }];
}

const OF_CUSTOMERS: Readonly<Record<string, AuditOperationType>> = {
  'Mandate.Commerce/billingProfiles': 'update_customer_billing_profile',
  'Mandate.Commerce/qualifications': 'update_customer_qualification',
};

/** Orders; nothing of one can be changed. */
export function orderActs({ before }: Audited): readonly AuditAct[] {
  return before === null ? [{ operationType: 'create_order', resourceType: 'order' }] : [];
}

/** Changes of what was sold. What an order brings about is told with the order. */
export function subscriptionActs({ operation, before }: Audited): readonly AuditAct[] {
  if (before === null) return [];
  const azure = operation.startsWith('Mandate.Commerce/azureEntitlements/');
  return [
    {
      operationType: 'update_subscription',
      resourceType: azure ? 'azure_entitlement' : 'subscription',
      event: 'subscription-updated',
    },
  ];
}

/** What customers' own people may buy. */
export function policyActs({ before, after }: Audited): readonly AuditAct[] {
  const verb = after === null ? 'delete' : before === null ? 'create' : 'update';
  return [{ operationType: `${verb}_self_serve_policy`, resourceType: 'self_serve_policy' }];
}

const CUSTOMER_USERS: Readonly<Record<string, AuditOperationType>> = {
  create: 'create_customer_user',
  update: 'update_customer_user',
  delete: 'delete_customer_user',
  'password/update': 'reset_customer_user_password',
};
// A new password of the partner's own staff is a change of the person, as far as Partner Center has a word for it.
const PARTNER_USERS: Readonly<Record<string, AuditOperationType>> = {
  create: 'create_partner_user',
  update: 'update_partner_user',
  delete: 'remove_partner_user',
  'password/update': 'update_partner_user',
};

/** People and the directory roles that they hold. */
export function directoryActs({ operation, after, ofPartner }: Audited, step: string): readonly AuditAct[] {
  if (operation.startsWith('Microsoft.Directory/directoryRoles/')) {
    const operationType = after === null ? 'remove_user_member' : 'add_user_member';
    return [{ operationType, resourceType: ofPartner ? 'partner_user' : 'customer_directory_role' }];
  }
  const operationType = (ofPartner ? PARTNER_USERS : CUSTOMER_USERS)[step];
  return operationType ? [{ operationType, resourceType: ofPartner ? 'partner_user' : 'customer_user' }] : [];
}
