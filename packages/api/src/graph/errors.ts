import type { FailureTable } from '../failures.ts';
import { DELEGATED_ADMIN_ERRORS } from './delegated-admin/failures.ts';
import type { GraphFailure } from './failures.ts';

/** An error as Microsoft Graph words it. */
export interface GraphError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const error = (status: number, code: string, message: string): GraphError => ({ status, code, message });
const badRequest = (message: string, code = 'Request_BadRequest') => error(400, code, message);
const unauthorized = (message: string): GraphError => ({
  ...error(401, 'InvalidAuthenticationToken', message),
  headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
});
const denied = () => error(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');

const PASSWORD = {
  'too-short': 'it is too short.',
  'too-long': 'it is too long.',
  'contains-user-name': 'it contains the user name.',
} as const;

/** The one place where a failure becomes a Graph error. */
export const GRAPH_ERRORS: FailureTable<GraphFailure, GraphError> = {
  ...DELEGATED_ADMIN_ERRORS,
  'credentials-missing': () => unauthorized('Access token is empty.'),
  'credentials-malformed': () => unauthorized('Access token is empty.'),
  'token-invalid': () => unauthorized('Access token validation failure. Invalid token.'),
  'token-audience': () => unauthorized('Access token validation failure. Invalid audience.'),
  'token-expired': () => unauthorized('Access token has expired or is not yet valid.'),
  'caller-gone': () => unauthorized('Access token validation failure. Invalid token.'),
  'entry-refused': denied,
  'access-refused': denied,
  'directory-refused': denied,
  'home-member-refused': denied,
  'fresh-sign-in-required': denied,
  'partner-refused': denied,

  'malformed-path': () => badRequest('The request path is malformed.', 'BadRequest'),
  'scope-malformed': () => badRequest('The request path is malformed.', 'BadRequest'),
  'not-implemented': ({ method, path }) =>
    error(501, 'NotImplemented', `Mandate does not implement '${method} ${path.slice(0, 512)}'.`),
  'method-not-allowed': ({ method, path }) =>
    error(405, 'Request_BadRequest', `The HTTP method '${method}' is not supported at '${path.slice(0, 512)}'.`),
  'body-malformed': ({ detail }) => badRequest(`Unable to read JSON request payload. ${detail}`, 'BadRequest'),
  'body-unsupported': ({ contentType }) =>
    error(415, 'UnsupportedMediaType', `The content type '${contentType.slice(0, 128)}' is not supported.`),
  'body-too-large': ({ limitBytes }) =>
    error(413, 'RequestTooLarge', `The request content size exceeds the maximum size of ${limitBytes} bytes.`),
  'filter-unsupported': ({ filter }) =>
    badRequest(`The filter '${filter.slice(0, 512)}' is not supported.`, 'Request_UnsupportedQuery'),
  'query-option-unsupported': ({ option }) =>
    badRequest(`The query option '${option.slice(0, 128)}' is not supported.`, 'Request_UnsupportedQuery'),
  'page-mark-invalid': () => badRequest('The skip token is invalid.'),
  'object-not-found': ({ id }) =>
    error(
      404,
      'Request_ResourceNotFound',
      `Resource '${id.slice(0, 256)}' does not exist or one of its queried reference-property objects are not present.`,
    ),
  'object-conflict': ({ property }) => ({
    ...badRequest(
      `Another object with the same value for property ${property} already exists.`,
      'Request_MultipleObjectsWithSameKeyValue',
    ),
    // The one conflict that Graph answers so.
    ...(property === 'servicePrincipalNames' && { status: 409 }),
  }),
  'property-invalid': ({ property, detail }) =>
    badRequest(`Invalid value specified for property '${property}'. ${detail}`),
  'password-refused': ({ problem }) =>
    badRequest(`The specified password does not comply with password complexity requirements: ${PASSWORD[problem]}`),
  'reference-exists': ({ property }) =>
    badRequest(
      `One or more added object references already exist for the following modified properties: '${property}'.`,
    ),
  'reference-refused': ({ detail }) => badRequest(detail),
  'last-administrator': () =>
    badRequest('The last Global Administrator of the directory cannot be removed or blocked.'),
  'group-protected': () => badRequest('This group carries a partner role; it can be neither deleted nor renamed.'),
  'application-unknown': ({ appId }) =>
    badRequest(`The appId '${appId}' of the service principal does not reference a valid application object.`),
  'proof-refused': () =>
    error(401, 'Authentication_MissingOrMalformed', 'The proof of possession of an existing key is not valid.'),
  'user-not-found': () => error(404, 'Request_ResourceNotFound', 'The user does not exist.'),
  'role-too-high': denied,
  'advanced-query-refused': ({ detail }) => badRequest(detail, 'Request_UnsupportedQuery'),
  'count-refused': () => badRequest('$count is not currently supported.'),
  'result-too-large': () =>
    error(403, 'Directory_ResultSizeLimitExceeded', 'The size of the result set exceeds the maximum limit.'),
  'property-unknown': ({ property, type }) =>
    badRequest(
      `Could not find a property named '${property.slice(0, 128)}' on type 'microsoft.graph.${type}'.`,
      'BadRequest',
    ),
  'feature-not-implemented': ({ feature }) =>
    error(501, 'NotImplemented', `Mandate does not implement ${feature.slice(0, 256)}.`),
  'user-token-required': () =>
    badRequest('/me request is only valid with delegated authentication flow.', 'BadRequest'),
  contended: () => ({
    ...error(503, 'ServiceUnavailable', 'Access to this tenant is being changed. Please try again.'),
    headers: { 'retry-after': '1' },
  }),
  internal: () =>
    error(500, 'InternalServerError', 'The server encountered an internal error. Please retry the request.'),
};
