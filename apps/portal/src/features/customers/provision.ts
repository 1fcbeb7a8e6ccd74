import { useMutation, useQueryClient } from '@tanstack/react-query';
import { armPath } from '../../wire/arm.ts';
import { call } from '../../wire/call.ts';
import { useMe } from '../../wire/queries.ts';

interface Alias {
  readonly properties: { readonly subscriptionId?: string; readonly provisioningState?: string };
}

/** What became of a request for a subscription. */
export interface Provisioned {
  readonly displayName: string;
  /** `null` while it is being set up. */
  readonly subscriptionId: string | null;
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Creates a subscription for a customer through the public alias operation. `alias` is the caller's, so that trying
 * again after a lost answer cannot create a second one.
 */
export function useProvision(customerId: string) {
  const { tenant } = useMe();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ alias, displayName }: { alias: string; displayName: string }): Promise<Provisioned> => {
      const path = armPath(tenant.id, `/providers/Microsoft.Subscription/aliases/${alias}`, 'aliases');
      const billingScope = `/providers/Microsoft.Billing/billingAccounts/${tenant.id}/customers/${customerId}`;
      const body = { properties: { displayName, workload: 'Production', billingScope } };
      let answer = await call<Alias>(path, { method: 'PUT', body });
      for (let tries = 0; answer.properties.provisioningState === 'Accepted' && tries < 30; tries += 1) {
        await wait(1000);
        answer = await call<Alias>(path);
      }
      const ready = answer.properties.provisioningState === 'Succeeded' || !answer.properties.provisioningState;
      return { displayName, subscriptionId: ready ? (answer.properties.subscriptionId ?? null) : null };
    },
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ['subscriptions', customerId] }),
        queryClient.invalidateQueries({ queryKey: ['commerce', customerId] }),
      ]),
  });
}
