import type { TenantId } from '@mandate/domain/tenants';
import type { Guid, PrincipalId, RoleId, Scope } from '@mandate/rbac/model';

/** A role for a principal of the managing tenant. */
export interface DelegatedRole {
  readonly principal: PrincipalId;
  readonly principalName: string | null;
  readonly role: RoleId;
  /** User Access Administrator only: the roles it may give to managed identities. */
  readonly assignable: readonly RoleId[];
}

/** A role that a principal of the managing tenant may activate. */
export interface EligibleDelegatedRole {
  readonly principal: PrincipalId;
  readonly principalName: string | null;
  readonly role: RoleId;
  /** Whether activation needs a second factor. */
  readonly needsSecondFactor: boolean;
  /** An ISO 8601 duration. */
  readonly longest: string;
  readonly approvers: readonly PrincipalId[];
}

/** What a managing tenant is offered to do (https://learn.microsoft.com/azure/lighthouse/concepts/architecture). */
export interface RegistrationDefinition {
  readonly id: Guid;
  readonly scope: Scope;
  readonly scopeText: string;
  readonly name: string;
  readonly description: string | null;
  readonly managedBy: TenantId;
  readonly roles: readonly DelegatedRole[];
  readonly eligible: readonly EligibleDelegatedRole[];
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** That a definition holds at a subscription or resource group. */
export interface RegistrationAssignment {
  readonly id: Guid;
  readonly scope: Scope;
  readonly scopeText: string;
  readonly definition: Guid;
  readonly createdAt: number;
}

/** What one registration lets a managing tenant do at a scope. */
export interface Delegation extends Pick<RegistrationDefinition, 'managedBy' | 'roles' | 'eligible'> {
  /** The registration assignment. */
  readonly id: Guid;
  readonly scope: Scope;
}

/** Where a tenant manages something of another. */
export interface DelegatedScope {
  readonly customer: TenantId;
  readonly registration: Guid;
  readonly scope: Scope;
}

/** Reads to whom one tenant delegates what. */
export interface DelegationReader {
  /** By name, then by scope. */
  listRegistrationDefinitions(): Promise<readonly RegistrationDefinition[]>;
  listRegistrationAssignments(): Promise<readonly RegistrationAssignment[]>;
}

/** Writes to whom one tenant delegates what. */
export interface DelegationWriter {
  /** Creates or replaces it; what is assigned changes with it. */
  putRegistrationDefinition(definition: RegistrationDefinition): Promise<void>;
  /** Answers whether there was one. Whoever removes one that is assigned leaves nothing delegated. */
  removeRegistrationDefinition(id: Guid): Promise<boolean>;
  putRegistrationAssignment(assignment: RegistrationAssignment, managedBy: TenantId): Promise<void>;
  removeRegistrationAssignment(id: Guid): Promise<boolean>;
}
