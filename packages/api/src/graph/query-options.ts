import type { PrincipalSearch } from '@mandate/app/ports/directory';
import type { PageRequest } from '@mandate/app/ports/listing';
import { fail, ok, type Result } from '@mandate/rbac/result';
import type { QueryReader } from '../operation.ts';
import { pageRequest } from '../paging.ts';
import type { GraphFailure } from './failures.ts';
import { parseFilter } from './filter.ts';

/** The OData options that lists of directory objects understand. */
export interface ListOptions {
  readonly search: PrincipalSearch;
  readonly page: PageRequest;
  readonly select: readonly string[] | null;
}

/**
 * Reads `$filter` (`eq` and `startswith` on names, joined by `and`), `$search`, `$select`, `$top` and `$skiptoken`.
 * What it does not understand is refused, never ignored: a filter left out would show more than was asked for.
 */
export function listOptions(query: QueryReader): Result<ListOptions, GraphFailure> {
  for (const option of ['$expand', '$skip', '$apply', '$compute']) {
    if (query.get(option) !== undefined) return fail({ kind: 'query-option-unsupported', option });
  }
  const order = query.get('$orderby');
  if (order !== undefined && !/^displayName( asc)?$/.test(order)) {
    return fail({ kind: 'query-option-unsupported', option: `$orderby=${order}` });
  }
  const page = pageRequest(query);
  if (!page.ok) return page;
  const filter = query.get('$filter') ?? '';
  const where = filter.trim() === '' ? undefined : parseFilter(filter);
  if (filter.trim() !== '' && !where) return fail({ kind: 'filter-unsupported', filter });
  const searched = parseSearch(query.get('$search') ?? '');
  if (!searched.ok) return searched;
  return ok({ search: { ...searched.value, ...(where && { where }) }, page: page.value, select: selectOf(query) });
}

/** The properties named in `$select`; `null` when it is absent. */
export function selectOf(query: QueryReader): readonly string[] | null {
  const names = (query.get('$select') ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return names.length > 0 ? names : null;
}

// `"displayName:text"`, `"userPrincipalName:text"`, or several of them joined by OR with one text.
function parseSearch(search: string): Result<PrincipalSearch, GraphFailure> {
  if (search.trim() === '') return ok({});
  const texts = new Set<string>();
  for (const part of search.split(/\s+OR\s+/)) {
    const [, text] = /^\s*"(?:displayName|userPrincipalName|mail):((?:[^"\\]|\\.)*)"\s*$/i.exec(part) ?? [];
    if (text === undefined) return fail({ kind: 'query-option-unsupported', option: `$search=${search}` });
    texts.add(text.replaceAll(/\\(.)/g, '$1'));
  }
  const [contains, ...others] = texts;
  if (contains === undefined || others.length > 0) {
    return fail({ kind: 'query-option-unsupported', option: `$search=${search}` });
  }
  return ok({ contains });
}
