import type { Json } from '@mandate/app/ports/resources';
import { NotUnderstood, type TokenReader } from './tokens.ts';

/** One row of a table. */
export type Row = { readonly [column: string]: Json };

/** What an expression is worth for a row; what is not there is `null`. */
export type Expression = (row: Row) => Json;

/** Whether a row meets a condition. */
export type Condition = (row: Row) => boolean;

/** Reads a column, a path into one, a literal, or `tolower(…)` and `tostring(…)` of one. */
export function parseExpression(reader: TokenReader): Expression {
  const { next } = reader;
  if (next?.kind === 'text') {
    const value = reader.take('text');
    return () => value;
  }
  if (next?.kind === 'number') {
    const value = Number(reader.take('number'));
    return () => value;
  }
  const name = reader.take('name');
  if (reader.accept('(')) {
    const convert = FUNCTIONS[name.toLowerCase()];
    if (!convert) throw new NotUnderstood(`The function '${name}' is not supported.`);
    const inner = parseExpression(reader);
    reader.expect(')');
    return (row) => convert(inner(row));
  }
  const path = [name];
  for (;;) {
    if (reader.accept('.')) path.push(reader.take('name'));
    else if (reader.accept('[')) {
      path.push(reader.take('text'));
      reader.expect(']');
    } else break;
  }
  return (row) => path.reduce<Json>(valueAt, row);
}

const FUNCTIONS: Readonly<Record<string, (value: Json) => Json>> = {
  tolower: (value) => textOf(value).toLowerCase(),
  toupper: (value) => textOf(value).toUpperCase(),
  tostring: textOf,
};

function valueAt(value: Json, key: string): Json {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
  const object = value as Readonly<Record<string, Json>>;
  const found = Object.keys(object).find((each) => each.toLowerCase() === key.toLowerCase());
  return (found === undefined ? null : object[found]) ?? null;
}

/** A value as text; objects as JSON, nothing as nothing. */
export function textOf(value: Json): string {
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const COMPARISONS: Readonly<Record<string, (left: string, right: string) => boolean>> = {
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '=~': (left, right) => left.toLowerCase() === right.toLowerCase(),
  '!~': (left, right) => left.toLowerCase() !== right.toLowerCase(),
  contains: (left, right) => left.toLowerCase().includes(right.toLowerCase()),
  has: (left, right) => termsOf(left).includes(right.toLowerCase()),
  startswith: (left, right) => left.toLowerCase().startsWith(right.toLowerCase()),
  endswith: (left, right) => left.toLowerCase().endsWith(right.toLowerCase()),
};

/** The words that `has` looks among. */
function termsOf(text: string): readonly string[] {
  return text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
}

/** Reads comparisons joined by `and` and `or`, with parentheses and `not`. */
export function parseCondition(reader: TokenReader): Condition {
  let left = parseAll(reader);
  while (reader.accept('or')) {
    const [one, other] = [left, parseAll(reader)];
    left = (row) => one(row) || other(row);
  }
  return left;
}

function parseAll(reader: TokenReader): Condition {
  let left = parseOne(reader);
  while (reader.accept('and')) {
    const [one, other] = [left, parseOne(reader)];
    left = (row) => one(row) && other(row);
  }
  return left;
}

function parseOne(reader: TokenReader): Condition {
  if (reader.accept('not')) {
    const inner = parseOne(reader);
    return (row) => !inner(row);
  }
  if (reader.accept('(')) {
    const inner = parseCondition(reader);
    reader.expect(')');
    return inner;
  }
  const left = parseExpression(reader);
  const operator = reader.acceptOne(['in', ...Object.keys(COMPARISONS)]);
  if (operator === 'in') return parseIn(reader, left, reader.accept('~') ? '=~' : '==');
  const compare = operator === undefined ? undefined : COMPARISONS[operator];
  if (!compare) throw new NotUnderstood('Expected a comparison.');
  const right = parseExpression(reader);
  return (row) => compare(textOf(left(row)), textOf(right(row)));
}

function parseIn(reader: TokenReader, left: Expression, comparison: '=~' | '=='): Condition {
  const values: Expression[] = [];
  reader.expect('(');
  do values.push(parseExpression(reader));
  while (reader.accept(','));
  reader.expect(')');
  const compare = COMPARISONS[comparison];
  return (row) => values.some((value) => compare?.(textOf(left(row)), textOf(value(row))) ?? false);
}
