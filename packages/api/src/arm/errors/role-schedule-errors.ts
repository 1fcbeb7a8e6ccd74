import type { FailureTable } from '../../failures.ts';
import type { ArmFailure } from '../failures.ts';
import { type ArmError, badRequest, error, quoted } from './arm-error.ts';

/** What can be wrong with roles for a time. Unverified where no code is documented: those say so. */
export const ROLE_SCHEDULE_ERRORS = {
  'role-schedule-malformed': ({ detail }) => badRequest(detail, 'BadRequestFormat'),
  // Unverified.
  'role-schedule-not-found': ({ type, name }) =>
    error(
      404,
      `${type.charAt(0).toUpperCase()}${type.slice(1)}NotFound`,
      `The ${type} '${quoted(name)}' is not found.`,
    ),
  // Unverified.
  'request-exists': ({ id }) =>
    error(409, 'RoleAssignmentRequestExists', `A request with the name '${id}' already exists. Use a different name.`),
  'request-type-misplaced': ({ type }) =>
    badRequest(`The request type '${type}' is not valid for a role eligibility.`, 'InvalidRoleAssignmentRequestType'),
  'request-pending': ({ id }) =>
    badRequest(
      `There is already an existing pending Role assignment request: '${id}'.`,
      'PendingRoleAssignmentRequest',
    ),
  'request-for-another': () =>
    error(403, 'InsufficientPermissions', 'This can only be requested by the principal itself.'),
  'principal-not-schedulable': ({ principal, type }) =>
    badRequest(
      `The principal '${principal}' is a ${type}, which cannot hold this role for a time.`,
      'InvalidPrincipalType',
    ),
  'role-policy-broken': ({ rules }) =>
    badRequest(
      `The following policy rules failed: ${JSON.stringify(rules)}`,
      'RoleAssignmentRequestPolicyValidationFailed',
    ),
  'duration-too-short': () =>
    badRequest('The active duration is too short. Minimum required is 5 minutes.', 'ActiveDurationTooShort'),
  'schedule-over': () => badRequest('The end of the schedule lies in the past.', 'InvalidSchedule'),
  'schedule-missing': () => error(404, 'RoleAssignmentDoesNotExist', 'The Role assignment does not exist.'),
  'approval-missing': ({ id }) => error(404, 'ApprovalNotFound', `The approval '${id}' is not found.`),
  'request-settled': ({ status }) =>
    badRequest(`The request is not pending any more; its status is '${status}'.`, 'RoleAssignmentRequestNotPending'),
  'not-an-approver': () => error(403, 'AuthorizationFailed', 'Nobody can approve a request of their own.'),
  'review-unjustified': () => badRequest('A justification is required to decide.', 'JustificationRequired'),
  'review-missing': ({ id }) => error(404, 'AccessReviewNotFound', `The access review '${quoted(id)}' is not found.`),
  'review-state': ({ status }) => badRequest(`The access review is '${status}'.`, 'InvalidAccessReviewState'),
  'review-invalid': ({ detail }) => badRequest(detail, 'InvalidAccessReview'),
  'review-exists': ({ id }) =>
    error(409, 'AccessReviewExists', `Somebody has decided in the access review '${id}', so it cannot be changed.`),
  'alert-setting-invalid': ({ detail }) => badRequest(detail, 'InvalidAlertConfiguration'),
  'incident-missing': ({ id }) =>
    error(404, 'AlertIncidentNotFound', `The alert incident '${quoted(id)}' is not found.`),
  'incident-not-remediable': () => badRequest('The alert incident cannot be remediated.', 'AlertNotRemediatable'),
  'policy-invalid': ({ detail }) => badRequest(detail, 'InvalidPolicy'),
} satisfies Partial<FailureTable<ArmFailure, ArmError>>;
