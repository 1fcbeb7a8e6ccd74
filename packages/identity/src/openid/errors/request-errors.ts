import type { RequestFailure } from '../failures.ts';
import { type ErrorTable, error } from './error-table.ts';

/** What Entra answers to requests that ask for nothing it has. */
export const REQUEST_ERRORS: ErrorTable<RequestFailure> = {
  'tenant-not-found': ({ tenant }) =>
    error(
      400,
      'invalid_request',
      90002,
      `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`,
    ),
  'no-tenant-named': () =>
    error(
      400,
      'invalid_request',
      50059,
      'No tenant-identifying information found in either the request or implied by any provided credentials.',
    ),
  'instance-unknown': () => error(400, 'invalid_instance', 50049, 'Unknown or invalid instance.'),
  'not-implemented': ({ what }) =>
    error(501, 'not_implemented', null, `NotImplemented: This version of Mandate does not serve ${what}.`),
  'method-refused': ({ accepted, received }) =>
    error(
      405,
      'invalid_request',
      900561,
      `The endpoint only accepts ${accepted} requests. Received a ${received} request.`,
    ),
  'missing-parameter': ({ parameter }) =>
    error(400, 'invalid_request', 900144, `The request body must contain the following parameter: '${parameter}'.`),
  malformed: () => error(400, 'invalid_request', 9002313, 'Invalid request. Request is malformed or invalid.'),
  'redirect-not-registered': ({ redirectUri, application }) =>
    error(
      400,
      'invalid_request',
      50011,
      `The redirect URI '${redirectUri}' specified in the request does not match the redirect URIs configured for the application '${application}'. Make sure the redirect URI sent in the request matches one added to your application.`,
    ),
  'response-type-unsupported': ({ responseType }) =>
    error(
      400,
      'unsupported_response_type',
      700054,
      `response_type '${responseType}' is not enabled for the application.`,
    ),
  'response-mode-unsupported': ({ responseMode }) =>
    error(400, 'invalid_request', 70007, `'${responseMode}' is not a supported value of 'response_mode'.`),
  'prompt-unsupported': ({ prompt }) => error(400, 'invalid_request', 90023, `Unsupported 'prompt' value '${prompt}'.`),
  'challenge-missing': () =>
    error(
      400,
      'invalid_request',
      9002325,
      'Proof Key for Code Exchange is required for authorization code redemption by public clients.',
    ),
  'challenge-invalid': ({ method }) =>
    error(
      400,
      'invalid_request',
      50147,
      `The code challenge parameter is not valid: it must be the S256 of a code verifier, but its method is '${method}'.`,
    ),
  'grant-unsupported': ({ grant }) =>
    error(400, 'unsupported_grant_type', 70003, `The app requested an unsupported grant type '${grant}'.`),
  'scope-invalid': ({ scope }) =>
    error(
      400,
      'invalid_scope',
      70011,
      `The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope ${scope} is not valid.`,
    ),
  'scope-not-default': ({ scope }) =>
    error(
      400,
      'invalid_scope',
      1002012,
      `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
    ),
  'several-resources': ({ scope }) =>
    error(
      400,
      'invalid_scope',
      28000,
      `Provided value for the input parameter scope is not valid because it contains more than one resource. Scope ${scope} is not valid.`,
    ),
  'resource-not-found': ({ resource, tenant }) =>
    error(
      400,
      'invalid_resource',
      500011,
      `The resource principal named ${resource} was not found in the tenant named ${tenant}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.`,
    ),
};
