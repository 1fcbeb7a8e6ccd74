import type { OpenIdFailure } from './failures.ts';

/** How Entra says it: status, OAuth error (RFC 6749, 5.2), AADSTS number and text. */
export interface EntraError {
  readonly status: 400 | 401 | 405 | 500 | 501;
  readonly error: string;
  /** `null` for what is ours alone. */
  readonly code: number | null;
  readonly text: string;
}

type Table = {
  readonly [K in OpenIdFailure['kind']]: (failure: Extract<OpenIdFailure, { readonly kind: K }>) => EntraError;
};

const error = (status: EntraError['status'], name: string, code: number | null, text: string): EntraError => ({
  status,
  error: name,
  code,
  text,
});

// Numbers and texts: https://learn.microsoft.com/entra/identity-platform/reference-error-codes. Clients branch on the
// OAuth error and the number; people read the text.
const ERRORS: Table = {
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
  'application-not-found': ({ application, tenant }) =>
    error(
      400,
      'unauthorized_client',
      700016,
      `Application with identifier '${application}' was not found in the directory '${tenant}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
    ),
  'application-disabled': ({ application }) =>
    error(400, 'unauthorized_client', 7000112, `Application '${application}' is disabled.`),
  'secret-missing': ({ grant }) =>
    grant === 'client_credentials'
      ? error(
          401,
          'invalid_client',
          7000216,
          `'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type.`,
        )
      : error(
          401,
          'invalid_client',
          7000218,
          `The request body must contain the following parameter: 'client_assertion' or 'client_secret'.`,
        ),
  'secret-wrong': ({ application }) =>
    error(
      401,
      'invalid_client',
      7000215,
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${application}'.`,
    ),
  'secret-expired': ({ application }) =>
    error(
      401,
      'invalid_client',
      7000222,
      `The provided client secret keys for app '${application}' are expired. Create new keys for the app.`,
    ),
  'secret-of-public-client': () =>
    error(
      401,
      'invalid_client',
      700025,
      "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.",
    ),
  'wrong-credentials': () =>
    error(400, 'invalid_grant', 50126, 'Error validating credentials due to invalid username or password.'),
  locked: () =>
    error(
      400,
      'invalid_grant',
      50053,
      "The account is locked, you've tried to sign in too many times with an incorrect user ID or password.",
    ),
  'must-change-password': () => error(400, 'invalid_grant', 50055, 'The password is expired.'),
  'entry-refused': ({ userPrincipalName, application, tenant }) =>
    error(
      400,
      'invalid_grant',
      50020,
      `User account '${userPrincipalName}' from another tenant does not exist in tenant '${tenant}' and cannot access the application '${application}' in that tenant. The account needs to be added as an external user in the tenant first.`,
    ),
};

/** The one place where a failure of the sign-in endpoints becomes what Entra answers. */
export function toEntraError(failure: OpenIdFailure): EntraError {
  // The table's row for a kind takes exactly the failures of that kind.
  const row = ERRORS[failure.kind] as (failure: OpenIdFailure) => EntraError;
  return row(failure);
}

/** What a caller is told when we are at fault: nothing but the number under which it was logged. */
export const SERVER_ERROR: EntraError = error(
  500,
  'server_error',
  90033,
  'A transient error has occurred. Please try again.',
);
