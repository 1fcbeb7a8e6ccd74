import type { PrincipalType } from '@mandate/domain/directory';
import { acceptCondition } from '@mandate/rbac/condition/accept';
import { whyNotAssignable } from '@mandate/rbac/custom-roles';
import { mayWriteAuthorization } from '@mandate/rbac/escalation';
import type { Attributes, Guid, PrincipalId, RoleDefinition, RoleId, Scope } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { decideFor } from '../access.ts';
import type { CallerAct } from '../act.ts';
import { commitAt, type GateFailure } from '../gates/commit-at.ts';
import type { StoredRoleAssignment } from '../ports/role-assignments.ts';
import type { TenantReader } from '../ports/store.ts';
import { isOver } from '../role-schedules/active-assignments.ts';
import { findSchedule, isFull } from '../role-schedules/schedules.ts';
import { roleAssignmentId, toRecord } from './record.ts';

/** A role to give. Everything is parsed; nothing is known to exist yet. */
export interface AssignRole {
  readonly id: Guid;
  readonly scope: Scope;
  readonly scopeText: string;
  readonly principal: PrincipalId;
  /** What the caller says the principal is; `null` when it does not say. */
  readonly statedType: PrincipalType | null;
  readonly role: RoleId;
  readonly condition: string | null;
  readonly description: string | null;
  /** The attributes the authorisation was decided with. */
  readonly attributes: Attributes;
}

/** Why a role was not given. */
export type AssignRoleFailure =
  | { readonly kind: 'role-not-found'; readonly role: RoleId }
  | { readonly kind: 'role-not-assignable-here'; readonly role: RoleId; readonly scope: string }
  | { readonly kind: 'principal-not-found'; readonly principal: PrincipalId; readonly tenant: string }
  | {
      readonly kind: 'principal-of-another-type';
      readonly principal: PrincipalId;
      readonly actual: PrincipalType;
      readonly stated: PrincipalType;
    }
  | { readonly kind: 'condition-invalid'; readonly message: string; readonly position: number }
  | { readonly kind: 'role-assignment-exists'; readonly existing: Guid }
  | { readonly kind: 'role-assignment-immutable' }
  | { readonly kind: 'role-assignment-limit' }
  /** The caller's own right to assign is constrained, and this role would let its holder slip the constraint. */
  | { readonly kind: 'escalation-refused'; readonly role: RoleId }
  | GateFailure;

const CONDITION_LIMIT = 8 * 1024;

/** The assignment as it stands now, and whether it is new. */
export interface Assigned {
  readonly assignment: StoredRoleAssignment;
  readonly created: boolean;
}

/**
 * Gives a principal a role at a scope, or changes description and condition of an assignment that exists under the same
 * name. Checks run in the order in which Azure's errors are documented.
 */
