import { scopesToAuthorize } from '@mandate/rbac/custom-roles';
import type { Scope } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { subscriptionOf } from '@mandate/rbac/scope';
import type { AccessSnapshot } from '../access.ts';
import type { CallerAct } from '../act.ts';
import { decideRight } from '../explain/right.ts';
import { spelled } from './record.ts';

/** The right that let the caller in does not reach everything that the change touches. */
export interface LinkedAccessRefused {
  readonly kind: 'linked-access-refused';
  readonly access: AccessSnapshot;
  readonly action: string;
  readonly scopeText: string;
  readonly linkedAction: string;
  readonly linkedScope: string;
}

/** A scope names a subscription that is not of this tenant. */
export interface ForeignSubscription {
  readonly kind: 'subscription-not-found';
  readonly text: string;
}

/**
 * Whether the caller has the right at every scope where a custom role could be assigned before and will be after. A
 * subscription of another tenant counts as none, even for whoever holds the right at the root of this one.
 */
export async function authorizeScopes(
  act: CallerAct,
  action: string,
  { scopeText, before, after }: { scopeText: string; before: readonly Scope[]; after: readonly Scope[] },
): Promise<Result<void, LinkedAccessRefused | ForeignSubscription>> {
  const { access, ports } = act;
  for (const scope of after) {
    const subscription = subscriptionOf(scope);
    if (subscription === undefined) continue;
    const owner = await ports.store.installation.findTenantOfSubscription(subscription);
    if (owner !== access.caller.tenant) return fail({ kind: 'subscription-not-found', text: subscription });
  }
  for (const scope of scopesToAuthorize(before, after)) {
    if (decideRight(access, action, scope).effect === 'allow') continue;
    const linked = { linkedAction: action, linkedScope: spelled(scope) };
    return fail({ kind: 'linked-access-refused', access, action, scopeText, ...linked });
  }
  return ok(undefined);
}
