import type { AccessSnapshot } from '@mandate/app/access';
import type { Caller } from '@mandate/app/caller';
import { decideRight } from '@mandate/app/explain/right';
import { listActiveAssignments } from '@mandate/app/role-schedules/active-assignments';
import { parseGuid } from '@mandate/rbac/guid';
import type { PrincipalId, Scope } from '@mandate/rbac/model';
import { principalSet } from '@mandate/rbac/principals';
import { fail } from '@mandate/rbac/result';
import { contains, lineage } from '@mandate/rbac/scope';
import { Type } from 'typebox';
import { type QueryReader, reply } from '../operation.ts';
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
  requires: {
    action: 'Microsoft.Authorization/roleAssignments/read',
    at: '{scope}',
    exempt: { reason: 'Everybody may know the own assignments.', when: asksAboutSelf },
  },
  replies: { 200: Type.Object({ value: Type.Array(RoleAssignmentWire) }) },

  async handle({ scope, query }, { access, store }) {
    const filter = parseRoleAssignmentFilter(query.get('$filter') ?? '');
    if (!filter.ok) return filter;
    const tenant = query.get('tenantId');
    const own = tenant ? parseGuid(tenant) : undefined;
    if (
      tenant &&
      own !== access.caller.tenant &&
      !(access.presence.kind === 'delegated' && own === access.caller.home)
    ) {
      return fail({ kind: 'query-option-unsupported', option: `tenantId=${tenant.slice(0, 64)}` });
    }
    const { atScope, principal, assignedTo } = filter.value;
    const above = new Set(lineage(scope, access.facts.parents));
    const holders = assignedTo && holdersFor(access, assignedTo);
    const mayRead = readable(access, scope);

    const value = (await listActiveAssignments(store.tenant(access.caller.tenant), access.at))
      .filter(({ scope: at }) => above.has(at) || (!atScope && contains(scope, at)))
      .filter(({ scope: at }) => mayRead(at))
      .filter((assignment) => principal === undefined || assignment.principal === principal)
      .filter((assignment) => holders === undefined || holders.has(assignment.principal))
      .map((assignment) => roleAssignmentToWire(assignment, scope));
    return reply(200, { value });
  },
});

function asksAboutSelf(query: QueryReader, caller: Caller): boolean {
  const filter = parseRoleAssignmentFilter(query.get('$filter') ?? '');
  return filter.ok && filter.value.assignedTo === caller.id;
}

// A denial below the scope can take away the right to read what is there.
function readable(access: AccessSnapshot, scope: Scope): (at: Scope) => boolean {
  if (access.facts.denials.length === 0) return () => true;
  const known = new Map<Scope, boolean>();
  return (at) => {
    if (!contains(scope, at) || at === scope) return true;
    const before = known.get(at);
    if (before !== undefined) return before;
    const denied = decideRight(access, 'Microsoft.Authorization/roleAssignments/read', at).ground === 'deny-assignment';
    known.set(at, !denied);
    return !denied;
  };
}

// `assignedTo(me)` of a partner's employee includes the partner's groups, whose members only the home tenant knows.
function holdersFor(access: AccessSnapshot, principal: PrincipalId): { has(principal: PrincipalId): boolean } {
  if (principal === access.caller.id) return access.principals;
  return principalSet([principal], (member) => access.tenant.groupsOf.get(member) ?? []);
}
