import { parseGuid } from '@mandate/rbac/guid';
import { fail } from '@mandate/rbac/result';
import { reply } from '../operation.ts';
import { operation } from './operation.ts';
import { RoleDefinitionWire, roleDefinitionToWire } from './role-definition-wire.ts';
import { definitionsOf, showsConditions } from './role-definitions.ts';
import { ROLE_DEFINITION_VERSIONS } from './versions.ts';

/** One role definition; the scope it is asked under does not matter. */
export const getRoleDefinition = operation({
  id: 'RoleDefinitions_Get',
  method: 'GET',
  path: '{scope}/providers/Microsoft.Authorization/roleDefinitions/{name}',
  apiVersions: ROLE_DEFINITION_VERSIONS,
  requires: { action: 'Microsoft.Authorization/roleDefinitions/read', at: '{scope}' },
  replies: { 200: RoleDefinitionWire },

  async handle({ params, scope, query }, work) {
    const id = parseGuid(params.name);
    const role = id && (await definitionsOf(work)).get(id);
    if (!role) return fail({ kind: 'role-definition-not-found', name: params.name });
    return reply(200, roleDefinitionToWire(role, { scope, withConditions: showsConditions(query) }));
  },
});
