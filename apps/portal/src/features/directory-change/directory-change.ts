import type { DirectoryChangeReport, OfferedSubscriptions } from '@mandate/api/portal/directory-change/wire';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { armPath } from '../../wire/arm.ts';
import { call, send } from '../../wire/call.ts';

/** What would become of a subscription in another directory. */
export const changeReportQuery = (tenantId: string, subscriptionId: string) =>
  queryOptions({
    queryKey: ['directory-change', tenantId, subscriptionId],
    queryFn: ({ signal }) => {
      const place = `/portal/tenants/${encodeURIComponent(tenantId)}/subscriptions/${encodeURIComponent(subscriptionId)}`;
      return call<DirectoryChangeReport>(`${place}/directory-change`, { signal });
    },
  });

/** The subscriptions that other directories offer to the reader's own. */
export const offersQuery = queryOptions({
  queryKey: ['offered-subscriptions'],
  queryFn: ({ signal }) => call<OfferedSubscriptions>('/portal/offered-subscriptions', { signal }),
  staleTime: 10_000,
});

const requestPath = (tenantId: string, subscriptionId: string) =>
  armPath(
    tenantId,
    `/subscriptions/${encodeURIComponent(subscriptionId)}/providers/Microsoft.Subscription/changeTenantRequest/default`,
    'changeTenant',
  );

/** Offers a subscription to another directory, or takes the offer back. */
export function useOffer(tenantId: string, subscriptionId: string) {
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: ['directory-change', tenantId, subscriptionId] });
  const offer = useMutation({
    mutationFn: (wanted: { readonly destination: string; readonly owner: string }) =>
      call(requestPath(tenantId, subscriptionId), {
        method: 'PUT',
        body: { properties: { destinationTenantId: wanted.destination, destinationOwnerId: wanted.owner } },
      }),
    onSettled,
  });
  const withdraw = useMutation({
    mutationFn: () => send(requestPath(tenantId, subscriptionId), { method: 'DELETE' }),
    onSettled,
  });
  return { offer, withdraw };
}

/** Takes an offered subscription into the reader's own directory. */
export function useAccept(tenantId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (subscriptionId: string) => {
      const path = `/providers/Microsoft.Subscription/subscriptions/${encodeURIComponent(subscriptionId)}/acceptChangeTenant`;
      return send(armPath(tenantId, path, 'changeTenant'), { method: 'POST' });
    },
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: offersQuery.queryKey }),
        queryClient.invalidateQueries({ queryKey: ['subscriptions', tenantId] }),
        queryClient.invalidateQueries({ queryKey: ['rights', tenantId] }),
      ]),
  });
}
