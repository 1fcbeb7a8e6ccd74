import type { ClientFailure, FederatedPart } from '../failures.ts';
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
  'assertion-malformed': () =>
    error(
      401,
      'invalid_client',
      50027,
      'Invalid JWT token: it cannot be read, or is signed by an algorithm not in use.',
    ),
  'assertion-signature': ({ reason }) =>
    error(401, 'invalid_client', 700027, `Client assertion failed signature validation. [Reason - ${reason}]`),
  'assertion-of-other': () =>
    error(
      401,
      'invalid_client',
      700021,
      "Client assertion application identifier doesn't match 'client_id' parameter. Review the documentation for 'client_assertion'.",
    ),
  'assertion-audience': () =>
    error(
      401,
      'invalid_client',
      50012,
      'Authentication failed: the audience of the client assertion is not the token endpoint of this tenant.',
    ),
  'assertion-time': ({ now }) =>
    error(
      401,
      'invalid_client',
      700024,
      `Client assertion is not within its valid time range. Current time: ${new Date(now).toISOString()}. It may be valid for 24 hours at most.`,
    ),
  'assertion-replayed': () =>
    error(401, 'invalid_client', 50012, 'Authentication failed: the client assertion was used before. Make a new one.'),
  'federated-mismatch': ({ part, value }) =>
    error(
      401,
      'invalid_client',
      FEDERATED_CODES[part],
      `No matching federated identity record found for presented assertion ${part} '${value}'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion. ${FEDERATION}`,
    ),
  'issuer-unreachable': () =>
    error(
      401,
      'invalid_client',
      50166,
      'Request to External OIDC endpoint failed: the keys of the issuer cannot be read.',
    ),
};

const FEDERATION = 'https://learn.microsoft.com/entra/workload-id/workload-identity-federation';
const FEDERATED_CODES: Readonly<Record<FederatedPart, number>> = { issuer: 700211, audience: 700212, subject: 700213 };
