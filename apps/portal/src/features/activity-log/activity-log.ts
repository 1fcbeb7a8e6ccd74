import type { AuditRecordWire } from '@mandate/api/partner-center/audit/wire';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { call } from '../../wire/call.ts';
import { partnerCenterPath } from '../../wire/partner-center.ts';

/** What the log is narrowed to; it stands in the address of the page. */
export interface ActivitySearch {
  readonly from?: string;
  readonly to?: string;
  readonly customer?: string;
  readonly action?: string;
}

/** The days that the log shows, both of them with it, in UTC as the log counts them. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** How far apart the days may lie. */
export const MOST_DAYS = 90;
const DAY_MS = 86_400_000;
const PAGE_ROWS = 50;

/** The last month, up to today. */
export function lastMonth(now: number): Days {
  const today = new Date(now);
  const before = new Date(now);
  before.setUTCMonth(before.getUTCMonth() - 1);
  // A month that is too short to have the day ends on its last one.
  if (before.getUTCDate() !== today.getUTCDate()) before.setUTCDate(0);
  return { from: before.toISOString().slice(0, 10), to: today.toISOString().slice(0, 10) };
}

/** What is wrong with two days, if anything is. */
export function daysProblem({ from, to }: Days): 'missing' | 'reversed' | 'long' | undefined {
  const [first, last] = [Date.parse(from), Date.parse(to)];
  if (Number.isNaN(first) || Number.isNaN(last)) return 'missing';
  if (first > last) return 'reversed';
  return last - first > MOST_DAYS * DAY_MS ? 'long' : undefined;
}

function optionsOf(days: Days, { customer = '', action = '' }: ActivitySearch): URLSearchParams {
  const name = { Field: 'CompanyName', Value: customer, Operator: 'substring' };
  return new URLSearchParams({
    startDate: days.from,
    endDate: days.to,
    ...(customer ? { filter: JSON.stringify(name) } : {}),
    ...(action ? { operationType: action } : {}),
  });
}

/** Where the log is had as a file. */
export function exportPath(days: Days, search: ActivitySearch): string {
  return `/portal/activity-log/export?${optionsOf(days, search).toString()}`;
}

interface Records {
  readonly items: readonly AuditRecordWire[];
  readonly links: { readonly next?: { readonly headers: readonly { readonly value: string }[] } };
}

/** The entries of the log, newest first. */
export function activityQuery(partnerId: string, days: Days, search: ActivitySearch) {
  const options = optionsOf(days, search).toString();
  return infiniteQueryOptions({
    queryKey: ['activity-log', partnerId, options],
    queryFn: ({ pageParam, signal }) =>
      call<Records>(
        partnerCenterPath(
          partnerId,
          `/auditrecords?${options}&size=${PAGE_ROWS}${pageParam === null ? '' : '&seekOperation=Next'}`,
        ),
        { signal, ...(pageParam === null ? {} : { headers: { 'MS-ContinuationToken': pageParam } }) },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ links }) => links.next?.headers[0]?.value ?? null,
    enabled: daysProblem(days) === undefined,
  });
}
