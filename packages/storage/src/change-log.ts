import type { ChangeContext, ChangeEntry, ChangeRecord, Randomness, Recordable } from '@mandate/app/ports';
import type { TenantId } from '@mandate/domain/tenants';
import { canonicalForm, FORMAT, mapPersonal, NO_HASH, personalDigest, sha256 } from './canonical.ts';
import type { Ledger } from './ledger.ts';
import { batches } from './rows.ts';
import type { Db, Schema } from './schema.ts';

/** What a hashed body holds: a change record but for its own hash, with digests in the place of personal texts. */
export type ChangeBody = Omit<ChangeRecord, 'hash'>;

/** Who, when and why, and the chance that salts need. */
export interface Recording {
  readonly context: ChangeContext;
  readonly at: number;
  readonly randomness: Randomness;
}

/**
 * Moves the ledger's entries into the change log, tenant by tenant in the order of their ids. Sequences have no gaps and
 * no forks, because whoever appends also replaces the tenant's head: of two at once, the engine makes one try again.
 */
export async function appendEntries(db: Db, ledger: Ledger, recording: Recording): Promise<void> {
  const tenants = [...ledger.entries.keys()].sort();
  if (tenants.length === 0) return;
  const heads = await readHeads(db, tenants);

  const records: Schema['change_record'][] = [];
  const texts: Schema['personal_text'][] = [];
  for (const tenant of tenants) {
    let head = heads.get(tenant) ?? { tenant_id: tenant, sequence: 0, hash: NO_HASH };
    for (const entry of ledger.entries.get(tenant) ?? []) {
      const sequence = head.sequence + 1;
      const body = bodyOf(entry, { tenant, sequence, previousHash: head.hash, recording, texts });
      head = { tenant_id: tenant, sequence, hash: sha256(body) };
      records.push({ ...head, body });
    }
    heads.set(tenant, head);
  }
  ledger.entries.clear();

  // First, because two that meet here are told to try again; where records meet, it looks like a taken key.
  for (const batch of batches(tenants.flatMap((tenant) => heads.get(tenant) ?? []))) {
    await db
      .insertInto('change_head')
      .values(batch)
      .onConflict((conflict) =>
        conflict
          .column('tenant_id')
          .doUpdateSet((row) => ({ sequence: row.ref('excluded.sequence'), hash: row.ref('excluded.hash') })),
      )
      .execute();
  }
  for (const batch of batches(records)) await db.insertInto('change_record').values(batch).execute();
  for (const batch of batches(texts)) await db.insertInto('personal_text').values(batch).execute();
}

async function readHeads(db: Db, tenants: readonly TenantId[]) {
  const heads = new Map<TenantId, Schema['change_head']>();
  for (const batch of batches(tenants)) {
    const rows = await db.selectFrom('change_head').selectAll().where('tenant_id', 'in', batch).execute();
    for (const row of rows) heads.set(row.tenant_id, row);
  }
  return heads;
}

function bodyOf(
  { operation, target, before, after }: ChangeEntry,
  place: {
    readonly tenant: TenantId;
    readonly sequence: number;
    readonly previousHash: string;
    readonly recording: Recording;
    readonly texts: Schema['personal_text'][];
  },
): string {
  const { tenant, sequence, previousHash, texts } = place;
  const { context, at, randomness } = place.recording;
  const hide = (value: Recordable) =>
    mapPersonal(value, (text) => {
      const salt = Buffer.from(randomness.bytes(16)).toString('hex');
      const digest = personalDigest(salt, text);
      texts.push({ tenant_id: tenant, sequence, digest, salt, text });
      return digest;
    });
  const body: ChangeBody = {
    format: FORMAT,
    tenant,
    sequence,
    at,
    actor: context.actor,
    actedIn: context.tenant,
    through: context.through,
    ground: hide(context.ground),
    request: context.request,
    operation,
    target,
    before: hide(before),
    after: hide(after),
    previousHash,
  };
  return canonicalForm({ ...body, actor: { ...body.actor }, request: { ...body.request } });
}
