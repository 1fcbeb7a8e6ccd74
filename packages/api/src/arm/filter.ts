/** One term of an ARM `$filter`; names are in lower case. */
export type FilterTerm =
  | { readonly kind: 'call'; readonly name: string; readonly argument: string | null }
  | { readonly kind: 'equals'; readonly property: string; readonly value: string };

const TERM = /^\s*(?:(\w+)\s*\(\s*(?:'((?:[^']|'')*)')?\s*\)|(\w+)\s+eq\s+'((?:[^']|'')*)')\s*/i;

/**
 * Splits a filter of terms joined by `and`. Strings stand in single quotes, doubled inside; an empty filter has no
 * terms. `undefined` when it is anything else.
 */
export function filterTerms(filter: string): readonly FilterTerm[] | undefined {
  const terms: FilterTerm[] = [];
  let rest = filter.trim();
  while (rest !== '') {
    const match = TERM.exec(rest);
    if (!match) return undefined;
    const [whole, call, argument, property, value] = match;
    if (call !== undefined) {
      terms.push({ kind: 'call', name: call.toLowerCase(), argument: argument?.replaceAll("''", "'") ?? null });
    } else if (property !== undefined && value !== undefined) {
      terms.push({ kind: 'equals', property: property.toLowerCase(), value: value.replaceAll("''", "'") });
    }
    rest = rest.slice(whole.length);
    if (rest === '') break;
    const joined = /^and\b/i.exec(rest);
    if (!joined) return undefined;
    rest = rest.slice(joined[0].length);
    if (rest.trim() === '') return undefined;
  }
  return terms;
}
