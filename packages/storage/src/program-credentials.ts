import type { TenantReader, TenantWriter } from '@mandate/app/ports/store';
import type { PrincipalId } from '@mandate/rbac/model';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { TenantDb } from './bound.ts';
import type { TenantLedger } from './ledger.ts';
import { fromJson } from './rows.ts';

/** The part of a tenant's reader that knows what programs sign in with. */
type CredentialReader = Pick<
  TenantReader,
  'listClientSecrets' | 'listClientCertificates' | 'listFederatedCredentials' | 'listCredentialLabels'
>;

type Held = RawBuilder<SqlBool>;

/** Credentials of exactly this service principal or application. */
function of(holder: PrincipalId): Held {
  return sql`service_principal_id = ${holder}`;
}

/** Credentials that a service principal signs in with: its own, and those of its application's registration. */
export function usedBy({ tenant }: TenantDb, servicePrincipal: PrincipalId): Held {
  return sql`service_principal_id in (select ${servicePrincipal} union
    select application.id from application join principal
    on principal.tenant_id = application.tenant_id and principal.app_id = application.app_id
    where application.tenant_id = ${tenant} and principal.id = ${servicePrincipal})`;
}

/** The client secrets that a condition holds for, oldest first. */
export async function readClientSecrets(db: TenantDb, held: Held) {
  const rows = await db.from('client_secret').selectAll().where(held).orderBy('created_at').orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    servicePrincipal: row.service_principal_id,
    digest: row.digest,
    hint: row.hint,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  }));
}

/** The certificates that a condition holds for, oldest first. */
export async function readClientCertificates(db: TenantDb, held: Held) {
  const rows = await db
    .from('client_certificate')
    .selectAll()
    .where(held)
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
}

/** The federated credentials that a condition holds for, oldest first. */
export async function readFederatedCredentials(db: TenantDb, held: Held) {
  const rows = await db
    .from('federated_credential')
    .selectAll()
    .where(held)
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
}

/** Reads what programs sign in with, without what they must keep to themselves. */
export function credentialReader(db: TenantDb): CredentialReader {
  return {
    listClientSecrets: (holder) => readClientSecrets(db, of(holder)),
    listClientCertificates: (holder) => readClientCertificates(db, of(holder)),
    listFederatedCredentials: (holder) => readFederatedCredentials(db, of(holder)),
    async listCredentialLabels(holder) {
      const rows = await db.from('credential_label').select(['id', 'label']).where('holder_id', '=', holder).execute();
      return new Map(rows.map(({ id, label }) => [id, label]));
    },
  };
}

const TABLES = {
  secret: 'client_secret',
  certificate: 'client_certificate',
  federated: 'federated_credential',
} as const;

/** Removes credentials of programs, and writes beside them. */
export function credentialLabelWriter(
  db: TenantDb,
  ledger: TenantLedger,
): Pick<TenantWriter, 'putCredentialLabel' | 'removeCredential'> {
  return {
    async putCredentialLabel(holder, id, label) {
      await db
        .insert('credential_label', { holder_id: holder, id, label })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'holder_id', 'id']).doUpdateSet({ label }))
        .execute();
      ledger.wrote();
    },
    async removeCredential(kind, { holder, id }) {
      const { numDeletedRows } = await db
        .remove(TABLES[kind])
        .where('service_principal_id', '=', holder)
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      await db.remove('credential_label').where('holder_id', '=', holder).where('id', '=', id).execute();
      if (numDeletedRows > 0n) ledger.wrote();
      return numDeletedRows > 0n;
    },
  };
}
