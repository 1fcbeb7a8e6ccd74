import type { FailureTable } from '../../failures.ts';
import type { ArmFailure } from '../failures.ts';
import { type ArmError, badRequest, error, quoted, unauthorized } from './arm-error.ts';

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

/** How the front door words what it refuses, before or around an operation. */
export const FRONT_DOOR_ERRORS = {
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
  'filter-unsupported': ({ filter }) =>
    badRequest(`The filter '${filter.slice(0, 512)}' is not supported.`, 'UnsupportedQuery'),
  'query-option-unsupported': ({ option }) =>
    badRequest(`The query option '${option}' is not supported.`, 'UnsupportedQuery'),
  'page-mark-invalid': () => badRequest('The skip token is invalid.', 'InvalidSkipToken'),
  'events-too-old': () => badRequest('The start time cannot be more than 90 days in the past.', 'BadRequest'),
  contended: () => ({
    ...error(503, 'ServiceUnavailable', 'Access to this tenant is being changed. Please try again.'),
    headers: { 'retry-after': '1' },
  }),
  'subscription-elsewhere': ({ home, owner, login }) =>
    unauthorized(
      'InvalidAuthenticationTokenTenant',
      `The access token is from the wrong issuer '${login}/${home}/'. It must match the tenant '${login}/${owner}/' ` +
        `associated with this subscription. Please use the authority (URL) '${login}/${owner}' to get the token. Note, ` +
        'if the subscription is transferred to another tenant there is no impact to the services, but information about ' +
        'new tenant could take time to propagate (up to an hour). If you just transferred your subscription and see ' +
        'this error message, please try back later.',
    ),
  'resource-namespace-unknown': ({ namespace }) =>
    error(404, 'InvalidResourceNamespace', `The resource namespace '${quoted(namespace)}' is invalid.`),
  'resource-type-unknown': ({ namespace, type, version }) =>
    error(
      404,
      'InvalidResourceType',
      `The resource type '${quoted(type)}' could not be found in the namespace '${quoted(namespace)}' for api version ` +
        `'${quoted(version, 64)}'.`,
    ),
  'resource-version-unsupported': ({ location, version, type, supported }) =>
    badRequest(
      `No registered resource provider found for location '${quoted(location, 64)}' and API version ` +
        `'${quoted(version, 64)}' for type '${quoted(type)}'. The supported api-versions are '${supported.join(', ')}'.`,
      'NoRegisteredProviderFound',
    ),
  'subscription-missing': () =>
    error(
      404,
      'MissingSubscription',
      'The request did not have a subscription or a valid tenant level resource provider.',
    ),
  // Unverified: the code for requests beside any subscription.
  throttled: ({ subscription, request, limit, retryAfterSeconds }) => ({
    ...error(
      429,
      subscription === null ? 'TenantRequestsThrottled' : 'SubscriptionRequestsThrottled',
      `Number of '${request}' requests for ${subscription === null ? 'the tenant' : `subscription '${subscription}'`} ` +
        `exceeded the limit of '${limit}' for time interval '01:00:00'. Please try again after ` +
        `'${Math.ceil(retryAfterSeconds / 60)}' minutes.`,
    ),
    headers: { 'retry-after': String(retryAfterSeconds) },
  }),
  internal: () =>
    error(500, 'InternalServerError', 'The server encountered an internal error. Please retry the request.'),
} satisfies Partial<FailureTable<ArmFailure, ArmError>>;
