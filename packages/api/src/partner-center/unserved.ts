import type { Located } from '../serve.ts';
import type { PartnerCenterFailure } from './failures.ts';

/**
 * What a path is that nothing answers: something of the trade that Mandate leaves out on purpose, and says so by its
 * name, or, when `undefined`, nothing that is known.
 */
export function unserved({ segments }: Located): PartnerCenterFailure | undefined {
  const [version = '', ...path] = segments.map((segment) => segment.toLowerCase());
  // Statistics are asked on a host and under a path of their own.
  if (version === 'customerserviceadminapi') return { kind: 'out-of-scope', what: 'Statistics of delegated admin' };
  if (version !== 'v1') return undefined;
  const found = LEFT_OUT.find(([template]) => begins(path, template.split('/')));
  return found && { kind: 'out-of-scope', what: found[1] };
}

/**
 * The same for paths that would otherwise pass for those of something served, because what they name stands where an id
 * stands there.
 */
export function unservedBesideIds(located: Located): PartnerCenterFailure | undefined {
  const [, ...path] = located.segments.map((segment) => segment.toLowerCase());
  const isOne = BESIDE_IDS.some((template) => {
    const parts = template.split('/');
    return parts.length === path.length && begins(path, parts);
  });
  return isOne ? unserved(located) : undefined;
}

const BESIDE_IDS = [
  'customers/usagerecords',
  'customers/*/subscriptions/overage',
  'customers/*/subscriptions/usagerecords',
];

function begins(path: readonly string[], template: readonly string[]): boolean {
  return template.length <= path.length && template.every((part, at) => part === '*' || part === path[at]);
}

// The first that fits counts, so what lies deeper comes first.
const LEFT_OUT: readonly (readonly [template: string, what: string])[] = [
  ['customers/*/users/*/licenses', 'Licences'],
  ['customers/*/users/*/licenseupdates', 'Licences'],
  ['customers/*/subscribedskus', 'Licences'],
  ['customers/*/analytics', 'Analytics'],
  ['analytics', 'Analytics'],
  ['customers/*/subscriptions/overage', 'Overage'],
  ['customers/*/subscriptions/usagerecords', 'Usage records'],
  ['customers/*/subscriptions/*/usagesummary', 'Usage records'],
  ['customers/*/subscriptions/*/usagerecords', 'Usage records'],
  ['customers/*/subscriptions/*/resourceusagerecords', 'Usage records'],
  ['customers/*/subscriptions/*/meterusagerecords', 'Usage records'],
  ['customers/*/subscriptions/*/utilizations', 'Usage records'],
  ['customers/*/subscriptions/*/upgrades', 'Upgrades of licence subscriptions'],
  ['customers/*/subscriptions/*/conversions', 'Trials'],
  ['customers/*/subscriptions/*/transitions', 'Transitions of licence subscriptions'],
  ['customers/*/subscriptions/*/transitioneligibilities', 'Transitions of licence subscriptions'],
  ['customers/*/subscriptions/*/registrations', 'Reservations'],
  ['customers/*/subscriptions/*/registrationstatus', 'Reservations'],
  ['customers/*/subscriptions/*/activate', 'Marketplace subscriptions'],
  ['customers/*/subscriptions/*/activationlinks', 'Marketplace subscriptions'],
  ['customers/*/orders/*/activationlinks', 'Marketplace subscriptions'],
  ['customers/*/orders/*/lineitems', 'Marketplace subscriptions'],
  ['customers/*/orders/*/attachments', 'Attachments of orders'],
  ['customers/*/entitlements', 'Software and reservations'],
  ['customers/*/promotioneligibilities', 'Promotions'],
  ['productpromotions', 'Promotions'],
  ['extensions/product/checkinventory', 'Reservations'],
  ['productupgrades', 'Product upgrades'],
  ['customers/*/verifieddomain', 'Verified domains'],
  ['profiles', 'Profiles of the partner program'],
  ['compliance', 'Agreements of the partner program'],
  ['agreementtemplates', 'Texts of agreements'],
  ['applicationmfaadoptionstatus', 'Reports on second factors'],
  ['nonmfacompliantpartnerprincipals', 'Reports on second factors'],
  ['apirequests', 'Reports on second factors'],
  ['customers/*/usagesummary', 'Usage records'],
  ['customers/*/usagebudget', 'Usage budgets'],
  ['customers/usagerecords', 'Usage records'],
  ['usagesummary', 'Usage records'],
  ['customers/*/servicecosts', 'Service costs'],
  ['customers/*/offers', 'Licence offers'],
  ['customers/*/offercategories', 'Licence offers'],
  ['offers', 'Licence offers'],
  ['offercategories', 'Licence offers'],
  ['invoices', 'Invoices'],
  ['ratecards', 'Price lists'],
  ['customers/*/devicebatches', 'Devices'],
  ['customers/*/devicepolicyupdates', 'Devices'],
  ['customers/*/batchjobstatus', 'Devices'],
  ['customers/*/policies', 'Devices'],
  ['customers/*/servicerequests', 'Service requests'],
  ['servicerequests', 'Service requests'],
  ['serviceincidents', 'Service incidents'],
  ['fraudevents', 'Fraud events'],
  ['customers/*/applicationconsents', 'Application consents'],
  ['customers/*/qualifications', 'Vetting of qualifications'],
  ['customers/all/validations', 'Validation codes'],
  ['customers/*/migrations', 'Migrations'],
  ['enrolledprograms', 'Enrolled programs'],
  ['accountsettings', 'Account settings'],
];
