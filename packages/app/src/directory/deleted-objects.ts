import type { DirectoryTarget } from '@mandate/domain/directory-rights';
import type { PrincipalId } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type CallerAct, commit } from '../act.ts';
import type { DeletedKind, DeletedObject, DirectoryReader } from '../ports/directory.ts';
import type { TenantWriter } from '../ports/store.ts';
import { administratorLeft, holdsAdministration } from './administrators.ts';
import { isPrivilegedGroup, mayOver } from './authorize.ts';
import type { DirectoryFailure } from './failures.ts';

// How long what was deleted can come back: https://learn.microsoft.com/graph/api/directory-deleteditems-list
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

const RIGHTS = {
  User: 'deleteUsers',
  Group: 'deleteGroups',
  ServicePrincipal: 'manageApplications',
  Application: 'manageApplications',
} as const satisfies Record<DeletedKind, string>;

const NOUNS = {
  User: 'users',
  Group: 'groups',
  ServicePrincipal: 'servicePrincipals',
  Application: 'applications',
} as const satisfies Record<DeletedKind, string>;

/**
 * Deletes a user, a group, an application with its service principal, or a service principal alone. Azure roles stay
 * assigned to an identity that is unknown; everything else it was connected with waits for it to come back. Whoever was
 * signed in as it is out at once. The right has been decided before.
 */
export function deleteObject(
  act: CallerAct,
  wanted: { readonly kind: DeletedKind; readonly id: PrincipalId },
): Promise<Result<void, DirectoryFailure>> {
  const { kind, id } = wanted;
  const now = act.ports.clock.now();
  return commit(act, async (change): Promise<Result<void, DirectoryFailure>> => {
    const writer = change.tenant(act.access.caller.tenant);
    const found = await findObject(writer, wanted);
    if (!found) return fail({ kind: 'object-not-found', id });
    if (found.kind === 'Group' && found.wellKnown !== null) return fail({ kind: 'group-protected' });
    await remove(writer, wanted, now);
    if (found.kind === 'Application') {
      const actsAs = await writer.findServicePrincipalByAppId(found.appId);
      if (actsAs) await remove(writer, { kind: 'ServicePrincipal', id: actsAs.id }, now);
    }
    await purgeForgotten(writer, now);
    if (kind === 'Application' || !holdsAdministration(act.access.tenant, id)) return ok(undefined);
    return administratorLeft(writer);
  });
}

/** Brings back what was deleted less than 30 days ago, with what it had and still has a right to. */
export function restoreObject(act: CallerAct, id: PrincipalId): Promise<Result<DeletedObject, DirectoryFailure>> {
  return commit(act, async (change): Promise<Result<DeletedObject, DirectoryFailure>> => {
    const writer = change.tenant(act.access.caller.tenant);
    const found = await authorizedDeleted(act, writer, id);
    if (!found.ok) return found;
    const restored = await writer.restoreObject(id);
    if (!restored.ok) return fail({ kind: 'object-conflict', property: UNIQUE[found.value.kind] });
    await writer.record({
      operation: `Microsoft.Directory/deletedItems.${NOUNS[found.value.kind]}/restore`,
      target: `${NOUNS[found.value.kind]}/${id}`,
      before: null,
      after: { restored: true },
    });
    return found;
  });
}

const UNIQUE = {
  User: 'userPrincipalName',
  Group: 'mailNickname',
  ServicePrincipal: 'appId',
  Application: 'identifierUris',
} as const satisfies Record<DeletedKind, string>;

/** Removes what was deleted for good. */
export function purgeObject(act: CallerAct, id: PrincipalId): Promise<Result<void, DirectoryFailure>> {
  return commit(act, async (change): Promise<Result<void, DirectoryFailure>> => {
    const writer = change.tenant(act.access.caller.tenant);
    const found = await authorizedDeleted(act, writer, id);
    if (!found.ok) return found;
    await purge(writer, id, act.ports.clock.now());
    return ok(undefined);
  });
}

/** Whether what was deleted then can still come back. */
export function isKept({ deletedAt }: Pick<DeletedObject, 'deletedAt'>, now: number): boolean {
  return deletedAt + KEPT_MS > now;
}

// What is deleted is in no snapshot: what it would hold, were it there, is looked up where it is kept.
async function authorizedDeleted(
  act: CallerAct,
  reader: DirectoryReader,
  id: PrincipalId,
): Promise<Result<DeletedObject, DirectoryFailure>> {
  const found = await reader.findDeleted(id);
  if (!found || !isKept(found, act.ports.clock.now())) {
    // Who may restore nothing learns nothing of what there is to restore.
    const may = Object.values(RIGHTS).some((right) => mayOver(act.access, right));
    return fail(may ? { kind: 'object-not-found', id } : { kind: 'directory-refused' });
  }
  const { tenant } = act.access;
  const groups = await reader.listPrincipals(
    { kinds: ['Group'], related: { by: 'transitiveGroupsOf', to: id } },
    {},
    { after: null, limit: 1000 },
  );
  const owned = await reader.listPrincipals(
    { kinds: ['Group'], related: { by: 'ownedBy', to: id } },
    {},
    { after: null, limit: 1000 },
  );
  const target: DirectoryTarget = {
    roles: await reader.directoryRolesOf(id),
    privileged:
      (found.kind === 'Group' && found.roleAssignable) ||
      [...groups.rows, ...owned.rows].some((group) => isPrivilegedGroup(tenant, group.id)),
  };
  return mayOver(act.access, RIGHTS[found.kind], target) ? ok(found) : fail({ kind: 'directory-refused' });
}

async function findObject(
  reader: TenantWriter,
  { kind, id }: { readonly kind: DeletedKind; readonly id: PrincipalId },
) {
  if (kind === 'Application') {
    const application = await reader.findApplication(id);
    return application && { kind, ...application };
  }
  const [principal] = await reader.findPrincipals([id]);
  return principal?.kind === kind ? principal : undefined;
}

async function remove(
  writer: TenantWriter,
  { kind, id }: { readonly kind: DeletedKind; readonly id: PrincipalId },
  now: number,
): Promise<void> {
  await writer.removeObject(id, now);
  if (kind === 'User') await writer.endSignIns(id, now);
  await writer.record({
    operation: `Microsoft.Directory/${NOUNS[kind]}/delete`,
    target: `${NOUNS[kind]}/${id}`,
    before: { there: true },
    after: null,
  });
}

// Nothing looks at what was kept long enough, so it goes when somebody deletes something else.
async function purgeForgotten(writer: TenantWriter, now: number): Promise<void> {
  for (const id of await writer.listDeletedBefore(now - KEPT_MS)) await purge(writer, id, now);
}

async function purge(writer: TenantWriter, id: PrincipalId, now: number): Promise<void> {
  await writer.purgeObject(id, now);
  await writer.record({
    operation: 'Microsoft.Directory/deletedItems/delete',
    target: `deletedItems/${id}`,
    before: { kept: true },
    after: null,
  });
}
