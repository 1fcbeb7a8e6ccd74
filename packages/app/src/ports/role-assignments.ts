import type { PrincipalType } from '@mandate/domain/directory';
import type {
  DenyAssignment,
  Guid,
  PrincipalId,
  RoleAssignment,
  RoleDefinition,
  RoleId,
  Scope,
} from '@mandate/rbac/model';
import type { Result } from '@mandate/rbac/result';
import type { Taken } from './taken.ts';

/** A role assignment as stored: what deciding needs, and what the wire shows besides. */
export interface StoredRoleAssignment extends RoleAssignment {
  /** The scope in the spelling it was given. */
  readonly scopeText: string;
  readonly principalType: PrincipalType;
  readonly description: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Object ids of those who wrote it; `null` for the system. */
  readonly createdBy: PrincipalId | null;
  readonly updatedBy: PrincipalId | null;
}

/** A role definition as stored or built in: what deciding needs, and what the wire shows besides. */
export interface StoredRoleDefinition extends RoleDefinition {
  readonly description: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** A deny assignment as stored: what deciding needs, and what the wire shows besides. */
export interface StoredDenyAssignment extends DenyAssignment {
  /** The scope in the spelling it was given. */
  readonly scopeText: string;
  readonly description: string;
  /** Made by the system, which alone may change or remove it. */
  readonly isSystemProtected: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Object ids of those who wrote it; `null` for the system. */
  readonly createdBy: PrincipalId | null;
  readonly updatedBy: PrincipalId | null;
}

/** Reads role assignments, custom roles and deny assignments of one tenant. */
export interface RoleAssignmentReader {
  /** By its GUID name, at exactly that scope. */
  findRoleAssignment(scope: Scope, id: Guid): Promise<StoredRoleAssignment | undefined>;
  /** All of the tenant's assignments, oldest first, then by id. */
  listRoleAssignments(): Promise<readonly StoredRoleAssignment[]>;
  /** At the subscription and below it. */
  countRoleAssignments(subscription: Guid): Promise<number>;
  listCustomRoles(): Promise<readonly StoredRoleDefinition[]>;
  /** All of the tenant's deny assignments, oldest first, then by id. */
  listDenyAssignments(): Promise<readonly StoredDenyAssignment[]>;
}

/** Writes role assignments, custom roles and deny assignments of one tenant. */
export interface RoleAssignmentWriter {
  /** Fails with the existing one when the id, or the same principal, role and scope, is taken. */
  addRoleAssignment(
    assignment: StoredRoleAssignment,
  ): Promise<Result<void, { readonly kind: 'role-assignment-exists'; readonly existing: Guid }>>;
  /** Changes description and condition only. */
  updateRoleAssignment(assignment: StoredRoleAssignment): Promise<void>;
  /** Answers whether there was one. */
  removeRoleAssignment(scope: Scope, id: Guid): Promise<boolean>;
  putCustomRole(role: StoredRoleDefinition): Promise<void>;
  /** Answers whether there was one. Assignments of it stay, and grant nothing. */
  removeCustomRole(id: RoleId): Promise<boolean>;
  /** Fails with `taken` when the id is in use, at whatever scope. */
  addDenyAssignment(denial: StoredDenyAssignment): Promise<Result<void, Taken>>;
  removeDenyAssignment(id: Guid): Promise<boolean>;
}
