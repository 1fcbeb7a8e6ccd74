import type { Clock, Randomness } from '@mandate/app/ports/world';
import { parseGuid } from '@mandate/rbac/guid';
import type { EntraError } from './errors/error-table.ts';

/** An error for a program to read. */
export interface EntraErrorBody {
  readonly error: string;
  readonly error_description: string;
  readonly error_codes: readonly number[];
  readonly timestamp: string;
  readonly trace_id: string;
  readonly correlation_id: string;
  readonly error_uri?: string;
}

/**
 * The JSON of an error as Entra writes it
 * (https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow#error-response).
 */
export function toErrorBody(
  { error, code, text }: EntraError,
  facts: {
    readonly clock: Clock;
    readonly randomness: Randomness;
    readonly loginOrigin: string;
    /** The `client-request-id` by which a client finds its own requests. */
    readonly clientRequestId: string | undefined;
  },
): EntraErrorBody {
  const trace = facts.randomness.guid();
  const correlation = parseGuid(facts.clientRequestId ?? '') ?? facts.randomness.guid();
  const timestamp = `${new Date(facts.clock.now()).toISOString().slice(0, 19).replace('T', ' ')}Z`;
  const numbered = code === null ? text : `AADSTS${code}: ${text}`;
  return {
    error,
    error_description: `${numbered} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${timestamp}`,
    error_codes: code === null ? [] : [code],
    timestamp,
    trace_id: trace,
    correlation_id: correlation,
    ...(code === null ? {} : { error_uri: `${facts.loginOrigin}/error?code=${code}` }),
  };
}

/**
 * What an application is told in its redirect (RFC 6749, 4.1.2.1), where a person who may not enter is `access_denied`:
 * `invalid_grant` is a word of the token endpoint.
 */
export function toRedirectError(body: EntraErrorBody): Readonly<Record<string, string>> {
  const { error, error_description, error_uri } = body;
  return {
    error: error === 'invalid_grant' ? 'access_denied' : error,
    error_description,
    ...(error_uri === undefined ? {} : { error_uri }),
  };
}
