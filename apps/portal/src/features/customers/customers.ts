import type { Customer, CustomerList } from '@mandate/api/portal/wire';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../wire/call.ts';

const PAGE_SIZE = '100';

/** The customers whose company name, domain or Microsoft ID holds a text, page by page; all for an empty one. */
export const customersQuery = (search: string) =>
  infiniteQueryOptions({
    queryKey: ['customers', search],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: PAGE_SIZE });
      if (search) query.set('search', search);
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

/** Where the searched customers can be had as a CSV file. */
export function exportPath(search: string): string {
  return `/portal/customers/export${search ? `?${new URLSearchParams({ search }).toString()}` : ''}`;
}
