import type { TenantId } from '@mandate/domain/tenants';
import { csvLine, disarm } from '../customers/cells.ts';
import type { Store } from '../ports/store.ts';
import { type AuditEntry, type AuditSearch, listAudit } from './audit-trail.ts';

const PAGE_ROWS = 500;

/** The columns of an exported activity log. */
const COLUMNS = [
  'Date-Time (UTC)',
  'Affected customer',
  'Microsoft ID',
  'Action',
  'Resource type',
  'Performed by',
  'Correlation ID',
  'Record ID',
] as const;

/** How the people and customers of some entries are called. */
export type NamesOf = (entries: readonly AuditEntry[]) => Promise<{
  readonly customer: (entry: AuditEntry) => string;
  readonly actor: (entry: AuditEntry) => string;
}>;

/**
 * The lines of a partner's activity log as CSV, newest first, without a formula that a spreadsheet would run. Read page
 * by page, so that an act made meanwhile may or may not show.
 */
export async function* exportAudit(
  store: Store,
  partner: TenantId,
  { search, namesOf }: { readonly search: AuditSearch; readonly namesOf: NamesOf },
): AsyncIterable<string> {
  yield csvLine(COLUMNS);
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listAudit>> = await listAudit(store, partner, {
      search,
      page: { after, limit: PAGE_ROWS },
    });
    const { customer, actor } = await namesOf(page.rows);
    for (const entry of page.rows) {
      const cells = [
        new Date(entry.record.at).toISOString(),
        customer(entry),
        entry.customer ?? '',
        entry.act.operationType,
        entry.act.resourceType,
        actor(entry),
        entry.record.request.correlationId,
        entry.id,
      ];
      yield csvLine(cells.map(disarm));
    }
    after = page.next;
  } while (after !== null);
}
