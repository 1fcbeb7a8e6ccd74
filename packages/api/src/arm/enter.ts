import { isPresent } from '@mandate/app/access';
import type { Caller } from '@mandate/app/caller';
import { parseGuid } from '@mandate/rbac/guid';
import { contains, subscriptionScope } from '@mandate/rbac/scope';
import type { Located, Services } from '../serve.ts';

/**
 * Somebody at home whose tenant manages the subscription in the path, or part of it, as what the owner delegates there
 * (https://learn.microsoft.com/azure/lighthouse/concepts/architecture). To everybody else it stays somebody else's.
 */
export async function enterByDelegation(
  { caller, segments }: Pick<Located, 'caller' | 'segments'>,
  { ports, access }: Services,
): Promise<Caller | undefined> {
  const [collection, text = ''] = segments;
  const id = collection?.toLowerCase() === 'subscriptions' ? parseGuid(text) : undefined;
  if (!id || caller.home !== caller.tenant) return undefined;
  const owner = await ports.store.installation.findTenantOfSubscription(id);
  if (owner === undefined || owner === caller.tenant) return undefined;
  const entering: Caller = { ...caller, tenant: owner, by: 'delegation' };
  const there = await access.snapshot(entering);
  const subscription = subscriptionScope(id);
  const reaches = there.tenant.delegations.some(
    ({ managedBy, scope }) => managedBy === caller.home && contains(subscription, scope),
  );
  return reaches && isPresent(there) ? entering : undefined;
}
