import type { ClientFailure } from '../failures.ts';
import { type ErrorTable, error } from './error-table.ts';

/** What Entra answers to applications that are not who they say, or not known. */
export const CLIENT_ERRORS: ErrorTable<ClientFailure> = {
  'application-not-found': ({ application, tenant }) =>
    error(
      400,
      'unauthorized_client',
      700016,
      `Application with identifier '${application}' was not found in the directory '${tenant}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
    ),
  'application-disabled': ({ application }) =>
    error(400, 'unauthorized_client', 7000112, `Application '${application}' is disabled.`),
  'secret-missing': () =>
    error(
      401,
      'invalid_client',
      7000218,
      `The request body must contain the following parameter: 'client_assertion' or 'client_secret'.`,
    ),
  'proof-missing': () =>
    error(
      401,
      'invalid_client',
      7000216,
      `'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type.`,
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
};
