import type { FailureTable } from '../../failures.ts';
import type { PartnerCenterFailure } from '../failures.ts';
import { tradeError as error, type PartnerCenterError } from './error.ts';

/** What can be wrong with transfers. */
export const TRANSFER_ERRORS = {
  'transfer-not-found': ({ text }) => error(404, 1000, `The transfer '${text.slice(0, 64)}' was not found.`),
  'transfer-target-refused': ({ target }) =>
    error(400, 900131, `'${target.slice(0, 64)}' is not another partner of the customer.`),
  'transfer-in-progress': ({ azureSubscription }) =>
    error(409, 800014, `The Azure subscription '${azureSubscription}' is being transferred already.`),
  'transfer-needs-plan': () =>
    error(400, 900132, 'The new partner needs an active Azure plan with the customer first.'),
  'transfer-refused': ({ status, event }) =>
    error(400, 800042, `A transfer that is ${status} cannot take the step '${event}', or not by this partner.`),
} satisfies Partial<FailureTable<PartnerCenterFailure, PartnerCenterError>>;
