import type { SignInStore } from '@mandate/app/ports/sign-in';
import type { TenantWriter } from '@mandate/app/ports/store';
import type { PrincipalId } from '@mandate/rbac/model';
import { type TenantDb, tenantDb } from './bound.ts';
import type { Database } from './database.ts';
import type { TenantLedger } from './ledger.ts';
import { readClientSecrets, usedBy } from './program-credentials.ts';
import { toFlag } from './rows.ts';

/** Passwords and client secrets, of which only digests are kept; and when people's sign-ins were ended. */
export function credentialStore(
  database: Database,
): Pick<SignInStore, 'findPassword' | 'findSignInsEnded' | 'listClientSecrets'> {
  return {
    async findPassword(tenant, user) {
      const row = await tenantDb(database.reader, tenant)
        .from('password')
        .select(['digest', 'must_change'])
        .where('user_id', '=', user)
        .executeTakeFirst();
      return row && { digest: row.digest, mustChange: row.must_change === 1 };
    },
    async findSignInsEnded(tenant, user) {
      const row = await tenantDb(database.reader, tenant)
        .from('ended_sign_ins')
        .select('ended_at')
        .where('user_id', '=', user)
        .executeTakeFirst();
      return row?.ended_at;
    },
    listClientSecrets(tenant, servicePrincipal) {
      const db = tenantDb(database.reader, tenant);
      return readClientSecrets(db, usedBy(db, servicePrincipal));
    },
  };
}

/** The part of a tenant's writer that sets people's passwords and ends their sign-ins. */
export function personCredentialWriter(
  db: TenantDb,
  ledger: TenantLedger,
): Pick<TenantWriter, 'setPassword' | 'endSignIns' | 'forgetCredentials'> {
  async function endSignIns(user: PrincipalId, at: number): Promise<void> {
    const ended = { ended_at: at };
    await db
      .insert('ended_sign_ins', { user_id: user, ...ended })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'user_id']).doUpdateSet(ended))
      .execute();
    for (const table of ['browser_session', 'sign_in_link'] as const) {
      await db.remove(table).where('user_id', '=', user).execute();
    }
    ledger.wrote();
  }

  return {
    async setPassword(user, password) {
      await putPassword(db, user, password);
      // Whoever got in with the password before must not stay in.
      await db.remove('browser_session').where('user_id', '=', user).execute();
      ledger.wrote();
    },
    endSignIns,
    async forgetCredentials(user, at) {
      for (const table of ['password', 'second_factor', 'recovery_code', 'linked_identity'] as const) {
        await db.remove(table).where('user_id', '=', user).execute();
      }
      await endSignIns(user, at);
    },
  };
}

// Stores a password's digest in place of the one before.
async function putPassword(
  db: TenantDb,
  user: PrincipalId,
  { digest, mustChange }: { readonly digest: string; readonly mustChange: boolean },
): Promise<void> {
  const columns = { digest, must_change: toFlag(mustChange) };
  await db
    .insert('password', { user_id: user, ...columns })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'user_id']).doUpdateSet(columns))
    .execute();
}
