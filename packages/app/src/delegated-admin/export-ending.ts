import { type DelegatedAdminRelationship, delegatedAdminAt } from '@mandate/domain/delegated-admin';
import { csvLine, disarm } from '../customers/cells.ts';
import type { DelegatedAdminReader, EndingSearch } from '../ports/delegated-admin.ts';

const PAGE_ROWS = 500;
const COLUMNS = ['Customer', 'Microsoft ID', 'Admin relationship', 'Status', 'Start', 'End', 'Auto extend'] as const;

/**
 * The lines of a partner's list of relationships by their end as CSV, without a formula that a spreadsheet would run.
 * Read page by page, so a change made meanwhile may or may not show.
 */
export async function* exportEnding(
  reader: Pick<DelegatedAdminReader, 'listEnding'>,
  search: EndingSearch,
  nameOf: (relationship: DelegatedAdminRelationship) => Promise<string>,
): AsyncIterable<string> {
  yield csvLine(COLUMNS);
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof reader.listEnding>> = await reader.listEnding(search, {
      after,
      limit: PAGE_ROWS,
    });
    const lines = page.rows.map(async (stored) => {
      const row = delegatedAdminAt(stored, search.now);
      const cells = [
        await nameOf(row),
        row.customer ?? '',
        row.displayName,
        row.status,
        dayOf(row.activatedAt),
        dayOf(row.endsAt),
        row.autoExtendDays > 0 ? 'Yes' : 'No',
      ];
      return csvLine(cells.map(disarm));
    });
    yield (await Promise.all(lines)).join('');
    after = page.next;
  } while (after !== null);
}

const dayOf = (at: number | null): string => (at === null ? '' : new Date(at).toISOString().slice(0, 10));
