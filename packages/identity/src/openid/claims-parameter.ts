import { fail, ok, type Result } from '@mandate/rbac/result';
import type { OpenIdFailure } from './failures.ts';

/**
 * The capabilities that a `claims` parameter declares (OpenID Connect Core 1.0, 5.5). It may ask for more, such as what
 * a resource demanded before; the tokens issued here already say all they can.
 */
export function readCapabilities(claims: string | undefined): Result<readonly string[], OpenIdFailure> {
  if (!claims) return ok([]);
  let parsed: unknown;
  try {
    parsed = JSON.parse(claims);
  } catch {
    return fail({ kind: 'malformed' });
  }
  const values = at(at(at(parsed, 'access_token'), 'xms_cc'), 'values');
  if (!Array.isArray(values)) return ok([]);
  return ok(
    values.filter((value): value is string => typeof value === 'string' && /^[\w.-]{1,32}$/.test(value)).slice(0, 8),
  );
}

function at(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
