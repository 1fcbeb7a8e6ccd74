import type { FailureTable } from '../../failures.ts';
import type { PartnerCenterFailure } from '../failures.ts';
import { error, type PartnerCenterError } from './error.ts';

/** What can be wrong with relationships, what they let customers do, and what the partner says of itself. */
export const RELATIONSHIP_ERRORS = {
  'relationship-not-found': () => error(403, 20002, 'The partner has no commerce relationship with the customer.'),
  'relationship-exists': ({ state }) => error(409, 800042, `A relationship exists already (${state}).`),
  'illegal-transition': ({ state, event }) =>
    error(400, 800042, `A relationship that is ${state} cannot take the step '${event}'.`, [state, event]),
  'delegated-admin-forbidden': () =>
    error(400, 900141, 'The partner asks nobody for delegated admin privileges any more.'),
  'still-sold': ({ sold }) =>
    error(
      417,
      800036,
      `The relationship cannot end while something sold is in use: ${sold.map(({ name }) => `'${name}'`).join(', ')}. ` +
        'Suspend or cancel it first.',
      sold.map(({ id }) => id),
    ),
  'mpn-unknown': () => error(404, 3000, 'No such PartnerID is known.'),
  'vetting-never-finalized': () => error(404, 1000, 'Nobody vets partners here, so that no vetting was finalized.'),
  'support-profile-refused': ({ field }) => error(400, 3000, `'${field}' is malformed.`, [field]),
  'self-serve-exists': () => error(409, 600041, 'The customer has a self-serve policy already.'),
  'self-serve-not-found': () => error(404, 600039, 'The customer has no self-serve policy.'),
  'self-serve-stale': () => error(400, 2055, 'The etag is no longer valid. Read the policy again.'),
} satisfies Partial<FailureTable<PartnerCenterFailure, PartnerCenterError>>;
