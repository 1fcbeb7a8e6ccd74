import type { Dialect, Expression, RawBuilder, SqlBool } from 'kysely';
import type { Db } from '../schema.ts';

/** All in which the two engines differ. */
export interface Engine {
  readonly name: 'sqlite' | 'postgres';
  /** Where transactions that write run. */
  readonly writer: Db;
  /** Where reads run; on SQLite another connection, so that a long write holds up no reader. */
  readonly reader: Db;
  readonly words: SchemaWords;
  /** Whether the engine undid what failed and it may succeed when tried again. */
  isTransient(error: unknown): boolean;
  /** Whether the column holds the text anywhere, compared by bytes. */
  contains(column: Expression<string | null>, text: string): RawBuilder<SqlBool>;
  close(): Promise<void>;
}

/** The words of table definitions that the engines spell differently. */
export interface SchemaWords {
  /** The column type of texts that compare by their bytes. */
  readonly text: string;
  /** Ends the definition of a table of short rows that are found by their key. */
  readonly keyed: string;
  /** A number that stands under a name in a column that holds a JSON object. */
  numberIn(column: string, name: string): string;
  /** A text that stands at a path in such a column. */
  textIn(column: string, path: readonly string[]): string;
}

/** Lets tests stand between the query builder and the engine. */
export type WrapDialect = (dialect: Dialect) => Dialect;

/** The error code an engine gave, whatever its type. */
export function errorField(error: unknown, field: 'code' | 'errcode'): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, field) : undefined;
}
