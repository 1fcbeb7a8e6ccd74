import type { RoleProblem } from '@mandate/app/delegations/put-registration';
import type { FailureTable } from '../../failures.ts';
import type { ArmFailure } from '../failures.ts';
import { type ArmError, badRequest, error, quoted } from './arm-error.ts';

const WHY: Readonly<Record<RoleProblem, string>> = {
  unknown: 'it does not exist',
  custom: 'only built-in roles can be delegated',
  owner: 'Owner cannot be delegated',
  data: 'roles with data actions cannot be delegated',
  access: 'roles that can change access cannot be delegated',
  'assigns-nothing': 'User Access Administrator can be delegated only with delegatedRoleDefinitionIds',
  'assigns-too-much':
    'delegatedRoleDefinitionIds are for User Access Administrator, and name roles that change no access',
};

/** What can be wrong with delegations. Unverified: the codes, of which few are documented. */
export const REGISTRATION_ERRORS = {
  'registration-name-malformed': ({ text }) =>
    badRequest(`The registration name '${quoted(text)}' is not valid. It must be a GUID.`, 'InvalidRegistrationName'),
  'registration-not-found': ({ type, name }) =>
    error(404, 'ResourceNotFound', `The Resource 'Microsoft.ManagedServices/${type}/${quoted(name)}' was not found.`),
  'registration-scope': ({ scope }) =>
    badRequest(`A delegation cannot be made at the scope '${quoted(scope, 256)}'.`, 'InvalidRegistrationScope'),
  'registration-own-tenant': () => badRequest('A tenant cannot manage itself.', 'InvalidManagedByTenantId'),
  'registration-empty': () =>
    badRequest('A registration definition needs at least one authorization.', 'InvalidRequestContent'),
  'registration-immutable': () =>
    error(409, 'RegistrationConflict', 'The managing tenant, the definition and the scope cannot be changed.'),
  'registration-role': ({ role, why }) =>
    badRequest(`The role definition '${role}' cannot be used: ${WHY[why]}.`, 'InvalidRegistrationDefinition'),
  'registration-policy': ({ detail }) => badRequest(detail, 'InvalidRegistrationDefinition'),
  'registration-definition-missing': ({ id }) =>
    badRequest(
      `The registration definition '${quoted(id)}' does not exist in this subscription.`,
      'RegistrationDefinitionNotFound',
    ),
  'registration-exists': ({ existing }) =>
    error(409, 'RegistrationAssignmentExists', `The registration assignment '${existing}' delegates this already.`),
  'registration-in-use': () =>
    error(409, 'RegistrationDefinitionInUse', 'The registration definition is assigned, and cannot be deleted.'),
  'registration-consent': () =>
    error(
      403,
      'AuthorizationFailed',
      'Delegating needs a member of this tenant who may write role assignments at the scope without a condition.',
    ),
} satisfies Partial<FailureTable<ArmFailure, ArmError>>;
