import { findActiveAssignment } from '@mandate/app/role-schedules/active-assignments';
import { parseGuid } from '@mandate/rbac/guid';
import { fail } from '@mandate/rbac/result';
import { reply } from '../operation.ts';
import { operation } from './operation.ts';
import { RoleAssignmentWire, roleAssignmentToWire } from './role-assignment-wire.ts';
import { ROLE_ASSIGNMENT_VERSIONS } from './versions.ts';

/** One role assignment, by its name and the exact scope it was made at. */
export const getRoleAssignment = operation({
  id: 'RoleAssignments_Get',
  method: 'GET',
  path: '{scope}/providers/Microsoft.Authorization/roleAssignments/{name}',
  apiVersions: ROLE_ASSIGNMENT_VERSIONS,
  requires: { action: 'Microsoft.Authorization/roleAssignments/read', at: '{scope}' },
  replies: { 200: RoleAssignmentWire },

  async handle({ params, scope }, { access, store }) {
    const id = parseGuid(params.name);
    if (!id) return fail({ kind: 'role-assignment-name-malformed', text: params.name });
    const found = await findActiveAssignment(store.tenant(access.caller.tenant), { scope, id }, access.at);
    return found
      ? reply(200, roleAssignmentToWire(found, scope))
      : fail({ kind: 'role-assignment-not-found', name: params.name });
  },
});
