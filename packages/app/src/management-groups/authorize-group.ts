import type { Decision } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { managementGroupScope } from '@mandate/rbac/scope';
import type { AccessSnapshot } from '../access.ts';
import { decideRight } from '../explain/right.ts';
import type { HierarchySettings, ManagementGroup } from '../ports/management-groups.ts';
import { authorizeMove, type MoveFailure } from './move.ts';
import { type GroupTree, managementGroupId } from './tree.ts';

/** The caller lacks a right at a group that the request did not name first. */
export interface GroupAccessRefused {
  readonly kind: 'access-refused';
  readonly access: AccessSnapshot;
  readonly action: string;
  readonly scopeText: string;
  readonly decision: Extract<Decision, { effect: 'deny' }>;
}

const WRITE = 'Microsoft.Management/managementGroups/write';

/** Whether the caller may make a group below a parent: below the root anybody at home may, unless it needs a right. */
export function authorizeNew(
  access: AccessSnapshot,
  tree: GroupTree,
  parent: ManagementGroup,
  { groupsNeedRight }: HierarchySettings,
): Result<void, GroupAccessRefused | MoveFailure> {
  if (parent === tree.root && access.presence.kind === 'home' && !groupsNeedRight) return ok(undefined);
  return mustWrite(access, parent);
}

/** Whether the caller may change a group, and move it when its parent changes. */
export function authorizeChange(
  access: AccessSnapshot,
  tree: GroupTree,
  existing: ManagementGroup,
  to: ManagementGroup,
): Result<void, GroupAccessRefused | MoveFailure> {
  const allowed = mustWrite(access, existing);
  const from = tree.parentOf(existing);
  if (!allowed.ok || !from || from === to) return allowed;
  const scope = managementGroupScope(existing.name);
  return authorizeMove(access, tree, { scope, scopeText: managementGroupId(existing), write: WRITE, from, to });
}

function mustWrite(access: AccessSnapshot, group: ManagementGroup): Result<void, GroupAccessRefused | MoveFailure> {
  const decision = decideRight(access, WRITE, managementGroupScope(group.name));
  if (decision.effect === 'allow') return ok(undefined);
  return fail({ kind: 'access-refused', access, action: WRITE, scopeText: managementGroupId(group), decision });
}
