import type { FailureTable } from '../../failures.ts';
import type { ArmFailure } from '../failures.ts';
import { type ArmError, badRequest, error, quoted } from './arm-error.ts';

const PROBLEMS = {
  name: 'The name must have 1 to 90 letters, digits, hyphens, underscores, periods and parentheses, and not end with a period.',
  'display-name': 'The display name must have 1 to 90 characters.',
  cycle: 'A management group cannot be moved below itself.',
  'too-deep': 'A management group cannot lie more than six levels below the root.',
  root: 'The root management group cannot be moved or deleted.',
};

/** What can be wrong with management groups. Unverified: the codes beside NotFound. */
export const MANAGEMENT_GROUP_ERRORS = {
  'management-group-not-found': ({ name }) =>
    error(404, 'NotFound', `The management group '${quoted(name)}' could not be found.`),
  'management-group-invalid': ({ problem }) => badRequest(PROBLEMS[problem], 'BadRequest'),
  'management-group-not-empty': () =>
    badRequest('The management group is not empty. Move or delete what lies in it first.', 'BadRequest'),
  'hierarchy-settings-beside-root': ({ group }) =>
    badRequest(`The management group '${quoted(group)}' is not the root; only the root has settings.`, 'BadRequest'),
  'management-group-limit': () =>
    badRequest('The tenant already has the maximum of 10000 management groups.', 'BadRequest'),
  'move-strands-role': ({ role }) =>
    badRequest(
      `The move would put an assignment of the custom role '${role}' outside of the role's assignable scopes.`,
      'BadRequest',
    ),
} satisfies Partial<FailureTable<ArmFailure, ArmError>>;
