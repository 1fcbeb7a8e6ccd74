import { covers } from '@mandate/rbac/action';
import { NO_ATTRIBUTES } from '@mandate/rbac/attributes';
import type { Decision, PrincipalId, Scope } from '@mandate/rbac/model';
import { lineage } from '@mandate/rbac/scope';
import { type AccessSnapshot, decideFor } from '../access.ts';
import { foreignPrincipals } from '../directory/foreign-principals.ts';
import type { Store } from '../ports/store.ts';

/** Somebody who may assign roles at a scope. */
export interface Giver {
  readonly id: PrincipalId;
  readonly name: string;
  readonly kind: 'User' | 'Group' | 'ServicePrincipal' | 'ForeignGroup';
}

/** Decides a management action as an operation without attributes would. */
export function decideRight(access: AccessSnapshot, action: string, scope: Scope): Decision {
  return decideFor(access, { action: { plane: 'management', name: action }, scope, attributes: NO_ATTRIBUTES });
}

const ASSIGN = { plane: 'management', name: 'Microsoft.Authorization/roleAssignments/write' } as const;
const MOST_GIVERS = 10;

/** Whoever may assign roles at a scope, under a condition or without, nearest assignment first; at most ten. */
export async function giversAt(store: Store, access: AccessSnapshot, scope: Scope): Promise<readonly Giver[]> {
  const above = lineage(scope, access.facts.parents);
  const holders = new Set<PrincipalId>();
  for (const place of above) {
    for (const assignment of access.facts.assignments) {
      if (assignment.scope !== place) continue;
      const role = access.facts.roles.get(assignment.role);
      if (role && covers(role.permissions, ASSIGN)) holders.add(assignment.principal);
    }
  }
  const ids = [...holders].slice(0, MOST_GIVERS);
  if (ids.length === 0) return [];
  const tenant = access.caller.tenant;
  const own = await store.tenant(tenant).findPrincipals(ids);
  const foreign = await foreignPrincipals(store, tenant, ids);
  const byId = new Map<PrincipalId, Giver>([
    ...foreign.map(
      ({ group, displayName }) => [group, { id: group, name: displayName, kind: 'ForeignGroup' }] as const,
    ),
    ...own.map(({ id, displayName, kind }) => [id, { id, name: displayName, kind }] as const),
  ]);
  return ids.flatMap((id) => byId.get(id) ?? []);
}
