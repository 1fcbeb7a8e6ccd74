import type { RolePatterns } from './catalog.ts';
import { randomNumbers } from './random.ts';
import { ancestors, anyBelow, anyResource, GROUP, tenantOf, type World } from './world.ts';

/** Lookups that the oracle and the peers' translations need: who is in what, who holds what. */
export interface Lookups {
  /** A principal and every group it is in. */
  closure(principal: number): readonly number[];
  members(group: number): readonly number[];
  /** Assignments held by a principal itself. */
  held(principal: number): Int32Array;
  denialsAt(scope: number): readonly number[];
}

/** Reads the world once. */
export function createLookups(world: World): Lookups {
  const groups = grouped(world.members.slice(0, world.members.length), world.memberGroups, world.principalKinds.length);
  const members = grouped(
    world.memberGroups.slice(0, world.members.length),
    world.members,
    world.principalKinds.length,
  );
  const count = world.assignmentScopes.length;
  const own = { at: (index: number) => index };
  const held = grouped(world.assignmentPrincipals.slice(0, count), own, world.principalKinds.length);
  const denials = Map.groupBy(world.denials.keys(), (index) => world.denials[index]!.scope);
  return {
    closure(principal) {
      const found = [principal];
      for (const each of found) for (const group of groups(each)) if (!found.includes(group)) found.push(group);
      return found;
    },
    members: (group) => [...members(group)],
    held,
    denialsAt: (scope) => denials.get(scope) ?? [],
  };
}

/** For each key, the values of the rows that carry it. */
function grouped(keys: Int32Array, values: { at(index: number): number }, size: number): (key: number) => Int32Array {
  const starts = new Int32Array(size + 1);
  for (const key of keys) starts[key + 1]! += 1;
  for (let index = 0; index < size; index += 1) starts[index + 1]! += starts[index]!;
  const filled = starts.slice();
  const found = new Int32Array(keys.length);
  keys.forEach((key, row) => {
    found[filled[key]!] = values.at(row);
    filled[key]! += 1;
  });
  return (key) => found.subarray(starts[key]!, starts[key + 1]!);
}

const expressions = new Map<string, RegExp>();

function fits(pattern: string, name: string): boolean {
  let expression = expressions.get(pattern);
  if (!expression) {
    const source = pattern
      .toLowerCase()
      .replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`)
      .replaceAll('*', '.*');
    expression = new RegExp(`^${source}$`);
    expressions.set(pattern, expression);
  }
  return expression.test(name);
}

/** Whether a role allows an operation, by its patterns, the obvious way. */
export function roleAllows(role: RolePatterns, { name, isData }: { name: string; isData: boolean }): boolean {
  const lower = name.toLowerCase();
  const some = (patterns: readonly string[]) => patterns.some((pattern) => fits(pattern, lower));
  return isData ? some(role.dataActions) : some(role.actions) && !some(role.notActions);
}

/** Whether a denial covers an operation for somebody with this closure. */
export function denies(world: World, denial: number, operation: number, closure: readonly number[]): boolean {
  const { actions, principals, excluded } = world.denials[denial]!;
  const { name, isData } = world.catalog.operations[operation]!;
  if (isData || !actions.some((pattern) => fits(pattern, name.toLowerCase()))) return false;
  const isNamed = principals === null || principals.some((principal) => closure.includes(principal));
  return isNamed && !excluded.some((principal) => closure.includes(principal));
}

/** May the principal perform the operation at the scope? Slow and plain: the judge of every contender. */
export function oracle(world: World, lookups: Lookups, principal: number, operation: number, scope: number): boolean {
  const closure = lookups.closure(principal);
  const above = ancestors(world, scope);
  const wanted = world.catalog.operations[operation]!;
  const isGranted = closure.some((each) =>
    lookups
      .held(each)
      .some(
        (row) =>
          above.includes(world.assignmentScopes.at(row)) &&
          roleAllows(world.roles[world.assignmentRoles.at(row)]!, wanted),
      ),
  );
  return (
    isGranted && !above.some((each) => lookups.denialsAt(each).some((row) => denies(world, row, operation, closure)))
  );
}

export interface Requests {
  readonly principals: Int32Array;
  readonly operations: Int32Array;
  readonly scopes: Int32Array;
  readonly expected: Uint8Array;
}

const ALLOWED_SHARE = 0.7;

/** Requests of which exactly seven in ten are allowed, shuffled; always the same ones. */
export function createRequests(world: World, lookups: Lookups, count: number): Requests {
  const random = randomNumbers(99);
  const below = (limit: number) => Math.floor(random() * limit);
  const allowedOperations = new Map<number, readonly number[]>();
  const operationsOf = (role: number) => {
    let found = allowedOperations.get(role);
    if (!found) {
      const step = 1 + (world.catalog.operations.length >> 9);
      const sampled = [...world.catalog.operations.keys()].filter((index) =>
        roleAllows(world.roles[role]!, world.catalog.operations[index]!),
      );
      found = sampled.filter((index) => index % step === 0);
      if (found.length === 0) found = sampled;
      allowedOperations.set(role, found);
    }
    return found;
  };

  const rows: [number, number, number, number][] = [];
  const wanted = { allowed: Math.round(count * ALLOWED_SHARE), denied: count - Math.round(count * ALLOWED_SHARE) };
  let [allowed, denied] = [0, 0];
  while (rows.length < count) {
    const row = below(world.assignmentScopes.length);
    const tenant = tenantOf(world, world.assignmentScopes.at(row));
    const seeksAllow = allowed < wanted.allowed && (random() < 0.8 || denied >= wanted.denied);
    const request = seeksAllow ? hopeful(row, tenant) : hopeless(tenant);
    if (!request) continue;
    const isAllowed = oracle(world, lookups, ...request);
    if (isAllowed ? allowed >= wanted.allowed : denied >= wanted.denied) continue;
    if (isAllowed) allowed += 1;
    else denied += 1;
    rows.push([...request, Number(isAllowed)]);
  }
  for (let index = count - 1; index > 0; index -= 1) {
    const other = below(index + 1);
    [rows[index], rows[other]] = [rows[other]!, rows[index]!];
  }
  return {
    principals: Int32Array.from(rows, ([principal]) => principal),
    operations: Int32Array.from(rows, ([, operation]) => operation),
    scopes: Int32Array.from(rows, ([, , scope]) => scope),
    expected: Uint8Array.from(rows, ([, , , expected]) => expected),
  };

  /** Somebody who holds the assignment, below its scope, wanting what its role allows. */
  function hopeful(row: number, tenant: number): [number, number, number] | undefined {
    let principal = world.assignmentPrincipals.at(row);
    for (let depth = 0; depth < 6 && world.principalKinds.at(principal) === GROUP; depth += 1) {
      const members = lookups.members(principal);
      if (members.length === 0) break;
      principal = members[below(members.length)]!;
    }
    const operations = operationsOf(world.assignmentRoles.at(row));
    if (world.principalKinds.at(principal) === GROUP || operations.length === 0) return undefined;
    const scope = anyBelow(world, tenant, world.assignmentScopes.at(row), below);
    return [principal, operations[below(operations.length)]!, scope];
  }

  function hopeless(tenant: number): [number, number, number] {
    let principal = random() < 0.05 ? below(world.staff) : world.users.at(tenant) + below(world.userCounts.at(tenant));
    if (random() < 0.03) principal = world.users.at(below(world.customers));
    const scope = random() < 0.9 ? anyResource(world, tenant, below) : world.from.scopes.at(tenant);
    return [principal, below(world.catalog.operations.length), scope];
  }
}
