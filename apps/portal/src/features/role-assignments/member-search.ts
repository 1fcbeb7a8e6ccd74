import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useFormats } from '../../ui/messages.tsx';
import { type Member, type MemberKind, searchMembers } from '../../wire/graph.ts';
import { useMe } from '../../wire/queries.ts';

/** What a search of the directory has come to so far. */
export interface MemberSearch {
  /** Absent until anything is known. */
  readonly found: readonly Member[] | undefined;
  readonly more: boolean;
  readonly error: unknown;
  readonly retry: () => void;
}

/**
 * Searches the directory for principals of these kinds, and one's own company for its groups; each kind is a list of
 * its own in Graph.
 */
export function useMemberSearch(tenantId: string, kinds: readonly MemberKind[], text: string): MemberSearch {
  const { compare } = useFormats();
  const { tenant: home } = useMe();
  return useQueries({
    queries: kinds.map((kind) => {
      const directory = kind === 'ForeignGroup' ? home.id : tenantId;
      return {
        queryKey: ['member-search', directory, kind, text],
        queryFn: ({ signal }: { signal: AbortSignal }) => searchMembers(directory, kind, text, signal),
        placeholderData: keepPreviousData,
        staleTime: 30_000,
      };
    }),
    combine: (results) => {
      const answered = results.flatMap(({ data }) => (data ? [data] : []));
      return {
        found:
          answered.length === 0
            ? undefined
            : answered.flatMap(({ members }) => members).sort((a, b) => compare(a.name, b.name)),
        more: answered.some(({ more }) => more),
        error: results.find(({ error }) => error)?.error ?? null,
        retry: () => {
          for (const result of results) void result.refetch();
        },
      };
    },
  });
}
