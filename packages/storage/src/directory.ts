import type { Page, PageRequest, PrincipalSearch, TenantReader } from '@mandate/app/ports';
import { searchKey } from '@mandate/domain/customers';
import { sql } from 'kysely';
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

function searchConditions(search: PrincipalSearch, engine: Engine) {
  const conditions = [];
  const name = sql.ref<string>('name_key');
  if (search.contains !== undefined) {
    const text = searchKey(search.contains);
    const upn = sql.ref<string | null>('upn_search_key');
    conditions.push(sql<boolean>`(${engine.contains(name, text)} or ${engine.contains(upn, text)})`);
  }
  if (search.displayNameStartsWith !== undefined) {
    const start = searchKey(search.displayNameStartsWith);
    // The comparison lets the index find the first; the exact test cannot be a range, because no text is the last.
    conditions.push(sql<boolean>`(${name} >= ${start} and substr(${name}, 1, ${Array.from(start).length}) = ${start})`);
  }
  if (search.displayName !== undefined) conditions.push(sql<boolean>`${name} = ${searchKey(search.displayName)}`);
  if (search.userPrincipalName !== undefined) {
    conditions.push(sql<boolean>`upn_search_key = ${searchKey(search.userPrincipalName)}`);
  }
  if (search.mailNickname !== undefined) {
    conditions.push(sql<boolean>`mail_nickname_key = ${searchKey(search.mailNickname)}`);
  }
  return conditions;
}
