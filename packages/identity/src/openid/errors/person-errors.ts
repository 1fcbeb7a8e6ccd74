import type { PersonFailure } from '../failures.ts';
import { type ErrorTable, error } from './error-table.ts';

/** What Entra answers when a person, or what stands for one, is refused. */
export const PERSON_ERRORS: ErrorTable<PersonFailure> = {
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
  'second-factor-needed': () =>
    error(
      400,
      'interaction_required',
      50076,
      'Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access this resource.',
    ),
  'second-factor-missing': () =>
    error(
      400,
      'interaction_required',
      50079,
      'Due to a configuration change made by your administrator, or because you moved to a new location, you must enroll in multi-factor authentication to access this resource.',
    ),
  'user-disabled': () => error(400, 'invalid_grant', 50057, 'The user account is disabled.'),
  'login-required': () =>
    error(
      400,
      'login_required',
      50058,
      "A silent sign-in request was sent but no user is signed in. The cookies used to represent the user's session were not sent in the request.",
    ),
  'code-expired': () =>
    error(400, 'invalid_grant', 70008, 'The provided authorization code or refresh token has expired or is unknown.'),
  'code-redeemed': () =>
    error(
      400,
      'invalid_grant',
      54005,
      'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.',
    ),
  'code-of-other-tenant': () =>
    error(
      400,
      'invalid_grant',
      700005,
      'Provided Authorization Code is intended to use against other tenant, thus rejected.',
    ),
  'redirect-differs': ({ redirectUri }) =>
    error(
      400,
      'invalid_grant',
      500112,
      `The reply address '${redirectUri}' does not match the reply address provided when requesting Authorization code.`,
    ),
  'verifier-wrong': () =>
    error(
      400,
      'invalid_grant',
      501481,
      'The Code_Verifier does not match the code_challenge supplied in the authorization request.',
    ),
  'device-pending': () =>
    error(
      400,
      'authorization_pending',
      70016,
      'OAuth 2.0 device flow error. Authorization is pending. Continue polling.',
    ),
  'device-too-soon': () => error(400, 'slow_down', null, 'The device asks too often. It may ask every five seconds.'),
  'device-declined': () =>
    error(400, 'authorization_declined', 70018, 'OAuth 2.0 device flow error. The user has declined to sign in.'),
  'device-expired': () =>
    error(400, 'expired_token', 70020, 'The provided value for the device code has expired. Please start again.'),
  'behalf-refused': () =>
    error(400, 'invalid_grant', 7000114, 'Application is not allowed to make application on-behalf-of calls.'),
  'behalf-signature': () =>
    error(400, 'invalid_grant', 50013, 'Assertion failed signature validation, or was not issued for this tenant.'),
  'behalf-audience': () =>
    error(
      400,
      'invalid_grant',
      500131,
      'Assertion audience does not match the Client app presenting the assertion. The audience in the assertion must be the application that presents it.',
    ),
  'behalf-time': () => error(400, 'invalid_grant', 500133, 'Assertion is not within its valid time range.'),
  'token-refused': () => error(401, 'invalid_token', 50013, 'The access token is missing, invalid, or not for Graph.'),
  'grant-invalid': () => error(400, 'invalid_grant', 70000, 'Provided grant is invalid or malformed.'),
  'grant-inactive': () => error(400, 'invalid_grant', 700082, 'The refresh token has expired due to inactivity.'),
  'grant-revoked': () =>
    error(
      400,
      'invalid_grant',
      50173,
      'The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password.',
    ),
  'entry-refused': ({ userPrincipalName, application, tenant }) =>
    error(
      400,
      'invalid_grant',
      50020,
      `User account '${userPrincipalName}' from another tenant does not exist in tenant '${tenant}' and cannot access the application '${application}' in that tenant. The account needs to be added as an external user in the tenant first.`,
    ),
};
