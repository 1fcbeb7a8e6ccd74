import { type CredentialAct, mayActOnCredentials } from '@mandate/domain/credential-rights';
import type { DirectoryRole } from '@mandate/domain/directory';
import type { PrincipalId } from '@mandate/rbac/model';
import { principalSet } from '@mandate/rbac/principals';
import type { AccessSnapshot } from '../access.ts';
import type { TenantAccess } from '../ports/access.ts';

/** The user's own directory roles keep the caller's from reaching them. */
export interface RoleTooHigh {
  readonly kind: 'role-too-high';
  readonly user: PrincipalId;
}

/** There is no such user in the tenant. */
export interface UserNotFound {
  readonly kind: 'user-not-found';
}

/**
 * Whether the caller of a snapshot may do this to how a user of the tenant signs in: decided by the directory roles
 * that count for the caller here, against those that the user holds, by a group or directly.
 */
export function mayTouchCredentials(access: AccessSnapshot, act: CredentialAct, user: PrincipalId): boolean {
  return mayActOnCredentials(act, access.directoryRoles, directoryRolesHeld(access.tenant, user));
}

function directoryRolesHeld(tenant: TenantAccess, user: PrincipalId): ReadonlySet<DirectoryRole> {
  const principals = principalSet([user], (member) => tenant.groupsOf.get(member) ?? []);
  return new Set([...principals.keys()].flatMap((principal) => [...(tenant.directoryRoles.get(principal) ?? [])]));
}
