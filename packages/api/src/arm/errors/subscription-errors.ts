import type { DirectoryChangeProblem } from '@mandate/domain/directory-change';
import type { FailureTable } from '../../failures.ts';
import type { ArmFailure } from '../failures.ts';
import { type ArmError, badRequest, error, quoted } from './arm-error.ts';

/** What can be wrong with subscriptions and their aliases. */
export const SUBSCRIPTION_ERRORS = {
  'subscription-malformed': ({ text }) =>
    badRequest(
      `The provided subscription identifier '${text.slice(0, 128)}' is malformed or invalid.`,
      'InvalidSubscriptionId',
    ),
  'subscription-not-found': ({ text }) =>
    error(404, 'SubscriptionNotFound', `The subscription '${text}' could not be found.`),
  'subscription-read-only': ({ subscription }) =>
    error(
      409,
      'ReadOnlyDisabledSubscription',
      `The subscription '${subscription}' is disabled and therefore marked as read only. You cannot perform any write ` +
        'actions on this subscription until it is re-enabled.',
    ),
  'no-active-relationship': ({ customer }) =>
    error(404, 'BillingCustomerNotFound', `There is no active reseller relationship with the customer '${customer}'.`),
  'not-a-partner': () => error(403, 'AuthorizationFailed', 'The tenant of the caller is not a partner.'),
  'name-unacceptable': ({ problem }) =>
    badRequest(`The subscription's display name is not acceptable (${problem}).`, 'InvalidDisplayName'),
  'subscription-exists': ({ subscription }) =>
    error(409, 'SubscriptionAlreadyExists', `The subscription '${subscription}' already exists.`),
  'azure-plan-not-active': ({ plan }) =>
    error(
      409,
      'AzurePlanNotActive',
      `The subscription '${plan}' that it is sold under is not active. Reactivate it first.`,
    ),
  'billing-scope-invalid': ({ text }) =>
    badRequest(
      `The billing scope '${text.slice(0, 256)}' is invalid. It must be ` +
        "'/providers/Microsoft.Billing/billingAccounts/{partner tenant}/customers/{customer tenant}'.",
      'InvalidBillingScope',
    ),
  'subscription-state': ({ subscription, state }) =>
    error(409, 'InvalidSubscriptionState', `The subscription '${subscription}' is in the state '${state}'.`),
  // Unverified: the code.
  'subscription-in-use': ({ subscription }) =>
    error(
      409,
      'SubscriptionNotEmpty',
      `The subscription '${subscription}' holds resources. Delete them first, or set IgnoreResourceCheck.`,
    ),
  // Unverified: the codes of what follows, up to the aliases.
  'destination-unknown': ({ text }) =>
    badRequest(`There is no directory '${quoted(text)}' to move the subscription to.`, 'InvalidDestinationTenant'),
  'destination-owner-missing': () =>
    badRequest('destinationOwnerId must name who is to own the subscription.', 'InvalidDestinationOwner'),
  'directory-change-refused': ({ problem }) => error(409, 'ChangeTenantNotAllowed', PROBLEMS[problem.kind]),
  'directory-change-not-found': ({ subscription }) =>
    error(404, 'ChangeTenantRequestNotFound', `No request to move the subscription '${subscription}' is waiting.`),
  'directory-change-void': () =>
    error(
      409,
      'ChangeTenantRequestVoid',
      'Whoever offered the subscription may not do so any more. Have it offered again.',
    ),
  'directory-change-over': ({ reason }) =>
    error(
      409,
      'ChangeTenantRequestOver',
      `The request was ${reason === 'accepted' ? 'accepted before' : 'not accepted in time'}.`,
    ),
  'not-the-named-owner': () =>
    error(403, 'AuthorizationFailed', 'The request names somebody else as the one to accept the subscription.'),
  'alias-not-found': ({ name }) =>
    error(404, 'SubscriptionAliasNotFound', `The subscription alias '${quoted(name)}' could not be found.`),
  'alias-name-invalid': ({ name }) =>
    badRequest(`The subscription alias '${name.slice(0, 128)}' is invalid.`, 'InvalidAliasName'),
} satisfies Partial<FailureTable<ArmFailure, ArmError>>;

const PROBLEMS: Readonly<Record<DirectoryChangeProblem['kind'], string>> = {
  'same-directory': 'The subscription lies in this directory already.',
  'sold-without-plan': 'The subscription was sold without an Azure plan and cannot leave its directory.',
  'partner-transfer-open': 'A transfer of the subscription between partners is waiting. Have it settled first.',
  'no-plan-at-destination':
    'The partner that sells the subscription has no active Azure plan with the directory it is to move to.',
};
