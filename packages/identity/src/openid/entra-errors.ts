import { CLIENT_ERRORS } from './errors/client-errors.ts';
import { type EntraError, type ErrorTable, error } from './errors/error-table.ts';
import { PERSON_ERRORS } from './errors/person-errors.ts';
import { REQUEST_ERRORS } from './errors/request-errors.ts';
import type { OpenIdFailure } from './failures.ts';

const ERRORS: ErrorTable<OpenIdFailure> = { ...REQUEST_ERRORS, ...CLIENT_ERRORS, ...PERSON_ERRORS };

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
