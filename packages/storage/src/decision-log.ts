import { BadPageMark } from '@mandate/app/page-mark';
import type { Recordable } from '@mandate/app/ports/change-log';
import type { DecisionLog, Refusal, StoredRefusal } from '@mandate/app/ports/decision-log';
import type { TenantReader } from '@mandate/app/ports/store';
import type { Randomness } from '@mandate/app/ports/world';
import { sql } from 'kysely';
import type { TenantDb } from './bound.ts';
import type { Database } from './database.ts';
import { readPage } from './page-mark.ts';
import { fromJson } from './rows.ts';
import type { Db, DecisionRow } from './schema.ts';

const FLUSH_AFTER_MS = 200;
const FLUSH_AT_ROWS = 100;
const MAX_WAITING = 2000;
// What one caller may write; a client that asks in a loop must not push everybody else's refusals out.
const CALLER_WINDOW_MS = 60_000;
const CALLER_ROWS = 60;
const MAX_CALLERS = 10_000;

const KEPT_MS = 90 * 24 * 60 * 60 * 1000;
// Some 100 MB.
const MAX_ROWS = 200_000;

/** A decision log that can be closed. */
export interface OpenDecisionLog extends DecisionLog {
  /** Writes what is waiting. */
  close(): Promise<void>;
}

/**
 * Collects refusals and writes them in batches. What exceeds a caller's share or the room for waiting rows is counted
 * and not kept; the next row that is kept says how many were left out.
 */
export function decisionLog(
  database: Database,
  options: { readonly randomness: Randomness; readonly log: (message: string, error: unknown) => void },
): OpenDecisionLog {
  const waiting: DecisionRow[] = [];
  let dropped = 0;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> | undefined;
  const shareOf = callerShares();

  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    // One batch at a time; what comes meanwhile waits, so that the bound on what waits holds.
    writing ??= writeAll().finally(() => {
      writing = undefined;
    });
  };
  const writeAll = async () => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, FLUSH_AT_ROWS);
      try {
        await database.write((db) => db.insertInto('decision').values(batch).execute());
      } catch (error) {
        dropped += batch.length;
        options.log('Refusals could not be written to the decision log.', error);
      }
      waiting.splice(0, batch.length);
    }
  };

  return {
    refused(refusal) {
      if (closed || waiting.length >= MAX_WAITING || !shareOf(refusal)) {
        dropped += 1;
        return;
      }
      try {
        waiting.push(toRow(refusal, options.randomness, dropped));
        dropped = 0;
      } catch (error) {
        dropped += 1;
        options.log('A refusal could not be recorded.', error);
        return;
      }
      if (waiting.length >= FLUSH_AT_ROWS) flush();
      else timer ??= setTimeout(flush, FLUSH_AFTER_MS).unref();
    },
    async close() {
      closed = true;
      flush();
      await writing;
    },
  };
}

/** Reads what was refused in a tenant. */
export function refusalReader(db: TenantDb): Pick<TenantReader, 'listRefusals'> {
  return {
    async listRefusals(page) {
      const { rows, next } = await readPage(['refusals', db.tenant], page, {
        async rows(after, limit) {
          const query = db.from('decision').selectAll().orderBy('at', 'desc').orderBy('id', 'desc').limit(limit);
          if (!after) return query.execute();
          const at = Number(after[0]);
          if (!Number.isSafeInteger(at)) throw new BadPageMark();
          return query.where(sql<boolean>`("at", id) < (${at}, ${after[1]})`).execute();
        },
        place: ({ at, id }) => [String(at), id],
      });
      return { rows: rows.map(fromRow), next };
    },
  };
}

/** Forgets refusals that are old, and the oldest of more than `maxRows`. */
export async function pruneDecisions(db: Db, now: number, maxRows = MAX_ROWS): Promise<void> {
  const first = await db
    .selectFrom('decision')
    .select('at')
    .orderBy('at', 'desc')
    .limit(1)
    .offset(maxRows)
    .executeTakeFirst();
  const until = Math.max(now - KEPT_MS, first?.at ?? 0);
  await db.deleteFrom('decision').where('at', '<=', until).execute();
}

function callerShares(): (refusal: Refusal) => boolean {
  const shares = new Map<string, { readonly since: number; rows: number }>();
  return ({ at, caller }) => {
    const key = `${caller.home} ${caller.id}`;
    const share = shares.get(key);
    if (share && at - share.since < CALLER_WINDOW_MS) {
      share.rows += 1;
      return share.rows <= CALLER_ROWS;
    }
    if (shares.size >= MAX_CALLERS) shares.clear();
    shares.set(key, { since: at, rows: 1 });
    return true;
  };
}

function toRow(refusal: Refusal, randomness: Randomness, dropped: number): DecisionRow {
  return {
    tenant_id: refusal.tenant,
    id: randomness.guid(),
    at: refusal.at,
    caller_id: refusal.caller.id,
    caller_home: refusal.caller.home,
    action: refusal.action,
    scope: refusal.scope,
    ground: JSON.stringify(refusal.ground),
    request_id: refusal.request.requestId,
    correlation_id: refusal.request.correlationId,
    client_address: refusal.request.clientAddress,
    dropped,
  };
}

function fromRow(row: DecisionRow): StoredRefusal {
  return {
    id: row.id,
    at: row.at,
    caller: { id: row.caller_id, home: row.caller_home },
    tenant: row.tenant_id,
    action: row.action,
    scope: row.scope,
    ground: fromJson<Recordable>(row.ground),
    request: { requestId: row.request_id, correlationId: row.correlation_id, clientAddress: row.client_address },
    leftOut: row.dropped,
  };
}
