import type { JWTPayload } from 'jose';
import type { ClientFailure } from '../failures.ts';

/** The longest that Entra believes an assertion. */
const LONGEST_MS = 86_400_000;
/** A client's clock may be ahead of ours by this much, as at Entra. Expiry is exact. */
const SKEW_MS = 300_000;

/** Why an assertion does not count at this time (RFC 7523, 3). */
export function timeProblem({ exp, nbf }: JWTPayload, now: number): ClientFailure | undefined {
  const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
  const outside = { kind: 'assertion-time', now } as const;
  if (!isNumber(exp) || exp * 1000 <= now || exp * 1000 > now + LONGEST_MS) return outside;
  return nbf !== undefined && (!isNumber(nbf) || nbf * 1000 > now + SKEW_MS) ? outside : undefined;
}
