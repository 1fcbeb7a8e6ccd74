import type { CustomerList } from '@mandate/api/portal/wire';
import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call, send } from '../../wire/call.ts';
import { partnerCenterPath } from '../../wire/partner-center.ts';
import { useMe } from '../../wire/queries.ts';

/** The customers that granted delegated admin privileges, page by page. */
export const delegatedQuery = infiniteQueryOptions({
  queryKey: ['customers', 'delegated'],
  queryFn: ({ pageParam, signal }) => {
    const query = new URLSearchParams({ access: 'delegated', limit: '100' });
    if (pageParam) query.set('after', pageParam);
    return call<CustomerList>(`/portal/customers?${query.toString()}`, { signal });
  },
  initialPageParam: '',
  getNextPageParam: (page) => page.next,
});

/** At which customers the privileges were given back, and at which that did not work. */
export interface GivenBack {
  readonly done: readonly string[];
  readonly failed: readonly string[];
}

/** Gives the privileges back at some customers, one after the other, by the public operation of Partner Center. */
export function useGiveBack() {
  const { tenant } = useMe();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (customers: readonly string[]): Promise<GivenBack> => {
      const done: string[] = [];
      const failed: string[] = [];
      for (const customer of customers) {
        const path = partnerCenterPath(tenant.id, `/customers/${encodeURIComponent(customer)}`);
        const body = { allowDelegatedAccess: false, attributes: { objectType: 'Customer' } };
        const worked = await send(path, { method: 'PATCH', body }).then(
          () => true,
          () => false,
        );
        (worked ? done : failed).push(customer);
      }
      return { done, failed };
    },
    onSettled: () =>
      Promise.all(['customers', 'customer', 'tenant'].map((key) => queryClient.invalidateQueries({ queryKey: [key] }))),
  });
}
