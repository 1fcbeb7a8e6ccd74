import type { AccessSnapshot } from '@mandate/app/access';
import type { PrincipalId } from '@mandate/rbac/model';
import { principalSet } from '@mandate/rbac/principals';
import { contains, lineage } from '@mandate/rbac/scope';
import { Type } from 'typebox';
import { reply } from '../operation.ts';
import { operation } from './operation.ts';
import { parseRoleAssignmentFilter } from './role-assignment-filter.ts';
import { RoleAssignmentWire, roleAssignmentToWire } from './role-assignment-wire.ts';
import { ROLE_ASSIGNMENT_VERSIONS } from './versions.ts';

/** The role assignments that reach a scope, and unless `atScope()` is asked for, those below it too. */
export const listRoleAssignments = operation({
  id: 'RoleAssignments_ListForScope',
  method: 'GET',
  path: '{scope}/providers/Microsoft.Authorization/roleAssignments',
  apiVersions: ROLE_ASSIGNMENT_VERSIONS,
  requires: { action: 'Microsoft.Authorization/roleAssignments/read', at: '{scope}' },
  replies: { 200: Type.Object({ value: Type.Array(RoleAssignmentWire) }) },

  async handle({ scope, query }, { access, store }) {
    const filter = parseRoleAssignmentFilter(query.get('$filter') ?? '');
    if (!filter.ok) return filter;
    const { atScope, principal, assignedTo } = filter.value;
    const above = new Set(lineage(scope, access.facts.parents));
    const holders = assignedTo && holdersFor(access, assignedTo);

    const value = (await store.tenant(access.caller.tenant).listRoleAssignments())
      .filter(({ scope: at }) => above.has(at) || (!atScope && contains(scope, at)))
      .filter((assignment) => principal === undefined || assignment.principal === principal)
      .filter((assignment) => holders === undefined || holders.has(assignment.principal))
      .map((assignment) => roleAssignmentToWire(assignment, scope));
    return reply(200, { value });
  },
});

// `assignedTo(me)` of a partner's employee includes the partner's groups, whose members only the home tenant knows.
function holdersFor(access: AccessSnapshot, principal: PrincipalId): { has(principal: PrincipalId): boolean } {
  if (principal === access.caller.id) return access.principals;
  return principalSet([principal], (member) => access.tenant.groupsOf.get(member) ?? []);
}
