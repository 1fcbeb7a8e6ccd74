import type { Among, PrincipalSearch } from '@mandate/app/ports/directory';
import type { Page, PageRequest } from '@mandate/app/ports/listing';
import type { TenantReader } from '@mandate/app/ports/store';
import type { Principal } from '@mandate/domain/directory';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { TenantDb } from './bound.ts';
import { relatedCondition, selfAndGroups } from './directory-relations.ts';
import { orderOf, PRINCIPAL_COLUMNS, searchConditions } from './directory-search.ts';
import type { Engine } from './engines/engine.ts';
import { readPage } from './page-mark.ts';
import {
  DETAIL_COLUMNS,
  fromGroupRow,
  fromPrincipalRow,
  fromPrincipals,
  fromServicePrincipalRow,
  fromUserRow,
  type StoredPrincipal,
  upnKey,
} from './principals.ts';
import type { Db } from './schema.ts';

/** The part of a tenant's reader that its users, groups and service principals answer. */
type PrincipalReader = Pick<
  TenantReader,
  | 'findUser'
  | 'findUserByName'
  | 'findGuestByInvitation'
  | 'findGuestByHome'
  | 'listGuestTenants'
  | 'listUsers'
  | 'findGroup'
  | 'listGroups'
  | 'listMembers'
  | 'findServicePrincipal'
  | 'findServicePrincipalByAppId'
  | 'listServicePrincipals'
  | 'findPrincipals'
  | 'listPrincipals'
  | 'countPrincipals'
  | 'directoryRolesOf'
  | 'listRoleHolders'
>;

const MAX_IDS = 1000;

/** Reads users, groups and service principals. */
export function directoryReader(plain: Db, db: TenantDb, engine: Engine): PrincipalReader {
  const of = (kind: Principal['kind']) =>
    fromPrincipals(db).where('principal.kind', '=', kind).selectAll('principal').select(DETAIL_COLUMNS);

  const conditionsOf = ({ kinds, related }: Among, search: PrincipalSearch): readonly RawBuilder<SqlBool>[] => [
    kinds.length === 0 ? sql`1 = 0` : sql`principal.kind in (${sql.join(kinds)})`,
    ...(related ? [relatedCondition(db.tenant, related)] : []),
    ...searchConditions(search, PRINCIPAL_COLUMNS, engine),
  ];

  const list = async <T>(
    among: Among,
    search: PrincipalSearch,
    page: PageRequest,
    fromRow: (row: StoredPrincipal) => T,
  ): Promise<Page<T>> => {
    const { column, id, descending, value, key } = orderOf(search, 'principal');
    const direction = descending ? 'desc' : 'asc';
    const { rows, next } = await readPage([among, db.tenant, search], page, {
      async rows(after, limit) {
        let query = fromPrincipals(db)
          .selectAll('principal')
          .select(DETAIL_COLUMNS)
          .orderBy(column, direction)
          .orderBy(id, direction)
          .limit(limit);
        for (const condition of conditionsOf(among, search)) query = query.where(condition);
        const beyond = descending ? sql`<` : sql`>`;
        if (after) query = query.where(sql<boolean>`(${column}, ${id}) ${beyond} (${value(after[0])}, ${after[1]})`);
        return query.execute();
      },
      place: (row) => [key(row), row.id],
    });
    return { rows: rows.map(fromRow), next };
  };

  return {
    async findUser(id) {
      const row = await of('User').where('principal.id', '=', id).executeTakeFirst();
      return row && fromUserRow(row);
    },
    async findUserByName(userPrincipalName) {
      const row = await of('User').where('principal.upn_key', '=', upnKey(userPrincipalName)).executeTakeFirst();
      return row && fromUserRow(row);
    },
    async findGuestByInvitation(invitedAs) {
      const row = await of('User').where('principal_detail.invited_as_key', '=', upnKey(invitedAs)).executeTakeFirst();
      return row && fromUserRow(row);
    },
    async findGuestByHome(home) {
      const row = await of('User')
        .where('principal_detail.guest_home_tenant_id', '=', home.tenant)
        .where('principal_detail.guest_home_id', '=', home.id)
        .executeTakeFirst();
      return row && fromUserRow(row);
    },
    async listGuestTenants(user) {
      // The one question that looks into other tenants: where the accounts of this one are guests.
      const rows = await plain
        .selectFrom('principal_detail')
        .innerJoin('principal', (join) =>
          join
            .onRef('principal.tenant_id', '=', 'principal_detail.tenant_id')
            .onRef('principal.id', '=', 'principal_detail.id'),
        )
        .select('principal.tenant_id')
        .where('principal_detail.guest_home_tenant_id', '=', db.tenant)
        .where('principal_detail.guest_home_id', '=', user)
        .where('principal.enabled', '=', 1)
        .execute();
      return rows.map((row) => row.tenant_id);
    },
    listUsers: (search, page) => list({ kinds: ['User'] }, search, page, fromUserRow),
    async findGroup(id) {
      const row = await of('Group').where('principal.id', '=', id).executeTakeFirst();
      return row && fromGroupRow(row);
    },
    listGroups: (search, page) => list({ kinds: ['Group'] }, search, page, fromGroupRow),
    async listMembers(group) {
      const rows = await fromPrincipals(db)
        .where('principal.id', 'in', db.from('group_member').where('group_id', '=', group).select('member_id'))
        .selectAll('principal')
        .select(DETAIL_COLUMNS)
        .execute();
      return rows.map(fromPrincipalRow);
    },
    async findServicePrincipal(id) {
      const row = await of('ServicePrincipal').where('principal.id', '=', id).executeTakeFirst();
      return row && fromServicePrincipalRow(row);
    },
    async findServicePrincipalByAppId(appId) {
      const row = await of('ServicePrincipal').where('principal.app_id', '=', appId).executeTakeFirst();
      return row && fromServicePrincipalRow(row);
    },
    listServicePrincipals: (search, page) =>
      list({ kinds: ['ServicePrincipal'] }, search, page, fromServicePrincipalRow),
    async findPrincipals(ids) {
      if (ids.length > MAX_IDS) throw new RangeError(`At most ${MAX_IDS} ids can be looked up at once.`);
      if (ids.length === 0) return [];
      const rows = await fromPrincipals(db)
        .where('principal.id', 'in', ids)
        .selectAll('principal')
        .select(DETAIL_COLUMNS)
        .execute();
      return rows.map(fromPrincipalRow);
    },
    listPrincipals: (among, search, page) => list(among, search, page, fromPrincipalRow),
    async countPrincipals(among, search) {
      let query = fromPrincipals(db).select(({ fn }) => fn.countAll<number | bigint | string>().as('count'));
      for (const condition of conditionsOf(among, search)) query = query.where(condition);
      return Number((await query.executeTakeFirstOrThrow()).count);
    },
    async directoryRolesOf(id) {
      const rows = await db
        .from('directory_role')
        .where(sql<boolean>`principal_id in (${selfAndGroups(db.tenant, id)})`)
        .select('role')
        .execute();
      return new Set(rows.map(({ role }) => role));
    },
    async listRoleHolders(role) {
      const rows = await fromPrincipals(db)
        .where('principal.id', 'in', db.from('directory_role').where('role', '=', role).select('principal_id'))
        .selectAll('principal')
        .select(DETAIL_COLUMNS)
        .orderBy('principal.name_key')
        .orderBy('principal.id')
        .execute();
      return rows.map(fromPrincipalRow);
    },
  };
}
