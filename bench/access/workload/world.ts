import {
  ACCESS_ADMINISTRATOR,
  type Catalog,
  CONTRIBUTOR,
  createCatalog,
  OWNER,
  READER,
  type RolePatterns,
} from './catalog.ts';
import { createNumbers, type Numbers } from './numbers.ts';
import { randomNumbers } from './random.ts';

export type Size = 'S' | 'M' | 'L' | 'XL';
export const CUSTOMERS: Readonly<Record<Size, number>> = { S: 10, M: 1000, L: 10_000, XL: 100_000 };

export const TENANT_ROOT = 1;
export const MANAGEMENT_GROUP = 2;
export const SUBSCRIPTION = 3;
export const RESOURCE_GROUP = 4;
export const RESOURCE = 5;

export const USER = 0;
export const GROUP = 1;
export const PROGRAM = 2;

const GROUPS_PER_SUBSCRIPTION = 8;
const RESOURCES_PER_GROUP = 6;
const PARTNER_GROUPS = 40;

export interface Denial {
  readonly scope: number;
  readonly actions: readonly string[];
  /** `null` denies everybody. */
  readonly principals: readonly number[] | null;
  readonly excluded: readonly number[];
}

/** Where a customer's rows begin; they end where the next one's begin. */
export interface Ranges {
  readonly scopes: Numbers;
  readonly subscriptions: Numbers;
  readonly assignments: Numbers;
  readonly memberships: Numbers;
  readonly principals: Numbers;
  readonly denials: Numbers;
}

/**
 * A reseller and its customers, all in numbers: scopes, principals, roles, assignments. The reseller's own directory is
 * the tenant after the last customer.
 */
export interface World {
  readonly customers: number;
  readonly partner: number;
  readonly catalog: Catalog;
  readonly roles: readonly RolePatterns[];
  /** The customer a role belongs to; -1 for built-in ones. */
  readonly roleOwners: Numbers;
  readonly scopeParents: Numbers;
  readonly scopeKinds: Numbers;
  /** The number among its siblings. */
  readonly scopeLocals: Numbers;
  readonly principalKinds: Numbers;
  readonly principalTenants: Numbers;
  readonly members: Numbers;
  readonly memberGroups: Numbers;
  readonly assignmentPrincipals: Numbers;
  readonly assignmentScopes: Numbers;
  readonly assignmentRoles: Numbers;
  readonly denials: readonly Denial[];
  readonly from: Ranges;
  readonly users: Numbers;
  readonly userCounts: Numbers;
  readonly staff: number;
}

