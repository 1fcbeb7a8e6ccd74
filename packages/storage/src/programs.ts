import type { ClientCertificate, FederatedCredential } from '@mandate/app/ports/credentials';
import type { SignInStore } from '@mandate/app/ports/sign-in';
import type { Taken } from '@mandate/app/ports/taken';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type TenantDb, tenantDb } from './bound.ts';
import type { Database } from './database.ts';
import { readClientCertificates, readFederatedCredentials, usedBy } from './program-credentials.ts';

type ProgramStore = Pick<
  SignInStore,
  'listClientCertificates' | 'listFederatedCredentials' | 'findTenantsOfApplication'
>;

/** What programs prove themselves by besides secrets, and where they are registered. */
export function programStore(database: Database): ProgramStore {
  return {
    listClientCertificates(tenant, servicePrincipal) {
      const db = tenantDb(database.reader, tenant);
      return readClientCertificates(db, usedBy(db, servicePrincipal));
    },
    listFederatedCredentials(tenant, servicePrincipal) {
      const db = tenantDb(database.reader, tenant);
      return readFederatedCredentials(db, usedBy(db, servicePrincipal));
    },
    async findTenantsOfApplication(appId, limit) {
      const rows = await database.reader
        .selectFrom('principal')
        .select('tenant_id')
        .where('app_id', '=', appId)
        .limit(limit)
        .execute();
      return rows.map((row) => row.tenant_id);
    },
  };
}

/** Stores a certificate unless the service principal has it. */
export async function putClientCertificate(db: TenantDb, added: ClientCertificate): Promise<Result<void, Taken>> {
  const { numInsertedOrUpdatedRows } = await db
    .insert('client_certificate', {
      id: added.id,
      service_principal_id: added.servicePrincipal,
      thumbprint: added.thumbprint,
      certificate: added.certificate,
      created_at: added.createdAt,
      not_before: added.notBefore,
      expires_at: added.expiresAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n ? ok(undefined) : fail({ kind: 'taken' });
}

/** Stores whom a service principal trusts unless it does already. */
export async function putFederatedCredential(db: TenantDb, added: FederatedCredential): Promise<Result<void, Taken>> {
  const { numInsertedOrUpdatedRows } = await db
    .insert('federated_credential', {
      id: added.id,
      service_principal_id: added.servicePrincipal,
      name: added.name,
      issuer: added.issuer,
      subject: added.subject,
      audiences: JSON.stringify(added.audiences),
      created_at: added.createdAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n ? ok(undefined) : fail({ kind: 'taken' });
}
