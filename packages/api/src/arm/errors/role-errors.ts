import type { FailureTable } from '../../failures.ts';
import type { ArmFailure } from '../failures.ts';
import { type ArmError, badRequest, error, quoted } from './arm-error.ts';

/** What can be wrong with role assignments and role definitions. */
export const ROLE_ERRORS = {
  'role-assignment-name-malformed': ({ text }) =>
    badRequest(
      `The role assignment ID '${text.slice(0, 128)}' is not valid. The role assignment ID must be a GUID.`,
      'InvalidRoleAssignmentId',
    ),
  'role-id-malformed': () => badRequest('The request was incorrectly formatted.', 'BadRequestFormat'),
  'principal-id-malformed': ({ text }) =>
    badRequest(
      `The Principal ID '${text.slice(0, 128)}' is not valid. Principal ID must be a GUID.`,
      'InvalidPrincipalId',
    ),
  'principal-type-unknown': ({ text }) =>
    badRequest(
      `The PrincipalType property '${text.slice(0, 64)}' is not valid. It must be 'User', 'Group' or 'ServicePrincipal'.`,
      'InvalidPrincipalType',
    ),
  'role-not-found': ({ role }) =>
    badRequest(`The specified role definition with ID '${role}' does not exist.`, 'RoleDefinitionDoesNotExist'),
  'role-definition-not-found': ({ name }) =>
    error(
      404,
      'RoleDefinitionDoesNotExist',
      `The specified role definition with ID '${name.slice(0, 128)}' does not exist.`,
    ),
  'role-not-assignable-here': ({ role, scope }) =>
    badRequest(
      `The role definition '${role}' is not assignable at scope '${scope}'.`,
      'RoleDefinitionCannotBeAssignedAtScope',
    ),
  'principal-not-found': ({ principal, tenant }) =>
    badRequest(
      `Principal ${principal} does not exist in the directory ${tenant}. Check that you have the correct principal ID. ` +
        'If you are creating this principal and then immediately assigning a role, this error might be related to a ' +
        'replication delay. In this case, set the role assignment principalType property to a value, such as ' +
        'ServicePrincipal, User, or Group.  See https://aka.ms/docs-principaltype',
      'PrincipalNotFound',
    ),
  // The misspelling is Azure's, and part of the text clients see.
  'principal-of-another-type': ({ principal, actual, stated }) =>
    badRequest(
      `The PrincipalId '${principal}' has type '${actual}' , which is different from specified PrinciaplType '${stated}'.`,
      'UnmatchedPrincipalType',
    ),
  'condition-invalid': ({ message, position }) =>
    badRequest(
      `The given role assignment condition is invalid. At position ${position}: ${message}`,
      'RoleAssignmentConditionInvalid',
    ),
  'condition-version-unsupported': ({ version }) =>
    badRequest(
      `The given role assignment condition is invalid. The condition version '${version ?? ''}' is not supported; it must be '2.0'.`,
      'RoleAssignmentConditionInvalid',
    ),
  'role-assignment-exists': ({ existing }) =>
    error(
      409,
      'RoleAssignmentExists',
      `The role assignment already exists. The ID of the existing role assignment is ${existing.replaceAll('-', '')}.`,
    ),
  'role-assignment-immutable': () =>
    error(
      403,
      'RoleAssignmentUpdateNotPermitted',
      'Tenant ID, application ID, principal ID, and scope are not allowed to be updated.',
    ),
  'role-assignment-limit': () =>
    badRequest(
      'No more role assignments can be created (code: RoleAssignmentLimitExceeded)',
      'RoleAssignmentLimitExceeded',
    ),
  'role-assignment-not-found': ({ name }) =>
    error(404, 'RoleAssignmentNotFound', `The role assignment '${name}' is not found.`),
  'resource-beside-scope': ({ resource, scope }) =>
    badRequest(`The resource '${quoted(resource, 256)}' is not at or below the scope '${quoted(scope, 256)}'.`),
  'last-administrator': () =>
    error(412, 'CannotDeleteLastRbacAdminAssignment', 'Cannot delete the last RBAC admin assignment'),
} satisfies Partial<FailureTable<ArmFailure, ArmError>>;
