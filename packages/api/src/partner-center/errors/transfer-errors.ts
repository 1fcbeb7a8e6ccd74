import type { FailureTable } from '../../failures.ts';
import type { PartnerCenterFailure } from '../failures.ts';
import { tradeError as error, type PartnerCenterError } from './error.ts';

/**
 * What can be wrong with transfers, under the codes that stand for it
 * (https://learn.microsoft.com/partner-center/developer/error-codes).
 */
export const TRANSFER_ERRORS = {
  'transfer-not-found': ({ text }) => error(404, 900100, `The transfer '${text.slice(0, 64)}' was not found.`),
  'transfer-target-refused': ({ reason, target }) =>
    reason === 'oneself'
      ? error(400, 900148, 'A partner cannot transfer to itself.')
      : error(403, 20002, `'${target.slice(0, 64)}' has no commerce relationship with the customer.`),
  'transfer-in-progress': ({ azureSubscription }) =>
    error(409, 900101, `The Azure subscription '${azureSubscription}' is being transferred already.`),
  'transfer-needs-plan': ({ isSuspended }) =>
    isSuspended
      ? error(400, 900132, 'The Azure plan of the new partner with the customer is not active.')
      : error(400, 900133, 'The new partner has not sold the customer an Azure plan yet.'),
  'transfer-refused': ({ status, event }) =>
    status === 'completed'
      ? error(409, 900102, 'The transfer is completed already.')
      : error(400, 800042, `A transfer that is ${status} cannot take the step '${event}', or not by this partner.`),
} satisfies Partial<FailureTable<PartnerCenterFailure, PartnerCenterError>>;
