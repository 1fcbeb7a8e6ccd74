import type { AuditEntry, AuditSearch } from '@mandate/app/notifications/audit-trail';
import { AUDIT_OPERATION_TYPES, AUDIT_RESOURCE_TYPES } from '@mandate/domain/audit/vocabulary';
import { searchKey } from '@mandate/domain/customers';
import type { TenantId } from '@mandate/domain/tenants';
import { fail, ok, type Result } from '@mandate/rbac/result';
import type { QueryReader, Work } from '../../operation.ts';
import type { PartnerCenterFailure } from '../failures.ts';
import { readFilter } from '../filter.ts';
import { customerAt } from '../place.ts';

const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 30;
const MOST_DAYS = 90;

/**
 * Which audit records a query asks for: a range of days, one filter as the API's clients write it, and `operationType`,
 * which is Mandate's own because that filter takes one field. What is not understood is refused.
 */
export async function readAuditSearch(
  query: QueryReader,
  work: Pick<Work, 'access' | 'store'>,
  now: number,
): Promise<Result<AuditSearch, PartnerCenterFailure>> {
  const dates = readDates(query, now);
  if (!dates.ok) return dates;
  const filter = await readAuditFilter(query.get('filter'), work);
  if (!filter.ok) return filter;
  const operation = readOperation(query.get('operationType'));
  if (!operation.ok) return operation;
  const { customer, test } = filter.value;
  const isAsked = operation.value;
  return ok({ ...dates.value, customer, test: async (entry) => isAsked(entry) && (await test(entry)) });
}

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
  const [, month = '', day = ''] = /^(\d{4}-\d{2})-(\d{2,3})(?:T[\d:.]{5,16}Z?)?$/.exec(text) ?? [];
  const at = Date.parse(`${month}-${day}T00:00:00Z`);
  // A month has no 31st day because somebody wrote it.
  if (!Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === `${month}-${day}`) return at;
  // The API's own Java SDK counts the day from the beginning of the year, and names the month as well.
  const counted = Date.parse(`${month.slice(0, 4)}-01-01T00:00:00Z`) + (Number(day) - 1) * DAY_MS;
  return !Number.isNaN(counted) && new Date(counted).toISOString().startsWith(`${month}-`) ? counted : undefined;
}

function readOperation(text: string | undefined): Result<(entry: AuditEntry) => boolean, PartnerCenterFailure> {
  if (text === undefined || text === '') return ok(() => true);
  const type = AUDIT_OPERATION_TYPES.find((each) => each === text.toLowerCase());
  if (!type) return fail({ kind: 'enum-unknown', text });
  return ok(({ act }) => act.operationType === type);
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
      if (!type) return fail({ kind: 'enum-unknown', text: value });
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
