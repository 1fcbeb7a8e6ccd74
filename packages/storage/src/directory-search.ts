import type { PrincipalFilter, PrincipalProperty, PrincipalSearch, TextTest } from '@mandate/app/ports/directory';
import { searchKey } from '@mandate/domain/customers';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Engine } from './engines/engine.ts';

type Text = RawBuilder<string | null>;

/** What the texts, flags and names of one kind of list are in SQL. */
export interface Columns {
  /** A text, in the form in which it is compared, or nothing where the list's objects have no such property. */
  readonly text: (property: PrincipalProperty) => Text | undefined;
  readonly flag: (flag: Extract<PrincipalFilter, { flag: unknown }>['flag']) => RawBuilder<SqlBool>;
  readonly created: RawBuilder<number>;
  readonly applicationName: (nameKey: string) => RawBuilder<SqlBool>;
}

const NEVER = sql<SqlBool>`1 = 0`;
const ALWAYS = sql<SqlBool>`1 = 1`;

/** The conditions of a search. Every one is true or false, never unknown, so that `not` turns it around. */
export function searchConditions(
  { contains, where }: PrincipalSearch,
  columns: Columns,
  engine: Engine,
): RawBuilder<SqlBool>[] {
  const conditions: RawBuilder<SqlBool>[] = [];
  if (contains !== undefined) {
    const anywhere = (['displayName', 'userPrincipalName'] as const).map((property) =>
      compared(columns.text(property), 'contains', searchKey(contains), engine),
    );
    conditions.push(sql`(${sql.join(anywhere, sql` or `)})`);
  }
  if (where) conditions.push(condition(where, columns, engine));
  return conditions;
}

function condition(filter: PrincipalFilter, columns: Columns, engine: Engine): RawBuilder<SqlBool> {
  if ('all' in filter) return joined(filter.all, sql` and `, ALWAYS, columns, engine);
  if ('any' in filter) return joined(filter.any, sql` or `, NEVER, columns, engine);
  if ('not' in filter) return sql`not ${condition(filter.not, columns, engine)}`;
  if ('flag' in filter) {
    const flag = columns.flag(filter.flag);
    return filter.is ? sql`coalesce(${flag}, 1 = 0)` : sql`not coalesce(${flag}, 1 = 0)`;
  }
  if ('applicationName' in filter) return columns.applicationName(filter.applicationName.toLowerCase());
  if ('created' in filter) {
    const by = { before: sql`<`, after: sql`>`, at: sql`=` }[filter.created];
    return sql`(${columns.created} ${by} ${filter.at})`;
  }
  const column = columns.text(filter.property);
  if (filter.test === 'isNull') return column ? sql`(${column} is null)` : ALWAYS;
  return compared(column, filter.test, searchKey(filter.value), engine);
}

function compared(column: Text | undefined, test: TextTest, value: string, engine: Engine): RawBuilder<SqlBool> {
  if (!column) return NEVER;
  const length = Array.from(value).length;
  switch (test) {
    case 'equals':
      return sql`coalesce(${column} = ${value}, 1 = 0)`;
    case 'contains':
      return sql`coalesce(${engine.contains(column, value)}, 1 = 0)`;
    case 'startsWith':
      // The comparison lets the index find the first; the exact test cannot be a range, because no text is the last.
      return sql`coalesce(${column} >= ${value} and substr(${column}, 1, ${length}) = ${value}, 1 = 0)`;
    case 'endsWith': {
      const start = sql`length(${column}) - ${length} + 1`;
      return sql`coalesce(length(${column}) >= ${length} and substr(${column}, ${start}) = ${value}, 1 = 0)`;
    }
  }
}

function joined(
  filters: readonly PrincipalFilter[],
  by: RawBuilder<unknown>,
  none: RawBuilder<SqlBool>,
  columns: Columns,
  engine: Engine,
): RawBuilder<SqlBool> {
  if (filters.length === 0) return none;
  return sql`(${sql.join(
    filters.map((filter) => condition(filter, columns, engine)),
    by,
  )})`;
}

const principalText = (column: string): Text => sql.ref<string | null>(`principal.${column}`);

const PRINCIPAL_TEXTS: Record<PrincipalProperty, Text> = {
  id: principalText('id'),
  displayName: principalText('name_key'),
  userPrincipalName: principalText('upn_search_key'),
  mail: sql`lower(${principalText('mail')})`,
  mailNickname: principalText('mail_nickname_key'),
  givenName: sql`lower(${principalText('given_name')})`,
  surname: sql`lower(${principalText('surname')})`,
  description: sql`lower(${principalText('description')})`,
  appId: principalText('app_id'),
};

/** How searches see users, groups and service principals. */
export const PRINCIPAL_COLUMNS: Columns = {
  text: (property) => PRINCIPAL_TEXTS[property],
  flag(flag) {
    switch (flag) {
      case 'accountEnabled':
        return sql`principal.enabled = 1`;
      case 'isAssignableToRole':
        return sql`principal_detail.role_assignable = 1`;
      case 'isGuest':
        return sql`principal_detail.invited_as is not null`;
    }
  },
  created: sql.ref<number>('principal.created_at'),
  applicationName: (key) => sql`coalesce(principal.app_id = ${key} or principal.app_id in (
    select application.app_id from application_uri join application
    on application.tenant_id = application_uri.tenant_id and application.id = application_uri.application_id
    where application_uri.tenant_id = principal.tenant_id and application_uri.uri_key = ${key}), 1 = 0)`,
};

const APPLICATION_TEXTS: Partial<Record<PrincipalProperty, Text>> = {
  id: sql.ref<string | null>('application.id'),
  displayName: sql.ref<string | null>('application.name_key'),
  appId: sql.ref<string | null>('application.app_id'),
};

/** How searches see registrations of applications. */
export const APPLICATION_COLUMNS: Columns = {
  text: (property) => APPLICATION_TEXTS[property],
  flag: () => NEVER,
  created: sql.ref<number>('application.created_at'),
  applicationName: (key) => sql`exists (select 1 from application_uri
    where application_uri.tenant_id = application.tenant_id
    and application_uri.application_id = application.id and application_uri.uri_key = ${key})`,
};

/** The column a list is ordered by, and how its values become texts for the mark of a page. */
export function orderOf({ order }: PrincipalSearch, table: 'principal' | 'application') {
  const by = order?.by ?? 'displayName';
  const column = by === 'createdDateTime' ? 'created_at' : by === 'userPrincipalName' ? 'upn_search_key' : 'name_key';
  return {
    column: sql.ref(`${table}.${column}`),
    id: sql.ref(`${table}.id`),
    descending: order?.descending ?? false,
    value: (key: string): string | number => (by === 'createdDateTime' ? Number(key) : key),
    key: (row: { readonly name_key: string; readonly created_at: number; readonly upn_search_key?: string | null }) =>
      by === 'createdDateTime'
        ? String(row.created_at)
        : by === 'userPrincipalName'
          ? (row.upn_search_key ?? '')
          : row.name_key,
  };
}
