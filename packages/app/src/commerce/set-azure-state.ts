import type { TenantId } from '@mandate/domain/tenants';
import type { Guid } from '@mandate/rbac/model';
import type { CallerAct } from '../act.ts';
import type { Change } from '../ports/store.ts';
import { recordTrade } from './customer.ts';

/**
 * Lets an Azure subscription be used, or no longer, on the word of the partner that sold it. What it holds, and who has
 * roles on it, stays as it is both times: a subscription taken back into use gives nobody a right they had lost.
 */
export async function setAzureState(
  change: Change,
  act: CallerAct,
  wanted: { readonly customer: TenantId; readonly azureSubscription: Guid; readonly state: 'Enabled' | 'Disabled' },
): Promise<void> {
  const { customer, azureSubscription, state } = wanted;
  const writer = change.tenant(customer);
  const existing = await writer.findSubscription(azureSubscription);
  if (!existing || existing.state === state || existing.state === 'Deleted') return;
  await writer.updateSubscription({ ...existing, state });
  await recordTrade(change, act, customer, {
    operation: `Microsoft.Subscription/${state === 'Enabled' ? 'enable' : 'cancel'}/action`,
    target: `/subscriptions/${azureSubscription}`,
    before: { state: existing.state },
    after: { state },
  });
}
