import { BadPageMark } from '@mandate/app/page-mark';
import type { PartnerReader } from '@mandate/app/ports/partner';
import type { TenantId } from '@mandate/domain/tenants';
import { sql } from 'kysely';
import { type PartnerDb, tenantDb } from './bound.ts';
import { type RecordPlace, recordsAt } from './change-reader.ts';
import { type Place, readPage } from './page-mark.ts';
import type { Db } from './schema.ts';

/**
 * Reads what a partner's auditors may look through: the partner's own log, and what its people did at its customers.
 * The latter stands in the customers' logs alone; `partner_act` says where.
 */
export function partnerActReader(db: Db, bound: PartnerDb): Pick<PartnerReader, 'listActs'> {
  return {
    async listActs({ from, until }, page) {
      const { rows, next } = await readPage(['acts', bound.partner, from, until], page, {
        async rows(before, limit) {
          const mark = before === null ? null : readMark(before);
          const found = await Promise.all([own(mark, limit), elsewhere(mark, limit)]);
          return found.flat().sort(newestFirst).slice(0, limit);
        },
        place: ({ at, tenant, sequence }) => [String(at), `${tenant} ${sequence}`],
      });
      return { rows: await recordsAt(db, rows), next };

      function own(mark: Mark | null, limit: number): Promise<Mark[]> {
        let query = tenantDb(db, bound.partner).from('change_record').select(['at', 'tenant_id as tenant', 'sequence']);
        query = query.where('at', '>=', from).where('at', '<', until);
        if (mark) {
          const { at, tenant, sequence } = mark;
          query = query.where(sql<boolean>`("at", tenant_id, sequence) < (${at}, ${tenant}, ${sequence})`);
        }
        return query.orderBy('at', 'desc').orderBy('sequence', 'desc').limit(limit).execute();
      }

      function elsewhere(mark: Mark | null, limit: number): Promise<Mark[]> {
        let query = bound
          .from('partner_act')
          .innerJoin('partner_customer', (join) =>
            join
              .onRef('partner_customer.partner_tenant_id', '=', 'partner_act.partner_tenant_id')
              .onRef('partner_customer.customer_id', '=', 'partner_act.customer_id'),
          )
          .select(['partner_act.at', 'partner_act.customer_id as tenant', 'partner_act.sequence'])
          .where('partner_act.at', '>=', from)
          .where('partner_act.at', '<', until);
        if (mark) {
          const { at, tenant, sequence } = mark;
          const place = sql`(partner_act."at", partner_act.customer_id, partner_act.sequence)`;
          query = query.where(sql<boolean>`${place} < (${at}, ${tenant}, ${sequence})`);
        }
        return query
          .orderBy('partner_act.at', 'desc')
          .orderBy('partner_act.customer_id', 'desc')
          .orderBy('partner_act.sequence', 'desc')
          .limit(limit)
          .execute();
      }
    },
  };
}

interface Mark extends RecordPlace {
  readonly at: number;
}

function readMark([at, where]: Place): Mark {
  const [tenant = '', sequence] = where.split(' ');
  // Compared and never read by, so that any text will do.
  const mark = { at: Number(at), tenant: tenant as TenantId, sequence: Number(sequence) };
  if (!Number.isSafeInteger(mark.at) || !Number.isSafeInteger(mark.sequence)) throw new BadPageMark();
  return mark;
}

// As the queries order them, so that two lists make one.
function newestFirst(one: Mark, other: Mark): number {
  if (one.at !== other.at) return other.at - one.at;
  if (one.tenant !== other.tenant) return one.tenant < other.tenant ? 1 : -1;
  return other.sequence - one.sequence;
}
