import { BadPageMark } from '@mandate/app/page-mark';
import type { ChangeLogReader, ChangeRecord } from '@mandate/app/ports/change-log';
import type { TenantId } from '@mandate/domain/tenants';
import { sql } from 'kysely';
import type { TenantDb } from './bound.ts';
import { canonicalForm, FORMAT, mapPersonal, NO_HASH, personalDigest, sha256 } from './canonical.ts';
import type { ChangeBody } from './change-log.ts';
import { readPage } from './page-mark.ts';
import { fromJson } from './rows.ts';
import type { Db, Schema } from './schema.ts';

/** What a check of a tenant's change log found. */
export type Verified =
  | { readonly ok: true; readonly records: number; readonly head: string }
  | { readonly ok: false; readonly sequence: number; readonly reason: string };

/** Reads a tenant's change log. */
export function changeReader(db: TenantDb): Omit<ChangeLogReader, 'listRefusals'> {
  return {
    async listChanges(page) {
      const { rows, next } = await readPage(['changes', db.tenant], page, {
        async rows(after, limit) {
          const last = after === null ? 0 : Number(after[0]);
          if (!Number.isSafeInteger(last)) throw new BadPageMark();
          return recordsAfter(db, last, limit);
        },
        place: ({ sequence }) => [String(sequence), ''],
      });
      const texts = await textsOf(db, rows);
      return { rows: rows.map((row) => fromRow(row, texts)), next };
    },
    async listChangesBackwards(page) {
      const { rows, next } = await readPage(['changes-backwards', db.tenant], page, {
        async rows(before, limit) {
          const first = before === null ? Number.MAX_SAFE_INTEGER : Number(before[0]);
          if (!Number.isSafeInteger(first)) throw new BadPageMark();
          const query = db.from('change_record').selectAll().where('sequence', '<', first);
          return query.orderBy('sequence', 'desc').limit(limit).execute();
        },
        place: ({ sequence }) => [String(sequence), ''],
      });
      const texts = await textsOf(db, rows);
      return { rows: rows.map((row) => fromRow(row, texts)), next };
    },
    async listChangesWithin({ from, until }, page) {
      const { rows, next } = await readPage(['changes-within', db.tenant, from, until], page, {
        async rows(before, limit) {
          const ordered = db.from('change_record').selectAll().where('at', '>=', from).where('at', '<', until);
          const query = ordered.orderBy('at', 'desc').orderBy('sequence', 'desc').limit(limit);
          if (before === null) return query.execute();
          const [at, sequence] = before.map(Number);
          if (!Number.isSafeInteger(at) || !Number.isSafeInteger(sequence)) throw new BadPageMark();
          return query.where(sql<boolean>`("at", sequence) < (${at}, ${sequence})`).execute();
        },
        place: ({ at, sequence }) => [String(at), String(sequence)],
      });
      const texts = await textsOf(db, rows);
      return { rows: rows.map((row) => fromRow(row, texts)), next };
    },
    async listChangesAfter(sequence, limit) {
      const rows = await recordsAfter(db, sequence, limit);
      const texts = await textsOf(db, rows);
      return rows.map((row) => fromRow(row, texts));
    },
  };
}

const VERIFY_BATCH = 1000;

/**
 * Checks that the log is whole and unchanged: gap-free sequences, each hash over its record and the hash before,
 * personal texts that match their digests, and an end where the head says. Whoever can write the whole store can also
 * rewrite the whole log, so compare the head with one that was exported before.
 */
export async function verifyChanges(db: TenantDb): Promise<Verified> {
  const head = await db.from('change_head').selectAll().executeTakeFirst();
  let sequence = 0;
  let hash = NO_HASH;
  // Records are only ever added, so what is appended meanwhile lies beyond the head that was read.
  while (sequence < (head?.sequence ?? 0)) {
    const rows = await recordsAfter(db, sequence, VERIFY_BATCH);
    const texts = await db
      .from('personal_text')
      .selectAll()
      .where('sequence', '>', sequence)
      .where('sequence', '<=', rows.at(-1)?.sequence ?? sequence)
      .execute();
    const changed = texts.find(({ digest, salt, text }) => personalDigest(salt, text) !== digest);
    for (const row of rows) {
      const reason = faultOf(row, { tenant: db.tenant, sequence: sequence + 1, previousHash: hash });
      if (reason) return { ok: false, sequence: sequence + 1, reason };
      if (changed?.sequence === row.sequence) {
        return { ok: false, sequence: row.sequence, reason: 'A personal text does not match its digest.' };
      }
      ({ sequence, hash } = row);
      if (sequence === head?.sequence) break;
    }
    if (rows.length === 0) return { ok: false, sequence: sequence + 1, reason: 'The record is missing.' };
  }
  if (head && head.hash !== hash) return { ok: false, sequence, reason: 'The head names another hash.' };
  if (!head && (await recordsAfter(db, 0, 1)).length > 0)
    return { ok: false, sequence: 0, reason: 'The head is missing.' };
  return { ok: true, records: sequence, head: hash };
}

