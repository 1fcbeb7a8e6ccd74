import type { TenantFacts } from '../../../packages/rbac/src/index/facts.ts';
import type { Action, Guid, Permission, RoleDefinition, Scope } from '../../../packages/rbac/src/model.ts';
import { guid } from './random.ts';
import { MANAGEMENT_GROUP, RESOURCE_GROUP, SUBSCRIPTION, TENANT_ROOT, tenantOf, type World } from './world.ts';

// Every text is a function of a number, so worlds of any size need no memory for texts.
const EVERYBODY = '00000000-0000-0000-0000-000000000000' as Guid;

export const tenantId = (tenant: number) => guid(5, tenant) as Guid;
export const principalId = (principal: number) => guid(77, principal) as Guid;
export const roleId = (role: number) => guid(31, role) as Guid;
export const assignmentId = (assignment: number) => guid(41, assignment) as Guid;

/** The scope as a request spells it. */
export function scopeText(world: World, scope: number): string {
  const kind = world.scopeKinds.at(scope);
  const local = world.scopeLocals.at(scope);
  if (kind === TENANT_ROOT || kind === MANAGEMENT_GROUP) {
    return `/providers/Microsoft.Management/managementGroups/${guid(11, scope)}`;
  }
  if (kind === SUBSCRIPTION) return `/subscriptions/${guid(23, scope)}`;
  const above = scopeText(world, world.scopeParents.at(scope));
  if (kind === RESOURCE_GROUP) return `${above}/resourceGroups/rg-app-${local}-prod`;
  const { providers, types } = world.catalog;
  const provider = scope % types.length;
  const choices = types[provider]!;
  const type = choices[scope % choices.length]!.split('/')[0]!;
  return `${above}/providers/Microsoft.${providers[provider]}/${type}/res-${local}-${scope % 97}`;
}

/** The scope in canonical form. */
export function scopeOf(world: World, scope: number): Scope {
  return scopeText(world, scope).toLowerCase() as Scope;
}

export function operations(world: World): readonly Action[] {
  return world.catalog.operations.map(({ name, isData }) => ({ name, plane: isData ? 'data' : 'management' }));
}

export function roleDefinition(world: World, role: number): RoleDefinition {
  const { name, actions, notActions, dataActions } = world.roles[role]!;
  const entry: Permission = { actions, notActions, dataActions, notDataActions: [], condition: null };
  const isBuiltIn = world.roleOwners.at(role) < 0;
  return {
    id: roleId(role),
    name,
    kind: isBuiltIn ? 'BuiltInRole' : 'CustomRole',
    permissions: [entry],
    assignableScopes: [],
  };
}

/** The numbers from where a customer's rows begin to where the next one's do. */
export function range(from: { at(index: number): number }, tenant: number): readonly number[] {
  const start = from.at(tenant);
  return Array.from({ length: from.at(tenant + 1) - start }, (_, index) => start + index);
}

const customRoles = new WeakMap<World, Map<number, number[]>>();

function rolesOfCustomer(world: World, tenant: number): readonly number[] {
  let known = customRoles.get(world);
  if (!known) {
    known = Map.groupBy(
      [...world.roles.keys()].filter((role) => world.roleOwners.at(role) >= 0),
      (role) => world.roleOwners.at(role),
    );
    customRoles.set(world, known);
  }
  return known.get(tenant) ?? [];
}

/** All of one tenant, as its database rows would tell. */
export function tenantFacts(world: World, tenant: number): TenantFacts {
  const memberships = range(world.from.memberships, tenant).map((row) => ({
    member: principalId(world.members.at(row)),
    group: principalId(world.memberGroups.at(row)),
  }));
  if (tenant === world.partner) {
    return { revision: 1, assignments: [], denials: [], roles: [], parents: new Map(), memberships, homes: [] };
  }
  const parents = new Map<Scope, Scope>();
  for (let scope = world.from.scopes.at(tenant) + 1; ; scope += 1) {
    const kind = world.scopeKinds.at(scope);
    if (kind !== MANAGEMENT_GROUP && kind !== SUBSCRIPTION) break;
    parents.set(scopeOf(world, scope), scopeOf(world, world.scopeParents.at(scope)));
  }
  return {
    revision: 1,
    roles: rolesOfCustomer(world, tenant).map((role) => roleDefinition(world, role)),
    parents,
    memberships,
    homes: [tenantId(world.partner)],
    assignments: range(world.from.assignments, tenant).map((row) => ({
      id: assignmentId(row),
      principal: principalId(world.assignmentPrincipals.at(row)),
      role: roleId(world.assignmentRoles.at(row)),
      scope: scopeOf(world, world.assignmentScopes.at(row)),
      condition: null,
    })),
    denials: range(world.from.denials, tenant).map((row) => {
      const { scope, actions, principals, excluded } = world.denials[row]!;
      return {
        id: guid(43, row) as Guid,
        name: `denial ${row}`,
        scope: scopeOf(world, scope),
        doNotApplyToChildScopes: false,
        permissions: [{ actions, notActions: [], dataActions: [], notDataActions: [], condition: null }],
        principals: principals === null ? [EVERYBODY] : principals.map(principalId),
        excludedPrincipals: excluded.map(principalId),
        effect: 'enforced' as const,
      };
    }),
  };
}

/** One request as the texts it arrives with. */
export interface RequestTexts {
  readonly tenant: string;
  readonly home: string;
  readonly principals: string;
  readonly action: Action;
  readonly scope: string;
}

export function requestTexts(world: World, principal: number, operation: number, scope: number): RequestTexts {
  const { name, isData } = world.catalog.operations[operation]!;
  return {
    tenant: tenantId(tenantOf(world, scope)),
    home: tenantId(world.principalTenants.at(principal)),
    principals: principalId(principal),
    action: { plane: isData ? 'data' : 'management', name },
    scope: scopeText(world, scope),
  };
}
