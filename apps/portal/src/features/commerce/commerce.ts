import type {
  AgreementBody,
  AzureEntitlementWire,
  CartWire,
  CheckoutWire,
  OrderWire,
  PreflightWire,
  SubscriptionWire,
} from '@mandate/api/partner-center/wire';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../wire/call.ts';
import { listWhole, named, partnerCenterPath } from '../../wire/partner-center.ts';
import { useMe } from '../../wire/queries.ts';

/** What a cart names the Azure plan by. */
export const PLAN_ITEM = 'DZH318Z0BPS6:0001:DZH318Z0BML6';

function customerPath(partnerId: string, customerId: string, rest: string): string {
  return partnerCenterPath(partnerId, `/customers/${encodeURIComponent(customerId)}${rest}`);
}

/** What the partner sold a customer. */
export function useSold(customerId: string) {
  const { tenant } = useMe();
  return useQuery(
    queryOptions({
      queryKey: ['commerce', customerId, 'subscriptions'],
      queryFn: ({ signal }) =>
        listWhole<SubscriptionWire>(customerPath(tenant.id, customerId, '/subscriptions'), signal),
    }),
  );
}

/** The Azure subscriptions under a plan. */
export function useEntitlements(customerId: string, planId: string) {
  const { tenant } = useMe();
  return useQuery(
    queryOptions({
      queryKey: ['commerce', customerId, 'entitlements', planId],
      queryFn: ({ signal }) =>
        listWhole<AzureEntitlementWire>(
          customerPath(tenant.id, customerId, `/subscriptions/${encodeURIComponent(planId)}/azureEntitlements`),
          signal,
        ),
    }),
  );
}

/** What was ordered for a customer, newest first. */
export function useOrders(customerId: string) {
  const { tenant } = useMe();
  return useQuery(
    queryOptions({
      queryKey: ['commerce', customerId, 'orders'],
      queryFn: async ({ signal }) =>
        (await listWhole<OrderWire>(customerPath(tenant.id, customerId, '/orders'), signal)).toReversed(),
    }),
  );
}

/** A cart with the Azure plan in it, and what stands against buying it. */
export interface CheckedCart {
  readonly cart: CartWire;
  readonly preflight: PreflightWire;
}

/** Puts the plan into a cart and asks what stands against buying it. Nothing is bought. */
export function useFillCart(customerId: string) {
  const { tenant } = useMe();
  return useMutation({
    mutationFn: async ({ friendlyName }: { readonly friendlyName: string }): Promise<CheckedCart> => {
      const lineItems = [{ catalogItemId: PLAN_ITEM, quantity: 1, friendlyName }];
      const path = customerPath(tenant.id, customerId, '/carts');
      const cart = await call<CartWire>(path, { method: 'POST', body: { lineItems } });
      return { cart, preflight: await call<PreflightWire>(`${path}/${cart.id}/preflight`) };
    },
  });
}

/** Buys what is in a cart, as it was looked at. */
export function useCheckOut(customerId: string) {
  const { tenant } = useMe();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ cart, requestId }: { readonly cart: CartWire; readonly requestId: string }) =>
      call<CheckoutWire>(customerPath(tenant.id, customerId, `/carts/${cart.id}/checkout`), {
        method: 'POST',
        headers: { ...named(requestId), 'If-Match': `"${cart.attributes.etag}"` },
      }),
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ['commerce', customerId] }),
        queryClient.invalidateQueries({ queryKey: ['subscriptions', customerId] }),
      ]),
  });
}

/** Attests that the customer accepted the agreement. */
export function useAttest(customerId: string) {
  const { tenant } = useMe();
  return useMutation({
    mutationFn: (body: AgreementBody) =>
      call(customerPath(tenant.id, customerId, '/agreements'), {
        method: 'POST',
        body: { ...body, type: 'MicrosoftCustomerAgreement' },
      }),
  });
}

/** Suspends or reactivates a subscription, unless somebody else has changed it since it was read. */
export function useSetStatus(customerId: string) {
  const { tenant } = useMe();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ sold, status }: { readonly sold: SubscriptionWire; readonly status: 'active' | 'suspended' }) =>
      call<SubscriptionWire>(customerPath(tenant.id, customerId, `/subscriptions/${sold.id}`), {
        method: 'PATCH',
        body: { status, attributes: sold.attributes },
      }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['commerce', customerId] }),
  });
}

/** Renames a subscription, or sets whether it renews itself, unless somebody else has changed it since it was read. */
export function useEditSold(customerId: string) {
  const { tenant } = useMe();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ seen, ...wanted }: SoldEdit) =>
      call<SubscriptionWire>(customerPath(tenant.id, customerId, `/subscriptions/${seen.id}`), {
        method: 'PATCH',
        body: { ...wanted, quantity: seen.quantity, attributes: seen.attributes },
      }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['commerce', customerId] }),
  });
}

interface SoldEdit {
  readonly seen: SubscriptionWire;
  readonly friendlyName: string;
  readonly autoRenewEnabled: boolean;
}

/** The most Azure subscriptions that are cancelled at once (https://learn.microsoft.com/partner-center/customers/cancel-azure-subscription). */
export const MOST_CANCELLED = 10;

/** Cancels Azure subscriptions that somebody has broken into, one after the other. */
export function useCancelAzure(customerId: string, planId: string) {
  const { tenant } = useMe();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (ids: readonly string[]) => {
      const plan = `/subscriptions/${encodeURIComponent(planId)}/azureEntitlements`;
      for (const id of ids) {
        await call(customerPath(tenant.id, customerId, `${plan}/${encodeURIComponent(id)}/cancel`), {
          method: 'POST',
          body: { cancellationReason: 'compromise' },
        });
      }
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['commerce', customerId] }),
  });
}
