import type { SignInLink, SignInStore } from '@mandate/app/ports/sign-in';
import { tenantDb } from './bound.ts';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';

/** One-time sign-in links, found by the digest of the value in the link. */
export function signInLinkStore(
  database: Database,
): Pick<SignInStore, 'addSignInLink' | 'findSignInLink' | 'takeSignInLink'> {
  return {
    async addSignInLink({ digest, user, tenant, expiresAt }) {
      await database.write((db) =>
        tenantDb(db, tenant).insert('sign_in_link', { digest, user_id: user, expires_at: expiresAt }).execute(),
      );
    },
    async findSignInLink(digest, now) {
      const row = await database.reader
        .selectFrom('sign_in_link')
        .selectAll()
        .where('digest', '=', digest)
        .where('expires_at', '>', now)
        .executeTakeFirst();
      return row && fromRow(row);
    },
    async takeSignInLink(digest, now) {
      const row = await database.write((db) =>
        db
          .deleteFrom('sign_in_link')
          .where('digest', '=', digest)
          .where('expires_at', '>', now)
          .returningAll()
          .executeTakeFirst(),
      );
      return row && fromRow(row);
    },
  };
}

function fromRow(row: Schema['sign_in_link']): SignInLink {
  return { digest: row.digest, user: row.user_id, tenant: row.tenant_id, expiresAt: row.expires_at };
}
