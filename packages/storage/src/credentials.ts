import type { SignInStore } from '@mandate/app/ports/sign-in';
import { tenantDb } from './bound.ts';
import type { Database } from './database.ts';
import { putPassword } from './directory-writer.ts';

/** Passwords and client secrets, of which only digests are kept. */
export function credentialStore(
  database: Database,
): Pick<SignInStore, 'findPassword' | 'setPassword' | 'listClientSecrets'> {
  return {
    async findPassword(tenant, user) {
      const row = await tenantDb(database.reader, tenant)
        .from('password')
        .select(['digest', 'must_change'])
        .where('user_id', '=', user)
        .executeTakeFirst();
      return row && { digest: row.digest, mustChange: row.must_change === 1 };
    },
    setPassword: (tenant, user, password) => database.write((db) => putPassword(tenantDb(db, tenant), user, password)),
    async listClientSecrets(tenant, servicePrincipal) {
      const rows = await tenantDb(database.reader, tenant)
        .from('client_secret')
        .selectAll()
        .where('service_principal_id', '=', servicePrincipal)
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        servicePrincipal: row.service_principal_id,
        digest: row.digest,
        hint: row.hint,
        createdAt: row.created_at,
        expiresAt: row.expires_at,
      }));
    },
  };
}
