import { putRoleDefinition as put } from '@mandate/app/role-definitions/put-role-definition';
import { parseGuid } from '@mandate/rbac/guid';
import { fail } from '@mandate/rbac/result';
import { reply } from '../operation.ts';
import { operation } from './operation.ts';
import { assignableScopesFrom, permissionFromWire, RoleDefinitionBody } from './role-definition-body.ts';
import { RoleDefinitionWire, roleDefinitionToWire } from './role-definition-wire.ts';
import { showsConditions } from './role-definitions.ts';
import { ROLE_DEFINITION_VERSIONS } from './versions.ts';

/** Creates a custom role or replaces it. Both answer 201, because the SDKs take anything else for an error. */
export const putRoleDefinition = operation({
  id: 'RoleDefinitions_CreateOrUpdate',
  method: 'PUT',
  path: '{scope}/providers/Microsoft.Authorization/roleDefinitions/{name}',
  apiVersions: ROLE_DEFINITION_VERSIONS,
  requires: { action: 'Microsoft.Authorization/roleDefinitions/write', at: '{scope}' },
  body: RoleDefinitionBody,
  replies: { 201: RoleDefinitionWire },

  async handle({ params, scope, scopeText, body, query }, { act }) {
    const id = parseGuid(params.name);
    if (!id) return fail({ kind: 'role-definition-name-malformed', text: params.name });
    const { roleName, description, permissions, assignableScopes } = body.properties;
    const scopes = assignableScopesFrom(assignableScopes);
    if (!scopes.ok) return scopes;
    const done = await put(act, {
      id,
      scopeText,
      name: roleName,
      description: description ?? '',
      permissions: permissions.map(permissionFromWire),
      assignableScopes: scopes.value,
    });
    if (!done.ok) return done;
    return reply(201, roleDefinitionToWire(done.value, { scope, withConditions: showsConditions(query) }));
  },
});
