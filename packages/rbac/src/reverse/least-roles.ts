import { covers } from '../action.ts';
import { BUILT_IN_ROLES } from '../builtin-roles/all.ts';
import type { Action, Permission, RoleDefinition } from '../model.ts';
import { Breadth } from './breadth.ts';

/** A role that carries the wanted actions, and how much besides. */
export interface LeastRole {
  readonly role: RoleDefinition;
  /** How many of the operations known by name it covers, on both planes; the fewer the better. */
  readonly breadth: number;
}

/**
 * The roles that carry all these actions without a condition, the one with the least besides first. How far a role
 * reaches is measured by how many of the operations that built-in roles name literally it covers; among equals a role
 * with fewer patterns comes first, then the name decides. No role at all carries no action.
 */
export function leastRoles(roles: Iterable<RoleDefinition>, actions: readonly Action[]): readonly LeastRole[] {
  const carrying = [...roles].filter((role) => actions.every((action) => carries(role, action)));
  return carrying
    .map((role) => ({ role, breadth: breadthOf(role) }))
    .sort(
      (one, other) =>
        one.breadth - other.breadth ||
        patternCount(one.role) - patternCount(other.role) ||
        compareNames(one.role.name, other.role.name),
    );
}

function carries(role: RoleDefinition, action: Action): boolean {
  return covers(unconditional(role), action) !== undefined;
}

function unconditional(role: RoleDefinition): readonly Permission[] {
  return role.permissions.filter((entry) => entry.condition === null);
}

function patternCount(role: RoleDefinition): number {
  return role.permissions.reduce((sum, entry) => sum + entry.actions.length + entry.dataActions.length, 0);
}

function compareNames(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

const measured = new WeakMap<RoleDefinition, number>();
let breadth: Breadth | undefined;

/** How many known operations a role covers, whatever its conditions. Measured once for each definition. */
export function breadthOf(role: RoleDefinition): number {
  const known = measured.get(role);
  if (known !== undefined) return known;
  breadth ??= new Breadth(BUILT_IN_ROLES.flatMap((each) => each.permissions));
  const found = breadth.of(role.permissions);
  measured.set(role, found);
  return found;
}
