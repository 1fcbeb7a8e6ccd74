import { rolesWith } from '@mandate/domain/partner-roles';
import { type FailureTable, rowOf } from '../failures.ts';
import type { Operation } from '../operation.ts';
import type { Surface } from '../serve.ts';
import type { WireReply, WireRequest } from '../wire.ts';
import { explainAccess } from './access-explanation.ts';
import { getCustomer, listCustomers, listCustomerTags, putCustomerTags } from './customers.ts';
import { DELEGATED_ADMIN_OPERATIONS } from './delegated-admin/operations.ts';
import { DIRECTORY_CHANGE_OPERATIONS } from './directory-change/operations.ts';
import { exportCustomers } from './export-customers.ts';
import { exportSubscriptions } from './export-subscriptions.ts';
import type { PortalFailure } from './failures.ts';
import { GUEST_OPERATIONS } from './guests/operations.ts';
import { getMe } from './me.ts';
import { NOTIFICATION_OPERATIONS } from './notifications/operations.ts';
import { RELATIONSHIP_ERRORS } from './relationships/failures.ts';
import { RELATIONSHIP_OPERATIONS } from './relationships/operations.ts';
import { listRights } from './rights.ts';
import { listRoleChoices } from './role-choices.ts';
import { getTenantContext } from './tenant-context.ts';
import { TIER_OPERATIONS } from './tiers/operations.ts';
import type { PortalError } from './wire.ts';

// What changes something goes through the public operations, but for what no public protocol has.
const PORTAL_OPERATIONS: readonly Operation<PortalFailure>[] = [
  getMe,
  listCustomers,
  exportCustomers,
  exportSubscriptions,
  getCustomer,
  putCustomerTags,
  listCustomerTags,
  getTenantContext,
  listRights,
  explainAccess,
  listRoleChoices,
  ...RELATIONSHIP_OPERATIONS,
  ...TIER_OPERATIONS,
  ...DELEGATED_ADMIN_OPERATIONS,
  ...NOTIFICATION_OPERATIONS,
  ...GUEST_OPERATIONS,
  ...DIRECTORY_CHANGE_OPERATIONS,
];

type Row = readonly [status: number, error: (request: WireRequest) => PortalError['error']];

const notSignedIn = (): Row => [401, () => ({ kind: 'not-signed-in' })];
const notFound = (): Row => [404, () => ({ kind: 'not-found' })];
const badRequest = (detail: string): Row => [400, () => ({ kind: 'bad-request', detail })];
const unavailable = (): Row => [500, ({ correlationId }) => ({ kind: 'unavailable', correlationId })];

const ERRORS: FailureTable<PortalFailure, Row> = {
  'credentials-missing': notSignedIn,
  'credentials-malformed': notSignedIn,
  'token-invalid': notSignedIn,
  'token-audience': notSignedIn,
  'token-expired': notSignedIn,
  'caller-gone': notSignedIn,
  // Whoever may not enter a tenant learns nothing about what is in it.
  'entry-refused': notFound,
  'access-refused': notFound,
  'directory-refused': notFound,
  'home-member-refused': () => [403, () => ({ kind: 'global-administrator-required' })],
  'fresh-sign-in-required': () => [403, () => ({ kind: 'sign-in-again' })],
  'partner-refused': ({ permission }) => [
    403,
    () => ({ kind: 'missing-partner-role', permission, roles: rolesWith(permission) }),
  ],
  ...RELATIONSHIP_ERRORS,
  'not-found': notFound,
  'not-implemented': notFound,
  'malformed-path': notFound,
  'method-not-allowed': ({ method }) => badRequest(`The method ${method} is not supported here.`),
  'bad-request': ({ detail }) => badRequest(detail),
  'scope-malformed': ({ text }) => badRequest(`The scope '${text.slice(0, 256)}' is malformed.`),
  'body-malformed': ({ detail }) => badRequest(detail),
  'body-unsupported': () => badRequest('Only application/json is supported.'),
  'body-too-large': ({ limitBytes }) => badRequest(`The body exceeds ${limitBytes} bytes.`),
  'filter-unsupported': () => badRequest('The filter is not supported.'),
  'query-option-unsupported': ({ option }) => badRequest(`The option ${option.slice(0, 128)} is not supported.`),
  'page-mark-invalid': () => badRequest('The page mark is not one of this list.'),
  contended: unavailable,
  internal: unavailable,
};

/** The portal's own endpoints, on the portal's origin, for its session only. */
export const portal: Surface<PortalFailure> = {
  name: 'portal',
  operations: PORTAL_OPERATIONS,
  precheck: () => undefined,
  locate: async () => undefined,
  finish: (reply) => ({ status: reply.status, headers: { ...HEADERS, ...reply.headers }, body: reply.body }),

  failed(failure, request): WireReply {
    const [status, error] = rowOf(ERRORS, failure);
    const body: PortalError = { error: error(request) };
    return { status, headers: HEADERS, body };
  },
};

const HEADERS = { 'cache-control': 'no-store' };
