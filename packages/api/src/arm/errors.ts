import { rolesWith } from '@mandate/domain/partner-roles';
import { LOCATIONS } from '@mandate/domain/resource-groups';
import type { FailureTable } from '../failures.ts';
import type { ArmFailure } from './failures.ts';

/** An error as Azure Resource Manager words it; the texts are Azure's own where clients match on them. */
export interface ArmError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const error = (status: number, code: string, message: string): ArmError => ({ status, code, message });
const badRequest = (message: string, code = 'InvalidRequestContent') => error(400, code, message);

function unauthorized(code: string, message: string): ArmError {
  return { ...error(401, code, message), headers: { 'www-authenticate': challenge(message) } };
}

// The sign-in address is added where the origin is known.
function challenge(message: string): string {
  return `Bearer error="invalid_token", error_description="${message.replaceAll('"', "'")}"`;
}

function refused(failure: Extract<ArmFailure, { kind: 'access-refused' }>): ArmError {
  const { access, action, scopeText, decision } = failure;
  const client = `The client '${access.caller.name}' with object id '${access.caller.id}'`;
  if (decision.ground === 'deny-assignment') {
    const { name, id, scope } = decision.denial;
    return error(
      403,
      'DenyAssignmentAuthorizationFailed',
      `${client} has permission to perform action '${action}' on scope '${scopeText}'; however, the access is denied ` +
        `because of the deny assignment with name '${name}' and Id '${id}' at scope '${scope}'.`,
    );
  }
  const lacks =
    decision.ground === 'condition-not-met'
      ? 'does not have authorization or an ABAC condition not fulfilled to perform action'
      : 'does not have authorization to perform action';
  return error(
    403,
    'AuthorizationFailed',
    `${client} ${lacks} '${action}' over scope '${scopeText}' or the scope is invalid. If access was recently granted, ` +
      'please refresh your credentials.',
  );
}

/** en-US date and time without leading zeros, as in Azure's text about expired tokens. */
function usDate(at: number): string {
  return new Intl.DateTimeFormat('en-US', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
  })
    .format(at)
    .replace(',', '');
}

