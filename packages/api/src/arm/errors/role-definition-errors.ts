import { type CustomRoleFault, MAX_ASSIGNABLE_SCOPES, type PatternList } from '@mandate/rbac/custom-roles';
import { type FailureTable, rowOf } from '../../failures.ts';
import type { ArmFailure } from '../failures.ts';
import { type ArmError, badRequest, error, quoted } from './arm-error.ts';

// Unverified: the codes of faults in names and scopes.
const invalidScopes = (message: string) => badRequest(message, 'InvalidRoleDefinitionAssignableScopes');
const invalidName = (message: string) => badRequest(message, 'InvalidRoleDefinitionName');

const FAULTS: FailureTable<CustomRoleFault, ArmError> = {
  'name-missing': () => invalidName('The role definition must have a name.'),
  'name-too-long': ({ length }) => invalidName(`The role name has ${length} characters, and may have 512.`),
  'description-too-long': ({ length }) =>
    badRequest(`The description has ${length} characters, and may have 2048.`, 'InvalidRoleDefinitionDescription'),
  'no-assignable-scope': () => invalidScopes('The role definition must have at least one assignable scope.'),
  'too-many-assignable-scopes': ({ count }) =>
    invalidScopes(`The role definition has ${count} assignable scopes, and may have ${MAX_ASSIGNABLE_SCOPES}.`),
  'root-is-not-assignable': () => invalidScopes("The scope '/' is not supported for custom role definitions."),
  'wildcard-in-scope': ({ scope }) => invalidScopes(`The assignable scope '${quoted(scope)}' has a wildcard.`),
  'several-management-groups': () => invalidScopes('Only one management group can be an assignable scope.'),
  'empty-pattern': ({ list, pattern }) => unknownAction(pattern, isManagement(list)),
  'several-wildcards': ({ list, pattern }) => unknownAction(pattern, isManagement(list)),
};

const isManagement = (list: PatternList) => list === 'actions' || list === 'notActions';

function unknownAction(pattern: string, management: boolean): ArmError {
  return badRequest(
    `'${quoted(pattern)}' does not match any of the actions supported by the providers.`,
    management ? 'InvalidActionOrNotAction' : 'InvalidDataActionOrNotDataAction',
  );
}

/** What can be wrong with custom roles. */
export const ROLE_DEFINITION_ERRORS = {
  'role-definition-name-malformed': ({ text }) =>
    badRequest(
      `The role definition ID '${quoted(text)}' is not valid. The role definition ID must be a GUID.`,
      'InvalidRoleDefinitionId',
    ),
  'assignable-scope-malformed': ({ text }) =>
    invalidScopes(`The assignable scope '${quoted(text)}' is malformed or invalid.`),
  'custom-role-invalid': ({ fault }) => rowOf(FAULTS, fault),
  'action-unknown': ({ pattern, plane }) => unknownAction(pattern, plane === 'management'),
  // Unverified: Azure refuses, and its code is not documented.
  'built-in-role': ({ role }) =>
    error(
      403,
      'RoleDefinitionUpdateNotPermitted',
      `The built-in role definition '${role}' cannot be changed or deleted.`,
    ),
  'role-name-taken': () =>
    error(
      409,
      'RoleDefinitionWithSameNameExists',
      'A custom role with the same name already exists in this directory. Use a different name.',
    ),
  'role-definition-limit': () =>
    badRequest(
      'Role definition limit exceeded. No more role definitions can be created (code: RoleDefinitionLimitExceeded)',
      'RoleDefinitionLimitExceeded',
    ),
  'role-has-assignments': () =>
    badRequest(
      'There are existing role assignments referencing role (code: RoleDefinitionHasAssignments).',
      'RoleDefinitionHasAssignments',
    ),
} satisfies Partial<FailureTable<ArmFailure, ArmError>>;
