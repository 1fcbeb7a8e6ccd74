import { rolesWith } from '@mandate/domain/partner-roles';
import type { FailureTable } from '../../failures.ts';
import type { ArmFailure } from '../failures.ts';
import { type ArmError, error } from './arm-error.ts';

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

/** How refusals are worded: what was asked for and where, never why in more words than Azure has. */
export const ACCESS_ERRORS = {
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
  'fresh-sign-in-required': () => error(403, 'AuthorizationFailed', 'Sign in again to do this.'),
  'partner-refused': ({ permission }) =>
    error(
      403,
      'AuthorizationFailed',
      `This needs the partner permission '${permission}', which these roles carry: ${rolesWith(permission).join(', ')}.`,
    ),
  'linked-access-refused': ({ access, action, scopeText, linkedAction, linkedScope }) =>
    error(
      403,
      'LinkedAuthorizationFailed',
      `The client '${access.caller.name}' with object id '${access.caller.id}' has permission to perform action ` +
        `'${action}' on scope '${scopeText}'; however, it does not have permission to perform action '${linkedAction}' ` +
        `on the linked scope(s) '${linkedScope}' or the linked scope(s) are invalid.`,
    ),
  'escalation-refused': ({ role }) =>
    error(
      403,
      'AuthorizationFailed',
      `The role definition '${role}' can write under Microsoft.Authorization. Who may assign roles only under a ` +
        'condition may not assign it. If access was recently granted, please refresh your credentials.',
    ),
} satisfies Partial<FailureTable<ArmFailure, ArmError>>;
