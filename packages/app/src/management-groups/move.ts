import { strandedAssignments } from '@mandate/rbac/custom-roles';
import type { Scope } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { managementGroupScope } from '@mandate/rbac/scope';
import type { AccessSnapshot } from '../access.ts';
import { decideRight } from '../explain/right.ts';
import type { ManagementGroup } from '../ports/management-groups.ts';
import type { LinkedAccessRefused } from '../role-definitions/authorize-scopes.ts';
import { type GroupTree, managementGroupId } from './tree.ts';

/** Why something was not moved in the tree. */
export type MoveFailure =
  | LinkedAccessRefused
  /** An assignment of a custom role would lie outside of where the role can be assigned. */
  | { readonly kind: 'move-strands-role'; readonly role: string };

const GROUP_WRITE = 'Microsoft.Management/managementGroups/write';
const ASSIGN = 'Microsoft.Authorization/roleAssignments/write';

/** Something that is to lie in another group. */
export interface Move {
  readonly scope: Scope;
  readonly scopeText: string;
  /** What the caller needs at what is moved, besides handing out roles there. */
  readonly write: string;
  readonly from: ManagementGroup;
  readonly to: ManagementGroup;
}

/**
 * Whether the caller may move something: the right to write it and to hand out roles on it, and to write both groups.
 * The root group is for everybody to leave and to enter, because nothing is gained there
 * (https://learn.microsoft.com/azure/governance/management-groups/manage#move-management-groups-and-subscriptions).
 */
export function authorizeMove(
  access: AccessSnapshot,
  tree: GroupTree,
  { scope, scopeText, write, from, to }: Move,
): Result<void, MoveFailure> {
  const groups = [from, to].filter((group) => group !== tree.root);
  const needed = [
    { action: write, scope, text: scopeText },
    { action: ASSIGN, scope, text: scopeText },
    ...groups.map((group) => ({
      action: GROUP_WRITE,
      scope: managementGroupScope(group.name),
      text: managementGroupId(group),
    })),
  ];
  const missing = needed.find((each) => decideRight(access, each.action, each.scope).effect === 'deny');
  if (missing) {
    const linked = { linkedAction: missing.action, linkedScope: missing.text };
    return fail({ kind: 'linked-access-refused', access, action: write, scopeText, ...linked });
  }
  const { facts } = access;
  const parents = new Map(facts.parents).set(scope, managementGroupScope(to.name));
  for (const role of facts.roles.values()) {
    if (role.kind !== 'CustomRole') continue;
    const before = strandedAssignments(role, facts.assignments, facts.parents).length;
    if (strandedAssignments(role, facts.assignments, parents).length > before) {
      return fail({ kind: 'move-strands-role', role: role.id });
    }
  }
  return ok(undefined);
}
