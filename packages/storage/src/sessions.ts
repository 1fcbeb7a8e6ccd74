import type { SignInStore } from '@mandate/app/ports/sign-in';
import { tenantDb } from './bound.ts';
import type { Database } from './database.ts';

type SessionStore = Pick<
  SignInStore,
  'addSession' | 'findSession' | 'touchSession' | 'removeSession' | 'removeSessionsOf'
>;

/** Sessions of signed-in browsers; found by the digest of what the cookie holds, which no other tenant can know. */
export function sessionStore(database: Database): SessionStore {
  return {
    async addSession(session) {
      await database.write((db) =>
        tenantDb(db, session.tenant)
          .insert('session', {
            digest: session.digest,
            user_id: session.user,
            created_at: session.createdAt,
            last_seen_at: session.lastSeenAt,
            expires_at: session.expiresAt,
          })
          .execute(),
      );
    },
    async findSession(digest, now) {
      const row = await database.reader
        .selectFrom('session')
        .selectAll()
        .where('digest', '=', digest)
        .where('expires_at', '>', now)
        .executeTakeFirst();
      return (
        row && {
          digest: row.digest,
          user: row.user_id,
          tenant: row.tenant_id,
          createdAt: row.created_at,
          lastSeenAt: row.last_seen_at,
          expiresAt: row.expires_at,
        }
      );
    },
    async touchSession(digest, lastSeenAt) {
      await database.write((db) =>
        db.updateTable('session').set({ last_seen_at: lastSeenAt }).where('digest', '=', digest).execute(),
      );
    },
    async removeSession(digest) {
      await database.write((db) => db.deleteFrom('session').where('digest', '=', digest).execute());
    },
    async removeSessionsOf(tenant, user) {
      await database.write((db) => tenantDb(db, tenant).remove('session').where('user_id', '=', user).execute());
    },
  };
}
