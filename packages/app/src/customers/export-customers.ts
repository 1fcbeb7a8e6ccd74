import type { CustomerQuery, PartnerReader } from '../ports/partner.ts';
import { csvLine, disarm } from './cells.ts';
import { CUSTOMER_COLUMNS, RESELLER } from './customer-file.ts';

const PAGE_ROWS = 500;

/**
 * The lines of a partner's customer list as CSV, in the form Partner Center exports and `import customers` reads:
 * customers with an active relationship that meet the query, and no formula that a spreadsheet would run. Read page
 * by page, so a change made meanwhile may or may not show.
 */
export async function* exportCustomers(reader: PartnerReader, query: CustomerQuery): AsyncIterable<string> {
  yield csvLine(CUSTOMER_COLUMNS);
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<PartnerReader['listCustomers']>> = await reader.listCustomers(query, {
      after,
      limit: PAGE_ROWS,
    });
    const lines = page.rows
      .filter(({ relationship }) => relationship.state === 'active')
      .map(({ id, companyName, domain }) => csvLine([id, companyName, domain, RESELLER].map(disarm)));
    if (lines.length > 0) yield lines.join('');
    after = page.next;
  } while (after !== null);
}
