import type { Customer, CustomerList, CustomerTags } from '@mandate/api/portal/wire';
import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { call } from '../../wire/call.ts';
import { type CustomerSearch, toQuery } from './customer-search.ts';

const PAGE_SIZE = '100';

/** The customers that meet a search and its filters, page by page. */
export const customersQuery = (wanted: CustomerSearch) =>
  infiniteQueryOptions({
    queryKey: ['customers', wanted],
    queryFn: ({ pageParam, signal }) => {
      const query = toQuery(wanted);
      query.set('limit', PAGE_SIZE);
      if (pageParam) query.set('after', pageParam);
      return call<CustomerList>(`/portal/customers?${query.toString()}`, { signal });
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    // While the next search runs, what was found before stays: a list that flickers cannot be read.
    placeholderData: keepPreviousData,
  });

/** One customer. */
export const customerQuery = (id: string) =>
  queryOptions({
    queryKey: ['customer', id],
    queryFn: ({ signal }) => call<Customer>(`/portal/customers/${encodeURIComponent(id)}`, { signal }),
  });

/** Every tag in use. */
export const customerTagsQuery = queryOptions({
  queryKey: ['customer-tags'],
  queryFn: ({ signal }) => call<CustomerTags>('/portal/customer-tags', { signal }),
});

/** Replaces the tags of a customer. */
export function useTagCustomer(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (tags: readonly string[]) =>
      call<Pick<Customer, 'tags'>>(`/portal/customers/${encodeURIComponent(id)}/tags`, {
        method: 'PUT',
        body: { tags },
      }),
    onSuccess: ({ tags }) => {
      queryClient.setQueryData(customerQuery(id).queryKey, (before) => before && { ...before, tags });
      return Promise.all(
        [['customers'], ['customer-tags']].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
      );
    },
  });
}

/** Where the customers found can be had as a CSV file. */
export function exportPath(wanted: CustomerSearch): string {
  const query = toQuery(wanted).toString();
  return `/portal/customers/export${query ? `?${query}` : ''}`;
}
