import type {
  SecondFactor,
  SecondFactorReader,
  SecondFactorWriter,
  TenantSecondFactorReader,
} from '@mandate/app/ports/second-factors';
import { fail, ok } from '@mandate/rbac/result';
import { type TenantDb, tenantDb } from './bound.ts';
import type { Database } from './database.ts';
import type { TenantLedger } from './ledger.ts';
import { fromJson } from './rows.ts';
import type { SecondFactorRow } from './sign-in-rows.ts';

/** Second factors, recovery codes, who has to have them, and identities at OpenID providers. */
export function secondFactorStore(database: Database): SecondFactorReader {
  const at = (tenant: Parameters<SecondFactorReader['listSecondFactors']>[0]) => tenantDb(database.reader, tenant);
  return {
    listSecondFactors: (tenant, user) => tenantSecondFactorReader(at(tenant)).listSecondFactorsOf(user),
    async useSecondFactor(tenant, user, { id, counter, at: usedAt }) {
      const { numUpdatedRows } = await database.write((db) =>
        tenantDb(db, tenant)
          .update('second_factor')
          .set({ counter, last_used_at: usedAt })
          .where('user_id', '=', user)
          .where('id', '=', id)
          .where((row) =>
            row.or([row('counter', '<', counter), row.and([row('counter', '=', 0), row.lit(counter === 0)])]),
          )
          .executeTakeFirstOrThrow(),
      );
      return numUpdatedRows > 0n;
    },
    async countRecoveryCodes(tenant, user) {
      const { count } = await at(tenant)
        .from('recovery_code')
        .select((row) => row.fn.countAll<number>().as('count'))
        .where('user_id', '=', user)
        .executeTakeFirstOrThrow();
      return Number(count);
    },
    async takeRecoveryCode(tenant, user, digest) {
      const { numDeletedRows } = await database.write((db) =>
        tenantDb(db, tenant)
          .remove('recovery_code')
          .where('user_id', '=', user)
          .where('digest', '=', digest)
          .executeTakeFirstOrThrow(),
      );
      return numDeletedRows > 0n;
    },
    async findLinkedUser(tenant, issuer, subject) {
      const row = await at(tenant)
        .from('linked_identity')
        .select('user_id')
        .where('issuer', '=', issuer)
        .where('subject', '=', subject)
        .executeTakeFirst();
      return row?.user_id;
    },
    async listLinkedIdentities(tenant, user) {
      const rows = await at(tenant)
        .from('linked_identity')
        .selectAll()
        .where('user_id', '=', user)
        .orderBy('linked_at')
        .orderBy('issuer')
        .execute();
      return rows.map((row) => ({
        issuer: row.issuer,
        subject: row.subject,
        user: row.user_id,
        linkedAt: row.linked_at,
      }));
    },
  };
}

/** The part of a tenant's reader that reads second factors. */
export function tenantSecondFactorReader(db: TenantDb): TenantSecondFactorReader {
  return {
    async listSecondFactorsOf(user) {
      const rows = await db
        .from('second_factor')
        .selectAll()
        .where('user_id', '=', user)
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(fromRow);
    },
    async secondFactorPolicy() {
      const row = await db.from('second_factor_policy').select('policy').executeTakeFirst();
      return row?.policy;
    },
  };
}

/** The part of a tenant's writer that changes second factors. */
export function secondFactorWriter(db: TenantDb, ledger: TenantLedger): SecondFactorWriter {
  return {
    async addSecondFactor(user, factor) {
      const added = await db
        .insert('second_factor', { user_id: user, ...toColumns(factor) })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      if (added.numInsertedOrUpdatedRows !== 1n) return fail({ kind: 'taken' });
      ledger.wrote();
      return ok(undefined);
    },
    async removeSecondFactor(user, id) {
      const { numDeletedRows } = await db
        .remove('second_factor')
        .where('user_id', '=', user)
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      if (numDeletedRows > 0n) ledger.wrote();
      return numDeletedRows > 0n;
    },
    async replaceRecoveryCodes(user, digests) {
      await db.remove('recovery_code').where('user_id', '=', user).execute();
      for (const digest of digests) await db.insert('recovery_code', { user_id: user, digest }).execute();
      ledger.wrote();
    },
    async setSecondFactorPolicy(policy) {
      await db
        .insert('second_factor_policy', { policy })
        .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet({ policy }))
        .execute();
      ledger.wrote();
    },
    async linkIdentity({ issuer, subject, user, linkedAt }) {
      const linked = await db
        .insert('linked_identity', { issuer, subject, user_id: user, linked_at: linkedAt })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      if (linked.numInsertedOrUpdatedRows !== 1n) return fail({ kind: 'taken' });
      ledger.wrote();
      return ok(undefined);
    },
    async unlinkIdentities(user) {
      const { numDeletedRows } = await db
        .remove('linked_identity')
        .where('user_id', '=', user)
        .executeTakeFirstOrThrow();
      if (numDeletedRows > 0n) ledger.wrote();
      return Number(numDeletedRows);
    },
  };
}

type PasskeyBody = Pick<Extract<SecondFactor, { kind: 'passkey' }>, 'publicKey' | 'transports'>;
type AppBody = Pick<Extract<SecondFactor, { kind: 'authenticator-app' }>, 'sealedSeed'>;

function toColumns(factor: SecondFactor): Omit<SecondFactorRow, 'tenant_id' | 'user_id'> {
  const { id, kind, name, counter, createdAt, lastUsedAt } = factor;
  const body: PasskeyBody | AppBody =
    factor.kind === 'passkey'
      ? { publicKey: factor.publicKey, transports: factor.transports }
      : { sealedSeed: factor.sealedSeed };
  return {
    id,
    kind,
    name,
    credential_id: factor.kind === 'passkey' ? factor.credentialId : null,
    body: JSON.stringify(body),
    counter,
    created_at: createdAt,
    last_used_at: lastUsedAt,
  };
}

function fromRow(row: SecondFactorRow): SecondFactor {
  const { id, name, counter, created_at: createdAt, last_used_at: lastUsedAt } = row;
  const common = { id, name, counter, createdAt, lastUsedAt };
  // Written by `toColumns` alone.
  return row.kind === 'passkey'
    ? { ...common, kind: row.kind, credentialId: row.credential_id ?? '', ...fromJson<PasskeyBody>(row.body) }
    : { ...common, kind: row.kind, ...fromJson<AppBody>(row.body) };
}
