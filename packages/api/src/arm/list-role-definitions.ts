import { whyNotAssignable } from '@mandate/rbac/custom-roles';
import { contains } from '@mandate/rbac/scope';
import { Type } from 'typebox';
import { reply } from '../operation.ts';
import { operation } from './operation.ts';
import { parseRoleDefinitionFilter } from './role-definition-filter.ts';
import { RoleDefinitionWire, roleDefinitionToWire } from './role-definition-wire.ts';
import { definitionsOf, showsConditions } from './role-definitions.ts';
import { ROLE_DEFINITION_VERSIONS } from './versions.ts';

/** The roles that can be assigned at a scope: all built-in ones, and custom ones whose assignable scopes reach it. */
export const listRoleDefinitions = operation({
  id: 'RoleDefinitions_List',
  method: 'GET',
  path: '{scope}/providers/Microsoft.Authorization/roleDefinitions',
  apiVersions: ROLE_DEFINITION_VERSIONS,
  requires: { action: 'Microsoft.Authorization/roleDefinitions/read', at: '{scope}' },
  replies: { 200: Type.Object({ value: Type.Array(RoleDefinitionWire) }) },

  async handle({ scope, query }, work) {
    const filter = parseRoleDefinitionFilter(query.get('$filter') ?? '');
    if (!filter.ok) return filter;
    const { roleName, kind, below } = filter.value;
    const { facts } = work.access;
    const value = [...(await definitionsOf(work)).values()]
      .filter((role) => roleName === undefined || role.name.toLowerCase() === roleName)
      .filter((role) => kind === undefined || role.kind === kind)
      .filter(
        (role) =>
          whyNotAssignable(role, scope, facts.parents) === undefined ||
          (below && role.assignableScopes.some((assignable) => contains(scope, assignable))),
      )
      .map((role) => roleDefinitionToWire(role, { scope, withConditions: showsConditions(query) }));
    return reply(200, { value });
  },
});
