import type { ChangeContext, ChangeEntry, ChangeRecord, Recordable } from '@mandate/app/ports/change-log';
import type { Randomness } from '@mandate/app/ports/world';
import type { TenantId } from '@mandate/domain/tenants';
import { canonicalForm, FORMAT, NO_HASH, personalDigest, sha256 } from './canonical.ts';
import type { Ledger } from './ledger.ts';
import { byKeys, insertion } from './repeated.ts';
import type { Db, Schema } from './schema.ts';

/** What a hashed body holds: a change record but for its own hash, with digests in the place of personal texts. */
export type ChangeBody = Omit<ChangeRecord, 'hash'>;

const SALT_BYTES = 16;
const MAX_SALTS = 1000;

/** Who, when and why, and the chance that salts need. */
export interface Recording {
  readonly context: ChangeContext;
  readonly at: number;
  readonly randomness: Randomness;
}

const readHeads = byKeys((db, tenants) => db.selectFrom('change_head').selectAll().where('tenant_id', 'in', tenants));
const writeHeads = insertion('change_head', (insert) =>
  insert.onConflict((conflict) =>
    conflict
      .column('tenant_id')
      .doUpdateSet((row) => ({ sequence: row.ref('excluded.sequence'), hash: row.ref('excluded.hash') })),
  ),
);
const addRecords = insertion('change_record', (insert) => insert);
const addTexts = insertion('personal_text', (insert) => insert);
const addActs = insertion('partner_act', (insert) => insert);

/**
 * Moves the ledger's entries into the change log, tenant by tenant in the order of their ids. Sequences have no gaps
 * and no forks, because whoever appends also replaces the tenant's head: of two at once, the engine makes one try
 * again.
 */
export async function appendEntries(db: Db, ledger: Ledger, recording: Recording): Promise<void> {
  const tenants = [...ledger.entries.keys()].sort();
  if (tenants.length === 0) return;
  const before = new Map((await readHeads(db, tenants)).map((head) => [head.tenant_id, head]));

  const heads: Schema['change_head'][] = [];
  const records: Schema['change_record'][] = [];
  const texts: Schema['personal_text'][] = [];
  const acts: Schema['partner_act'][] = [];
  const home = homeOf(recording.context);
  const ownLogTells = ownLogOf(ledger, home);
  const writeBody = bodyWriter(recording, salts(recording.randomness, tenants.length), texts);
  for (const tenant of tenants) {
    let head = before.get(tenant) ?? { tenant_id: tenant, sequence: 0, hash: NO_HASH };
    for (const entry of ledger.entries.get(tenant) ?? []) {
      const sequence = head.sequence + 1;
      const body = writeBody(entry, { tenant, sequence, previousHash: head.hash });
      const record = { tenant_id: tenant, sequence, hash: sha256(body), at: recording.at, body };
      records.push(record);
      head = record;
      if (home && home !== tenant && !ownLogTells(entry)) {
        acts.push({ partner_tenant_id: home, at: recording.at, customer_id: tenant, sequence });
      }
    }
    heads.push({ tenant_id: tenant, sequence: head.sequence, hash: head.hash });
  }
  ledger.entries.clear();

  // First, because two that meet here are told to try again; where records meet, it looks like a taken key.
  await writeHeads(db, heads);
  await addRecords(db, records);
  await addTexts(db, texts);
  await addActs(db, acts);
}

function homeOf({ actor }: ChangeContext): TenantId | undefined {
  return actor.kind === 'Operator' ? undefined : actor.home;
}

// What is told in the log of the actor's own tenant is found there, and must not be found twice.
function ownLogOf(ledger: Ledger, home: TenantId | undefined): (entry: ChangeEntry) => boolean {
  const own = new Set((home && ledger.entries.get(home))?.map(({ operation, target }) => `${operation} ${target}`));
  return ({ operation, target }) => own.has(`${operation} ${target}`);
}

// Drawn many at a time, because every draw goes to the operating system.
function salts(randomness: Randomness, expected: number): () => string {
  const size = SALT_BYTES * Math.min(expected, MAX_SALTS);
  let drawn = Buffer.alloc(0);
  return () => {
    if (drawn.length === 0) drawn = Buffer.from(randomness.bytes(size));
    const salt = drawn.toString('hex', 0, SALT_BYTES);
    drawn = drawn.subarray(SALT_BYTES);
    return salt;
  };
}

type Place = Pick<ChangeBody, 'tenant' | 'sequence' | 'previousHash'>;

/** Writes the bodies of one transaction's records, and the personal texts in them to `texts`. */
function bodyWriter(
  { context, at }: Recording,
  nextSalt: () => string,
  texts: Schema['personal_text'][],
): (entry: ChangeEntry, place: Place) => string {
  // The same in every record, so they are written once.
  const [actedIn, actor] = [canonicalForm(context.tenant), canonicalForm({ ...context.actor })];
  const [request, through] = [canonicalForm({ ...context.request }), canonicalForm(context.through)];

  let ground: string | undefined;

  return ({ operation, target, before, after }, { tenant, sequence, previousHash }) => {
    const hide = (value: Recordable) =>
      canonicalForm(value, (text) => {
        const salt = nextSalt();
        const digest = personalDigest(salt, text);
        texts.push({ tenant_id: tenant, sequence, digest, salt, text });
        return digest;
      });
    const known = texts.length;
    const writtenGround = ground ?? hide(context.ground);
    // What is personal gets another salt in every record.
    if (texts.length === known) ground = writtenGround;
    // The canonical form of a body: all members, in the order of their names.
    return (
      `{"actedIn":${actedIn},"actor":${actor},"after":${hide(after)},"at":${canonicalForm(at)},` +
      `"before":${hide(before)},"format":${FORMAT},"ground":${writtenGround},` +
      `"operation":${canonicalForm(operation)},"previousHash":"${previousHash}","request":${request},` +
      `"sequence":${sequence},"target":${canonicalForm(target)},"tenant":"${tenant}","through":${through}}`
    );
  };
}
