import type { RoleId } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type CallerAct, commit } from '../act.ts';
import type { StoredRoleDefinition } from '../ports/role-assignments.ts';
import { authorizeScopes, type ForeignSubscription, type LinkedAccessRefused } from './authorize-scopes.ts';
import { roleDefinitionTarget, toRecord } from './record.ts';

/** Why a custom role was not removed. */
export type RemoveRoleDefinitionFailure =
  | { readonly kind: 'built-in-role'; readonly role: RoleId }
  | { readonly kind: 'role-has-assignments'; readonly role: RoleId }
  | LinkedAccessRefused
  | ForeignSubscription;

const DELETE = 'Microsoft.Authorization/roleDefinitions/delete';

/**
 * Removes a custom role and answers it; `undefined` when there was none. The caller needs the right at each of its
 * assignable scopes, and nobody may hold it any more.
 */
export async function removeRoleDefinition(
  act: CallerAct,
  { id, scopeText }: { readonly id: RoleId; readonly scopeText: string },
): Promise<Result<StoredRoleDefinition | undefined, RemoveRoleDefinitionFailure>> {
  const { access } = act;
  if (access.roles.has(id)) return fail({ kind: 'built-in-role', role: id });
  const role = access.facts.roles.get(id);
  if (!role) return ok(undefined);
  const authorized = await authorizeScopes(act, DELETE, { scopeText, before: role.assignableScopes, after: [] });
  if (!authorized.ok) return authorized;
  if (access.facts.assignments.some((assignment) => assignment.role === id)) {
    return fail({ kind: 'role-has-assignments', role: id });
  }
  return commit<StoredRoleDefinition | undefined, RemoveRoleDefinitionFailure>(act, async (change) => {
    const writer = change.tenant(access.caller.tenant);
    const existing = (await writer.listCustomRoles()).find((custom) => custom.id === id);
    if (!existing) return ok(undefined);
    const scheduled = [...(await writer.listRoleSchedules('eligible')), ...(await writer.listRoleSchedules('active'))];
    if (scheduled.some(({ role: held }) => held === id)) return fail({ kind: 'role-has-assignments', role: id });
    await writer.removeCustomRole(id);
    await writer.record({
      operation: DELETE,
      target: roleDefinitionTarget(existing),
      before: toRecord(existing),
      after: null,
    });
    return ok(existing);
  });
}
