import type { PageRequest } from '@mandate/app/ports/listing';
import { fail, ok, type Result } from '@mandate/rbac/result';
import type { ListFailure } from '../failures.ts';
import type { QueryReader, RequestFields } from '../operation.ts';
import { collection, linkTo } from './resources.ts';

const LARGEST_PAGE = 500;

/**
 * Reads which page is asked for: `size` (at most 500, which is also the default and what 0 stands for) and
 * `seekOperation`, of which the API's own SDKs use `Next` alone; the mark stands in a header
 * (https://learn.microsoft.com/partner-center/developer/get-a-list-of-customers).
 */
export function seekRequest(query: QueryReader, fields: RequestFields): Result<PageRequest, ListFailure> {
  const size = query.get('size') ?? '0';
  const wanted = Number(size);
  if (!/^\d{1,6}$/.test(size)) return fail({ kind: 'query-option-unsupported', option: `size=${size}` });
  const limit = wanted === 0 ? LARGEST_PAGE : Math.min(wanted, LARGEST_PAGE);
  const seek = query.get('seekOperation')?.toLowerCase() ?? (fields.continuation === undefined ? 'first' : 'next');
  if (seek === 'first') return ok({ after: null, limit });
  if (seek !== 'next') return fail({ kind: 'query-option-unsupported', option: `seekOperation=${seek}` });
  return fields.continuation ? ok({ after: fields.continuation, limit }) : fail({ kind: 'page-mark-invalid' });
}

/** One page of a list, with the link to the next one. */
export function seekCollection<T>(
  items: readonly T[],
  { path, query, next }: { readonly path: string; readonly query: QueryReader; readonly next: string | null },
) {
  const self = (seek?: string) => {
    const kept = ['startDate', 'endDate', 'size', 'filter', 'operationType', 'sortField', 'sortDirection'].flatMap(
      (name) => {
        const value = query.get(name);
        return value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`];
      },
    );
    const options = [...kept, ...(seek ? [`seekOperation=${seek}`] : [])];
    return options.length > 0 ? `${path}?${options.join('&')}` : path;
  };
  const link = next === null ? undefined : linkTo(self('Next'), 'GET', [{ key: 'MS-ContinuationToken', value: next }]);
  return collection(items, self(), link);
}
