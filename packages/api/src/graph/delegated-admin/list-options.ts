import type { DelegatedAdminSearch } from '@mandate/app/ports/delegated-admin';
import type { PageRequest } from '@mandate/app/ports/listing';
import { DELEGATED_ADMIN_STATUSES } from '@mandate/domain/delegated-admin';
import { parseGuid } from '@mandate/rbac/guid';
import { fail, ok, type Result } from '@mandate/rbac/result';
import type { QueryReader } from '../../operation.ts';
import type { GraphFailure } from '../failures.ts';

const LARGEST_PAGE = 300;

/** The OData options of a list of relationships. */
export interface RelationshipListOptions {
  readonly search: Omit<DelegatedAdminSearch, 'now'>;
  readonly page: PageRequest;
  readonly select: readonly string[] | null;
  readonly count: boolean;
}

/**
 * Reads `$filter` (`status eq`, `customer/tenantId eq`, `contains(displayName, …)`, joined by `and`), `$orderby` by
 * name, `$select`, `$count`, `$top` and `$skipToken`; what else there is in OData is refused, never ignored.
 */
export function relationshipListOptions(query: QueryReader): Result<RelationshipListOptions, GraphFailure> {
  for (const option of ['$expand', '$skip', '$apply', '$compute', '$search']) {
    if (query.get(option) !== undefined) return fail({ kind: 'query-option-unsupported', option });
  }
  const order = query.get('$orderby');
  if (order !== undefined && !/^displayName( asc)?$/.test(order)) {
    return fail({ kind: 'query-option-unsupported', option: `$orderby=${order}` });
  }
  const counted = query.get('$count') ?? 'false';
  if (counted !== 'true' && counted !== 'false') {
    return fail({ kind: 'query-option-unsupported', option: `$count=${counted}` });
  }
  const page = relationshipPage(query);
  if (!page.ok) return page;
  const filter = query.get('$filter')?.trim() ?? '';
  const search = filter === '' ? {} : parseFilter(filter);
  if (!search) return fail({ kind: 'filter-unsupported', filter });
  return ok({ search, page: page.value, select: selectOf(query), count: counted === 'true' });
}

/** Reads `$top`, at most 300, and `$skipToken`. */
export function relationshipPage(query: QueryReader): Result<PageRequest, GraphFailure> {
  const top = Number(query.get('$top') ?? LARGEST_PAGE);
  if (!Number.isInteger(top) || top < 1 || top > LARGEST_PAGE) {
    return fail({ kind: 'query-option-unsupported', option: `$top=${query.get('$top') ?? ''}` });
  }
  return ok({ after: query.get('$skiptoken') ?? null, limit: top });
}

/** The properties named in `$select`; `null` when it is absent. */
export function selectOf(query: QueryReader): readonly string[] | null {
  const names = (query.get('$select') ?? '').split(',').map((name) => name.trim());
  const given = names.filter((name) => name !== '');
  return given.length > 0 ? given : null;
}

function parseFilter(filter: string): Omit<DelegatedAdminSearch, 'now'> | undefined {
  let search: Omit<DelegatedAdminSearch, 'now'> = {};
  for (const term of filter.split(/ and (?=(?:[^']*'[^']*')*[^']*$)/)) {
    const found = parseTerm(term.trim());
    // The same property twice would be a question with another meaning.
    if (!found || Object.keys(found).some((name) => Object.hasOwn(search, name))) return undefined;
    search = { ...search, ...found };
  }
  return search;
}

function parseTerm(term: string): Omit<DelegatedAdminSearch, 'now'> | undefined {
  const [, property, value] = /^(status|customer\/tenantId) eq '([^']*)'$/.exec(term) ?? [];
  if (property === 'status') {
    const status = DELEGATED_ADMIN_STATUSES.find((known) => known === value);
    return status && { status };
  }
  if (property !== undefined) {
    const customer = parseGuid(value ?? '');
    return customer && { customer };
  }
  const [, text] = /^contains\(displayName, ?'((?:[^']|'')+)'\)$/.exec(term) ?? [];
  return text === undefined ? undefined : { name: text.replaceAll("''", "'") };
}
