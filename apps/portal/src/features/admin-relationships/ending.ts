import type { EndingRelationship, EndingRelationships } from '@mandate/api/portal/delegated-admin/wire';
import { infiniteQueryOptions, keepPreviousData, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../wire/call.ts';
import { useMe } from '../../wire/queries.ts';
import { patchAutoExtend } from './admin-relationships.ts';

/** The times by which relationships are told apart, in the order of their tiles. */
export const SPANS = [
  'within30Days',
  'within7Days',
  'within1Day',
  'later',
  'expired',
] as const satisfies readonly Exclude<keyof EndingRelationships['counts'], 'all'>[];
export type Span = (typeof SPANS)[number];

/** What a list of relationships by their end is narrowed by. */
export interface EndingSearch {
  readonly span: Span | null;
  readonly search: string;
}

const toQuery = ({ span, search }: EndingSearch) =>
  new URLSearchParams({ ...(span ? { span } : {}), ...(search ? { search } : {}) });

/** The relationships with all customers, by their end, page by page. */
export const endingQuery = (wanted: EndingSearch) =>
  infiniteQueryOptions({
    queryKey: ['ending-relationships', wanted],
    queryFn: ({ pageParam, signal }) => {
      const query = toQuery(wanted);
      if (pageParam) query.set('after', pageParam);
      return call<EndingRelationships>(`/portal/ending-relationships?${query.toString()}`, { signal });
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

/** Where the same list can be had as a CSV file. */
export const endingExportPath = (wanted: EndingSearch): string =>
  `/portal/ending-relationships/export?${toQuery(wanted).toString()}`;

/** How many relationships can be changed at once, as in Partner Center. */
export const MOST_AT_ONCE = 25;

/** What came of changing several: how many were changed, and which were not. */
export interface BulkOutcome {
  readonly changed: number;
  readonly failed: readonly EndingRelationship[];
}

/** Has several relationships extend themselves, or not; one that cannot be changed keeps no other from it. */
export function useExtendMany() {
  const { tenant } = useMe();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (wanted: { readonly rows: readonly EndingRelationship[]; readonly autoExtend: boolean }) => {
      if (wanted.rows.length > MOST_AT_ONCE) throw new Error('Too many were sent at once.');
      const failed: EndingRelationship[] = [];
      for (const row of wanted.rows) {
        await patchAutoExtend(tenant.id, row, wanted.autoExtend).catch(() => failed.push(row));
      }
      return { changed: wanted.rows.length - failed.length, failed } satisfies BulkOutcome;
    },
    onSettled: () =>
      Promise.all(
        ['ending-relationships', 'admin-relationships', 'admin-relationship'].map((key) =>
          queryClient.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
}
