import type { Scope } from '@mandate/rbac/model';
import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';

/**
 * Whether the column's scope is `scope` or lies beneath it by its path. A range and no pattern: `0` is the character
 * after `/`, so nothing that merely starts with the same letters lies in it.
 */
export function atOrBelow(column: Expression<Scope>, scope: Scope): RawBuilder<SqlBool> {
  if (scope === '/') return sql`${column} >= '/'`;
  return sql`(${column} = ${scope} or (${column} >= ${`${scope}/`} and ${column} < ${`${scope}0`}))`;
}
