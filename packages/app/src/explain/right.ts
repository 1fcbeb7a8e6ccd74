import { NO_ATTRIBUTES } from '@mandate/rbac/attributes';
import type { Decision, PrincipalId, Scope } from '@mandate/rbac/model';
import type { Directory } from '@mandate/rbac/reverse/directory';
import { whoCan } from '@mandate/rbac/reverse/who-can';
import { lineage } from '@mandate/rbac/scope';
import { type AccessSnapshot, decideFor } from '../access.ts';
import { type PrincipalName, principalNames } from '../directory/principal-names.ts';
import type { Store } from '../ports/store.ts';

/** Somebody who may assign roles at a scope. */
export interface Giver extends PrincipalName {
  readonly id: PrincipalId;
}

/** Decides a management action as an operation without attributes would. */
export function decideRight(access: AccessSnapshot, action: string, scope: Scope): Decision {
  return decideFor(access, { action: { plane: 'management', name: action }, scope, attributes: NO_ATTRIBUTES });
}

const ASSIGN = { plane: 'management', name: 'Microsoft.Authorization/roleAssignments/write' } as const;
const MOST_GIVERS = 10;

/**
 * Whoever holds a right to assign roles at a scope that no denial takes away for certain, under a condition or without,
 * those without and the nearest first; at most ten.
 */
export async function giversAt(store: Store, access: AccessSnapshot, scope: Scope): Promise<readonly Giver[]> {
  const { facts } = access;
  const nearestFirst = lineage(scope, facts.parents).flatMap((place) =>
    facts.assignments.filter((assignment) => assignment.scope === place),
  );
  const question = { action: ASSIGN, scope, attributes: 'unknown' } as const;
  const holders = new Set<PrincipalId>();
  for (const { assignment } of whoCan(question, { ...facts, assignments: nearestFirst }, directoryOf(access))) {
    holders.add(assignment.principal);
    if (holders.size === MOST_GIVERS) break;
  }
  const ids = [...holders];
  const names = await principalNames(store, access.caller.tenant, ids);
  return ids.flatMap((id) => {
    const known = names.get(id);
    return known ? [{ id, ...known }] : [];
  });
}

function directoryOf({ tenant }: AccessSnapshot): Directory {
  const members = new Map<PrincipalId, PrincipalId[]>();
  for (const [member, groups] of tenant.groupsOf) {
    for (const group of groups) {
      const known = members.get(group);
      if (known) known.push(member);
      else members.set(group, [member]);
    }
  }
  return { membersOf: (group) => members.get(group) ?? [], isForeign: () => false };
}
