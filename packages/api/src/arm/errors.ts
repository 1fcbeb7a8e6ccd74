import type { FailureTable } from '../failures.ts';
import { ACCESS_ERRORS } from './errors/access-errors.ts';
import type { ArmError } from './errors/arm-error.ts';
import { DENIAL_ERRORS } from './errors/denial-errors.ts';
import { FRONT_DOOR_ERRORS } from './errors/front-door-errors.ts';
import { MANAGEMENT_GROUP_ERRORS } from './errors/management-group-errors.ts';
import { REGISTRATION_ERRORS } from './errors/registration-errors.ts';
import { RESOURCE_ERRORS } from './errors/resource-errors.ts';
import { RESOURCE_GROUP_ERRORS } from './errors/resource-group-errors.ts';
import { ROLE_DEFINITION_ERRORS } from './errors/role-definition-errors.ts';
import { ROLE_ERRORS } from './errors/role-errors.ts';
import { ROLE_SCHEDULE_ERRORS } from './errors/role-schedule-errors.ts';
import { SUBSCRIPTION_ERRORS } from './errors/subscription-errors.ts';
import type { ArmFailure } from './failures.ts';

/** Every failure as an ARM error. A new kind of failure does not compile until one of these tables has its row. */
export const ARM_ERRORS: FailureTable<ArmFailure, ArmError> = {
  ...FRONT_DOOR_ERRORS,
  ...ACCESS_ERRORS,
  ...ROLE_ERRORS,
  ...ROLE_SCHEDULE_ERRORS,
  ...REGISTRATION_ERRORS,
  ...ROLE_DEFINITION_ERRORS,
  ...DENIAL_ERRORS,
  ...SUBSCRIPTION_ERRORS,
  ...RESOURCE_GROUP_ERRORS,
  ...RESOURCE_ERRORS,
  ...MANAGEMENT_GROUP_ERRORS,
};
