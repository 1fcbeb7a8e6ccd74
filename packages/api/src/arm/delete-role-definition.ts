import { removeRoleDefinition } from '@mandate/app/role-definitions/remove-role-definition';
import { parseGuid } from '@mandate/rbac/guid';
import { fail } from '@mandate/rbac/result';
import { reply } from '../operation.ts';
import { operation } from './operation.ts';
import { RoleDefinitionWire, roleDefinitionToWire } from './role-definition-wire.ts';
import { showsConditions } from './role-definitions.ts';
import { ROLE_DEFINITION_VERSIONS } from './versions.ts';

/** Removes a custom role: 200 with what was removed, 204 when there was none. */
export const deleteRoleDefinition = operation({
  id: 'RoleDefinitions_Delete',
  method: 'DELETE',
  path: '{scope}/providers/Microsoft.Authorization/roleDefinitions/{name}',
  apiVersions: ROLE_DEFINITION_VERSIONS,
  requires: { action: 'Microsoft.Authorization/roleDefinitions/delete', at: '{scope}' },
  replies: { 200: RoleDefinitionWire, 204: null },

  async handle({ params, scope, scopeText, query }, { act }) {
    const id = parseGuid(params.name);
    if (!id) return fail({ kind: 'role-definition-name-malformed', text: params.name });
    const done = await removeRoleDefinition(act, { id, scopeText });
    if (!done.ok) return done;
    if (!done.value) return reply(204);
    return reply(200, roleDefinitionToWire(done.value, { scope, withConditions: showsConditions(query) }));
  },
});
