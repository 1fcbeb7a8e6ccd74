import type { IllegalTransition, ResellerRelationship } from '@mandate/domain/relationships';
import type { TenantId } from '@mandate/domain/tenants';
import type { Guid } from '@mandate/rbac/model';
import { fail, type Result } from '@mandate/rbac/result';
import { type CallerAct, commit } from '../act.ts';
import type { TenantReader } from '../ports/store.ts';
import { step } from './change-relationship.ts';

/** Why a relationship cannot end yet. */
export type EndFailure =
  | IllegalTransition
  | { readonly kind: 'relationship-not-found' }
  /** Something that the partner sold is still in use; it has to be suspended or cancelled first. */
  | { readonly kind: 'still-sold'; readonly sold: readonly Sold[] };

/** Something that stands in the way of the end. */
export interface Sold {
  readonly id: Guid;
  readonly name: string;
}

/** What a partner sold a customer that is still in use: Azure subscriptions, and the plans they run under. */
export async function stillSold(
  customer: Pick<TenantReader, 'listSubscriptions' | 'listCommerce'>,
  partner: TenantId,
): Promise<readonly Sold[]> {
  const azure = (await customer.listSubscriptions()).filter(
    ({ soldBy, state }) => soldBy?.partner === partner && state !== 'Disabled' && state !== 'Deleted',
  );
  const sold = (await customer.listCommerce(partner, 'subscription')).filter(({ status }) => status === 'active');
  return [
    ...azure.map(({ id, displayName }) => ({ id, name: displayName })),
    ...sold.map(({ id, friendlyName }) => ({ id, name: friendlyName })),
  ];
}

/**
 * Ends a reseller relationship, for either side, once nothing sold is in use. Delegated admin privileges end with it
 * and the partner can sell nothing more; granular relationships and Azure roles are the customer's to take back.
 */
export async function endRelationship(
  act: CallerAct,
  { partner, customer }: { readonly partner: TenantId; readonly customer: TenantId },
): Promise<Result<ResellerRelationship, EndFailure>> {
  return commit<ResellerRelationship, EndFailure>(act, async (change) => {
    const reader = change.tenant(customer);
    const existing = await reader.findRelationship(partner);
    if (!existing) return fail({ kind: 'relationship-not-found' });
    const sold = await stillSold(reader, partner);
    if (existing.state === 'active' && sold.length > 0) return fail({ kind: 'still-sold', sold });
    return step(change, existing, 'end', act.ports.clock.now());
  });
}
