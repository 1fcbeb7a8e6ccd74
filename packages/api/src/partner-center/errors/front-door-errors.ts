import { rolesWith } from '@mandate/domain/partner-roles';
import type { FailureTable } from '../../failures.ts';
import type { PartnerCenterFailure } from '../failures.ts';
import { error, type PartnerCenterError } from './error.ts';

const unauthorized = (): PartnerCenterError => ({
  ...error(401, 400, 'Unauthorized: the access token is missing or invalid.'),
  headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
});
const denied = () => error(403, 900308, 'The caller has insufficient privileges to perform this operation.');
const badRequest = (description: string) => error(400, 800002, description);

/** What is refused before or around an operation, whatever it is. */
export const FRONT_DOOR_ERRORS = {
  'credentials-missing': unauthorized,
  'credentials-malformed': unauthorized,
  'token-invalid': unauthorized,
  'token-audience': unauthorized,
  'token-expired': unauthorized,
  'caller-gone': unauthorized,
  'second-factor-required': () => ({
    ...error(401, 900421, 'Unauthorized - MFA required. Sign in with a second factor and ask for another token.'),
    headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
  }),
  'entry-refused': denied,
  'access-refused': denied,
  'directory-refused': denied,
  'home-member-refused': denied,
  'fresh-sign-in-required': denied,
  'partner-refused': ({ permission }) =>
    error(
      403,
      900150,
      `The role of the caller does not carry the right '${permission}'. It takes one of: ${rolesWith(permission).join(', ')}.`,
      [permission],
    ),
  'user-token-required': () => error(403, 900329, 'This endpoint does not support application-only authentication.'),
  'customer-directory-refused': ({ customer }) =>
    error(403, 900308, `The caller has no directory role at the customer '${customer}' that allows this.`, [customer]),
  'malformed-path': () => badRequest('The request path is malformed.'),
  'scope-malformed': () => badRequest('The request path is malformed.'),
  'not-implemented': ({ method, path }) =>
    error(501, 0, `NotImplemented: Mandate does not implement '${method} ${path.slice(0, 512)}'.`),
  'out-of-scope': ({ what }) => error(501, 0, `NotImplemented: ${what} are no part of Mandate.`, [what]),
  'method-not-allowed': ({ method, path }) =>
    error(405, 800042, `The HTTP method '${method}' is not supported at '${path.slice(0, 512)}'.`),
  'body-malformed': ({ detail }) => badRequest(`The request body is malformed. ${detail}`),
  'body-unsupported': ({ contentType }) =>
    error(415, 800002, `The content type '${contentType.slice(0, 128)}' is not supported.`),
  'body-too-large': ({ limitBytes }) => error(413, 800002, `The request body exceeds ${limitBytes} bytes.`),
  'filter-unsupported': ({ filter }) => badRequest(`The filter '${filter.slice(0, 512)}' is not supported.`),
  'query-option-unsupported': ({ option }) =>
    badRequest(`The query option '${option.slice(0, 128)}' is not supported.`),
  'page-mark-invalid': () => badRequest('The continuation token is invalid.'),
  'input-invalid': ({ detail }) => badRequest(detail),
  'enum-unknown': ({ text }) => error(400, 900126, `'${text.slice(0, 64)}' is not a value that is understood here.`),
  'not-supported': ({ detail }) => error(400, 800042, detail),
  'request-in-progress': () =>
    error(409, 800060, 'The same request is in progress, or its outcome is not known. It was not done twice.'),
  throttled: ({ retryAfterSeconds }) => ({
    ...error(429, 429, `Rate limit is exceeded. Try again in ${retryAfterSeconds} seconds.`),
    headers: { 'retry-after': String(retryAfterSeconds) },
  }),
  contended: () => ({ ...error(503, 900192, 'Please try again.'), headers: { 'retry-after': '1' } }),
  internal: () => error(500, 800003, 'The server encountered an unexpected error.'),
} satisfies Partial<FailureTable<PartnerCenterFailure, PartnerCenterError>>;
