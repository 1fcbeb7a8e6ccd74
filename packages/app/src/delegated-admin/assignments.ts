import type { AccessAssignment, DelegatedAdminRelationship } from '@mandate/domain/delegated-admin';
import { rolesProblem, type TermsProblem } from '@mandate/domain/delegated-admin-terms';
import type { Guid, PrincipalId } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type CallerAct, commit } from '../act.ts';
import type { Change } from '../ports/store.ts';
import { type DelegatedAdminFailure, findCurrent, matchEtag, record } from './current.ts';

/** Why an assignment did not change. */
export type AssignmentFailure =
  | DelegatedAdminFailure
  | { readonly kind: 'assignment-not-found' }
  /** Groups are given roles only in a relationship that is active. */
  | { readonly kind: 'not-active' }
  | { readonly kind: 'group-not-found' }
  | { readonly kind: 'group-assigned' }
  | { readonly kind: 'roles-refused'; readonly problem: TermsProblem }
  | { readonly kind: 'role-outside'; readonly role: string };

/** What an assignment became; `operation` is what clients follow when something changed. */
export interface ChangedAssignment {
  readonly assignment: AccessAssignment;
  readonly operation: Guid | null;
}

/** Gives one of the partner's security groups some of an active relationship's roles. It counts at once. */
export async function addAccessAssignment(
  act: CallerAct,
  wanted: { readonly relationship: string; readonly group: PrincipalId; readonly roles: readonly Guid[] },
): Promise<Result<AccessAssignment, AssignmentFailure>> {
  return inActive<AccessAssignment>(act, wanted.relationship, async (change, relationship) => {
    const writer = change.tenant(relationship.partner);
    if (!(await writer.findGroup(wanted.group))) return fail({ kind: 'group-not-found' });
    const refused = rolesFailure(relationship, wanted.roles);
    if (refused) return fail(refused);
    const now = act.ports.clock.now();
    const assignment: AccessAssignment = {
      id: act.ports.randomness.guid(),
      relationship: relationship.id,
      group: wanted.group,
      roles: wanted.roles,
      createdAt: now,
      updatedAt: now,
      version: 1,
    };
    const put = await writer.putAccessAssignment(relationship, assignment);
    if (!put.ok) return fail({ kind: 'group-assigned' });
    await recordAssignment(change, 'assign', relationship, { before: null, after: assignment });
    return ok(assignment);
  });
}

/** Replaces the roles of an assignment. */
export async function updateAccessAssignment(
  act: CallerAct,
  wanted: {
    readonly relationship: string;
    readonly id: Guid;
    readonly ifMatch: string | undefined;
    readonly roles: readonly Guid[];
  },
): Promise<Result<ChangedAssignment, AssignmentFailure>> {
  return inActive<ChangedAssignment>(act, wanted.relationship, async (change, relationship) => {
    const writer = change.tenant(relationship.partner);
    const before = await writer.findAccessAssignment(relationship.id, wanted.id);
    if (!before) return fail({ kind: 'assignment-not-found' });
    const matched = matchEtag(before, wanted.ifMatch);
    if (!matched.ok) return matched;
    const refused = rolesFailure(relationship, wanted.roles);
    if (refused) return fail(refused);
    if (sameRoles(before.roles, wanted.roles)) return ok({ assignment: before, operation: null });

    const now = act.ports.clock.now();
    const after = { ...before, roles: wanted.roles, updatedAt: now, version: before.version + 1 };
    const put = await writer.putAccessAssignment(relationship, after);
    if (!put.ok) throw new Error('New roles gave an assignment another group.');
    const operation = act.ports.randomness.guid();
    await writer.addDelegatedAdminOperation({
      id: operation,
      relationship: relationship.id,
      assignment: after.id,
      at: now,
    });
    await recordAssignment(change, 'reassign', relationship, { before, after });
    return ok({ assignment: after, operation });
  });
}

/** Takes a group out of a relationship; what its members held is gone with the next decision. */
export async function removeAccessAssignment(
  act: CallerAct,
  wanted: { readonly relationship: string; readonly id: Guid; readonly ifMatch: string | undefined },
): Promise<Result<void, AssignmentFailure>> {
  return inActive<void>(act, wanted.relationship, async (change, relationship) => {
    const writer = change.tenant(relationship.partner);
    const before = await writer.findAccessAssignment(relationship.id, wanted.id);
    if (!before) return fail({ kind: 'assignment-not-found' });
    const matched = matchEtag(before, wanted.ifMatch);
    if (!matched.ok) return matched;
    await writer.removeAccessAssignment(relationship, before.id);
    await recordAssignment(change, 'unassign', relationship, { before, after: null });
    return ok(undefined);
  });
}

function inActive<T>(
  act: CallerAct,
  id: string,
  work: (change: Change, relationship: DelegatedAdminRelationship) => Promise<Result<T, AssignmentFailure>>,
): Promise<Result<T, AssignmentFailure>> {
  return commit<T, AssignmentFailure>(act, async (change) => {
    const partner = change.tenant(act.access.caller.home);
    const relationship = await findCurrent(partner, id, act.ports.clock.now());
    if (!relationship) return fail({ kind: 'delegated-admin-not-found' });
    return relationship.status === 'active' ? work(change, relationship) : fail({ kind: 'not-active' });
  });
}

function rolesFailure(
  relationship: DelegatedAdminRelationship,
  roles: readonly Guid[],
): Extract<AssignmentFailure, { kind: 'roles-refused' | 'role-outside' }> | undefined {
  const problem = rolesProblem(roles);
  if (problem) return { kind: 'roles-refused', problem };
  const outside = roles.find((role) => !relationship.roles.includes(role));
  return outside === undefined ? undefined : { kind: 'role-outside', role: outside };
}

function sameRoles(one: readonly Guid[], other: readonly Guid[]): boolean {
  return one.length === other.length && one.every((role) => other.includes(role));
}

async function recordAssignment(
  change: Change,
  step: string,
  relationship: DelegatedAdminRelationship,
  { before, after }: { readonly before: AccessAssignment | null; readonly after: AccessAssignment | null },
): Promise<void> {
  const shown = (assignment: AccessAssignment | null) =>
    assignment && {
      id: assignment.id,
      customer: relationship.customer,
      group: assignment.group,
      roles: assignment.roles,
    };
  await record(change, step, relationship, { before: shown(before), after: shown(after) });
}
