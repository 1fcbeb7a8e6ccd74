import { fail, ok, type Result } from '@mandate/rbac/result';
import type { ListFailure } from '../failures.ts';

/** A filter as the API's clients write it: `{"Field":"CompanyName","Value":"con","Operator":"starts_with"}`. */
export interface SimpleFilter {
  /** In lower case. */
  readonly field: string;
  readonly value: string;
  /** In lower case, without underscores: `startswith`. */
  readonly operator: string;
}

const LONGEST_FILTER = 1024;

/**
 * Reads a filter, whose names come in any letter case. `null` without one. What is not understood is refused, because a
 * filter left out would show more than was asked for.
 */
export function readFilter(text: string | undefined): Result<SimpleFilter | null, ListFailure> {
  if (text === undefined || text.trim() === '') return ok(null);
  const unsupported = fail({ kind: 'filter-unsupported', filter: text } as const);
  const parsed = text.length > LONGEST_FILTER ? undefined : parseJson(text);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return unsupported;
  const members = new Map(Object.entries(parsed).map(([name, value]) => [name.toLowerCase(), value as unknown]));
  const [field, value, operator] = ['field', 'value', 'operator'].map((name) => members.get(name));
  if (typeof field !== 'string' || typeof value !== 'string' || typeof operator !== 'string') return unsupported;
  return ok({ field: field.toLowerCase(), value, operator: operator.toLowerCase().replaceAll('_', '') });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
