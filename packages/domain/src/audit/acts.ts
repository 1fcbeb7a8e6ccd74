import { agreementActs, customerActs, directoryActs, orderActs, policyActs, subscriptionActs } from './other-acts.ts';
import { azureAccessActs, delegatedAdminActs, resellerActs } from './relationship-acts.ts';
import type { AuditAct, Audited } from './vocabulary.ts';

/**
 * What a change record means to somebody who audits a partner: the audit records that it makes, in the words of Partner
 * Center (https://learn.microsoft.com/partner-center/developer/auditing-resources), and what is told of each. A change
 * that Partner Center has no word for makes none.
 */
export function auditActs(record: Audited): readonly AuditAct[] {
  const [, namespace = '', kind = '', step = ''] = /^([\w.]+)\/([\w.]+)\/(.+)$/.exec(record.operation) ?? [];
  const make = MAKERS[`${namespace}/${kind}`];
  return make ? make(record, step) : [];
}

type Maker = (record: Audited, step: string) => readonly AuditAct[];

const MAKERS: Readonly<Record<string, Maker | undefined>> = {
  'Mandate.DelegatedAdmin/relationships': delegatedAdminActs,
  'Mandate.Relationships/resellerRelationships': resellerActs,
  'Mandate.Relationships/azureAccess': azureAccessActs,
  'Mandate.Relationships/agreements': agreementActs,
  'Mandate.Commerce/agreements': agreementActs,
  'Mandate.Commerce/billingProfiles': customerActs,
  'Mandate.Commerce/qualifications': customerActs,
  'Mandate.Customers/customers': customerActs,
  'Mandate.Commerce/orders': orderActs,
  'Mandate.Commerce/subscriptions': subscriptionActs,
  'Mandate.Commerce/azureEntitlements': subscriptionActs,
  'Mandate.Commerce/selfServePolicies': policyActs,
  'Microsoft.Directory/users': directoryActs,
  'Microsoft.Directory/directoryRoles': directoryActs,
};

/** Of an audited change, which customer it is about; `undefined` when it is about none. */
export function auditedCustomer({ target, before, after }: Audited): string | undefined {
  const [kind, first, second] = target.split('/');
  if (kind === 'customers' || kind === 'tenants') return first;
  if (kind === 'resellerRelationships') return second;
  return textOf(after, 'customer') ?? textOf(before, 'customer');
}

/** A text member of a recorded value. */
export function textOf(value: unknown, name: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const member: unknown = Reflect.get(value, name);
  return typeof member === 'string' ? member : undefined;
}
