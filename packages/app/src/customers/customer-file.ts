import type { RelationshipState } from '@mandate/domain/relationships';
import { hasControlCharacter } from '@mandate/domain/subscriptions';
import type { TenantId } from '@mandate/domain/tenants';
import { parseGuid } from '@mandate/rbac/guid';
import { EVERYONE } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { rearm } from './cells.ts';
import { parseDomainName } from './domain-name.ts';

/** The columns of Partner Center's customer export, in its order. Ours has the same. */
export const CUSTOMER_COLUMNS = ['Microsoft ID', 'Company name', 'Primary domain name', 'Relationship'] as const;
export type CustomerColumn = (typeof CUSTOMER_COLUMNS)[number];

/** What the export calls a customer of ours. */
export const RESELLER = 'Cloud Reseller';
const RESELLER_SPELLINGS = [RESELLER.toLowerCase(), 'reseller'];

/** The longest company name, in characters. */
export const MAX_NAME_LENGTH = 256;

/** One record of a customer file, as the file has it. */
export interface FileRecord {
  /** The line on which it begins, from 1; quoted fields may hold line breaks. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A record that makes sense by itself. */
export interface CustomerRow {
  readonly line: number;
  readonly id: TenantId;
  readonly companyName: string;
  readonly domain: string;
}

/** What is wrong with a file at one of its lines. */
export type RowProblem = { readonly line: number } & (
  | { readonly kind: 'file-empty' }
  | { readonly kind: 'column-missing' | 'column-twice'; readonly column: CustomerColumn }
  | { readonly kind: 'column-unknown'; readonly text: string }
  | { readonly kind: 'semicolons' }
  | { readonly kind: 'quotes-malformed' }
  | { readonly kind: 'cells'; readonly expected: number; readonly actual: number }
  | { readonly kind: 'id-malformed'; readonly text: string }
  | { readonly kind: 'name-empty' | 'name-control-character' }
  | { readonly kind: 'name-too-long'; readonly limit: number; readonly length: number }
  | { readonly kind: 'domain-malformed'; readonly text: string }
  | { readonly kind: 'relationship-unknown'; readonly text: string }
  | { readonly kind: 'id-twice'; readonly id: TenantId; readonly firstLine: number }
  | { readonly kind: 'domain-twice'; readonly domain: string; readonly firstLine: number }
  | { readonly kind: 'own-id' | 'own-domain' }
  /** The directory is here, but it never accepted this partner, or no longer does. */
  | { readonly kind: 'no-active-relationship'; readonly id: TenantId; readonly state: RelationshipState | 'none' }
  | { readonly kind: 'domain-taken'; readonly domain: string }
);

/** A customer file as far as it can be told by itself. */
export interface ReadFile {
  /** The rows that are sound by themselves and against those before them. */
  readonly rows: readonly CustomerRow[];
  /** In the order of the file. */
  readonly problems: readonly RowProblem[];
}

/** The records of a file. */
export interface FileRecords {
  /** The header first. */
  readonly records: readonly FileRecord[];
  /** The line from which on the file could not be split into records; `null` when it could. */
  readonly brokenAt: number | null;
}

/** Reads a customer file: the header first, then every row. A header that is wrong leaves the rows unread. */
export function readCustomerFile({ records, brokenAt }: FileRecords): ReadFile {
  const [header, ...rest] = records;
  const broken: readonly RowProblem[] = brokenAt === null ? [] : [{ line: brokenAt, kind: 'quotes-malformed' }];
  if (!header) return { rows: [], problems: broken.length > 0 ? broken : [{ line: 1, kind: 'file-empty' }] };
  const columns = readHeader(header);
  if (!columns.ok) return { rows: [], problems: [...columns.failure, ...broken] };

  const rows: CustomerRow[] = [];
  const problems: RowProblem[] = [];
  const linesOfIds = new Map<TenantId, number>();
  const linesOfDomains = new Map<string, number>();
  for (const record of rest) {
    const { line } = record;
    const { id, domain, companyName, problems: found } = readRow(record, columns.value);
    problems.push(...found);
    const firstOfId = id && firstLine(linesOfIds, id, line);
    if (id && firstOfId) problems.push({ line, kind: 'id-twice', id, firstLine: firstOfId });
    const firstOfDomain = domain && firstLine(linesOfDomains, domain, line);
    if (domain && firstOfDomain) problems.push({ line, kind: 'domain-twice', domain, firstLine: firstOfDomain });
    const isSound = found.length === 0 && !firstOfId && !firstOfDomain;
    if (isSound && id && domain) rows.push({ line, id, companyName, domain });
  }
  return { rows, problems: [...problems, ...broken] };
}

// Where the key stood first; nothing when that is here.
function firstLine<K>(lines: Map<K, number>, key: K, line: number): number | undefined {
  const first = lines.get(key);
  if (first === undefined) lines.set(key, line);
  return first;
}

type Columns = Readonly<Record<CustomerColumn, number>>;

function readHeader({ line, cells }: FileRecord): Result<Columns, readonly RowProblem[]> {
  const [only = ''] = cells;
  if (cells.length === 1 && only.includes(';')) return fail([{ line, kind: 'semicolons' }]);
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const problems: RowProblem[] = [];
  for (const column of CUSTOMER_COLUMNS) {
    const count = names.filter((name) => name === column.toLowerCase()).length;
    if (count === 0) problems.push({ line, kind: 'column-missing', column });
    if (count > 1) problems.push({ line, kind: 'column-twice', column });
  }
  const known = new Set<string>(CUSTOMER_COLUMNS.map((column) => column.toLowerCase()));
  for (const [index, name] of names.entries()) {
    if (!known.has(name)) problems.push({ line, kind: 'column-unknown', text: cells[index] ?? '' });
  }
  if (problems.length > 0) return fail(problems);
  const at = (column: CustomerColumn) => names.indexOf(column.toLowerCase());
  return ok({
    'Microsoft ID': at('Microsoft ID'),
    'Company name': at('Company name'),
    'Primary domain name': at('Primary domain name'),
    Relationship: at('Relationship'),
  });
}

interface ReadRow {
  readonly id: TenantId | undefined;
  readonly companyName: string;
  readonly domain: string | undefined;
  readonly problems: readonly RowProblem[];
}

function readRow({ line, cells }: FileRecord, columns: Columns): ReadRow {
  const expected = CUSTOMER_COLUMNS.length;
  if (cells.length !== expected) {
    const problem: RowProblem = { line, kind: 'cells', expected, actual: cells.length };
    return { id: undefined, companyName: '', domain: undefined, problems: [problem] };
  }
  const cell = (column: CustomerColumn) => rearm(cells[columns[column]] ?? '').trim();
  const problems: RowProblem[] = [];

  const idText = cell('Microsoft ID');
  const parsed = parseGuid(idText);
  // The zero GUID means everybody to Azure, so nobody may be called so.
  const id = parsed === EVERYONE ? undefined : parsed;
  if (!id) problems.push({ line, kind: 'id-malformed', text: idText });

  const companyName = cell('Company name');
  if (companyName === '') problems.push({ line, kind: 'name-empty' });
  if (hasControlCharacter(companyName)) problems.push({ line, kind: 'name-control-character' });
  if (companyName.length > MAX_NAME_LENGTH) {
    const length = [...companyName].length;
    if (length > MAX_NAME_LENGTH) problems.push({ line, kind: 'name-too-long', limit: MAX_NAME_LENGTH, length });
  }

  const domainText = cell('Primary domain name');
  const domain = parseDomainName(domainText);
  if (!domain) problems.push({ line, kind: 'domain-malformed', text: domainText });

  const relationship = cell('Relationship');
  if (!RESELLER_SPELLINGS.includes(relationship.toLowerCase())) {
    problems.push({ line, kind: 'relationship-unknown', text: relationship });
  }
  return { id, companyName, domain, problems };
}
