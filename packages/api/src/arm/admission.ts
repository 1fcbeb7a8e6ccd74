import { parseGuid } from '@mandate/rbac/guid';
import { fail, ok, type Result } from '@mandate/rbac/result';
import type { Located } from '../serve.ts';
import type { RequestClass, Throttle } from '../throttle.ts';
import type { Headers } from '../wire.ts';
import type { ArmFailure } from './failures.ts';

/**
 * Counts a request of a principal at a subscription, or at its tenant beside all subscriptions, and says how many more
 * may come (https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling).
 */
export function admit(throttle: Throttle, located: Located, now: number): Result<Headers, ArmFailure> {
  const { request, caller, segments } = located;
  const kind = classOf(request.method);
  const subscription = segments[0]?.toLowerCase() === 'subscriptions' ? parseGuid(segments[1] ?? '') : undefined;
  const taken = throttle.take(`${caller.id} ${subscription ?? caller.tenant}`, kind, now);
  if (!taken.ok) {
    return fail({ kind: 'throttled', subscription: subscription ?? null, request: kind, ...taken.failure });
  }
  return ok({ [`x-ms-ratelimit-remaining-${subscription ? 'subscription' : 'tenant'}-${kind}s`]: String(taken.value) });
}

function classOf(method: string): RequestClass {
  if (method === 'GET' || method === 'HEAD') return 'read';
  return method === 'DELETE' ? 'delete' : 'write';
}
