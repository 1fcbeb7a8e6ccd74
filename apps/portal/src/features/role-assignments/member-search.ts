import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useFormats } from '../../ui/messages.tsx';
import { type Member, type MemberKind, searchMembers } from '../../wire/graph.ts';

/** What a search of the directory has come to so far. */
export interface MemberSearch {
  /** Absent until anything is known. */
  readonly found: readonly Member[] | undefined;
  readonly more: boolean;
  readonly error: unknown;
  readonly retry: () => void;
}

/** Searches the directory for principals of these kinds; each kind is a list of its own in Graph. */
export function useMemberSearch(tenantId: string, kinds: readonly MemberKind[], text: string): MemberSearch {
  const { compare } = useFormats();
  return useQueries({
    queries: kinds.map((kind) => ({
      queryKey: ['member-search', tenantId, kind, text],
      queryFn: ({ signal }: { signal: AbortSignal }) => searchMembers(tenantId, kind, text, signal),
      placeholderData: keepPreviousData,
      staleTime: 30_000,
    })),
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
