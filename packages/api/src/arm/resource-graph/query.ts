import type { Json } from '@mandate/app/ports/resources';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type Expression, parseCondition, parseExpression, type Row, textOf } from './expressions.ts';
import { NotUnderstood, TokenReader, tokensOf } from './tokens.ts';

/** The tables that can be asked. */
export const TABLES = ['authorizationresources', 'resourcecontainers', 'resources'] as const;
export type Table = (typeof TABLES)[number];

/** A query that was understood. */
export interface Query {
  readonly table: Table;
  readonly run: (rows: readonly Row[]) => readonly Row[];
}

/** A query that was not, and why. */
export interface BadQuery {
  readonly kind: 'graph-query-unsupported';
  readonly reason: string;
}

type Step = (rows: readonly Row[]) => readonly Row[];

/**
 * Reads a query in the part of Kusto's language that questions about access use: `where`, `project`, `extend`, `distinct`,
 * `summarize count() by`, `order by`, `limit` and `count`. The rest is refused
 * (https://learn.microsoft.com/azure/governance/resource-graph/concepts/query-language).
 */
export function parseQuery(text: string): Result<Query, BadQuery> {
  const tokens = tokensOf(text);
  if (!tokens)
    return fail({ kind: 'graph-query-unsupported', reason: 'The query holds signs that are not understood.' });
  const reader = new TokenReader(tokens);
  try {
    const name = reader.take('name').toLowerCase();
    const table = TABLES.find((each) => each === name);
    if (!table) throw new NotUnderstood(`The table '${name.slice(0, 64)}' is not supported.`);
    const steps: Step[] = [];
    while (reader.accept('|')) steps.push(parseStep(reader));
    if (!reader.done) throw new NotUnderstood(`'${reader.next?.value.slice(0, 64) ?? ''}' was not expected.`);
    return ok({ table, run: (rows) => steps.reduce((left, step) => step(left), rows) });
  } catch (error) {
    if (!(error instanceof NotUnderstood)) throw error;
    return fail({ kind: 'graph-query-unsupported', reason: error.message });
  }
}

function parseStep(reader: TokenReader): Step {
  const verb = reader.take('name').toLowerCase();
  switch (verb) {
    case 'where': {
      const condition = parseCondition(reader);
      return (rows) => rows.filter(condition);
    }
    case 'project': {
      const columns = parseColumns(reader);
      return (rows) => rows.map((row) => shaped(row, columns));
    }
    case 'extend': {
      const columns = parseColumns(reader);
      return (rows) => rows.map((row) => ({ ...row, ...shaped(row, columns) }));
    }
    case 'distinct': {
      const columns = parseColumns(reader);
      return (rows) => [
        ...new Map(rows.map((row) => shaped(row, columns)).map((row) => [JSON.stringify(row), row])).values(),
      ];
    }
    case 'summarize':
      return parseSummary(reader);
    case 'order':
    case 'sort':
      reader.expect('by');
      return parseOrder(reader);
    case 'limit':
    case 'take': {
      const count = Number(reader.take('number'));
      return (rows) => rows.slice(0, count);
    }
    case 'count':
      return (rows) => [{ Count: rows.length }];
    default:
      throw new NotUnderstood(`The operator '${verb.slice(0, 64)}' is not supported.`);
  }
}

interface Column {
  readonly name: string;
  readonly value: Expression;
}

function parseColumns(reader: TokenReader): readonly Column[] {
  const columns: Column[] = [];
  do columns.push(parseColumn(reader));
  while (reader.accept(','));
  return columns;
}

// `name`, `name = expression`, or an expression alone, which Kusto names after its last part.
function parseColumn(reader: TokenReader): Column {
  const { next, second } = { next: reader.next, second: reader.peek(1) };
  if (next?.kind === 'name' && second?.value === '=') {
    const name = reader.take('name');
    reader.expect('=');
    return { name, value: parseExpression(reader) };
  }
  const from = reader.position;
  const value = parseExpression(reader);
  const names = reader.between(from).filter(({ kind }) => kind === 'name' || kind === 'text');
  return { name: names.map((each) => each.value).join('_'), value };
}

function shaped(row: Row, columns: readonly Column[]): Row {
  return Object.fromEntries(columns.map(({ name, value }) => [name, value(row)]));
}

function parseSummary(reader: TokenReader): Step {
  const named = reader.peek(1)?.value === '=' ? reader.take('name') : undefined;
  if (named !== undefined) reader.expect('=');
  reader.expect('count');
  reader.expect('(');
  reader.expect(')');
  const name = named ?? 'count_';
  const columns = reader.accept('by') ? parseColumns(reader) : [];
  return (rows) => {
    const groups = Map.groupBy(rows, (row) => JSON.stringify(shaped(row, columns)));
    if (columns.length === 0) return [{ [name]: rows.length }];
    return [...groups.values()].map((group): Row => ({ ...shaped(group[0] ?? {}, columns), [name]: group.length }));
  };
}

function parseOrder(reader: TokenReader): Step {
  const keys: { readonly value: Expression; readonly sign: 1 | -1 }[] = [];
  do {
    const value = parseExpression(reader);
    // Kusto sorts downwards unless told otherwise.
    keys.push({ value, sign: reader.acceptOne(['asc', 'desc']) === 'asc' ? 1 : -1 });
  } while (reader.accept(','));
  return (rows) =>
    rows.toSorted((one, other) => {
      for (const { value, sign } of keys) {
        const order = compare(value(one), value(other));
        if (order !== 0) return order * sign;
      }
      return 0;
    });
}

function compare(one: Json, other: Json): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  const [left, right] = [textOf(one), textOf(other)];
  return left < right ? -1 : Number(left > right);
}
