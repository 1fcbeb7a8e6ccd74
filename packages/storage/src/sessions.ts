import type { Session, SignInStore } from '@mandate/app/ports/sign-in';
import { tenantDb } from './bound.ts';
import type { Database } from './database.ts';
import { fromJson } from './rows.ts';
import type { SessionRow } from './sign-in-rows.ts';

type SessionStore = Pick<
  SignInStore,
  'addSession' | 'findSession' | 'touchSession' | 'removeSession' | 'removeSessionsOf' | 'listSessions'
>;

/** Sessions of signed-in browsers; found by the digest of what the cookie holds, which no other tenant can know. */
export function sessionStore(database: Database): SessionStore {
  return {
    async addSession(session) {
      await database.write((db) =>
        tenantDb(db, session.tenant)
          .insert('browser_session', {
            digest: session.digest,
            user_id: session.user,
            methods: JSON.stringify(session.methods),
            user_agent: session.userAgent,
            client_address: session.clientAddress,
            created_at: session.createdAt,
            last_seen_at: session.lastSeenAt,
            expires_at: session.expiresAt,
          })
          .execute(),
      );
    },
    async findSession(digest, now) {
      const row = await database.reader
        .selectFrom('browser_session')
        .selectAll()
        .where('digest', '=', digest)
        .where('expires_at', '>', now)
        .executeTakeFirst();
      return row && fromRow(row);
    },
    async touchSession(digest, lastSeenAt) {
      await database.write((db) =>
        db.updateTable('browser_session').set({ last_seen_at: lastSeenAt }).where('digest', '=', digest).execute(),
      );
    },
    async removeSession(digest) {
      await database.write((db) => db.deleteFrom('browser_session').where('digest', '=', digest).execute());
    },
    async removeSessionsOf(tenant, user) {
      await database.write((db) =>
        tenantDb(db, tenant).remove('browser_session').where('user_id', '=', user).execute(),
      );
    },
    async listSessions(tenant, user, now) {
      const rows = await tenantDb(database.reader, tenant)
        .from('browser_session')
        .selectAll()
        .where('user_id', '=', user)
        .where('expires_at', '>', now)
        .orderBy('last_seen_at', 'desc')
        .orderBy('digest')
        .execute();
      return rows.map(fromRow);
    },
  };
}

function fromRow(row: SessionRow): Session {
  return {
    digest: row.digest,
    user: row.user_id,
    tenant: row.tenant_id,
    methods: fromJson<readonly string[]>(row.methods),
    userAgent: row.user_agent,
    clientAddress: row.client_address,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
  };
}
