import { loadedIndex } from './contenders/mandate.ts';
import { HELD, HELD_NAMES, loadDatabase, WHERE_GRANTED, WHO } from './contenders/sqlite.ts';
import type { Figures } from './facts.ts';
import { createMaterial } from './material.ts';
import { countOf, timesInTurns, timesOf } from './measure.ts';
import { principalId, requestTexts, scopeOf, tenantId } from './workload/names.ts';
import type { Size, World } from './workload/world.ts';

/** Lists both ways round, beside SQLite's recursive queries over the same rows. */
export function lists(size: Size): Figures {
  const material = createMaterial(size, 600);
  const { world, requests } = material;
  const index = loadedIndex(world);
  const withSqlite = size !== 'XL';
  const database = withSqlite ? loadDatabase(material, principalId, (scope) => scopeOf(world, scope)) : undefined;
  const who = database?.prepare(WHO);
  const where = database?.prepare(WHERE_GRANTED);

  const questions = Array.from(requests.scopes, (scope, at) => ({
    numbers: { operation: requests.operations[at]!, scope, principal: requests.principals[at]! },
    texts: requestTexts(world, requests.principals[at]!, requests.operations[at]!, scope),
  }));
  const chosen = questions.slice(0, 300);
  let results = 0;
  if (who) {
    for (const { numbers, texts } of chosen.slice(0, 50)) {
      const ours = new Set(Array.from(index.whoCan(texts), ({ principal }) => principal as string));
      const { principal: _, ...asked } = numbers;
      const theirs = new Set(who.all(asked).map((row) => String(row['guid'])));
      if (ours.size !== theirs.size || [...ours].some((each) => !theirs.has(each)))
        throw new Error(`Lists differ: ${ours.size} and ${theirs.size}.`);
    }
  }
  const warm = (work: (at: number) => void) => {
    for (let round = 0; round < 5; round += 1) for (let at = 0; at < chosen.length; at += 1) work(at);
  };
  warm((at) => {
    countOf(index.whoCan(chosen[at]!.texts));
  });
  const ours = timesOf(chosen.length, (at) => {
    results += countOf(index.whoCan(chosen[at]!.texts));
  });
  const theirs =
    who &&
    timesOf(chosen.length, (at) => {
      const { principal: _, ...asked } = chosen[at]!.numbers;
      who.all(asked);
    });

  if (where) {
    for (const { numbers, texts } of chosen.slice(0, 50)) {
      const mine = new Set(
        Array.from(index.placesOf({ ...texts, tenants: 'resident' }), ({ scope }) => scope as string),
      );
      const { scope: _, ...asked } = numbers;
      const others = new Set(where.all(asked).map((row) => scopeOf(world, Number(row['scope'])) as string));
      if (mine.size !== others.size || [...mine].some((each) => !others.has(each))) {
        throw new Error(`Places differ: ${mine.size} and ${others.size}.`);
      }
    }
  }
  const reach = (at: number) => {
    const { home, principals, action } = chosen[at]!.texts;
    return index.placesOf({ home, principals, action, tenants: 'resident' });
  };
  let places = 0;
  warm((at) => {
    countOf(reach(at));
  });
  const oursWhere = timesOf(chosen.length, (at) => {
    places += countOf(reach(at));
  });
  const theirsWhere =
    where &&
    timesOf(chosen.length, (at) => {
      const { scope: _, ...asked } = chosen[at]!.numbers;
      where.all(asked);
    });

  const agents = { home: tenantId(world.partner), principals: principalId(world.staff), tenants: 'resident' as const };
  const count = () => {
    let reached = 0;
    reached += countOf(index.assignmentsOf(agents));
    return reached;
  };
  const spell = (most: number) => {
    let length = 0;
    let left = most;
    for (const each of index.assignmentsOf(agents)) {
      length += each.tenant.length + each.scope.length + each.role.length;
      left -= 1;
      if (left === 0) break;
    }
    return length;
  };
  for (let round = 0; round < 5; round += 1) spell(Number.POSITIVE_INFINITY);
  for (let round = 0; round < 5; round += 1) count();
  const [held, heldNames] = [HELD, HELD_NAMES].map((text) => database?.prepare(text));
  const [full, fullTheirs] = timesInTurns(7, count, held && (() => held.all(world.staff)));
  const [fullSpelt, fullTheirsSpelt] = timesInTurns(
    7,
    () => spell(Number.POSITIVE_INFINITY),
    heldNames && (() => heldNames.all(world.staff)),
  );
  const page = timesOf(1000, () => spell(100));

  // Every role of the partner's groups covers reading.
  const read = world.catalog.operations.findIndex(({ name, isData }) => !isData && name.endsWith('/read'));
  const agent = {
    home: tenantId(world.partner),
    principals: principalId(adminAgent(world)),
    action: { plane: 'management', name: world.catalog.operations[read]!.name } as const,
    tenants: 'resident' as const,
  };
  const agentNumbers = { principal: adminAgent(world), operation: read };
  const agentPlaces = new Set(Array.from(index.placesOf(agent), ({ scope }) => scope as string));
  const theirPlaces = where?.all(agentNumbers).map((row) => scopeOf(world, Number(row['scope'])) as string);
  if (theirPlaces && (theirPlaces.length !== agentPlaces.size || theirPlaces.some((each) => !agentPlaces.has(each)))) {
    throw new Error(`Places of an agent differ: ${agentPlaces.size} and ${theirPlaces.length}.`);
  }
  for (let round = 0; round < 5; round += 1) countOf(index.placesOf(agent));
  const [agentReach, agentTheirs] = timesInTurns(
    21,
    () => countOf(index.placesOf(agent)),
    where && (() => where.all(agentNumbers)),
  );
  return {
    'who can, µs': ours,
    'who can, results on average': results / chosen.length,
    ...(theirs ? { 'who can, SQLite, µs': theirs, 'who can, times faster (p50)': theirs.p50 / ours.p50 } : {}),
    'where can, µs': oursWhere,
    'where can, results on average': places / chosen.length,
    ...(theirsWhere
      ? { 'where can, SQLite, µs': theirsWhere, 'where can, times faster (p50)': theirsWhere.p50 / oursWhere.p50 }
      : {}),
    'where an admin agent can, µs': agentReach,
    'where an admin agent can, results': agentPlaces.size,
    ...(agentTheirs
      ? {
          'where an admin agent can, SQLite, µs': agentTheirs,
          'where an admin agent can, times faster': agentTheirs.p50 / agentReach.p50,
        }
      : {}),
    'assignments of AdminAgents, µs': full,
    'assignments of AdminAgents, spelt out, µs': fullSpelt,
    'assignments of AdminAgents': count(),
    ...(fullTheirs && fullTheirsSpelt
      ? {
          'scopes of AdminAgents, SQLite, µs': fullTheirs,
          'scopes of AdminAgents, SQLite, spelt out, µs': fullTheirsSpelt,
          'assignments of AdminAgents, times faster': fullTheirs.p50 / full.p50,
          'assignments of AdminAgents, spelt out, times faster': fullTheirsSpelt.p50 / fullSpelt.p50,
        }
      : {}),
    'first page of 100, µs': page,
  };
}

/** Somebody of the partner who is in the group that holds a role at every customer. */
function adminAgent({ from, partner, members, memberGroups, staff }: World): number {
  for (let row = from.memberships.at(partner); row < from.memberships.at(partner + 1); row += 1) {
    if (memberGroups.at(row) === staff) return members.at(row);
  }
  throw new Error('Nobody is an admin agent.');
}
