import type { AssignmentFailure } from '@mandate/app/delegated-admin/assignments';
import type { DelegatedAdminFailure } from '@mandate/app/delegated-admin/current';
import type { DrawUpFailure } from '@mandate/app/delegated-admin/draw-up';
import { LONGEST_NAME, type TermsProblem } from '@mandate/domain/delegated-admin-terms';
import { type FailureTable, rowOf } from '../../failures.ts';
import type { GraphError } from '../errors.ts';

/** Why a request about delegated admin relationships fails. */
export type DelegatedAdminWireFailure =
  | DelegatedAdminFailure
  | DrawUpFailure
  | AssignmentFailure
  | { readonly kind: 'locked' }
  | { readonly kind: 'duration-malformed'; readonly name: string }
  | { readonly kind: 'action-unknown'; readonly action: string }
  | { readonly kind: 'delegated-admin-customer-not-found' };

const error = (status: number, code: string, message: string): GraphError => ({ status, code, message });
const badRequest = (message: string) => error(400, 'badRequest', message);
const notFound = () => error(404, 'notFound', 'The requested resource was not found.');
const exists = () => error(409, 'conflict', 'The resource already exists.');

const TERMS: FailureTable<TermsProblem, string> = {
  'name-missing': () => 'displayName is required.',
  'name-too-long': () => `displayName must not be longer than ${LONGEST_NAME} characters.`,
  'name-character': () => 'displayName must not contain control characters.',
  'duration-out-of-range': () => 'duration must be from P1D to P2Y.',
  'roles-missing': () => 'accessDetails must name at least one role.',
  'role-unknown': ({ role }) => `'${role.slice(0, 64)}' is not the template id of a built-in role.`,
  'role-twice': ({ role }) => `The role '${role}' is named twice.`,
  'extension-with-global-administrator': () =>
    'autoExtendDuration cannot be set for a relationship with the Global Administrator role.',
};

/** How Graph words what fails about delegated admin relationships. */
export const DELEGATED_ADMIN_ERRORS: FailureTable<DelegatedAdminWireFailure, GraphError> = {
  'delegated-admin-not-found': notFound,
  'assignment-not-found': notFound,
  'delegated-admin-customer-not-found': notFound,
  'illegal-delegated-admin-transition': ({ status }) =>
    badRequest(`The delegated admin relationship is in the status '${status}', which does not allow this.`),
  'etag-missing': () => error(428, 'preconditionRequired', 'The If-Match header with the current etag is required.'),
  'etag-stale': () => error(412, 'preconditionFailed', 'The etag does not match; read the resource again.'),
  'terms-refused': ({ problem }) => badRequest(rowOf(TERMS, problem)),
  'roles-refused': ({ problem }) => badRequest(rowOf(TERMS, problem)),
  'name-in-use': exists,
  'group-assigned': exists,
  'customer-unacceptable': () => badRequest('customer.tenantId does not name a tenant that can be a customer.'),
  locked: () =>
    badRequest(
      'The delegated admin relationship cannot be changed any more; only autoExtendDuration can be, while active.',
    ),
  'not-active': () => badRequest('Security groups are given access only in an active delegated admin relationship.'),
  'group-not-found': () => badRequest('accessContainerId does not name a security group of the partner.'),
  'role-outside': ({ role }) => badRequest(`The role '${role}' is not part of the delegated admin relationship.`),
  'duration-malformed': ({ name }) => badRequest(`${name} must be an ISO 8601 duration of whole days.`),
  'action-unknown': ({ action }) => badRequest(`The action '${action.slice(0, 64)}' is not supported.`),
};
