import { type CredentialAct, mayActOnCredentials } from '@mandate/domain/credential-rights';
import { rolesToReach } from '@mandate/domain/directory-rights';
import type { PrincipalId } from '@mandate/rbac/model';
import type { AccessSnapshot } from '../access.ts';
import { directoryTarget } from '../directory/authorize.ts';

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
 * that count for the caller here, against those that the user holds, by a group or directly; being in or owning a
 * group that may hold roles counts as one.
 */
export function mayTouchCredentials(access: AccessSnapshot, act: CredentialAct, user: PrincipalId): boolean {
  return mayActOnCredentials(act, access.directoryRoles, rolesToReach(directoryTarget(access.tenant, user)));
}
