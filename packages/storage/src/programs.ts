import type { ClientCertificate, FederatedCredential } from '@mandate/app/ports/credentials';
import type { SignInStore } from '@mandate/app/ports/sign-in';
import type { Taken } from '@mandate/app/ports/taken';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type TenantDb, tenantDb } from './bound.ts';
import type { Database } from './database.ts';
import { fromJson } from './rows.ts';

type ProgramStore = Pick<
  SignInStore,
  'listClientCertificates' | 'listFederatedCredentials' | 'findTenantsOfApplication'
>;

/** What programs prove themselves by besides secrets, and where they are registered. */
export function programStore(database: Database): ProgramStore {
  return {
    async listClientCertificates(tenant, servicePrincipal) {
      const rows = await tenantDb(database.reader, tenant)
        .from('client_certificate')
        .selectAll()
        .where('service_principal_id', '=', servicePrincipal)
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        servicePrincipal: row.service_principal_id,
        thumbprint: row.thumbprint,
        certificate: row.certificate,
        createdAt: row.created_at,
        notBefore: row.not_before,
        expiresAt: row.expires_at,
      }));
    },
    async listFederatedCredentials(tenant, servicePrincipal) {
      const rows = await tenantDb(database.reader, tenant)
        .from('federated_credential')
        .selectAll()
        .where('service_principal_id', '=', servicePrincipal)
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        servicePrincipal: row.service_principal_id,
        name: row.name,
        issuer: row.issuer,
        subject: row.subject,
        audiences: fromJson<readonly string[]>(row.audiences),
        createdAt: row.created_at,
      }));
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
