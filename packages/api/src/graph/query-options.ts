import type { PrincipalFilter, PrincipalProperty, PrincipalSearch } from '@mandate/app/ports/directory';
import type { PageRequest } from '@mandate/app/ports/listing';
import { fail, ok, type Result } from '@mandate/rbac/result';
import type { QueryReader } from '../operation.ts';
import { pageRequest } from '../paging.ts';
import type { GraphFailure } from './failures.ts';
import { parseFilter } from './filter.ts';
import type { ObjectKind } from './filter-properties.ts';
import { type Properties, propertiesOf } from './properties.ts';

/** Properties of related objects that are to come along with an object. */
export interface Expansion {
  readonly relation: string;
  readonly select: Properties | null;
}

/** The OData options that lists of directory objects understand. */
export interface ListOptions {
  readonly search: PrincipalSearch;
  readonly page: PageRequest;
  readonly select: Properties | null;
  readonly expand: Expansion | null;
  readonly count: boolean;
}

/**
 * Reads `$filter`, `$search`, `$orderby`, `$select`, `$expand`, `$count`, `$top` and `$skiptoken`. What it does not
 * understand is refused, never ignored: a filter left out would show more than was asked for.
 */
export function listOptions(query: QueryReader, kind: ObjectKind): Result<ListOptions, GraphFailure> {
  for (const option of ['$skip', '$apply', '$compute']) {
    if (query.get(option) !== undefined) return fail({ kind: 'query-option-unsupported', option });
  }
  const page = pageRequest(query);
  if (!page.ok) return page;
  const search = searchOf(query, kind);
  if (!search.ok) return search;
  const shape = shapeOf(query, kind);
  if (!shape.ok) return shape;
  const count = (query.get('$count') ?? '').toLowerCase();
  if (!['', 'true', 'false'].includes(count)) {
    return fail({ kind: 'query-option-unsupported', option: `$count=${count}` });
  }
  return ok({ search: search.value, page: page.value, ...shape.value, count: count === 'true' });
}

/** Reads what is looked for: `$filter`, `$search` and `$orderby`. */
export function searchOf(query: QueryReader, kind: ObjectKind): Result<PrincipalSearch, GraphFailure> {
  const order = orderOf(query.get('$orderby') ?? '', kind);
  if (!order.ok) return order;
  const filter = filterOf(query.get('$filter') ?? '', kind);
  if (!filter.ok) return filter;
  const searched = parseSearch(query.get('$search') ?? '', kind);
  if (!searched.ok) return searched;
  const [first, second] = [filter.value, searched.value].filter((each) => each !== undefined);
  const where = first && second ? { all: [first, second] } : first;
  return ok({ ...order.value, ...(where && { where }) });
}

/** Reads what is shown: `$select` and `$expand`. */
export function shapeOf(
  query: QueryReader,
  kind: ObjectKind,
): Result<Pick<ListOptions, 'select' | 'expand'>, GraphFailure> {
  const select = propertiesOf(query.get('$select') ?? '', kind);
  if (!select.ok) return select;
  const text = query.get('$expand') ?? '';
  if (text === '') return ok({ select: select.value, expand: null });
  const [, relation, nested] = /^([A-Za-z]+)(?:\(\s*\$select=([^()]*)\))?$/.exec(text.trim()) ?? [];
  if (relation === undefined || !EXPANDED[kind].includes(relation)) {
    return fail({ kind: 'query-option-unsupported', option: `$expand=${text}` });
  }
  const inner = propertiesOf(nested ?? '', 'directoryObject');
  return inner.ok ? ok({ select: select.value, expand: { relation, select: inner.value } }) : inner;
}

const EXPANDED: Record<ObjectKind, readonly string[]> = {
  user: ['memberOf', 'transitiveMemberOf'],
  group: ['members', 'transitiveMembers', 'memberOf', 'owners'],
  servicePrincipal: ['memberOf', 'owners'],
  application: ['owners'],
  directoryObject: [],
};

function filterOf(filter: string, kind: ObjectKind): Result<PrincipalFilter | undefined, GraphFailure> {
  if (filter.trim() === '') return ok(undefined);
  const parsed = parseFilter(filter, kind);
  if (!parsed) return fail({ kind: 'filter-unsupported', filter });
  if ('unknown' in parsed) return fail({ kind: 'property-unknown', property: parsed.unknown, type: kind });
  return ok(parsed.filter);
}

const ORDERS = ['displayName', 'userPrincipalName', 'createdDateTime'] as const;

function orderOf(text: string, kind: ObjectKind): Result<Pick<PrincipalSearch, 'order'>, GraphFailure> {
  if (text.trim() === '') return ok({});
  const [, property, direction] = /^\s*(\w+)(?:\s+(asc|desc))?\s*$/.exec(text) ?? [];
  const by = ORDERS.find((each) => each === property);
  if (!by || (by === 'userPrincipalName' && kind !== 'user')) {
    return fail({ kind: 'query-option-unsupported', option: `$orderby=${text}` });
  }
  return ok({ order: { by, descending: direction === 'desc' } });
}

const SEARCHED: Record<ObjectKind, readonly PrincipalProperty[]> = {
  user: ['displayName', 'userPrincipalName', 'mail', 'mailNickname', 'givenName', 'surname'],
  group: ['displayName', 'description', 'mailNickname'],
  servicePrincipal: ['displayName'],
  application: ['displayName'],
  directoryObject: ['displayName'],
};

// Clauses such as `"displayName:text"`, joined by AND and OR; AND binds them closer.
function parseSearch(search: string, kind: ObjectKind): Result<PrincipalFilter | undefined, GraphFailure> {
  if (search.trim() === '') return ok(undefined);
  const unsupported = fail<GraphFailure>({ kind: 'query-option-unsupported', option: `$search=${search}` });
  const CLAUSE = /\s*"(\w+):((?:[^"\\]|\\.)*)"(?:\s+(AND|OR)\s)?/y;
  const any: PrincipalFilter[][] = [[]];
  let joined: string | undefined = 'first';
  CLAUSE.lastIndex = 0;
  while (CLAUSE.lastIndex < search.trimEnd().length) {
    const [, name, text = '', next] = CLAUSE.exec(search.trimEnd()) ?? [];
    const property = SEARCHED[kind].find((each) => each.toLowerCase() === name?.toLowerCase());
    if (!property || joined === undefined) return unsupported;
    any.at(-1)?.push({ property, test: 'contains', value: text.replaceAll(/\\(.)/g, '$1') });
    if (next === 'OR') any.push([]);
    joined = next;
  }
  return joined === undefined ? ok({ any: any.map((all) => ({ all })) }) : unsupported;
}
