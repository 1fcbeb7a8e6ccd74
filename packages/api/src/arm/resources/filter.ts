import type { StoredResource } from '@mandate/app/ports/resources';
import { tagsOf } from '@mandate/app/tags/tags';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { resourceGroupOf } from '@mandate/rbac/scope';
import type { ArmFailure } from '../failures.ts';
import { hasTag, parseTagFilter } from '../tag-filter.ts';

/** Whether a resource is among those asked for. */
export type ResourceFilter = (resource: StoredResource) => boolean;

const PROPERTIES: Readonly<Record<string, (resource: StoredResource) => string>> = {
  resourcetype: ({ type }) => type,
  name: nameOf,
  location: ({ location }) => location ?? '',
  resourcegroup: ({ scope }) => resourceGroupOf(scope)?.name ?? '',
};

const TERM = /^\s*(?:substringof\(\s*'((?:[^']|'')*)'\s*,\s*name\s*\)|(\w+)\s+(eq|ne)\s+'((?:[^']|'')*)')\s*/i;

/**
 * Reads terms joined by `and`: a property `eq` or `ne` a text, or `substringof('…', name)`; or a filter of tags alone, which
 * Azure does not let anybody mix with others. The rest is refused.
 */
export function parseResourceFilter(filter: string): Result<ResourceFilter, ArmFailure> {
  const refused = fail({ kind: 'filter-unsupported', filter } as const);
  const tag = parseTagFilter(filter);
  if (tag.ok) return ok((resource) => hasTag(tagsOf(resource), tag.value));
  const tests: ResourceFilter[] = [];
  let rest = filter.trim();
  while (rest !== '') {
    const match = TERM.exec(rest);
    if (!match) return refused;
    const [whole, part, property = '', operator = '', value = ''] = match;
    const test = part === undefined ? compare(property, operator, value) : containing(part);
    if (!test) return refused;
    tests.push(test);
    rest = rest.slice(whole.length);
    if (rest === '') break;
    const joined = /^and\s+/i.exec(rest);
    if (!joined) return refused;
    rest = rest.slice(joined[0].length);
    if (rest === '') return refused;
  }
  return ok((resource) => tests.every((test) => test(resource)));
}

function compare(property: string, operator: string, value: string): ResourceFilter | undefined {
  const read = PROPERTIES[property.toLowerCase()];
  const wanted = value.replaceAll("''", "'").toLowerCase();
  const equal = operator.toLowerCase() === 'eq';
  return read && ((resource) => (read(resource).toLowerCase() === wanted) === equal);
}

function containing(part: string): ResourceFilter {
  const wanted = part.replaceAll("''", "'").toLowerCase();
  return (resource) => nameOf(resource).toLowerCase().includes(wanted);
}

function nameOf({ id }: StoredResource): string {
  return id.slice(id.lastIndexOf('/') + 1);
}
