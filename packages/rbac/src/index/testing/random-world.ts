import { NO_ATTRIBUTES } from '../../attributes.ts';
import type { AccessFacts, AccessQuestion, Guid, RoleDefinition, Scope } from '../../model.ts';
import { principalSet } from '../../principals.ts';
import { parseScope } from '../../scope.ts';
import type { AccessChange, TenantFacts } from '../facts.ts';
import type { Membership } from '../memberships.ts';
import type { IndexQuestion } from '../question.ts';
import type { Dice } from './random.ts';
import {
  anyAction,
  anyAssignment,
  anyAttributes,
  anyDenial,
  anyRole,
  anyScopeText,
  MEMBERS,
  PLACED,
  PRINCIPALS,
  ROLES,
  TENANTS,
} from './random-facts.ts';

/** The truth about some tenants, kept in plain lists. */
export interface World {
  readonly sharedRoles: Map<Guid, RoleDefinition>;
  readonly tenants: ReadonlyMap<Guid, WorldTenant>;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

export interface WorldTenant extends Omit<Mutable<TenantFacts>, 'roles' | 'parents'> {
  readonly roles: Map<Guid, RoleDefinition>;
  readonly parents: Map<Scope, Scope>;
}

export function emptyWorld(): World {
  const empty = (): WorldTenant => ({
    revision: 1,
    assignments: [],
    denials: [],
    roles: new Map(),
    parents: new Map(),
    memberships: [],
    homes: [],
  });
  return { sharedRoles: new Map(), tenants: new Map(TENANTS.map((tenant) => [tenant, empty()])) };
}

/** A world with enough in it that most questions meet something. */
export function anyWorld(dice: Dice): World {
  const world = emptyWorld();
  for (const role of Array.from({ length: 2 }, () => anyRole(dice))) world.sharedRoles.set(role.id, role);
  for (const tenant of world.tenants.values()) {
    for (let number = 1; number < 40; number += 1) change(tenant, anyChange(dice, tenant, number));
  }
  return world;
}

/** What a loader would read of a tenant now. */
export function factsOf(world: World, tenant: Guid): TenantFacts {
  const { roles, ...rest } = world.tenants.get(tenant)!;
  return { ...rest, roles: [...roles.values()] };
}

/** What `decide` needs, worked out once for as long as the world stands still. */
export interface Truth {
  facts(tenant: string): AccessFacts;
  /** The same question for `decide`; `undefined` when its scope is none. */
  plain(question: IndexQuestion): AccessQuestion | undefined;
}

/** The truth about a world as it is now. After a change it is another one. */
export function truthOf(world: World): Truth {
  const facts = once((tenant): AccessFacts => {
    const { assignments, denials, roles, parents } = world.tenants.get(tenant as Guid)!;
    return { assignments, denials, roles: new Map([...roles, ...world.sharedRoles]), parents };
  });
  // A tenant that the world does not know has a directory without groups.
  const groups = once((home) =>
    Map.groupBy(world.tenants.get(home as Guid)?.memberships ?? [], ({ member }) => member),
  );
  const sets = once((key) => {
    const [home = '', ...starts] = key.split(' ');
    return principalSet(starts as Guid[], (member) =>
      (groups(home).get(member) ?? []).map(({ group }) => group as Guid),
    );
  });
  return {
    facts,
    plain({ tenant, home = tenant, principals, action, scope, attributes = NO_ATTRIBUTES }) {
      const read = scopes(scope);
      if (!read.ok) return undefined;
      return { principals: sets([home, principals].flat().join(' ')), action, scope: read.value, attributes };
    },
  };
}

const scopes = once(parseScope);

function once<T>(compute: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const found = known.get(key) ?? compute(key);
    known.set(key, found);
    return found;
  };
}

export function anyQuestion(dice: Dice): IndexQuestion {
  const principals = dice.chance(0.8) ? dice.of(PRINCIPALS) : [dice.of(PRINCIPALS), ...dice.some(PRINCIPALS, 2)];
  return {
    tenant: dice.of(TENANTS),
    ...(dice.chance(0.5) ? { home: dice.of(TENANTS) } : {}),
    principals:
      typeof principals === 'string' && dice.chance(0.1) ? principals.toUpperCase().toLowerCase() : principals,
    action: anyAction(dice),
    scope: anyScopeText(dice),
    ...(dice.chance(0.7) ? { attributes: anyAttributes(dice) } : {}),
  };
}

/** Something that may happen to a tenant; the weights keep a world from filling up. */
export function anyChange(dice: Dice, tenant: WorldTenant, number: number): AccessChange {
  const kind = dice.below(24);
  if (kind < 7) return { kind: 'assignment-added', assignment: anyAssignment(dice, number) };
  if (kind < 10 && tenant.assignments.length > 8) {
    return { kind: 'assignment-removed', assignment: dice.of(tenant.assignments) };
  }
  if (kind < 11) return { kind: 'denial-added', denial: anyDenial(dice, number) };
  if (kind < 13 && tenant.denials.length > 1) return { kind: 'denial-removed', denial: dice.of(tenant.denials) };
  if (kind < 14) return { kind: 'role-put', role: anyRole(dice) };
  if (kind < 15 && dice.chance(0.4)) return { kind: 'role-removed', role: dice.of(ROLES) };
  if (kind < 18) return { kind: 'membership-added', membership: anyMembership(dice) };
  if (kind < 20 && tenant.memberships.length > 0) {
    return { kind: 'membership-removed', membership: dice.of(tenant.memberships) };
  }
  if (kind < 22) {
    return { kind: 'parent-changed', scope: dice.of(PLACED), parent: dice.chance(0.8) ? dice.of(MEMBERS) : null };
  }
  return { kind: dice.chance(0.7) ? 'home-added' : 'home-removed', home: dice.of(TENANTS) };
}

function anyMembership(dice: Dice): Membership {
  return { member: dice.of(PRINCIPALS), group: dice.of(PRINCIPALS) };
}

/** Writes a change to the plain lists. */
export function change(tenant: WorldTenant, change: AccessChange): void {
  const without = <T extends { id: Guid }>(rows: readonly T[], row: { id: Guid }) =>
    rows.filter(({ id }) => id !== row.id);
  const isSame = (one: Membership, other: Membership) => one.member === other.member && one.group === other.group;
  tenant.revision += 1;
  switch (change.kind) {
    case 'assignment-added':
      tenant.assignments.push(change.assignment);
      break;
    case 'assignment-removed':
      tenant.assignments = without(tenant.assignments, change.assignment);
      break;
    case 'denial-added':
      tenant.denials.push(change.denial);
      break;
    case 'denial-removed':
      tenant.denials = without(tenant.denials, change.denial);
      break;
    case 'role-put':
      tenant.roles.set(change.role.id, change.role);
      break;
    case 'role-removed':
      tenant.roles.delete(change.role);
      break;
    case 'membership-added':
      tenant.memberships.push(change.membership);
      break;
    case 'membership-removed':
      tenant.memberships = tenant.memberships.filter((each) => !isSame(each, change.membership));
      break;
    case 'parent-changed':
      if (change.parent === null) tenant.parents.delete(change.scope);
      else tenant.parents.set(change.scope, change.parent);
      break;
    case 'home-added':
      if (!tenant.homes.includes(change.home)) tenant.homes.push(change.home);
      break;
    case 'home-removed':
      tenant.homes = tenant.homes.filter((home) => home !== change.home);
      break;
  }
}