/** The world of a size; always the same one. `denials` overrides how many customers have a deny assignment. */
export function createWorld(size: Size, { denials: denialShare = 0.4 } = {}): World {
  const customers = CUSTOMERS[size];
  const random = randomNumbers(42);
  const below = (limit: number) => Math.floor(random() * limit);
  const catalog = createCatalog();
  const list = createNumbers;
  const world = {
    customers,
    partner: customers,
    catalog,
    roles: [...catalog.roles],
    roleOwners: list(),
    scopeParents: list(),
    scopeKinds: list(),
    scopeLocals: list(),
    principalKinds: list(),
    principalTenants: list(),
    members: list(),
    memberGroups: list(),
    assignmentPrincipals: list(),
    assignmentScopes: list(),
    assignmentRoles: list(),
    denials: [] as Denial[],
    from: {
      scopes: list(),
      subscriptions: list(),
      assignments: list(),
      memberships: list(),
      principals: list(),
      denials: list(),
    },
    users: list(),
    userCounts: list(),
    staff: 50 + Math.round(6 * Math.sqrt(customers)),
  };
  for (let at = 0; at < catalog.roles.length; at += 1) world.roleOwners.push(-1);

  const addScope = (kind: number, parent: number, local: number) => {
    world.scopeParents.push(parent);
    world.scopeLocals.push(local);
    return world.scopeKinds.push(kind);
  };
  const addPrincipals = (kind: number, tenant: number, count: number) => {
    const first = world.principalKinds.length;
    for (let index = 0; index < count; index += 1) {
      world.principalKinds.push(kind);
      world.principalTenants.push(tenant);
    }
    return first;
  };
  const addMember = (member: number, group: number) => {
    world.members.push(member);
    world.memberGroups.push(group);
  };
  const begin = () => {
    world.from.scopes.push(world.scopeKinds.length);
    world.from.assignments.push(world.assignmentScopes.length);
    world.from.memberships.push(world.members.length);
    world.from.principals.push(world.principalKinds.length);
    world.from.denials.push(world.denials.length);
  };

  // The partner's people come first, so that they have the same numbers whatever follows.
  const staff = addPrincipals(USER, customers, world.staff);
  const partnerGroups = addPrincipals(GROUP, customers, PARTNER_GROUPS);
  const partnerEdges: [number, number][] = [];
  for (let person = 0; person < world.staff; person += 1) {
    const groups = new Set(Array.from({ length: 1 + below(4) }, () => Math.floor(random() ** 2 * PARTNER_GROUPS)));
    for (const group of groups) partnerEdges.push([staff + person, partnerGroups + group]);
  }
  for (let group = 4; group < PARTNER_GROUPS; group += 1) {
    if (random() < 0.3) partnerEdges.push([partnerGroups + group, partnerGroups + below(4)]);
  }

  for (let tenant = 0; tenant < customers; tenant += 1) {
    begin();
    const count = Math.min(4000, Math.round(40 * (1 - random()) ** -0.6));
    const subscriptions = Math.max(1, Math.round(count / 35));
    const root = addScope(TENANT_ROOT, -1, tenant);
    const group = random() < 0.3 ? addScope(MANAGEMENT_GROUP, root, tenant) : root;
    const first = world.scopeKinds.length;
    world.from.subscriptions.push(first);
    for (let index = 0; index < subscriptions; index += 1) addScope(SUBSCRIPTION, random() < 0.5 ? group : root, index);
    for (let index = 0; index < subscriptions; index += 1) {
      const firstGroup = world.scopeKinds.length;
      for (let local = 0; local < GROUPS_PER_SUBSCRIPTION; local += 1) addScope(RESOURCE_GROUP, first + index, local);
      for (let local = 0; local < GROUPS_PER_SUBSCRIPTION * RESOURCES_PER_GROUP; local += 1) {
        addScope(RESOURCE, firstGroup + Math.floor(local / RESOURCES_PER_GROUP), local % RESOURCES_PER_GROUP);
      }
    }

    const userCount = Math.max(5, Math.round(count * 0.4));
    const groupCount = Math.max(2, Math.round(count * 0.1));
    const programCount = Math.max(1, Math.round(count * 0.05));
    const users = addPrincipals(USER, tenant, userCount);
    const groups = addPrincipals(GROUP, tenant, groupCount);
    const programs = addPrincipals(PROGRAM, tenant, programCount);
    world.users.push(users);
    world.userCounts.push(userCount);
    for (let user = 0; user < userCount; user += 1) {
      const held = new Set(Array.from({ length: below(6) }, () => Math.floor(random() * random() * groupCount)));
      for (const each of held) addMember(users + user, groups + each);
    }
    for (let each = 1; each < groupCount; each += 1) if (random() < 0.4) addMember(groups + each, groups + below(each));

    const own: number[] = [];
    if (random() < 0.1) {
      for (let left = 1 + below(3); left > 0; left -= 1) {
        own.push(world.roles.length);
        world.roles.push(catalog.custom(random, `Custom ${tenant}-${left}`));
        world.roleOwners.push(tenant);
      }
    }
    const anyScope = () => {
      const depth = random();
      if (depth < 0.05) return root;
      const subscription = below(subscriptions);
      if (depth < 0.5) return first + subscription;
      const firstGroup = firstGroupOf(first, subscriptions, subscription);
      const resourceGroup = below(GROUPS_PER_SUBSCRIPTION);
      if (depth < 0.85) return firstGroup + resourceGroup;
      return firstGroup + GROUPS_PER_SUBSCRIPTION + resourceGroup * RESOURCES_PER_GROUP + below(RESOURCES_PER_GROUP);
    };
    const anyRole = () => {
      const dice = random();
      if (dice < 0.25) return READER;
      if (dice < 0.5) return CONTRIBUTOR;
      if (dice < 0.6) return OWNER;
      if (dice < 0.62) return ACCESS_ADMINISTRATOR;
      if (dice < 0.67 && own.length > 0) return own[below(own.length)]!;
      return 4 + Math.floor(random() ** 2 * 196);
    };
    const assign = (principal: number, scope: number, role: number) => {
      world.assignmentPrincipals.push(principal);
      world.assignmentScopes.push(scope);
      world.assignmentRoles.push(role);
    };
    // The partner's admin agents and readers reach every customer, some of its other groups a part of them.
    assign(partnerGroups, root, CONTRIBUTOR);
    assign(partnerGroups + 1, root, READER);
    for (let index = 2; index < Math.min(6, count); index += 1) {
      assign(
        partnerGroups + 2 + below(PARTNER_GROUPS - 2),
        random() < 0.5 ? root : first + below(subscriptions),
        anyRole(),
      );
    }
    for (let index = 6; index < count; index += 1) {
      const dice = random();
      const group = groups + Math.floor(random() * random() * groupCount);
      const single = dice < 0.9 ? users + below(userCount) : programs + below(programCount);
      assign(dice < 0.5 ? group : single, anyScope(), anyRole());
    }
    if (random() < denialShare) {
      const scope = anyScope();
      if (scope !== root) {
        world.denials.push({
          scope,
          actions: random() < 0.5 ? ['*/delete'] : ['*/write', '*/delete'],
          principals: random() < 0.7 ? null : [groups + below(groupCount)],
          excluded: random() < 0.5 ? [groups] : [],
        });
      }
    }
  }
  begin();
  for (const [member, group] of partnerEdges) addMember(member, group);
  begin();
  world.from.subscriptions.push(world.scopeKinds.length);
  return world;
}

