import { fail, ok, type Result } from '@mandate/rbac/result';
import type { ArmFailure } from './failures.ts';
import { filterTerms } from './filter.ts';

/** A tag that rows must have; with `null` as value any will do. */
export interface TagFilter {
  /** In lower case. */
  readonly name: string;
  readonly value: string | null;
}

/**
 * Reads `tagName eq '…'` and `tagName eq '…' and tagValue eq '…'`; nothing for an empty filter, the rest is refused.
 */
export function parseTagFilter(filter: string): Result<TagFilter | undefined, ArmFailure> {
  let found: { name?: string; value?: string } = {};
  for (const term of filterTerms(filter) ?? [undefined]) {
    if (term?.kind === 'equals' && term.property === 'tagname' && found.name === undefined) {
      found = { ...found, name: term.value.toLowerCase() };
    } else if (term?.kind === 'equals' && term.property === 'tagvalue' && found.value === undefined) {
      found = { ...found, value: term.value };
    } else {
      return fail({ kind: 'filter-unsupported', filter });
    }
  }
  const { name, value } = found;
  if (name !== undefined) return ok({ name, value: value ?? null });
  return value === undefined ? ok(undefined) : fail({ kind: 'filter-unsupported', filter });
}

/** Whether tags hold the one that is asked for; names compare without case, values letter by letter. */
export function hasTag(tags: Readonly<Record<string, string>>, wanted: TagFilter | undefined): boolean {
  if (!wanted) return true;
  return Object.entries(tags).some(
    ([name, value]) => name.toLowerCase() === wanted.name && (wanted.value === null || wanted.value === value),
  );
}
