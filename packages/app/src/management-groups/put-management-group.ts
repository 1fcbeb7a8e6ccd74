import { OWNER } from '@mandate/rbac/builtin-roles/well-known';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { managementGroupScope } from '@mandate/rbac/scope';
import { type CallerAct, commit } from '../act.ts';
import { personal } from '../ports/change-log.ts';
import type { ManagementGroup } from '../ports/management-groups.ts';
import type { StoredRoleAssignment } from '../ports/role-assignments.ts';
import type { TenantWriter } from '../ports/store.ts';
import { roleAssignmentId, toRecord } from '../role-assignments/record.ts';
import { authorizeChange, authorizeNew, type GroupAccessRefused } from './authorize-group.ts';
import { hierarchySettings } from './hierarchy-settings.ts';
import type { MoveFailure } from './move.ts';
import {
  ancestorsOf,
  DEEPEST,
  type GroupTree,
  heightOf,
  managementGroupId,
  nameKey,
  readTree,
  withDescendants,
} from './tree.ts';

/** A group as asked for; what is absent stays, or is the name and the root for a new one. */
export interface PutManagementGroup {
  readonly name: string;
  readonly displayName?: string;
  readonly parent?: string;
  /** Whether it may be made when it is not there. */
  readonly mayCreate: boolean;
}

/** Why a group was not written. */
export type PutManagementGroupFailure =
  | MoveFailure
  | GroupAccessRefused
  | { readonly kind: 'management-group-not-found'; readonly name: string }
  | {
      readonly kind: 'management-group-invalid';
      readonly problem: 'name' | 'display-name' | 'cycle' | 'too-deep' | 'root';
    }
  | { readonly kind: 'management-group-limit' };

const WRITE = 'Microsoft.Management/managementGroups/write';
const MOST_GROUPS = 10_000;

/**
 * Whether a management group may have this name
 * (https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules).
 */
export function isManagementGroupName(name: string): boolean {
  return /^[\p{L}\p{N}_\-.()]{1,90}$/u.test(name) && !name.endsWith('.');
}

/**
 * Makes a management group, renames it or moves it. Anybody at home may make one directly below the root, as in Azure,
 * and becomes its Owner, since nothing is in it; everywhere else it takes the right to write the parent.
 */
export async function putManagementGroup(
  act: CallerAct,
  wanted: PutManagementGroup,
): Promise<Result<ManagementGroup, PutManagementGroupFailure>> {
  const { access } = act;
  return commit<ManagementGroup, PutManagementGroupFailure>(act, async (change) => {
    const writer = change.tenant(access.caller.tenant);
    const tree = await readTree(writer, access.facts.parents);
    const existing = tree.groups.get(nameKey(wanted.name));
    if (!existing && !wanted.mayCreate) return fail({ kind: 'management-group-not-found', name: wanted.name });
    if (!existing && !isManagementGroupName(wanted.name)) return invalid('name');
    const displayName = wanted.displayName?.trim() || existing?.displayName || wanted.name;
    if (displayName.length > 90 || /\p{Cc}/u.test(displayName)) return invalid('display-name');
    const current = existing && tree.parentOf(existing);
    const parent = wanted.parent === undefined ? (current ?? tree.root) : tree.groups.get(nameKey(wanted.parent));
    if (!parent) return fail({ kind: 'management-group-not-found', name: wanted.parent ?? '' });

    const settings = await hierarchySettings(writer);
    const authorized = existing
      ? authorizeChange(access, tree, existing, parent)
      : authorizeNew(access, tree, parent, settings);
    if (!authorized.ok) return authorized;
    const misplaced =
      existing === tree.root ? wanted.parent !== undefined && 'root' : misplacement(tree, parent, existing);
    if (misplaced) return invalid(misplaced);
    if (!existing && tree.groups.size >= MOST_GROUPS) return fail({ kind: 'management-group-limit' });

    const now = act.ports.clock.now();
    const group: ManagementGroup = {
      name: existing?.name ?? wanted.name,
      displayName,
      parent: existing === tree.root ? null : parent.name,
      createdAt: existing?.createdAt ?? now,
      updatedAt: now,
    };
    await writer.putManagementGroup(group);
    await writer.record({
      operation: WRITE,
      target: managementGroupId(group),
      before: existing ? recordOf(existing) : null,
      after: recordOf(group),
    });
    if (!existing) await makeOwner(act, writer, group);
    return ok(group);
  });
}

function misplacement(
  tree: GroupTree,
  parent: ManagementGroup,
  existing: ManagementGroup | undefined,
): 'cycle' | 'too-deep' | undefined {
  if (existing && withDescendants(tree, existing).includes(parent)) return 'cycle';
  const levels = ancestorsOf(tree, parent).length + (existing ? heightOf(tree, existing) : 1);
  return levels > DEEPEST ? 'too-deep' : undefined;
}

function invalid(problem: Extract<PutManagementGroupFailure, { kind: 'management-group-invalid' }>['problem']) {
  return fail({ kind: 'management-group-invalid', problem } as const);
}

async function makeOwner(act: CallerAct, writer: TenantWriter, group: ManagementGroup): Promise<void> {
  const { caller } = act.access;
  // Whoever comes through a relationship is no principal of this tenant; its groups hold what they hold above.
  if (caller.home !== caller.tenant) return;
  const assignment: StoredRoleAssignment = {
    id: act.ports.randomness.guid(),
    principal: caller.id,
    principalType: caller.kind,
    role: OWNER,
    scope: managementGroupScope(group.name),
    scopeText: managementGroupId(group),
    condition: null,
    description: null,
    createdAt: group.createdAt,
    updatedAt: group.createdAt,
    createdBy: caller.id,
    updatedBy: caller.id,
  };
  const added = await writer.addRoleAssignment(assignment);
  if (!added.ok) throw new Error('A management group made in this transaction already had a role assignment.');
  await writer.record({
    operation: 'Microsoft.Authorization/roleAssignments/write',
    target: roleAssignmentId(assignment),
    before: null,
    after: toRecord(assignment),
  });
}

function recordOf({ displayName, parent }: ManagementGroup) {
  return { displayName: personal(displayName), parent };
}
