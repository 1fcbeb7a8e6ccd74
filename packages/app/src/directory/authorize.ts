import { type DirectoryRight, type DirectoryTarget, hasDirectoryRight } from '@mandate/domain/directory-rights';
import type { PrincipalId } from '@mandate/rbac/model';
import { principalSet } from '@mandate/rbac/principals';
import { type AccessSnapshot, selfIn } from '../access.ts';
import type { TenantAccess } from '../ports/access.ts';

/** The caller's directory roles, or those of what it wants to act on, do not let it. */
export interface DirectoryRefused {
  readonly kind: 'directory-refused';
}

/**
 * How an object of a tenant looks to whoever wants to act on it. A registration looks like what it acts as: its
 * credentials are that one's.
 */
export function directoryTarget(tenant: TenantAccess, id: PrincipalId): DirectoryTarget {
  const actsAs = tenant.servicePrincipalOf.get(id);
  const above = principalSet(actsAs ? [id, actsAs] : [id], (member) => tenant.groupsOf.get(member) ?? []);
  return {
    roles: new Set([...above.keys()].flatMap((each) => [...(tenant.directoryRoles.get(each) ?? [])])),
    privileged:
      [...above.keys()].some((each) => isPrivilegedGroup(tenant, each)) ||
      [...tenant.ownersOf].some(([object, owners]) => owners.has(id) && isPrivilegedGroup(tenant, object)),
  };
}

/** Whether a group may hold directory roles or carries a partner role, which is as good as one at every customer. */
export function isPrivilegedGroup(tenant: TenantAccess, id: PrincipalId): boolean {
  return tenant.roleAssignableGroups.has(id) || [...tenant.wellKnownGroups.values()].includes(id);
}

/** Whether the caller of a snapshot has a right in the directory it acts in, over an object if it is about one. */
export function mayInDirectory(access: AccessSnapshot, right: DirectoryRight, over?: PrincipalId): boolean {
  if (over === undefined) return mayOver(access, right);
  const self = selfIn(access);
  const owner = self !== null && (access.tenant.ownersOf.get(over)?.has(self) ?? false);
  return mayOver(access, right, directoryTarget(access.tenant, over), owner);
}

/** The same over a target that the snapshot does not know, such as one that was deleted. */
export function mayOver(
  access: AccessSnapshot,
  right: DirectoryRight,
  target?: DirectoryTarget,
  owner = false,
): boolean {
  const memberUser = access.presence.kind === 'home' && access.caller.kind === 'User';
  return hasDirectoryRight(right, { roles: access.directoryRoles, memberUser, owner }, target);
}