export async function assignRole(act: CallerAct, wanted: AssignRole): Promise<Result<Assigned, AssignRoleFailure>> {
  const role = act.access.facts.roles.get(wanted.role);
  if (!role) return fail({ kind: 'role-not-found', role: wanted.role });
  if (whyNotAssignable(role, wanted.scope, act.access.facts.parents) !== undefined) {
    return fail({ kind: 'role-not-assignable-here', role: role.id, scope: wanted.scopeText });
  }
  if (isEscalation(act, role, wanted)) return fail({ kind: 'escalation-refused', role: role.id });

  const tenant = act.access.caller.tenant;
  const gated = { scope: wanted.scope, does: 'write' } as const;
  return commitAt<Assigned, AssignRoleFailure>(act, gated, async (change) => {
    const writer = change.tenant(tenant);
    const actual = await principalTypeOf(writer, change.tenant, wanted.principal);
    if (!actual) return fail({ kind: 'principal-not-found', principal: wanted.principal, tenant });
    if (wanted.statedType && wanted.statedType !== actual) {
      return fail({
        kind: 'principal-of-another-type',
        principal: wanted.principal,
        actual,
        stated: wanted.statedType,
      });
    }
    const problem = conditionProblem(wanted.condition);
    if (problem) return fail(problem);

    const actor = act.access.caller.id;
    const now = act.ports.clock.now();
    const existing = await writer.findRoleAssignment(wanted.scope, wanted.id);
    if (existing) {
      if (existing.principal !== wanted.principal || existing.role !== wanted.role) {
        return fail({ kind: 'role-assignment-immutable' });
      }
      const updated: StoredRoleAssignment = {
        ...existing,
        condition: wanted.condition,
        description: wanted.description,
        updatedAt: now,
        updatedBy: actor,
      };
      await writer.updateRoleAssignment(updated);
      await writer.record({
        operation: 'Microsoft.Authorization/roleAssignments/write',
        target: roleAssignmentId(existing),
        before: toRecord(existing),
        after: toRecord(updated),
      });
      return ok({ assignment: updated, created: false });
    }

    const timed = await findSchedule(writer, { ...wanted, kind: 'active' });
    if (timed && !isOver(timed, now)) return fail({ kind: 'role-assignment-exists', existing: timed.id });
    if (await isFull(writer, wanted, now)) return fail({ kind: 'role-assignment-limit' });
    const assignment: StoredRoleAssignment = {
      id: wanted.id,
      principal: wanted.principal,
      principalType: actual,
      role: wanted.role,
      scope: wanted.scope,
      scopeText: wanted.scopeText,
      condition: wanted.condition,
      description: wanted.description,
      createdAt: now,
      updatedAt: now,
      createdBy: actor,
      updatedBy: actor,
    };
    const added = await writer.addRoleAssignment(assignment);
    if (!added.ok) return added;
    await writer.record({
      operation: 'Microsoft.Authorization/roleAssignments/write',
      target: roleAssignmentId(assignment),
      before: null,
      after: toRecord(assignment),
    });
    return ok({ assignment, created: true });
  });
}

/**
 * Whether giving this role would hand on more than the caller's constrained right allows. A condition speaks of role
 * ids, and a custom role that can write under Microsoft.Authorization is Owner by another id.
 */
export function isEscalation(
  act: Pick<CallerAct, 'access'>,
  role: RoleDefinition,
  wanted: { readonly scope: Scope; readonly attributes: Attributes },
): boolean {
  if (role.kind !== 'CustomRole' || !mayWriteAuthorization(role)) return false;
  const { facts } = act.access;
  const unconstrained = { ...facts, assignments: facts.assignments.filter(({ condition }) => condition === null) };
  const question = {
    action: { plane: 'management', name: 'Microsoft.Authorization/roleAssignments/write' },
    scope: wanted.scope,
    attributes: wanted.attributes,
  } as const;
  return decideFor(act.access, question, unconstrained).effect === 'deny';
}

/**
 * What a principal is, seen from a tenant: one of its own, or a security group of a partner related to it. A principal
 * that nobody knows yet gets no rights in advance.
 */
export async function principalTypeOf(
  tenant: TenantReader,
  other: (tenant: TenantReader['id']) => TenantReader,
  principal: PrincipalId,
): Promise<PrincipalType | undefined> {
  const [own] = await tenant.findPrincipals([principal]);
  if (own) return own.kind;
  for (const relationship of await tenant.listRelationships()) {
    if (relationship.state !== 'active') continue;
    if (await other(relationship.partner).findGroup(principal)) return 'ForeignGroup';
  }
  return undefined;
}

/** What is wrong with a condition that somebody wants to put on an assignment. */
export function conditionProblem(condition: string | null): AssignRoleFailure | undefined {
  if (condition === null) return undefined;
  if (Buffer.byteLength(condition) > CONDITION_LIMIT) {
    return { kind: 'condition-invalid', message: 'The condition is longer than 8 KB.', position: CONDITION_LIMIT };
  }
  const accepted = acceptCondition(condition);
  if (accepted.ok) return undefined;
  return { kind: 'condition-invalid', message: accepted.failure.message, position: accepted.failure.position };
}