function firstGroupOf(first: number, subscriptions: number, index: number): number {
  return first + subscriptions + index * GROUPS_PER_SUBSCRIPTION * (1 + RESOURCES_PER_GROUP);
}

/** A resource, or now and then a resource group, of a customer. */
export function anyResource(world: World, tenant: number, below: (limit: number) => number): number {
  const first = world.from.subscriptions.at(tenant);
  let subscriptions = 0;
  while (world.scopeKinds.at(first + subscriptions) === SUBSCRIPTION) subscriptions += 1;
  const firstGroup = firstGroupOf(first, subscriptions, below(subscriptions));
  if (below(5) === 0) return firstGroup + below(GROUPS_PER_SUBSCRIPTION);
  return firstGroup + GROUPS_PER_SUBSCRIPTION + below(GROUPS_PER_SUBSCRIPTION * RESOURCES_PER_GROUP);
}

/** A resource below a scope, most of the time; else the scope itself. */
export function anyBelow(world: World, tenant: number, scope: number, below: (limit: number) => number): number {
  const kind = world.scopeKinds.at(scope);
  if (kind === RESOURCE || below(10) === 0) return scope;
  if (kind !== SUBSCRIPTION && kind !== RESOURCE_GROUP) return anyResource(world, tenant, below);
  const first = world.from.subscriptions.at(tenant);
  let subscriptions = 0;
  while (world.scopeKinds.at(first + subscriptions) === SUBSCRIPTION) subscriptions += 1;
  const subscription = kind === SUBSCRIPTION ? scope : world.scopeParents.at(scope);
  const firstResource = firstGroupOf(first, subscriptions, subscription - first) + GROUPS_PER_SUBSCRIPTION;
  if (kind === SUBSCRIPTION) return firstResource + below(GROUPS_PER_SUBSCRIPTION * RESOURCES_PER_GROUP);
  return firstResource + world.scopeLocals.at(scope) * RESOURCES_PER_GROUP + below(RESOURCES_PER_GROUP);
}

/** The scope and all above it, nearest first. */
export function ancestors(world: World, scope: number): readonly number[] {
  const found: number[] = [];
  for (let at = scope; at >= 0; at = world.scopeParents.at(at)) found.push(at);
  return found;
}

/** The customer a scope belongs to. */
export function tenantOf(world: World, scope: number): number {
  return world.scopeLocals.at(ancestors(world, scope).at(-1)!);
}
