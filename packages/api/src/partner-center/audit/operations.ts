import { type AuditEntry, findAudit, listAudit } from '@mandate/app/notifications/audit-trail';
import { AUDIT_RESOURCE_TYPES } from '@mandate/domain/audit/vocabulary';
import { searchKey } from '@mandate/domain/customers';
import type { TenantId } from '@mandate/domain/tenants';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type QueryReader, reply, type Work } from '../../operation.ts';
import type { PartnerCenterFailure } from '../failures.ts';
import { readFilter } from '../filter.ts';
import { operation } from '../operation.ts';
import { seekCollection, seekRequest } from '../paging.ts';
import { customerAt } from '../place.ts';
import { collectionOf } from '../wire.ts';
import { AuditRecordWire, auditToWire, namesFor } from './to-wire.ts';

const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 30;
const MOST_DAYS = 90;

/**
 * What was done in the partner's name, newest first
 * (https://learn.microsoft.com/partner-center/developer/get-a-record-of-partner-center-activity-by-user). Narrowed by
 * customer, it also shows what the partner's people did inside that customer's directory.
 */
export const listAuditRecords = operation({
  id: 'AuditRecords_List',
  method: 'GET',
  path: '/v1/auditrecords',
  callers: 'B',
  requires: { partner: 'audit.read' },
  replies: { 200: collectionOf(AuditRecordWire) },

  async handle({ query, fields }, work) {
    const { access, store, act } = work;
    const dates = readDates(query, act.ports.clock.now());
    if (!dates.ok) return dates;
    const filter = await readAuditFilter(query.get('filter'), work);
    if (!filter.ok) return filter;
    const page = seekRequest(query, fields);
    if (!page.ok) return page;
    const partner = access.caller.home;
    const search = { ...dates.value, ...filter.value };
    const { rows, next } = await listAudit(store, partner, { search, page: page.value });
    const names = await namesFor(rows, partner, store);
    const items = rows.map((row) => auditToWire(row, partner, names));
    return reply(200, seekCollection(items, { path: '/auditrecords', query, next }));
  },
});

/** One audit record, where webhooks point to. */
export const getAuditRecord = operation({
  id: 'AuditRecords_Get',
  method: 'GET',
  path: '/auditactivity/v1/auditrecords/{auditRecordId}',
  callers: 'B',
  requires: { partner: 'audit.read' },
  replies: { 200: AuditRecordWire },

  async handle({ params }, { access, store }) {
    const partner = access.caller.home;
    const found = await findAudit(store, partner, params.auditRecordId);
    if (!found) return fail({ kind: 'audit-record-not-found' });
    return reply(200, auditToWire(found, partner, await namesFor([found], partner, store)));
  },
});

// Whole days in UTC, the last one with them.
function readDates(
  query: QueryReader,
  now: number,
): Result<{ readonly from: number; readonly until: number }, PartnerCenterFailure> {
  const refused = (detail: string) => fail({ kind: 'dates-refused', detail } as const);
  const [startText, endText] = [query.get('startDate'), query.get('endDate')];
  const end = endText === undefined ? Math.floor(now / DAY_MS) * DAY_MS : dayOf(endText);
  if (end === undefined) return refused('The end date is not a date such as 2026-01-31.');
  const start = startText === undefined ? end - DEFAULT_DAYS * DAY_MS : dayOf(startText);
  if (start === undefined) return refused('The start date is not a date such as 2026-01-31.');
  if (start > end) return refused('The start date lies after the end date.');
  if (end - start > MOST_DAYS * DAY_MS) return refused(`The dates may lie at most ${MOST_DAYS} days apart.`);
  return ok({ from: start, until: end + DAY_MS });
}

function dayOf(text: string): number | undefined {
  const [, day = ''] = /^(\d{4}-\d{2}-\d{2})(?:T[\d:.]{5,16}Z?)?$/.exec(text) ?? [];
  const at = Date.parse(`${day}T00:00:00Z`);
  // A month has no 31st day because somebody wrote it.
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day ? undefined : at;
}

interface AuditFilter {
  readonly customer: TenantId | null;
  readonly test: (entry: AuditEntry) => Promise<boolean>;
}

async function readAuditFilter(
  text: string | undefined,
  work: Pick<Work, 'access' | 'store'>,
): Promise<Result<AuditFilter, PartnerCenterFailure>> {
  const simple = readFilter(text);
  if (!simple.ok) return simple;
  if (simple.value === null) return ok({ customer: null, test: async () => true });
  const { field, value, operator } = simple.value;
  const partner = work.store.partner(work.access.caller.home);
  switch (`${field} ${operator}`) {
    case 'customerid equals': {
      const place = await customerAt(value, work);
      return place.ok ? ok({ customer: place.value.id, test: async () => true }) : place;
    }
    case 'resourcetype equals': {
      const type = AUDIT_RESOURCE_TYPES.find(
        (each) => each.replaceAll('_', '') === value.toLowerCase().replaceAll('_', ''),
      );
      if (!type) return fail({ kind: 'input-invalid', detail: `There is no resource type '${value.slice(0, 64)}'.` });
      return ok({ customer: null, test: async ({ act }) => act.resourceType === type });
    }
    case 'companyname substring': {
      const wanted = searchKey(value);
      const matches = new Map<TenantId, boolean>();
      const test = async ({ customer }: AuditEntry) => {
        if (!customer) return false;
        const known = matches.get(customer);
        if (known !== undefined) return known;
        const name = (await partner.findCustomer(customer))?.companyName;
        const found = name !== undefined && searchKey(name).includes(wanted);
        matches.set(customer, found);
        return found;
      };
      return ok({ customer: null, test });
    }
    default:
      return fail({ kind: 'filter-unsupported', filter: text ?? '' });
  }
}
