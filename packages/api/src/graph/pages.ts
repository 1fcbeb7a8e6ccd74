import type { Among, PrincipalSearch } from '@mandate/app/ports/directory';
import type { Page, PageRequest } from '@mandate/app/ports/listing';
import type { TenantReader } from '@mandate/app/ports/store';
import type { PrincipalId } from '@mandate/rbac/model';
import { ok, type Result } from '@mandate/rbac/result';
import type { Input, Reply } from '../operation.ts';
import type { GraphFailure } from './failures.ts';
import type { ObjectKind } from './filter-properties.ts';
import { principalToWire } from './objects.ts';
import { type Expansion, type ListOptions, listOptions } from './query-options.ts';

type Values = Readonly<Record<string, unknown>>;

/** A list of objects that can be narrowed, sorted, counted and paged. */
export interface Paged<Row> {
  /** Where the list is, from `/v1.0` on, for the link to the next page. */
  readonly path: string;
  /** What the list is called in `@odata.context`. */
  readonly context: string;
  readonly kind: ObjectKind;
  list(search: PrincipalSearch, page: PageRequest): Promise<Page<Row>>;
  count(search: PrincipalSearch): Promise<number>;
  write(row: Row, options: ListOptions): Promise<Values> | Values;
}

/** Answers one page of a list; `appended` comes after its last row. */
export async function answerPage<Row>(
  { query, link }: Pick<Input<string, unknown>, 'query' | 'link'>,
  paged: Paged<Row>,
  appended: readonly Values[] = [],
): Promise<Result<Reply, GraphFailure>> {
  const options = listOptions(query, paged.kind);
  if (!options.ok) return options;
  const { search, page, count } = options.value;
  const { rows, next } = await paged.list(search, page);
  const value: Values[] = [];
  for (const row of rows) value.push(await paged.write(row, options.value));
  return ok({
    status: 200,
    body: {
      '@odata.context': link(`/v1.0/$metadata#${paged.context}`),
      ...(count ? { '@odata.count': (await paged.count(search)) + appended.length } : {}),
      ...(next ? { '@odata.nextLink': link(`${paged.path}?${query.with('$skiptoken', next)}`) } : {}),
      value: next ? value : [...value, ...appended],
    },
  });
}

const MOST_EXPANDED = 20;

const RELATIONS = {
  members: 'membersOf',
  transitiveMembers: 'transitiveMembersOf',
  memberOf: 'groupsOf',
  transitiveMemberOf: 'transitiveGroupsOf',
  owners: 'ownersOf',
} as const;

// Which principals a relation such as `members` leads to.
function among(relation: keyof typeof RELATIONS, to: PrincipalId): Among {
  return { kinds: ['User', 'Group', 'ServicePrincipal'], related: { by: RELATIONS[relation], to } };
}

/** The related objects that were asked for along with an object; no more than 20, as Graph does. */
export async function expanded(reader: TenantReader, id: PrincipalId, expand: Expansion | null): Promise<Values> {
  if (!expand) return {};
  // The options were read against the relations of this very table.
  const relation = expand.relation as keyof typeof RELATIONS;
  const { rows } = await reader.listPrincipals(among(relation, id), {}, { after: null, limit: MOST_EXPANDED });
  return { [relation]: rows.map((row) => principalToWire(row, reader.id, expand.select)) };
}
