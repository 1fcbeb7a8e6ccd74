import type { PrincipalFilter, PrincipalProperty } from '@mandate/app/ports/directory';
import { parseGuid } from '@mandate/rbac/guid';
import { COLLECTIONS, type ObjectKind, OTHERS, TEXTS } from './filter-properties.ts';

/** What a filter says, or which property it named that objects of the kind do not have. */
export type ParsedFilter = { readonly filter: PrincipalFilter } | { readonly unknown: string } | undefined;

// A string in single quotes doubles them inside; everything else stands for itself.
const TOKEN = /\s*(?:('(?:[^']|'')*')|(\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d))?)|([A-Za-z]+)|([(),/:]))/y;

/** Deeper filters than this come from nobody who means them. */
const MOST_DEPTH = 20;
const LONGEST_FILTER = 4096;
const MOST_VALUES = 15;

/** The words of a filter; `undefined` for what is none. */
export function tokenize(text: string): readonly string[] | undefined {
  if (text.length > LONGEST_FILTER) return undefined;
  const tokens: string[] = [];
  const trimmed = text.trim();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < trimmed.length) {
    const match = TOKEN.exec(trimmed);
    const token = match?.[1] ?? match?.[2] ?? match?.[3] ?? match?.[4];
    if (token === undefined) return undefined;
    tokens.push(token);
  }
  return tokens;
}

/** Thrown within the parser: the words are no filter, or name a property that is not there. */
class NoFilter extends Error {
  readonly unknown: string | undefined;

  constructor(unknown?: string) {
    super('This is no filter that is understood here.');
    this.unknown = unknown;
  }
}

/**
 * Reads an OData filter over the properties that are indexed: `eq`, `ne`, `in`, `startswith`, `endswith`, `ge`, `le`
 * and their like, `any`, `not`, `and`, `or`, parentheses (https://learn.microsoft.com/graph/filter-query-parameter).
 * `undefined` for everything else: a term left out would show more than was asked for.
 */
export function parseFilter(text: string, kind: ObjectKind): ParsedFilter {
  const tokens = tokenize(text);
  if (!tokens) return undefined;
  try {
    const parser = createParser(tokens, kind);
    const filter = parser.alternatives(0);
    return parser.atEnd() ? { filter } : undefined;
  } catch (error) {
    if (!(error instanceof NoFilter)) throw error;
    return error.unknown === undefined ? undefined : { unknown: error.unknown };
  }
}

function createParser(tokens: readonly string[], kind: ObjectKind) {
  let at = 0;
  const peek = (ahead = 0) => tokens[at + ahead]?.toLowerCase();
  const accept = (word: string) => {
    if (peek() !== word) return false;
    at += 1;
    return true;
  };
  const expect = (word: string) => {
    if (!accept(word)) throw new NoFilter();
  };
  const take = () => {
    const token = tokens[at];
    at += 1;
    if (token === undefined) throw new NoFilter();
    return token;
  };
  const text = () => {
    const token = take();
    if (!token.startsWith("'")) throw new NoFilter();
    return token.slice(1, -1).replaceAll("''", "'");
  };

  function alternatives(depth: number): PrincipalFilter {
    const any = [conjunction(depth)];
    while (accept('or')) any.push(conjunction(depth));
    return onlyOf(any) ?? { any };
  }

  function conjunction(depth: number): PrincipalFilter {
    const all = [primary(depth)];
    while (accept('and')) all.push(primary(depth));
    return onlyOf(all) ?? { all };
  }

  function primary(depth: number): PrincipalFilter {
    if (depth > MOST_DEPTH) throw new NoFilter();
    if (accept('not')) return { not: primary(depth + 1) };
    if (accept('(')) {
      const inner = alternatives(depth + 1);
      expect(')');
      return inner;
    }
    if (peek(1) === '(' && (peek() === 'startswith' || peek() === 'endswith')) return call();
    if (peek(1) === '/') return lambda();
    return comparison();
  }

  function call(): PrincipalFilter {
    const test = take().toLowerCase() === 'startswith' ? 'startsWith' : 'endsWith';
    expect('(');
    const property = textProperty(take(), kind);
    expect(',');
    const value = text();
    expect(')');
    return { property, test, value };
  }

  function lambda(): PrincipalFilter {
    const name = take();
    const read = COLLECTIONS[kind][name];
    if (!read) throw new NoFilter(name);
    for (const word of ['/', 'any', '(']) expect(word);
    const variable = take().toLowerCase();
    for (const word of [':', variable, 'eq']) expect(word);
    const value = text();
    expect(')');
    return read(value);
  }

  function comparison(): PrincipalFilter {
    const name = take();
    const operator = take().toLowerCase();
    if (name === 'createdDateTime') return created(operator, take());
    if (operator === 'in') return { any: list().map((value) => equals(name, value)) };
    const value = literal();
    if (operator === 'eq') return equals(name, value);
    if (operator === 'ne') return { not: equals(name, value) };
    throw new NoFilter();
  }

  function list(): readonly string[] {
    expect('(');
    const values = [text()];
    while (accept(',')) values.push(text());
    expect(')');
    if (values.length > MOST_VALUES) throw new NoFilter();
    return values;
  }

  function literal(): string | boolean | null {
    const token = peek();
    if (token?.startsWith("'")) return text();
    at += 1;
    if (token === 'true' || token === 'false') return token === 'true';
    if (token === 'null') return null;
    throw new NoFilter();
  }

  function equals(name: string, value: string | boolean | null): PrincipalFilter {
    const other = OTHERS[kind][name];
    if (other) {
      const filter = value === null ? undefined : other(value);
      if (!filter) throw new NoFilter();
      return filter;
    }
    const property = textProperty(name, kind);
    if (value === null) return { property, test: 'isNull' };
    if (typeof value === 'boolean') throw new NoFilter();
    // An id in another spelling is the same id; a text that is none matches nothing.
    if (property === 'id' || property === 'appId')
      return { property, test: 'equals', value: parseGuid(value) ?? value };
    return { property, test: 'equals', value };
  }

  return { alternatives, atEnd: () => at === tokens.length };
}

function onlyOf<T>([first, ...others]: readonly T[]): T | undefined {
  return others.length === 0 ? first : undefined;
}

function textProperty(name: string, kind: ObjectKind): PrincipalProperty {
  const property = TEXTS[kind].find((each) => each === name);
  if (!property) throw new NoFilter(name);
  return property;
}

function created(operator: string, text: string): PrincipalFilter {
  const at = /^\d{4}-/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) throw new NoFilter();
  switch (operator) {
    case 'lt':
      return { created: 'before', at };
    case 'gt':
      return { created: 'after', at };
    case 'eq':
      return { created: 'at', at };
    case 'ne':
      return { not: { created: 'at', at } };
    case 'le':
      return { not: { created: 'after', at } };
    case 'ge':
      return { not: { created: 'before', at } };
    default:
      throw new NoFilter();
  }
}
