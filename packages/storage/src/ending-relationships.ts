import type { DelegatedAdminReader, EndingSearch } from '@mandate/app/ports/delegated-admin';
import { searchKey } from '@mandate/domain/customers';
import { ENDING_SPANS, type EndingSpan, endOfSpan } from '@mandate/domain/ending-relationships';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { TenantDb } from './bound.ts';
import { cleanedUp, endAt, statusAt } from './delegated-admin-clock.ts';
import { fromDelegatedAdminRow } from './delegated-admin-rows.ts';
import type { Engine } from './engines/engine.ts';
import { readPage } from './page-mark.ts';

/** Reads a partner's granular relationships by when they end. */
export function endingReader(db: TenantDb, engine: Engine): Pick<DelegatedAdminReader, 'listEnding' | 'countEnding'> {
  // Those that ever began and are kept, with the names of the partner's customers to search by.
  const begun = ({ now, text = '' }: Omit<EndingSearch, 'span'>) => {
    const query = db
      .from('delegated_admin')
      .leftJoin('partner_customer', (join) =>
        join
          .onRef('partner_customer.customer_id', '=', 'delegated_admin.customer_id')
          .on('partner_customer.partner_tenant_id', '=', db.tenant),
      )
      .where('delegated_admin.activated_at', 'is not', null)
      .where(sql<SqlBool>`${statusAt(now)} in ('active', 'expired')`)
      .where(sql<SqlBool>`not (${cleanedUp(now)})`);
    const key = searchKey(text);
    if (key === '') return query;
    return query.where(
      sql<SqlBool>`(${engine.contains(sql.ref<string>('delegated_admin.search_key'), key)}
        or ${engine.contains(sql.ref<string>('partner_customer.name_key'), key)})`,
    );
  };

  return {
    async listEnding({ now, span, text = '' }, page) {
      const list = ['ending', db.tenant, span ?? '', searchKey(text)];
      const { rows, next } = await readPage(list, page, {
        rows(after, limit) {
          let query = begun({ now, text }).selectAll('delegated_admin').select(endAt(now).as('end_at'));
          if (span) query = query.where(isIn(span, now));
          if (after)
            query = query.where(sql<SqlBool>`(${endAt(now)}, delegated_admin.id) > (${Number(after[0])}, ${after[1]})`);
          return query.orderBy('end_at').orderBy('delegated_admin.id').limit(limit).execute();
        },
        place: ({ end_at, id }) => [String(end_at), id],
      });
      return { rows: rows.map(fromDelegatedAdminRow), next };
    },
    async countEnding(search) {
      const inSpan = (span: EndingSpan) => countIf(isIn(span, search.now)).as(span);
      const row = await begun(search)
        .select([...ENDING_SPANS.map(inSpan), countIf(sql<SqlBool>`1 = 1`).as('all')])
        .executeTakeFirstOrThrow();
      return row;
    },
  };
}

// The same as `isInSpan`, of what ever began.
function isIn(span: EndingSpan, now: number): RawBuilder<SqlBool> {
  if (span === 'expired') return sql<SqlBool>`${statusAt(now)} = 'expired'`;
  const ends = endAt(now);
  const within =
    span === 'later'
      ? sql<SqlBool>`${ends} > ${endOfSpan('within30Days', now)}`
      : sql<SqlBool>`${ends} <= ${endOfSpan(span, now)}`;
  return sql<SqlBool>`(${statusAt(now)} = 'active' and ${within})`;
}

function countIf(condition: RawBuilder<SqlBool>): RawBuilder<number> {
  return sql<number>`coalesce(sum(case when ${condition} then 1 else 0 end), 0)`;
}
