import type { TenantWriter } from '@mandate/app/ports/store';
import type { Taken } from '@mandate/app/ports/taken';
import type { Principal } from '@mandate/domain/directory';
import { fail, ok, type Result } from '@mandate/rbac/result';
import type { TenantDb } from './bound.ts';
import type { TenantLedger } from './ledger.ts';
import { toDetailRow, toPrincipalRow } from './principals.ts';
import { putClientCertificate, putFederatedCredential } from './programs.ts';

/** The part of a tenant's writer that changes its directory. */
export type DirectoryWriter = Pick<
  TenantWriter,
  | 'addUser'
  | 'updateUser'
  | 'addGroup'
  | 'updateGroup'
  | 'addMember'
  | 'removeMember'
  | 'addOwner'
  | 'removeOwner'
  | 'addServicePrincipal'
  | 'updateServicePrincipal'
  | 'assignDirectoryRole'
  | 'unassignDirectoryRole'
  | 'addClientSecret'
  | 'addClientCertificate'
  | 'addFederatedCredential'
>;

const TAKEN = fail<Taken>({ kind: 'taken' });

/** Writes users, groups, service principals, memberships, directory roles and credentials. */
export function directoryWriter(db: TenantDb, ledger: TenantLedger): DirectoryWriter {
  const add = async (principal: Principal): Promise<Result<void, Taken>> => {
    // What was deleted keeps its id, by which its memberships and roles wait for it.
    const deleted = await db.from('deleted_object').select('id').where('id', '=', principal.id).executeTakeFirst();
    if (deleted) return TAKEN;
    const detail = toDetailRow(principal);
    if (detail?.invited_as_key) {
      const invited = db.from('principal_detail').where('invited_as_key', '=', detail.invited_as_key);
      if (await invited.select('id').executeTakeFirst()) return TAKEN;
    }
    const added = await db
      .insert('principal', toPrincipalRow(principal))
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    if (added.numInsertedOrUpdatedRows !== 1n) return TAKEN;
    if (detail) await db.insert('principal_detail', detail).execute();
    ledger.moved();
    return ok(undefined);
  };

  const update = async (principal: Principal, movesAlways: boolean): Promise<void> => {
    const { id, kind, created_at, ...columns } = toPrincipalRow(principal);
    const own = db.from('principal').where('id', '=', id).where('kind', '=', kind);
    const before = await own.select('enabled').executeTakeFirst();
    if (!before) throw new Error(`${kind} ${id} does not exist in tenant ${db.tenant}; find it before updating it.`);
    await db.update('principal').where('id', '=', id).where('kind', '=', kind).set(columns).execute();
    await db.remove('principal_detail').where('id', '=', id).execute();
    const detail = toDetailRow(principal);
    if (detail) await db.insert('principal_detail', detail).execute();
    if (before.enabled === columns.enabled && !movesAlways) ledger.wrote();
    else ledger.moved();
  };

  return {
    addUser: (user) => add({ kind: 'User', ...user }),
    // Whom a guest's account lets in stands beside it.
    updateUser: (user) => update({ kind: 'User', ...user }, user.guest !== null),
    addGroup: (group) => add({ kind: 'Group', ...group }),
    updateGroup: (group) => update({ kind: 'Group', ...group }, true),
    addServicePrincipal: (servicePrincipal) => add({ kind: 'ServicePrincipal', ...servicePrincipal }),
    updateServicePrincipal: (servicePrincipal) => update({ kind: 'ServicePrincipal', ...servicePrincipal }, false),

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
    async addOwner(object, owner) {
      const added = await db
        .insert('object_owner', { object_id: object, owner_id: owner })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      if (added.numInsertedOrUpdatedRows !== 1n) return TAKEN;
      ledger.moved();
      return ok(undefined);
    },
    async removeOwner(object, owner) {
      const { numDeletedRows } = await db
        .remove('object_owner')
        .where('object_id', '=', object)
        .where('owner_id', '=', owner)
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
