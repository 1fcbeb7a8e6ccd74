import type { Clock, Randomness } from '@mandate/app/ports';
import { parseGuid } from '@mandate/rbac/guid';
import type { EntraError } from './errors/error-table.ts';

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
): Readonly<Record<string, unknown>> {
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
