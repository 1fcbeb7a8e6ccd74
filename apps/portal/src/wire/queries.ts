import type { Me, Rights, TenantContext } from '@mandate/api/portal/wire';
import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { armPath, type Location, listAll, type ResourceGroup, type Subscription } from './arm.ts';
import { call } from './call.ts';

// Reads that more than one feature shows. Those of one feature stand in its folder.

/** Who is signed in. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => call<Me>('/portal/me', { signal }),
  staleTime: 60_000,
});

/** A tenant, and how the caller comes to be in it. */
export const tenantQuery = (tenantId: string) =>
  queryOptions({
    queryKey: ['tenant', tenantId],
    queryFn: ({ signal }) => call<TenantContext>(`/portal/tenants/${encodeURIComponent(tenantId)}`, { signal }),
    staleTime: 30_000,
  });

/** The subscriptions of a tenant that the caller may see, by name. */
export const subscriptionsQuery = (tenantId: string) =>
  queryOptions({
    queryKey: ['subscriptions', tenantId],
    queryFn: async ({ signal }) => {
      const all = await listAll<Subscription>(armPath(tenantId, '/subscriptions', 'subscriptions'), signal);
      return all.toSorted((a, b) => a.displayName.localeCompare(b.displayName));
    },
  });

/** One subscription. */
export const subscriptionQuery = (tenantId: string, subscriptionId: string) =>
  queryOptions({
    queryKey: ['subscription', tenantId, subscriptionId],
    queryFn: ({ signal }) =>
      call<Subscription>(armPath(tenantId, `/subscriptions/${encodeURIComponent(subscriptionId)}`, 'subscriptions'), {
        signal,
      }),
  });

/** The resource groups of a subscription. */
export const resourceGroupsQuery = (tenantId: string, subscriptionId: string) =>
  queryOptions({
    queryKey: ['resource-groups', tenantId, subscriptionId],
    queryFn: ({ signal }) =>
      listAll<ResourceGroup>(
        armPath(tenantId, `/subscriptions/${encodeURIComponent(subscriptionId)}/resourcegroups`, 'resourceGroups'),
        signal,
      ),
  });

/** The regions of a subscription; they hardly ever change. */
export const locationsQuery = (tenantId: string, subscriptionId: string) =>
  queryOptions({
    queryKey: ['locations', tenantId, subscriptionId],
    queryFn: async ({ signal }) => {
      const path = `/subscriptions/${encodeURIComponent(subscriptionId)}/locations`;
      const all = await listAll<Location>(armPath(tenantId, path, 'locations'), signal);
      return all.toSorted((a, b) => a.displayName.localeCompare(b.displayName));
    },
    staleTime: 3_600_000,
  });

/** What the caller may do at a scope, as the server decides it. */
export const rightsQuery = (tenantId: string, scope: string, actions: readonly string[]) =>
  queryOptions({
    queryKey: ['rights', tenantId, scope, ...actions],
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams({ scope });
      for (const action of actions) query.append('action', action);
      const path = `/portal/tenants/${encodeURIComponent(tenantId)}/rights?${query.toString()}`;
      const { rights } = await call<Rights>(path, { signal });
      return rights;
    },
    staleTime: 10_000,
  });

/**
 * Whether the server says that the caller may; `undefined` while it has not answered. A right that a condition limits
 * counts as held: whether the condition is met depends on what exactly is asked for, and the server decides it then.
 */
export function useMay(tenantId: string, scope: string, action: string): boolean | undefined {
  const { data } = useQuery(rightsQuery(tenantId, scope, [action]));
  const right = data?.[0];
  if (!right) return undefined;
  return right.allowed || right.refusal?.ground === 'condition-not-met';
}

/** Who is signed in, on pages that nobody else reaches. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}
