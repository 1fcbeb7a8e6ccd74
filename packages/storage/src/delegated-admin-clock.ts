import { KEPT_DAYS, PENDING_DAYS } from '@mandate/domain/delegated-admin';
import { type RawBuilder, type SqlBool, sql } from 'kysely';

const DAY_MS = 86_400_000;

/** What `delegatedAdminAt` makes of a row's state, in SQL, so that a list can be narrowed by it page for page. */
export function statusAt(now: number): RawBuilder<string> {
  return sql<string>`case
    when status = 'active' and auto_extend_days = 0 and ends_at <= ${now} then 'expired'
    when status = 'approvalPending' and locked_at <= ${now - PENDING_DAYS * DAY_MS} then 'expired'
    else status end`;
}

/** The same as `isCleanedUp`. */
export function cleanedUp(now: number): RawBuilder<SqlBool> {
  const kept = now - KEPT_DAYS * DAY_MS;
  return sql<SqlBool>`(
    (status = 'approvalPending' and locked_at <= ${now - PENDING_DAYS * DAY_MS})
    or (status = 'expired' and activated_at is null)
    or (status = 'active' and auto_extend_days = 0 and ends_at <= ${kept})
    or (status in ('expired', 'terminated') and updated_at <= ${kept}))`;
}

/** When a row ends, after all the times that it has extended itself by then. */
export function endAt(now: number): RawBuilder<number> {
  // Both sides of a division have to be whole numbers for its result to be one.
  const period = sql<number>`(auto_extend_days * cast(${DAY_MS} as bigint))`;
  const passed = sql<number>`(cast(${now} as bigint) - ends_at)`;
  return sql<number>`case
    when status = 'active' and auto_extend_days > 0 and ends_at <= ${now}
      then ends_at + (${passed} / ${period} + 1) * ${period}
    else ends_at end`;
}
