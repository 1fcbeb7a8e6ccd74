import { plainApplication } from '@mandate/domain/applications';
import type { DirectoryRole, Group, ServicePrincipal, User, WellKnownGroup } from '@mandate/domain/directory';
import type { TenantId } from '@mandate/domain/tenants';
import type { Guid, PrincipalId } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type Act, commit } from '../act.ts';
import { type ChangeEntry, personal } from '../ports/change-log.ts';
import type { ClientSecret } from '../ports/credentials.ts';
import type { TenantWriter } from '../ports/store.ts';
import type { Taken } from '../ports/taken.ts';

/** A person to add. */
export interface NewUser {
  readonly id: PrincipalId;
  readonly userPrincipalName: string;
  readonly displayName: string;
  readonly givenName: string | null;
  readonly surname: string | null;
  /** The first password's digest; `null` leaves the person without one until a sign-in link is used. */
  readonly password: { readonly digest: string; readonly mustChange: boolean } | null;
  readonly directoryRoles: readonly DirectoryRole[];
}

/** Adds a person with their first password and directory roles. */
export function addUser(act: Act, tenant: TenantId, wanted: NewUser): Promise<Result<User, Taken>> {
  const user: User = {
    id: wanted.id,
    userPrincipalName: wanted.userPrincipalName,
    displayName: wanted.displayName,
    givenName: wanted.givenName,
    surname: wanted.surname,
    mail: wanted.userPrincipalName,
    accountEnabled: true,
    createdAt: act.ports.clock.now(),
    guest: null,
  };
  return write(act, tenant, async (writer) => {
    const added = await writer.addUser(user);
    if (!added.ok) return added;
    if (wanted.password) await writer.setPassword(user.id, wanted.password);
    await writer.record({
      operation: 'Microsoft.Directory/users/create',
      target: `users/${user.id}`,
      before: null,
      after: { userPrincipalName: personal(user.userPrincipalName), displayName: personal(user.displayName) },
    });
    for (const role of wanted.directoryRoles) await assignDirectoryRoleIn(writer, role, user.id);
    return ok(user);
  });
}

/** A group to add. */
export interface NewGroup {
  readonly id: PrincipalId;
  readonly displayName: string;
  readonly description: string | null;
  readonly wellKnown: WellKnownGroup | null;
}

/** Adds a security group without members. */
export function addGroup(act: Act, tenant: TenantId, wanted: NewGroup): Promise<Result<Group, Taken>> {
  const group: Group = {
    ...wanted,
    mailNickname: wanted.displayName.replaceAll(/[^\p{L}\p{N}]/gu, '').slice(0, 64) || 'group',
    roleAssignable: false,
    createdAt: act.ports.clock.now(),
  };
  return write(act, tenant, async (writer) => {
    const added = await writer.addGroup(group);
    if (!added.ok) return added;
    await writer.record({
      operation: 'Microsoft.Directory/groups/create',
      target: `groups/${group.id}`,
      before: null,
      after: { displayName: group.displayName, wellKnown: group.wellKnown },
    });
    return ok(group);
  });
}

/** Adds a user, group or service principal of the tenant to a group of it. */
export function addMember(
  act: Act,
  tenant: TenantId,
  wanted: { readonly group: PrincipalId; readonly member: PrincipalId },
): Promise<Result<void, Taken>> {
  return write(act, tenant, async (writer) => {
    const added = await writer.addMember(wanted.group, wanted.member);
    if (added.ok) await writer.record(memberEntry('add', wanted));
    return added;
  });
}

/** Takes a member out of a group; what the group gave is gone with the next decision. */
export function removeMember(
  act: Act,
  tenant: TenantId,
  wanted: { readonly group: PrincipalId; readonly member: PrincipalId },
): Promise<Result<void, { readonly kind: 'not-a-member' }>> {
  return write(act, tenant, async (writer) => {
    if (!(await writer.removeMember(wanted.group, wanted.member))) return fail({ kind: 'not-a-member' });
    await writer.record(memberEntry('remove', wanted));
    return ok(undefined);
  });
}

/** An application's identity to add, with its first secret's digest. */
export interface NewServicePrincipal {
  readonly id: PrincipalId;
  readonly appId: Guid;
  readonly displayName: string;
  readonly secret: Pick<ClientSecret, 'id' | 'digest' | 'hint' | 'expiresAt'>;
  readonly directoryRoles: readonly DirectoryRole[];
}

/** Registers an application and adds its service principal, with one client secret. */
export function addServicePrincipal(
  act: Act,
  tenant: TenantId,
  wanted: NewServicePrincipal,
): Promise<Result<ServicePrincipal, Taken>> {
  const { id, appId, displayName } = wanted;
  const createdAt = act.ports.clock.now();
  const servicePrincipal: ServicePrincipal = { id, appId, displayName, accountEnabled: true, createdAt };
  return write(act, tenant, async (writer) => {
    const registered = await writer.addApplication(
      plainApplication({ id: act.ports.randomness.guid(), appId, displayName, createdAt }),
    );
    if (!registered.ok) return registered;
    const added = await writer.addServicePrincipal(servicePrincipal);
    if (!added.ok) return added;
    await writer.addClientSecret({ ...wanted.secret, servicePrincipal: id, createdAt });
    await writer.record({
      operation: 'Microsoft.Directory/servicePrincipals/create',
      target: `servicePrincipals/${id}`,
      before: null,
      after: { appId, displayName, secret: wanted.secret.id },
    });
    for (const role of wanted.directoryRoles) await assignDirectoryRoleIn(writer, role, id);
    return ok(servicePrincipal);
  });
}

async function assignDirectoryRoleIn(writer: TenantWriter, role: DirectoryRole, principal: PrincipalId): Promise<void> {
  await writer.assignDirectoryRole(role, principal);
  await writer.record({
    operation: 'Microsoft.Directory/directoryRoles/members/update',
    target: `directoryRoles/${role}`,
    before: null,
    after: { member: principal },
  });
}

function memberEntry(
  verb: 'add' | 'remove',
  { group, member }: { readonly group: PrincipalId; readonly member: PrincipalId },
): ChangeEntry {
  return {
    operation: 'Microsoft.Directory/groups/members/update',
    target: `groups/${group}`,
    before: verb === 'remove' ? { member } : null,
    after: verb === 'add' ? { member } : null,
  };
}

function write<T, F>(
  act: Act,
  tenant: TenantId,
  work: (writer: TenantWriter) => Promise<Result<T, F>>,
): Promise<Result<T, F>> {
  return commit(act, (change) => work(change.tenant(tenant)));
}
