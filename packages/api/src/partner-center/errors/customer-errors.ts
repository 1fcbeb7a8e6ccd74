import type { FailureTable } from '../../failures.ts';
import type { PartnerCenterFailure } from '../failures.ts';
import { billingProblem } from './billing-problem.ts';
import { error, type PartnerCenterError } from './error.ts';

/** What can be wrong with customers, their profiles and what they agreed to. */
export const CUSTOMER_ERRORS = {
  'customer-id-malformed': ({ text }) => error(400, 2000, 'Tenant Id must be a GUID.', [text.slice(0, 128)]),
  'not-the-reseller': ({ customer }) =>
    error(403, 20002, `The partner has no commerce relationship with the customer '${customer}'.`, [customer]),
  'customer-name-unacceptable': ({ problem }) => error(400, 3000, `The company name is not acceptable (${problem}).`),
  'domain-malformed': ({ domain }) => error(400, 3000, `'${domain.slice(0, 253)}' is not a domain name.`, ['domain']),
  // Unverified: the documented table has 3000 with 400 alone; 409 tells what is taken from what is malformed.
  'domain-taken': ({ domain }) => error(409, 3000, `The domain '${domain}' belongs to another directory.`, [domain]),
  'other-market': ({ partnerCountry, customerCountry }) =>
    error(403, 2030, `A partner in ${partnerCountry} cannot sell to a customer in ${customerCountry}.`),
  'domain-free': () => error(404, 1000, 'Nobody has this domain.'),
  'billing-profile-refused': ({ problem }) => billingProblem(problem),
  'billing-profile-not-found': () => error(404, 1000, 'This partner keeps no billing profile of the customer.'),
  'billing-profile-stale': () => error(400, 2055, 'The etag is no longer valid. Read the profile again.'),
  'qualification-final': ({ qualification }) =>
    error(400, 800042, `The customer is qualified as '${qualification}' already, which cannot be changed.`),
  'country-unknown': ({ country }) => error(404, 1000, `'${country.slice(0, 16)}' is not a country.`),
  'agreement-date-in-future': () => error(400, 800002, 'The date agreed must not be in the future.', ['dateAgreed']),
  'agreement-contact-incomplete': ({ field }) =>
    error(400, 800002, `The primary contact needs a valid ${field}.`, [field]),
  'agreement-exists': () =>
    error(400, 600061, 'The same contact confirmed this agreement before. Change the contact to confirm it anew.'),
} satisfies Partial<FailureTable<PartnerCenterFailure, PartnerCenterError>>;
