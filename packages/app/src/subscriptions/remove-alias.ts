import { ok, type Result } from '@mandate/rbac/result';
import { type CallerAct, commit } from '../act.ts';

/** Removes a partner's name for a subscription, which stays. Answers whether there was one. */
export function removeSubscriptionAlias(act: CallerAct, name: string): Promise<Result<boolean, never>> {
  return commit<boolean, never>(act, async (change) => {
    const writer = change.tenant(act.access.caller.home);
    const alias = await writer.findSubscriptionAlias(name);
    if (!alias) return ok(false);
    await writer.removeSubscriptionAlias(name);
    await writer.record({
      operation: 'Microsoft.Subscription/aliases/delete',
      target: `/providers/Microsoft.Subscription/aliases/${alias.name}`,
      before: { subscription: alias.subscription, customer: alias.customer },
      after: null,
    });
    return ok(true);
  });
}
