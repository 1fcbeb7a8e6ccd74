/** A value as a recording keeps it: what changes from run to run stands as what it is. */
export type Shape = string | number | boolean | null | readonly Shape[] | { readonly [key: string]: Shape };

const GUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?/g;
const COMPACT_TIME = /\b\d{8}T\d{6}Z/g;
/** Marks of pages, secrets and the like, be they the name of a calendar. */
const OPAQUE = /(?<![\w.-])(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w~-]{24,}(?![\w-]|\.(?!ics\b))/g;

/** What is different each time, though it does not look like it. */
export const ACCIDENTAL = /^(hint|(@odata\.)?etag|secretText|password|alternateId|x-ms-.*)$/i;

/** The shape of a reply's body or of a text in it. Lists show what their entries have in common. */
export function shapeOf(value: unknown): Shape {
  if (typeof value === 'string') return textShape(value);
  if (Array.isArray(value)) {
    const [first, ...others] = value.map(shapeOf);
    return first === undefined ? [] : [others.reduce(merge, first)];
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, each]) => [textShape(key), ACCIDENTAL.test(key) ? '{opaque}' : shapeOf(each)] as const)
        .toSorted(([one], [other]) => (one < other ? -1 : 1)),
    );
  }
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function textShape(text: string): string {
  return text
    .replace(GUID, '{guid}')
    .replace(TIME, '{time}')
    .replace(COMPACT_TIME, '{time}')
    .replace(OPAQUE, '{opaque}');
}

/** What two entries of a list have in common; a key that one of them lacks is marked. */
function merge(one: Shape, other: Shape): Shape {
  if (JSON.stringify(one) === JSON.stringify(other)) return one;
  if (isRecord(one) && isRecord(other)) {
    const keys = [...new Set([...Object.keys(one), ...Object.keys(other)].map((key) => key.replace(/\?$/, '')))];
    const has = (record: Readonly<Record<string, Shape>>, key: string) => record[key] ?? record[`${key}?`];
    return Object.fromEntries(
      keys.toSorted().map((key) => {
        const [left, right] = [has(one, key), has(other, key)];
        const isAlways = key in one && key in other;
        const both = left === undefined || right === undefined ? (left ?? right ?? null) : merge(left, right);
        return [isAlways ? key : `${key}?`, both];
      }),
    );
  }
  if (Array.isArray(one) && Array.isArray(other)) {
    const [left, right] = [one[0], other[0]];
    return left === undefined || right === undefined ? [left ?? right ?? '{any}'] : [merge(left, right)];
  }
  const kinds = [...new Set([...kindsOf(one), ...kindsOf(other)])].toSorted();
  return `{${kinds.join('|')}}`;
}

function kindsOf(shape: Shape): readonly string[] {
  if (shape === null) return ['null'];
  if (Array.isArray(shape)) return ['list'];
  // What a former merge wrote.
  if (typeof shape === 'string' && /^\{(string|number|boolean|null|object|list)(\|\w+)*\}$/.test(shape)) {
    return shape.slice(1, -1).split('|');
  }
  return [typeof shape];
}

function isRecord(shape: Shape): shape is Readonly<Record<string, Shape>> {
  return typeof shape === 'object' && shape !== null && !Array.isArray(shape);
}
