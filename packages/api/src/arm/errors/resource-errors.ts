import { LOCATIONS } from '@mandate/domain/resource-groups';
import type { Scope } from '@mandate/rbac/model';
import { resourceGroupOf } from '@mandate/rbac/scope';
import type { FailureTable } from '../../failures.ts';
import type { ArmFailure } from '../failures.ts';
import { type ArmError, badRequest, error, quoted } from './arm-error.ts';

/** What is wrong with resources, locks, tags and providers. */
export const RESOURCE_ERRORS = {
  'scope-locked': ({ scope, does, locked }) =>
    error(
      409,
      'ScopeLocked',
      `The scope '${scope}' cannot perform ${does} operation because following scope(s) are locked: ` +
        `'${locked.join("', '")}'. Please remove the lock and try again.`,
    ),
  'graph-query-unsupported': ({ reason }) => badRequest(`The query is invalid. ${reason}`, 'InvalidQuery'),
  'lock-not-found': ({ name }) => error(404, 'LockNotFound', `The lock '${quoted(name)}' could not be found.`),
  'lock-name-invalid': ({ name }) =>
    badRequest(
      `The lock name '${quoted(name)}' is invalid. It must have 1 to 260 characters and none of < > * % & : ? + / \\.`,
      'InvalidLockName',
    ),
  'lock-scope-unsupported': () =>
    badRequest('Locks can be put on subscriptions, resource groups and resources.', 'LockScopeNotSupported'),
  'lock-limit': () => badRequest('The scope already has the maximum of 20 locks.', 'LockLimitExceeded'),
  'tag-scope-unsupported': () =>
    badRequest('Tags can be put on subscriptions, resource groups and resources.', 'InvalidTagScope'),

  'resource-not-found': ({ scope }) => {
    const group = resourceGroupOf(scope)?.name ?? '<null>';
    return error(
      404,
      'ResourceNotFound',
      `The Resource '${nameIn(scope)}' under resource group '${group}' was not found. For more details please go to ` +
        'https://aka.ms/ARMResourceNotFoundFix',
    );
  },
  'parent-not-found': ({ parent }) =>
    error(
      404,
      'ParentResourceNotFound',
      `Can not perform requested operation on nested resource. Parent resource '${nameIn(parent)}' not found.`,
    ),
  'resource-name-invalid': ({ name }) =>
    badRequest(`The resource name '${quoted(name)}' is invalid.`, 'InvalidResourceName'),
  'resource-location-unknown': ({ location, type }) =>
    badRequest(
      `The provided location '${quoted(location, 64)}' is not available for resource type '${type}'. List of available ` +
        `regions for the resource type is '${LOCATIONS.map(({ name }) => name).join(',')}'.`,
      'LocationNotAvailableForResourceType',
    ),
  'resource-location-immutable': ({ id, wanted, actual }) =>
    error(
      409,
      'InvalidResourceLocation',
      `The resource '${id.slice(id.lastIndexOf('/') + 1)}' already exists in location '${actual}' in resource group ` +
        `'${/\/resourceGroups\/([^/]+)/i.exec(id)?.[1] ?? ''}'. A resource with the same name cannot be created in ` +
        `location '${wanted}'. Please select a new resource name.`,
    ),
  'provider-not-registered': ({ namespace }) =>
    error(
      409,
      'MissingSubscriptionRegistration',
      `The subscription is not registered to use namespace '${namespace}'. See https://aka.ms/rps-not-found for how to ` +
        'register subscriptions.',
    ),
  // Unverified: the codes of the following.
  'provider-in-use': ({ namespace }) =>
    error(
      409,
      'ResourcesExistInSubscription',
      `The subscription still holds resources of the namespace '${namespace}'. Delete them first.`,
    ),
  'move-malformed': ({ detail }) => badRequest(detail),
  'resource-not-movable': ({ scope, why }) => error(409, 'ResourceMoveFailed', `'${scope}' ${WHY_NOT_MOVABLE[why]}`),
} satisfies Partial<FailureTable<ArmFailure, ArmError>>;

const WHY_NOT_MOVABLE = {
  elsewhere: 'is not in the resource group that it is to be moved from.',
  child: 'moves with the resource that it lies in, and not alone.',
  taken: 'has the name of a resource that is in the target already.',
};

function nameIn(scope: Scope): string {
  return scope.slice(scope.lastIndexOf('/providers/') + '/providers/'.length);
}