/** The one place where a failure becomes an ARM error. */
export const ARM_ERRORS: FailureTable<ArmFailure, ArmError> = {
  'credentials-missing': () =>
    unauthorized('AuthenticationFailed', "Authentication failed. The 'Authorization' header is missing."),
  'credentials-malformed': () =>
    unauthorized(
      'AuthenticationFailedInvalidHeader',
      "Authentication failed. The 'Authorization' header is provided in an invalid format.",
    ),
  'token-invalid': () => unauthorized('InvalidAuthenticationToken', 'The access token is invalid.'),
  'token-audience': ({ audience, accepted }) =>
    unauthorized(
      'InvalidAuthenticationTokenAudience',
      `The access token has been obtained for wrong audience or resource '${audience}'. It should exactly match with ` +
        `one of the allowed audiences ${accepted.map((one) => `'${one}'`).join(',')}.`,
    ),
  'token-expired': ({ expiredAt, now }) =>
    unauthorized(
      'ExpiredAuthenticationToken',
      `The access token expiry UTC time '${usDate(expiredAt)}' is earlier than current UTC time '${usDate(now)}'.`,
    ),
  'caller-gone': () => unauthorized('InvalidAuthenticationToken', 'The access token is invalid.'),
  'entry-refused': ({ access }) =>
    error(
      403,
      'AuthorizationFailed',
      `The client '${access.caller.name}' with object id '${access.caller.id}' does not have authorization to act in ` +
        `the tenant '${access.caller.tenant}': no delegated admin privileges reach it.`,
    ),
  'access-refused': refused,
  'directory-refused': () => error(403, 'AuthorizationFailed', 'Insufficient privileges to complete the operation.'),
  'home-member-refused': () =>
    error(403, 'AuthorizationFailed', 'Only a member of this tenant with the right directory role may do this.'),
  'partner-refused': ({ permission }) =>
    error(
      403,
      'AuthorizationFailed',
      `This needs the partner permission '${permission}', which these roles carry: ${rolesWith(permission).join(', ')}.`,
    ),
  'escalation-refused': ({ role }) =>
    error(
      403,
      'AuthorizationFailed',
      `The role definition '${role}' can write under Microsoft.Authorization. Who may assign roles only under a ` +
        'condition may not assign it. If access was recently granted, please refresh your credentials.',
    ),

  'malformed-path': ({ path }) =>
    badRequest(`The request path '${path.slice(0, 256)}' is malformed.`, 'InvalidRequestUri'),
  'scope-malformed': ({ text }) =>
    badRequest(`The scope '${text.slice(0, 256)}' is malformed or invalid.`, 'InvalidScope'),
  'not-implemented': ({ method, path }) =>
    error(501, 'NotImplemented', `Mandate does not implement '${method} ${path.slice(0, 512)}'.`),
  'method-not-allowed': ({ method, path }) =>
    error(405, 'HttpMethodNotAllowed', `The HTTP method '${method}' is not supported at '${path.slice(0, 512)}'.`),
  'api-version-missing': () =>
    badRequest(
      'The api-version query parameter (?api-version=) is required for all requests.',
      'MissingApiVersionParameter',
    ),
  'api-version-unsupported': ({ version, supported }) =>
    badRequest(
      `The api-version '${version.slice(0, 64)}' is invalid. The supported versions are '${supported.join(',')}'.`,
      'InvalidApiVersionParameter',
    ),
  'body-malformed': ({ detail }) =>
    badRequest(`The request content was invalid and could not be deserialized: '${detail}'.`),
  'body-unsupported': ({ contentType }) =>
    error(
      415,
      'UnsupportedMediaType',
      `The content media type '${contentType.slice(0, 128)}' is not supported. Only 'application/json' is.`,
    ),
  'body-too-large': ({ limitBytes }) =>
    error(413, 'RequestContentTooLarge', `The request content size exceeds the maximum size of '${limitBytes}' bytes.`),
  'subscription-malformed': ({ text }) =>
    badRequest(
      `The provided subscription identifier '${text.slice(0, 128)}' is malformed or invalid.`,
      'InvalidSubscriptionId',
    ),
  'subscription-not-found': ({ text }) =>
    error(404, 'SubscriptionNotFound', `The subscription '${text}' could not be found.`),
  'filter-unsupported': ({ filter }) =>
    badRequest(`The filter '${filter.slice(0, 512)}' is not supported.`, 'UnsupportedQuery'),
  'query-option-unsupported': ({ option }) =>
    badRequest(`The query option '${option}' is not supported.`, 'UnsupportedQuery'),
  'page-mark-invalid': () => badRequest('The skip token is invalid.', 'InvalidSkipToken'),
  contended: () => ({
    ...error(503, 'ServiceUnavailable', 'Access to this tenant is being changed. Please try again.'),
    headers: { 'retry-after': '1' },
  }),
  internal: () =>
    error(500, 'InternalServerError', 'The server encountered an internal error. Please retry the request.'),

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
  'last-administrator': () =>
    error(412, 'CannotDeleteLastRbacAdminAssignment', 'Cannot delete the last RBAC admin assignment'),

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

  'no-active-relationship': ({ customer }) =>
    error(404, 'BillingCustomerNotFound', `There is no active reseller relationship with the customer '${customer}'.`),
  'not-a-partner': () => error(403, 'AuthorizationFailed', 'The tenant of the caller is not a partner.'),
  'name-unacceptable': ({ problem }) =>
    badRequest(`The subscription's display name is not acceptable (${problem}).`, 'InvalidDisplayName'),
  'subscription-exists': ({ subscription }) =>
    error(409, 'SubscriptionAlreadyExists', `The subscription '${subscription}' already exists.`),
  'billing-scope-invalid': ({ text }) =>
    badRequest(
      `The billing scope '${text.slice(0, 256)}' is invalid. It must be ` +
        "'/providers/Microsoft.Billing/billingAccounts/{partner tenant}/customers/{customer tenant}'.",
      'InvalidBillingScope',
    ),
  'alias-name-invalid': ({ name }) =>
    badRequest(`The subscription alias '${name.slice(0, 128)}' is invalid.`, 'InvalidAliasName'),
};
