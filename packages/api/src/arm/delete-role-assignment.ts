import { removeRoleAssignment } from '@mandate/app/role-assignments/remove-role-assignment';
import { findActiveAssignment } from '@mandate/app/role-schedules/active-assignments';
import { PRINCIPAL_ID, PRINCIPAL_TYPE, ROLE_DEFINITION_ID } from '@mandate/rbac/attributes';
import { parseGuid } from '@mandate/rbac/guid';
import { fail, ok } from '@mandate/rbac/result';
import { reply } from '../operation.ts';
import { operation } from './operation.ts';
import { RoleAssignmentWire, roleAssignmentToWire } from './role-assignment-wire.ts';
import { ROLE_ASSIGNMENT_VERSIONS } from './versions.ts';

/** Removes a role assignment: 200 with what was removed, 204 when there was none. */
export const deleteRoleAssignment = operation({
  id: 'RoleAssignments_Delete',
  method: 'DELETE',
  path: '{scope}/providers/Microsoft.Authorization/roleAssignments/{name}',
  apiVersions: ROLE_ASSIGNMENT_VERSIONS,
  requires: { action: 'Microsoft.Authorization/roleAssignments/delete', at: '{scope}' },
  replies: { 200: RoleAssignmentWire, 204: null },

  async attributes({ params, scope }, { access, store }) {
    const id = parseGuid(params.name);
    if (!id) return fail({ kind: 'role-assignment-name-malformed', text: params.name });
    const stored = await findActiveAssignment(store.tenant(access.caller.tenant), { scope, id }, access.at);
    const none = new Map<string, never>();
    return ok({
      request: none,
      resource: stored
        ? new Map<string, string>([
            [ROLE_DEFINITION_ID, stored.role],
            [PRINCIPAL_ID, stored.principal],
            [PRINCIPAL_TYPE, stored.principalType],
          ])
        : none,
      principal: none,
      environment: none,
    });
  },

  async handle({ params, scope }, { act }) {
    const id = parseGuid(params.name);
    if (!id) return fail({ kind: 'role-assignment-name-malformed', text: params.name });
    const done = await removeRoleAssignment(act, { scope, id });
    if (!done.ok) return done;
    return done.value ? reply(200, roleAssignmentToWire(done.value, scope)) : reply(204);
  },
});
