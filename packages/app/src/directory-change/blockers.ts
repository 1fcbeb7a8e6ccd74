import type { SoldSubscription } from '@mandate/domain/commerce/subscriptions';
import { subscriptionAt } from '@mandate/domain/commerce/subscriptions';
import { transferAt } from '@mandate/domain/commerce/transfers';
import type { DirectoryChangeProblem } from '@mandate/domain/directory-change';
import { sellsTo } from '@mandate/domain/relationships';
import type { TenantId } from '@mandate/domain/tenants';
import type { Guid } from '@mandate/rbac/model';
import { subscriptionScope } from '@mandate/rbac/scope';
import { closedGate, type GateFailure } from '../gates/commit-at.ts';
import type { TenantReader } from '../ports/store.ts';

/** What keeps a subscription in its directory, seen from there. */
export type ChangeBlocker =
  | { readonly kind: 'subscription-not-found'; readonly text: string }
  | { readonly kind: 'directory-change-refused'; readonly problem: DirectoryChangeProblem }
  | GateFailure;

/**
 * What stands against moving a subscription: its state, a lock anywhere in it, because roles are deleted there, and the
 * trade it is part of. `undefined` when nothing does.
 */
export async function blockerAt(source: TenantReader, id: Guid, now: number): Promise<ChangeBlocker | undefined> {
  const subscription = await source.findSubscription(id);
  if (!subscription) return { kind: 'subscription-not-found', text: id };
  const scope = subscriptionScope(id);
  const closed =
    (await closedGate(source, { scope, does: 'write', pastLocks: true })) ??
    (await closedGate(source, { scope, does: 'delete-all' }));
  if (closed) return closed;
  const seller = subscription.soldBy?.partner;
  const problem = seller && (await tradeProblem(source, { seller, id, now }));
  return problem ? { kind: 'directory-change-refused', problem } : undefined;
}

async function tradeProblem(
  source: TenantReader,
  { seller, id, now }: { readonly seller: TenantId; readonly id: Guid; readonly now: number },
): Promise<DirectoryChangeProblem | undefined> {
  const sold = await source.listCommerce(seller, 'subscription');
  if (sold.some(({ azureSubscription }) => azureSubscription === id)) return { kind: 'sold-without-plan' };
  const transfers = await source.listCommerce(seller, 'transfer');
  const open = transfers.some(
    (each) => each.azureSubscriptions.includes(id) && transferAt(each, now).status === 'requested',
  );
  return open ? { kind: 'partner-transfer-open' } : undefined;
}

/** The plan of a partner in a directory that Azure subscriptions can come under now. */
export async function activePlan(
  reader: TenantReader,
  partner: TenantId,
  now: number,
): Promise<SoldSubscription | undefined> {
  const bond = await reader.findRelationship(partner);
  if (!sellsTo(bond)) return undefined;
  const sold = (await reader.listCommerce(partner, 'subscription')).map((each) => subscriptionAt(each, now));
  return sold.find(({ item, status }) => item === 'azure-plan' && status === 'active');
}