function faultOf(
  row: Schema['change_record'],
  expected: Pick<ChangeBody, 'tenant' | 'sequence' | 'previousHash'>,
): string | undefined {
  if (row.sequence !== expected.sequence) return 'The record is missing.';
  if (sha256(row.body) !== row.hash) return 'The record does not match its hash.';
  const body = fromJson<ChangeBody>(row.body);
  if (body.format !== FORMAT) return `The record has format ${body.format}, which this version cannot check.`;
  if (body.previousHash !== expected.previousHash) return 'The record does not follow the one before it.';
  if (body.at !== row.at) return 'The record is kept under another time than it tells.';
  if (body.sequence !== row.sequence || body.tenant !== expected.tenant) return 'The record stands in a wrong place.';
  const again = canonicalForm({ ...body, actor: { ...body.actor }, request: { ...body.request } });
  return again === row.body ? undefined : 'The record is not in canonical form.';
}

function recordsAfter(db: TenantDb, sequence: number, limit: number) {
  return db
    .from('change_record')
    .selectAll()
    .where('sequence', '>', sequence)
    .orderBy('sequence')
    .limit(limit)
    .execute();
}

async function textsOf(db: TenantDb, rows: readonly Schema['change_record'][]): Promise<ReadonlyMap<string, string>> {
  if (rows.length === 0) return new Map();
  // Too many to be spread over the arguments of Math.min.
  const sequences = rows.map(({ sequence }) => sequence).sort((one, other) => one - other);
  const texts = await db
    .from('personal_text')
    .select(['digest', 'text'])
    .where('sequence', '>=', sequences.at(0) ?? 0)
    .where('sequence', '<=', sequences.at(-1) ?? 0)
    .execute();
  return new Map(texts.map(({ digest, text }) => [digest, text]));
}

/** Where a record stands: in which log, and where in it. */
export interface RecordPlace {
  readonly tenant: TenantId;
  readonly sequence: number;
}

const PLACES_AT_ONCE = 100;

/** The records at these places, which may lie in any number of logs, in the order of the places. */
export async function recordsAt(db: Db, places: readonly RecordPlace[]): Promise<readonly ChangeRecord[]> {
  const found = new Map<string, ChangeRecord>();
  for (let start = 0; start < places.length; start += PLACES_AT_ONCE) {
    const some = places.slice(start, start + PLACES_AT_ONCE);
    const rows = await db
      .selectFrom('change_record')
      .selectAll()
      .where((where) => where.or(some.map((each) => where.and({ tenant_id: each.tenant, sequence: each.sequence }))))
      .execute();
    const texts = await db
      .selectFrom('personal_text')
      .select(['digest', 'text'])
      .where((where) => where.or(some.map((each) => where.and({ tenant_id: each.tenant, sequence: each.sequence }))))
      .execute();
    const byDigest = new Map(texts.map(({ digest, text }) => [digest, text]));
    for (const row of rows) found.set(`${row.tenant_id} ${row.sequence}`, fromRow(row, byDigest));
  }
  return places.flatMap(({ tenant, sequence }) => found.get(`${tenant} ${sequence}`) ?? []);
}

function fromRow({ body, hash }: Schema['change_record'], texts: ReadonlyMap<string, string>): ChangeRecord {
  const record = fromJson<ChangeBody>(body);
  const show = (value: ChangeRecord['before']) => mapPersonal(value, (digest) => texts.get(digest) ?? '');
  return { ...record, ground: show(record.ground), before: show(record.before), after: show(record.after), hash };
}
