import type { WireRequest } from '../wire.ts';
import type { GraphFailure } from './failures.ts';
import { tokenize } from './filter.ts';

const HINT =
  'Try adding $count=true and the header ConsistencyLevel: eventual. See https://aka.ms/graph-docs/advanced-queries';

/** Where the objects of a directory are listed; elsewhere counting is nothing special. */
const DIRECTORY = new Set(['users', 'groups', 'serviceprincipals', 'applications', 'directoryobjects', 'me']);

/**
 * What a question may ask only with `ConsistencyLevel: eventual`: counting, searching, and filters that turn around or
 * look at ends (https://learn.microsoft.com/graph/aad-advanced-queries). Everything here is answered exactly, header
 * or not; it is asked for because a client that forgets it would find out only in front of Microsoft's own service.
 */
export function advancedQueryProblem(
  { query, headers }: Pick<WireRequest, 'query' | 'headers'>,
  segments: readonly string[],
): GraphFailure | undefined {
  if (!DIRECTORY.has(segments[1]?.toLowerCase() ?? '')) return undefined;
  const option = (name: string) => [...query].find(([key]) => key.toLowerCase() === name)?.[1] ?? '';
  const eventual = headers['consistencylevel']?.toLowerCase() === 'eventual';
  const counts = option('$count').toLowerCase() === 'true';
  if (!eventual && (counts || segments.at(-1)?.toLowerCase() === '$count')) return { kind: 'count-refused' };
  if (!eventual && option('$search') !== '') {
    return {
      kind: 'advanced-query-refused',
      detail:
        'Request with $search query parameter only works through MSGraph with a special request header: ' +
        "'ConsistencyLevel: eventual'",
    };
  }
  if (eventual && (counts || segments.at(-1)?.toLowerCase() === '$count')) return undefined;
  const words = tokenize(option('$filter'))?.map((word) => word.toLowerCase()) ?? [];
  const operator = ['ne', 'not', 'endswith'].find((word) => words.includes(word));
  if (operator !== undefined) {
    return { kind: 'advanced-query-refused', detail: `The operator '${operator}' needs more. ${HINT}` };
  }
  const sorted = option('$orderby') !== '' && option('$filter') !== '';
  return sorted
    ? { kind: 'advanced-query-refused', detail: `Sorting what is filtered needs more. ${HINT}` }
    : undefined;
}
