import type { SignInStore, SigningKey } from '@mandate/app/ports/sign-in';
import type { Database } from './database.ts';
import type { SigningKeyRow } from './sign-in-rows.ts';

/** The installation's signing keys, which belong to no tenant. */
export function signingKeyStore(database: Database): Pick<SignInStore, 'listSigningKeys' | 'addSigningKey'> {
  return {
    async listSigningKeys(purpose) {
      const rows = await database.reader
        .selectFrom('signing_key')
        .selectAll()
        .where('purpose', '=', purpose)
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(fromRow);
    },
    addSigningKey: (key, now) =>
      // Of two nodes that both find no key, the engine makes one try again, and it then finds the other's.
      database.write(async (db) => {
        const existing = await db
          .selectFrom('signing_key')
          .selectAll()
          .where('purpose', '=', key.purpose)
          .where('retires_at', '>', now)
          .orderBy('retires_at', 'desc')
          .orderBy('id')
          .limit(1)
          .executeTakeFirst();
        if (existing) return fromRow(existing);
        await db.insertInto('signing_key').values(toRow(key)).execute();
        return key;
      }),
  };
}

function toRow(key: SigningKey): SigningKeyRow {
  return {
    id: key.id,
    purpose: key.purpose,
    algorithm: key.algorithm,
    public_jwk: key.publicJwk,
    encrypted_private_jwk: key.encryptedPrivateJwk,
    created_at: key.createdAt,
    retires_at: key.retiresAt,
    expires_at: key.expiresAt,
  };
}

function fromRow(row: SigningKeyRow): SigningKey {
  return {
    id: row.id,
    purpose: row.purpose,
    algorithm: row.algorithm,
    publicJwk: row.public_jwk,
    encryptedPrivateJwk: row.encrypted_private_jwk,
    createdAt: row.created_at,
    retiresAt: row.retires_at,
    expiresAt: row.expires_at,
  };
}
