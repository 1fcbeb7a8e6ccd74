import { fail, ok, type Result } from '@mandate/rbac/result';
import type { NamespaceNaming, OperationNaming } from '../ports/operation-names.ts';

/** What is wrong with one entry of a listing of operations. */
export interface NamingProblem {
  /** Where it stands, as a path into the file, for example `12.resourceTypes.0.operations.3`. */
  readonly at: string;
  readonly kind: 'not-an-object' | 'namespace' | 'namespace-twice' | 'list' | 'name' | 'foreign-name' | 'plane';
}

/** Why a listing is refused as a whole. */
export type NamingFailure =
  /** It is neither a list of providers nor an object whose `value` is one. */
  | { readonly kind: 'not-a-listing' }
  /** It names a following page, so providers would be missing. */
  | { readonly kind: 'listing-incomplete' }
  | { readonly kind: 'no-operations' }
  | { readonly kind: 'bad-operations'; readonly problems: readonly NamingProblem[] };

const NAMESPACE = /^[A-Za-z][\w-]*(\.[\w-]+)*$/;
// What roles can name letter by letter; a wildcard names none.
const NAME = /^[\w.:{}$-]+(\/[\w.:{}$() -]+)+$/;
const MAX_NAME = 512;
const MAX_TEXT = 2048;

/**
 * Reads what `az provider operation list` writes, or the resource provider's own listing
 * (https://learn.microsoft.com/rest/api/authorization/provider-operations-metadata/list).
 */
export function readNaming(listing: unknown): Result<readonly NamespaceNaming[], NamingFailure> {
  const entries = entriesOf(listing);
  if (typeof entries === 'string') return fail({ kind: entries });
  const reading: Reading = { problems: [] };
  const byKey = new Map<string, NamespaceNaming>();
  for (const [index, entry] of entries.entries()) {
    const read = readNamespace(entry, String(index), reading);
    if (!read) continue;
    const key = read.namespace.toLowerCase();
    if (byKey.has(key)) reading.problems.push({ at: String(index), kind: 'namespace-twice' });
    byKey.set(key, read);
  }
  if (reading.problems.length > 0) return fail({ kind: 'bad-operations', problems: reading.problems });
  const named = [...byKey.values()].filter(({ operations }) => operations.length > 0);
  return named.length > 0 ? ok(named) : fail({ kind: 'no-operations' });
}

interface Reading {
  readonly problems: NamingProblem[];
}

function entriesOf(listing: unknown): readonly unknown[] | 'not-a-listing' | 'listing-incomplete' {
  if (Array.isArray(listing)) return listing;
  if (!isFields(listing) || !Array.isArray(listing.value)) return 'not-a-listing';
  return listing.nextLink ? 'listing-incomplete' : listing.value;
}

function readNamespace(entry: unknown, at: string, reading: Reading): NamespaceNaming | undefined {
  if (!isFields(entry)) return bad(reading, at, 'not-an-object');
  const namespace = entry.name;
  if (typeof namespace !== 'string' || !NAMESPACE.test(namespace)) return bad(reading, at, 'namespace');
  const operations = new Map<string, OperationNaming>();
  const add = (list: unknown, place: string) => {
    for (const [index, each] of listOf(list, place, reading).entries()) {
      const operation = readOperation(each, namespace, `${place}.${index}`, reading);
      if (operation) operations.set(`${operation.isDataAction} ${operation.name.toLowerCase()}`, operation);
    }
  };
  add(entry.operations, `${at}.operations`);
  const typeNames: Record<string, string> = {};
  for (const [index, type] of listOf(entry.resourceTypes, `${at}.resourceTypes`, reading).entries()) {
    const place = `${at}.resourceTypes.${index}`;
    if (!isFields(type)) {
      bad(reading, place, 'not-an-object');
      continue;
    }
    add(type.operations, `${place}.operations`);
    if (typeof type.name === 'string' && type.displayName)
      typeNames[type.name.toLowerCase()] = textOf(type.displayName);
  }
  return { namespace, displayName: textOf(entry.displayName), typeNames, operations: [...operations.values()] };
}

function readOperation(entry: unknown, namespace: string, at: string, reading: Reading): OperationNaming | undefined {
  if (!isFields(entry)) return bad(reading, at, 'not-an-object');
  const name = typeof entry.name === 'string' ? entry.name.trim() : '';
  if (name.length > MAX_NAME || !NAME.test(name)) return bad(reading, at, 'name');
  if (name.slice(0, name.indexOf('/')).toLowerCase() !== namespace.toLowerCase()) {
    return bad(reading, at, 'foreign-name');
  }
  if (typeof entry.isDataAction !== 'boolean') return bad(reading, at, 'plane');
  return {
    name,
    isDataAction: entry.isDataAction,
    displayName: textOf(entry.displayName),
    description: textOf(entry.description),
    origin: textOf(entry.origin),
  };
}

function bad(reading: Reading, at: string, kind: NamingProblem['kind']): undefined {
  reading.problems.push({ at, kind });
}

function listOf(value: unknown, at: string, reading: Reading): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value;
  bad(reading, at, 'list');
  return [];
}

// Texts of other people's, for people to read: control characters and excess are nobody's loss.
function textOf(value: unknown): string {
  return typeof value === 'string'
    ? value
        .replaceAll(/\p{Cc}+/gu, ' ')
        .trim()
        .slice(0, MAX_TEXT)
    : '';
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
