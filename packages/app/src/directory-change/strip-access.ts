import type { Scope } from '@mandate/rbac/model';
import { contains } from '@mandate/rbac/scope';
import { definitionRecord, registrationId } from '../delegations/put-registration.ts';
import { removeDenialsBelow } from '../deny-assignments/remove-denials-below.ts';
import type { TenantWriter } from '../ports/store.ts';
import { roleAssignmentId, toRecord } from '../role-assignments/record.ts';
import { roleDefinitionTarget, toRecord as roleRecord } from '../role-definitions/record.ts';
import { scheduleId, scheduleRecord } from '../role-schedules/record.ts';

/**
 * Takes away everything that says who may do what at a place and below it, each with its own record: role assignments,
 * roles for a time, deny assignments, delegations, and the place itself as one where custom roles can be assigned.
 */
export async function stripAccess(writer: TenantWriter, scope: Scope): Promise<void> {
  const within = ({ scope: at }: { readonly scope: Scope }) => contains(scope, at);
  for (const assignment of (await writer.listRoleAssignments()).filter(within)) {
    await writer.removeRoleAssignment(assignment.scope, assignment.id);
    await writer.record({
      operation: 'Microsoft.Authorization/roleAssignments/delete',
      target: roleAssignmentId(assignment),
      before: toRecord(assignment),
      after: null,
    });
  }
  const schedules = [...(await writer.listRoleSchedules('eligible')), ...(await writer.listRoleSchedules('active'))];
  for (const schedule of schedules.filter(within)) {
    await writer.removeRoleSchedule(schedule.id);
    await writer.record({
      operation: `Microsoft.Authorization/${schedule.kind === 'active' ? 'roleAssignmentSchedules' : 'roleEligibilitySchedules'}/delete`,
      target: scheduleId(schedule),
      before: scheduleRecord(schedule),
      after: null,
    });
  }
  await removeDenialsBelow(writer, scope);
  await endDelegations(writer, within);
  await narrowCustomRoles(writer, scope);
}

async function endDelegations(writer: TenantWriter, within: (at: { readonly scope: Scope }) => boolean): Promise<void> {
  for (const assigned of (await writer.listRegistrationAssignments()).filter(within)) {
    await writer.removeRegistrationAssignment(assigned.id);
    await writer.record({
      operation: 'Microsoft.ManagedServices/registrationAssignments/delete',
      target: registrationId(assigned, 'registrationAssignments'),
      before: { definition: assigned.definition, scope: assigned.scopeText },
      after: null,
    });
  }
  for (const definition of (await writer.listRegistrationDefinitions()).filter(within)) {
    await writer.removeRegistrationDefinition(definition.id);
    await writer.record({
      operation: 'Microsoft.ManagedServices/registrationDefinitions/delete',
      target: registrationId(definition, 'registrationDefinitions'),
      before: definitionRecord(definition),
      after: null,
    });
  }
}

async function narrowCustomRoles(writer: TenantWriter, scope: Scope): Promise<void> {
  for (const role of await writer.listCustomRoles()) {
    const assignableScopes = role.assignableScopes.filter((each) => !contains(scope, each));
    if (assignableScopes.length === role.assignableScopes.length) continue;
    const narrowed = { ...role, assignableScopes };
    const stays = assignableScopes.length > 0;
    if (stays) await writer.putCustomRole(narrowed);
    else await writer.removeCustomRole(role.id);
    await writer.record({
      operation: `Microsoft.Authorization/roleDefinitions/${stays ? 'write' : 'delete'}`,
      target: roleDefinitionTarget(role),
      before: roleRecord(role),
      after: stays ? roleRecord(narrowed) : null,
    });
  }
}
