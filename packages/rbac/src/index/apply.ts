import type { RoleDefinition, Scope } from '../model.ts';
import { scopeKind } from '../scope.ts';
import { type Arena, get, seedOf } from './arena.ts';
import { addAssignment, removeAssignment, repointRole } from './assignments.ts';
import { addDenial, removeDenial } from './denials.ts';
import type { AccessChange, TenantFacts } from './facts.ts';
import { ROLE_SET, ROLE_USES, TENANT_HOMES, TENANTS } from './layout.ts';
import { addMembership, loadMemberships, removeMembership } from './memberships.ts';
import { ensureNode, exactNode, placeNode } from './nodes.ts';
import type { Operations } from './operations.ts';
import { stepsTo } from './path.ts';
import { putRole, roleRecord, tidyRole, undefineRole } from './roles.ts';
import { records } from './table.ts';
import { ensureTenant, isResident } from './tenants.ts';
import { contains, push, take } from './vector.ts';

/** Writes the facts of a tenant that has just been admitted. */
export function writeFacts(arena: Arena, operations: Operations, tenant: number, facts: TenantFacts): void {
  for (const role of facts.roles) putRole(arena, operations, tenant, role);
  for (const [scope, parent] of facts.parents) place(arena, tenant, scope, parent);
  loadMemberships(arena, tenant, facts.memberships);
  for (const assignment of facts.assignments) addAssignment(arena, tenant, assignment);
  for (const denial of facts.denials) addDenial(arena, operations, tenant, denial);
  for (const home of facts.homes) addHome(arena, tenant, home);
}

/** Writes one change of a resident tenant. */
export function writeChange(arena: Arena, operations: Operations, tenant: number, change: AccessChange): void {
  switch (change.kind) {
    case 'assignment-added':
      addAssignment(arena, tenant, change.assignment);
      break;
    case 'assignment-removed':
      removeAssignment(arena, tenant, change.assignment);
      break;
    case 'denial-added':
      addDenial(arena, operations, tenant, change.denial);
      break;
    case 'denial-removed':
      removeDenial(arena, tenant, change.denial);
      break;
    case 'role-put':
      putRole(arena, operations, tenant, change.role);
      break;
    case 'role-removed':
      removeRole(arena, tenant, change.role);
      break;
    case 'membership-added':
      addMembership(arena, tenant, change.membership);
      break;
    case 'membership-removed':
      removeMembership(arena, tenant, change.membership);
      break;
    case 'parent-changed':
      place(arena, tenant, change.scope, change.parent);
      break;
    case 'home-added':
      addHome(arena, tenant, change.home);
      break;
    case 'home-removed':
      take(arena, tenant + TENANT_HOMES, ensureTenant(arena, change.home));
      break;
  }
}

/** Defines a role of the whole installation, over any of the same id that a tenant has. */
export function defineSharedRole(arena: Arena, operations: Operations, role: RoleDefinition): void {
  const before = roleRecord(arena, 0, role.id);
  const isNew = before === 0 || get(arena, before + ROLE_SET) === 0;
  putRole(arena, operations, 0, role);
  if (isNew) for (const tenant of residents(arena)) repointRole(arena, tenant, role.id);
}

/** Takes away a role of the whole installation; a tenant's own of the same id comes to light again. */
export function removeSharedRole(arena: Arena, id: string): void {
  const record = roleRecord(arena, 0, id);
  if (record === 0) return;
  undefineRole(arena, record);
  if (get(arena, record + ROLE_USES) === 0) {
    tidyRole(arena, record);
    return;
  }
  // It goes with the last assignment that is turned away from it.
  for (const tenant of residents(arena)) repointRole(arena, tenant, id);
}

function removeRole(arena: Arena, tenant: number, id: string): void {
  const record = roleRecord(arena, tenant, id);
  if (record === 0) return;
  undefineRole(arena, record);
  tidyRole(arena, record);
}

function place(arena: Arena, tenant: number, scope: Scope, parent: Scope | null): void {
  const kind = scopeKind(scope);
  // As in `lineage`: anything else lies where its path says, and nothing but a management group can hold a member.
  if (kind !== 'subscription' && kind !== 'management-group') return;
  const isPlaced = parent !== null && scopeKind(parent) === 'management-group' && parent !== scope;
  const above = isPlaced ? ensureNode(arena, tenant, stepsTo(parent, seedOf(arena))) : 0;
  const node = isPlaced
    ? ensureNode(arena, tenant, stepsTo(scope, seedOf(arena)))
    : exactNode(arena, tenant, stepsTo(scope, seedOf(arena)));
  if (node !== 0) placeNode(arena, tenant, node, above);
}

function addHome(arena: Arena, tenant: number, home: string): void {
  const record = ensureTenant(arena, home);
  if (!contains(arena, tenant + TENANT_HOMES, record)) push(arena, tenant + TENANT_HOMES, record);
}

function residents(arena: Arena): readonly number[] {
  return [...records(arena, TENANTS)].filter((tenant) => isResident(arena, tenant));
}
