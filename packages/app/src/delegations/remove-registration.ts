import { roleId } from '@mandate/rbac/builtin-roles/well-known';
import type { Guid, Scope } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { contains } from '@mandate/rbac/scope';
import type { CallerAct } from '../act.ts';
import { commitAt, type GateFailure } from '../gates/commit-at.ts';
import type { RegistrationAssignment, RegistrationDefinition } from '../ports/delegations.ts';
import { definitionRecord, type PutRegistrationFailure, registrationId } from './put-registration.ts';

/** Why a registration was not removed. */
export type RemoveRegistrationFailure = Extract<PutRegistrationFailure, { kind: 'registration-in-use' }> | GateFailure;

/** Managed Services Registration assignment Delete Role: with it the managing tenant itself may let go. */
const LETTING_GO = roleId('91c1777a-f3dc-4fae-b103-61d183457e46');

/** Takes an offer away; `undefined` when there was none. One that is assigned stays. */
export async function removeRegistrationDefinition(
  act: CallerAct,
  { scope, id }: { readonly scope: Scope; readonly id: Guid },
): Promise<Result<RegistrationDefinition | undefined, RemoveRegistrationFailure>> {
  return commitAt<RegistrationDefinition | undefined, RemoveRegistrationFailure>(
    act,
    { scope, does: 'delete' },
    async (change) => {
      const writer = change.tenant(act.access.caller.tenant);
      const found = (await writer.listRegistrationDefinitions()).find((each) => each.id === id && each.scope === scope);
      if (!found) return ok(undefined);
      const assigned = (await writer.listRegistrationAssignments()).some(({ definition }) => definition === id);
      if (assigned) return fail({ kind: 'registration-in-use' });
      await writer.removeRegistrationDefinition(id);
      await writer.record({
        operation: 'Microsoft.ManagedServices/registrationDefinitions/delete',
        target: registrationId(found, 'registrationDefinitions'),
        before: definitionRecord(found),
        after: null,
      });
      return ok(found);
    },
  );
}

/**
 * Ends a delegation at a scope with all that was activated through it; `undefined` when there was none. A lock keeps
 * nobody from taking access back.
 */
export async function removeRegistrationAssignment(
  act: CallerAct,
  { scope, id }: { readonly scope: Scope; readonly id: Guid },
): Promise<Result<RegistrationAssignment | undefined, RemoveRegistrationFailure>> {
  return commitAt<RegistrationAssignment | undefined, RemoveRegistrationFailure>(
    act,
    { scope, does: 'delete', pastLocks: true },
    async (change) => {
      const writer = change.tenant(act.access.caller.tenant);
      const found = (await writer.listRegistrationAssignments()).find((each) => each.id === id && each.scope === scope);
      if (!found) return ok(undefined);
      await writer.removeRegistrationAssignment(id);
      for (const schedule of await writer.listRoleSchedules('active')) {
        if (schedule.eligibility === id) await writer.removeRoleSchedule(schedule.id);
      }
      await writer.record({
        operation: 'Microsoft.ManagedServices/registrationAssignments/delete',
        target: registrationId(found, 'registrationAssignments'),
        before: { definition: found.definition, scope: found.scopeText },
        after: null,
      });
      return ok(found);
    },
  );
}

/** Whether the caller may end the delegation at a scope: people of the managing tenant need the role that is for it. */
export function mayLetGo({ access }: Pick<CallerAct, 'access'>, scope: Scope): boolean {
  if (access.presence.kind !== 'delegated') return true;
  return access.facts.assignments.some(
    ({ role, principal, scope: at }) => role === LETTING_GO && access.principals.has(principal) && contains(at, scope),
  );
}
