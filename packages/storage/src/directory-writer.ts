import type { TenantWriter } from '@mandate/app/ports/store';
import type { Taken } from '@mandate/app/ports/taken';
import { fail, ok, type Result } from '@mandate/rbac/result';
import type { TenantDb } from './bound.ts';
import type { TenantLedger } from './ledger.ts';
import { toGroupRow, toServicePrincipalRow, toUserRow } from './principals.ts';
import { putClientCertificate, putFederatedCredential } from './programs.ts';
import type { PrincipalRow } from './schema.ts';

/** The part of a tenant's writer that changes its directory. */
export type DirectoryWriter = Pick<
  TenantWriter,
  | 'addUser'
  | 'updateUser'
  | 'addGroup'
  | 'addMember'
  | 'removeMember'
  | 'addServicePrincipal'
  | 'assignDirectoryRole'
  | 'unassignDirectoryRole'
  | 'addClientSecret'
  | 'addClientCertificate'
  | 'addFederatedCredential'
>;

const TAKEN = fail<Taken>({ kind: 'taken' });

/** Writes users, groups, service principals, memberships, directory roles and credentials. */
export function directoryWriter(db: TenantDb, ledger: TenantLedger): DirectoryWriter {
  const add = async (row: Omit<PrincipalRow, 'tenant_id'>): Promise<Result<void, Taken>> => {
    const added = await db
      .insert('principal', row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    if (added.numInsertedOrUpdatedRows !== 1n) return TAKEN;
    ledger.moved();
    return ok(undefined);
  };

  return {
    addUser: (user) => add(toUserRow(user)),
    async updateUser(user) {
      const { id, kind, created_at, ...columns } = toUserRow(user);
      const own = db.from('principal').where('id', '=', id).where('kind', '=', kind);
      const before = await own.select('enabled').executeTakeFirst();
      if (!before) throw new Error(`User ${id} does not exist in tenant ${db.tenant}; find it before updating it.`);
      await db.update('principal').where('id', '=', id).where('kind', '=', kind).set(columns).execute();
      if (before.enabled === columns.enabled) ledger.wrote();
      else ledger.moved();
    },
    addGroup: (group) => add(toGroupRow(group)),
    addServicePrincipal: (servicePrincipal) => add(toServicePrincipalRow(servicePrincipal)),

    async addMember(group, member) {
      const added = await db
        .insert('group_member', { group_id: group, member_id: member })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      if (added.numInsertedOrUpdatedRows !== 1n) return TAKEN;
      ledger.moved();
      return ok(undefined);
    },
    async removeMember(group, member) {
      const { numDeletedRows } = await db
        .remove('group_member')
        .where('group_id', '=', group)
        .where('member_id', '=', member)
        .executeTakeFirstOrThrow();
      if (numDeletedRows > 0n) ledger.moved();
      return numDeletedRows > 0n;
    },
    async assignDirectoryRole(role, principal) {
      const added = await db
        .insert('directory_role', { role, principal_id: principal })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      if (added.numInsertedOrUpdatedRows === 1n) ledger.moved();
    },
    async unassignDirectoryRole(role, principal) {
      const { numDeletedRows } = await db
        .remove('directory_role')
        .where('role', '=', role)
        .where('principal_id', '=', principal)
        .executeTakeFirstOrThrow();
      if (numDeletedRows > 0n) ledger.moved();
      return numDeletedRows > 0n;
    },

    async addClientSecret({ id, servicePrincipal, digest, hint, createdAt, expiresAt }) {
      await db
        .insert('client_secret', {
          id,
          service_principal_id: servicePrincipal,
          digest,
          hint,
          created_at: createdAt,
          expires_at: expiresAt,
        })
        .execute();
      ledger.wrote();
    },
    async addClientCertificate(certificate) {
      const added = await putClientCertificate(db, certificate);
      if (added.ok) ledger.wrote();
      return added;
    },
    async addFederatedCredential(credential) {
      const added = await putFederatedCredential(db, credential);
      if (added.ok) ledger.wrote();
      return added;
    },
  };
}
