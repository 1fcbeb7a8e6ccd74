import type { FailureTable } from '../failures.ts';
import { CUSTOMER_ERRORS } from './errors/customer-errors.ts';
import { DIRECTORY_ERRORS } from './errors/directory-errors.ts';
import type { PartnerCenterError } from './errors/error.ts';
import { EVENT_ERRORS } from './errors/event-errors.ts';
import { FRONT_DOOR_ERRORS } from './errors/front-door-errors.ts';
import { RELATIONSHIP_ERRORS } from './errors/relationship-errors.ts';
import { TRADE_ERRORS } from './errors/trade-errors.ts';
import { TRANSFER_ERRORS } from './errors/transfer-errors.ts';
import type { PartnerCenterFailure } from './failures.ts';

/**
 * Every failure as an error of the Partner Center API, in its documented codes
 * (https://learn.microsoft.com/partner-center/developer/error-codes).
 */
export const PARTNER_CENTER_ERRORS: FailureTable<PartnerCenterFailure, PartnerCenterError> = {
  ...FRONT_DOOR_ERRORS,
  ...CUSTOMER_ERRORS,
  ...DIRECTORY_ERRORS,
  ...TRADE_ERRORS,
  ...TRANSFER_ERRORS,
  ...RELATIONSHIP_ERRORS,
  ...EVENT_ERRORS,
};
