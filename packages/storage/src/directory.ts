import type { PrincipalFilter, PrincipalProperty, PrincipalSearch } from '@mandate/app/ports/directory';
import type { Page, PageRequest } from '@mandate/app/ports/listing';
import type { TenantReader } from '@mandate/app/ports/store';
import { searchKey } from '@mandate/domain/customers';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { TenantDb } from './bound.ts';
import type { Engine } from './engines/engine.ts';
import { readPage } from './page-mark.ts';
import { fromGroupRow, fromPrincipalRow, fromServicePrincipalRow, fromUserRow, upnKey } from './principals.ts';
import type { PrincipalRow } from './schema.ts';

/** The part of a tenant's reader that its directory answers. */
export type DirectoryReader = Pick<
  TenantReader,
  | 'findUser'
  | 'findUserByName'
  | 'listUsers'
  | 'findGroup'
  | 'listGroups'
  | 'listMembers'
  | 'findServicePrincipal'
  | 'findServicePrincipalByAppId'
  | 'listServicePrincipals'
  | 'findPrincipals'
>;

const MAX_IDS = 1000;

/** Reads users, groups and service principals. */
export function directoryReader(db: TenantDb, engine: Engine): DirectoryReader {
  const of = (kind: PrincipalRow['kind']) => db.from('principal').where('kind', '=', kind).selectAll();

  const list = async <T>(
    kind: PrincipalRow['kind'],
    search: PrincipalSearch,
    page: PageRequest,
    fromRow: (row: PrincipalRow) => T,
  ): Promise<Page<T>> => {
    const conditions = searchConditions(search, engine);
    const { rows, next } = await readPage([kind, db.tenant, search], page, {
      async rows(after, limit) {
        let query = of(kind).orderBy('name_key').orderBy('id').limit(limit);
        for (const condition of conditions) query = query.where(condition);
        if (after) query = query.where(sql<boolean>`(name_key, id) > (${after[0]}, ${after[1]})`);
        return query.execute();
      },
      place: (row) => [row.name_key, row.id],
    });
    return { rows: rows.map(fromRow), next };
  };

  return {
    async findUser(id) {
      const row = await of('User').where('id', '=', id).executeTakeFirst();
      return row && fromUserRow(row);
    },
    async findUserByName(userPrincipalName) {
      const row = await of('User').where('upn_key', '=', upnKey(userPrincipalName)).executeTakeFirst();
      return row && fromUserRow(row);
    },
    listUsers: (search, page) => list('User', search, page, fromUserRow),
    async findGroup(id) {
      const row = await of('Group').where('id', '=', id).executeTakeFirst();
      return row && fromGroupRow(row);
    },
    listGroups: (search, page) => list('Group', search, page, fromGroupRow),
    async listMembers(group) {
      const rows = await db
        .from('group_member')
        .where('group_id', '=', group)
        .innerJoin('principal', (join) =>
          join
            .onRef('principal.tenant_id', '=', 'group_member.tenant_id')
            .onRef('principal.id', '=', 'group_member.member_id'),
        )
        .selectAll('principal')
        .execute();
      return rows.map(fromPrincipalRow);
    },
    async findServicePrincipal(id) {
      const row = await of('ServicePrincipal').where('id', '=', id).executeTakeFirst();
      return row && fromServicePrincipalRow(row);
    },
    async findServicePrincipalByAppId(appId) {
      const row = await of('ServicePrincipal').where('app_id', '=', appId).executeTakeFirst();
      return row && fromServicePrincipalRow(row);
    },
    listServicePrincipals: (search, page) => list('ServicePrincipal', search, page, fromServicePrincipalRow),
    async findPrincipals(ids) {
      if (ids.length > MAX_IDS) throw new RangeError(`At most ${MAX_IDS} ids can be looked up at once.`);
      if (ids.length === 0) return [];
      const rows = await db.from('principal').where('id', 'in', ids).selectAll().execute();
      return rows.map(fromPrincipalRow);
    },
  };
}

function searchConditions({ contains, where }: PrincipalSearch, engine: Engine): RawBuilder<SqlBool>[] {
  const conditions: RawBuilder<SqlBool>[] = [];
  if (contains !== undefined) {
    const text = searchKey(contains);
    const name = engine.contains(sql.ref<string | null>('name_key'), text);
    conditions.push(sql`(${name} or ${engine.contains(sql.ref<string | null>('upn_search_key'), text)})`);
  }
  if (where) conditions.push(filterCondition(where));
  return conditions;
}

const COLUMNS: Record<PrincipalProperty, string> = {
  id: 'id',
  displayName: 'name_key',
  userPrincipalName: 'upn_search_key',
  // A person's mail address is the user principal name; nobody else has one.
  mail: 'upn_search_key',
  mailNickname: 'mail_nickname_key',
  appId: 'app_id',
};

function filterCondition(filter: PrincipalFilter): RawBuilder<SqlBool> {
  if ('all' in filter) return join(filter.all, sql` and `, sql`1 = 1`);
  if ('any' in filter) return join(filter.any, sql` or `, sql`1 = 0`);
  const column = sql.ref<string | null>(COLUMNS[filter.property]);
  const value = searchKey(filter.value);
  if (filter.test === 'equals') return sql`coalesce(${column} = ${value}, 1 = 0)`;
  // The comparison lets the index find the first; the exact test cannot be a range, because no text is the last.
  return sql`coalesce(${column} >= ${value} and substr(${column}, 1, ${Array.from(value).length}) = ${value}, 1 = 0)`;
}

function join(
  filters: readonly PrincipalFilter[],
  by: RawBuilder<unknown>,
  none: RawBuilder<SqlBool>,
): RawBuilder<SqlBool> {
  return filters.length === 0 ? none : sql`(${sql.join(filters.map(filterCondition), by)})`;
}
