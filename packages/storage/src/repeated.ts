import type { Compilable, CompiledQuery, DialectAdapter, Insertable, InsertQueryBuilder, QueryResult } from 'kysely';
import type { Db, Schema } from './schema.ts';

// Statements come in these sizes only, so that few are built and prepared, whatever the number of rows.
const SIZES = [256, 64, 16, 4, 1] as const;

/** Stands for a value while a statement is built. */
class Slot {
  readonly index: number;

  constructor(index: number) {
    this.index = index;
  }
}

/** Gives a statement its values: the first value takes the place of `slot(0)`. */
type Build<Row> = (db: Db, slot: (index: number) => never, size: number) => Compilable<Row>;

/** Builds a statement once for each engine and size, because building costs more than running it. */
function repeated<Row>(build: Build<Row>) {
  const built = new WeakMap<DialectAdapter, Map<number, CompiledQuery<Row>>>();
  return (db: Db, size: number, values: readonly unknown[]): Promise<QueryResult<Row>> => {
    const { adapter } = db.getExecutor();
    const bySize = built.get(adapter) ?? new Map<number, CompiledQuery<Row>>();
    built.set(adapter, bySize);
    // The query builder has no value that a slot could pass for; it keeps what it is given as a parameter.
    const query = bySize.get(size) ?? build(db, (index) => new Slot(index) as never, size).compile();
    bySize.set(size, query);
    const parameters = query.parameters.map((value) => (value instanceof Slot ? values[value.index] : value));
    return db.executeQuery({ ...query, parameters });
  };
}

/** An insertion of any number of rows; `finish` adds what it does on conflict and answers. */
export function insertion<Table extends keyof Schema, Row>(
  table: Table,
  finish: (query: InsertQueryBuilder<Schema, Table, object>) => Compilable<Row>,
) {
  let columns: readonly string[] | undefined;
  const insert = repeated<Row>((db, slot, size) => {
    const names = columns ?? [];
    const rows = Array.from({ length: size }, (_, row) =>
      Object.fromEntries(names.map((name, column) => [name, slot(row * names.length + column)])),
    );
    // The rows' type says which columns they have; here they are slots.
    return finish(db.insertInto(table).values(rows as never) as never);
  });

  /** Rows come back in no particular order. */
  return async (db: Db, rows: readonly Insertable<Schema[Table]>[]) => {
    const answered: Row[] = [];
    let changed = 0n;
    for (const some of inSizes(rows)) {
      // No column of a row can be missing, so those of any row are those of all.
      const names = columns ?? Object.keys(some[0] ?? {});
      columns = names;
      const values: unknown[] = [];
      for (const row of some as readonly Readonly<Record<string, unknown>>[]) {
        for (const name of names) values.push(row[name]);
      }
      const result = await insert(db, some.length, values);
      changed += result.numAffectedRows ?? 0n;
      answered.push(...result.rows);
    }
    return { rows: answered, changed };
  };
}

/** A statement on all rows that have one of some keys, and nothing else about which they differ but their owner. */
export function byKeys<Row, Owner extends string = never>(
  build: (db: Db, keys: never, owner: never) => Compilable<Row>,
) {
  const run = repeated<Row>((db, slot, size) =>
    build(db, Array.from({ length: size }, (_, index) => slot(index)) as never, slot(size)),
  );
  return async (db: Db, keys: readonly string[], owner?: Owner): Promise<readonly Row[]> => {
    const found: Row[] = [];
    for (let start = 0; start < keys.length; start += SIZES[0]) {
      const some = keys.slice(start, start + SIZES[0]);
      const size = SIZES.findLast((each) => each >= some.length) ?? SIZES[0];
      // The last key stands for those that are missing: it makes no difference how often a key is named.
      const padded = Array.from({ length: size }, (_, index) => some[index] ?? some.at(-1));
      found.push(...(await run(db, size, [...padded, owner])).rows);
    }
    return found;
  };
}

function* inSizes<Row>(rows: readonly Row[]): Iterable<readonly Row[]> {
  let start = 0;
  while (start < rows.length) {
    const size = SIZES.find((each) => each <= rows.length - start) ?? 1;
    yield rows.slice(start, start + size);
    start += size;
  }
}
