import { LOCATIONS } from '@mandate/domain/resource-groups';
import type { FailureTable } from '../../failures.ts';
import type { ArmFailure } from '../failures.ts';
import { type ArmError, badRequest, error } from './arm-error.ts';

/** What can be wrong with resource groups. */
export const RESOURCE_GROUP_ERRORS = {
  'resource-group-not-found': ({ name }) =>
    error(404, 'ResourceGroupNotFound', `Resource group '${name}' could not be found.`),
  'resource-group-name-invalid': ({ name }) =>
    badRequest(
      `The provided resource group name '${name.slice(0, 128)}' is invalid. It must have 1 to 90 letters, digits, ` +
        'underscores, hyphens, periods and parentheses, and must not end with a period.',
      'InvalidResourceGroup',
    ),
  'resource-group-limit': () =>
    error(409, 'ResourceGroupQuotaExceeded', 'The subscription already holds the maximum of 980 resource groups.'),
  'location-required': () => badRequest('The location property is required for this definition.', 'LocationRequired'),
  'location-unknown': ({ location }) =>
    badRequest(
      `The provided location '${location.slice(0, 64)}' is not available for resource group. List of available regions ` +
        `is '${LOCATIONS.map(({ name }) => name).join(',')}'.`,
      'LocationNotAvailableForResourceGroup',
    ),
  'location-immutable': ({ wanted, actual }) =>
    error(
      409,
      'InvalidResourceGroupLocation',
      `Invalid resource group location '${wanted}'. The Resource group already exists in location '${actual}'.`,
    ),
  'tags-invalid': ({ problem }) =>
    badRequest(
      problem.kind === 'too-many'
        ? `The number of tags, ${problem.count}, exceeds the maximum of 50.`
        : `The tag '${problem.name.slice(0, 64)}' is invalid (${problem.kind}).`,
      'InvalidTags',
    ),
} satisfies Partial<FailureTable<ArmFailure, ArmError>>;
