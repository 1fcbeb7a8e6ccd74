import { createHash } from 'node:crypto';
import { BadPageMark } from '@mandate/app/page-mark';
import type { Page, PageRequest } from '@mandate/app/ports/listing';

/** Where a row stands in its list: what it is ordered by, and what tells equals apart. */
export type Place = readonly [key: string, id: string];

// Far more than any page shows, and little enough to be held in memory.
const MAX_LIMIT = 10_000;

/**
 * Reads one page. `list` names the list with everything that decides what is in it, so that the mark of another list,
 * another tenant or another search is refused.
 */
export async function readPage<Row>(
  list: readonly unknown[],
  { after, limit }: PageRequest,
  read: {
    readonly rows: (after: Place | null, limit: number) => Promise<readonly Row[]>;
    readonly place: (row: Row) => Place;
  },
): Promise<Page<Row>> {
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
    throw new RangeError(`A page has between 1 and ${MAX_LIMIT} rows, not ${limit}.`);
  }
  const found = await read.rows(after === null ? null : parseMark(list, after), limit + 1);
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: last !== undefined && found.length > limit ? formatMark(list, read.place(last)) : null };
}

function formatMark(list: readonly unknown[], place: Place): string {
  return Buffer.from(JSON.stringify([checksum(list, place), ...place])).toString('base64url');
}

function parseMark(list: readonly unknown[], mark: string): Place {
  const parsed = parseJson(Buffer.from(mark, 'base64url').toString());
  if (!Array.isArray(parsed)) throw new BadPageMark();
  const [sum, key, id] = parsed;
  if (typeof key !== 'string' || typeof id !== 'string' || sum !== checksum(list, [key, id])) throw new BadPageMark();
  return [key, id];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// It tells apart honest mistakes. Whoever forges a mark gains nothing: a query is bound to its tenant, not to its mark.
function checksum(list: readonly unknown[], place: Place): string {
  return createHash('sha256')
    .update(JSON.stringify([list, place]))
    .digest('base64url')
    .slice(0, 16);
}
