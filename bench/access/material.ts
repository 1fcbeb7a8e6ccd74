import { createOperations } from '../../packages/rbac/src/index/operations.ts';
import type { Material } from './contender.ts';
import { operations } from './workload/names.ts';
import { createLookups, createRequests } from './workload/oracle.ts';
import { createWorld, type Size, type World } from './workload/world.ts';

/** The world, its requests with the right answers, and what is worked out for those who cannot read patterns. */
export function createMaterial(size: Size, requests: number, world: World = createWorld(size)): Material {
  const lookups = createLookups(world);
  const all = createOperations(operations(world));
  // Operation names may repeat in the catalogue; numbers follow its last mention of each.
  const numbers = world.catalog.operations.map(({ name, isData }) =>
    all.numberOf(isData ? 'data' : 'management', name),
  );
  const known = new Map<string, Uint8Array>();
  const marked = (actions: readonly string[], notActions: readonly string[], dataActions: readonly string[]) => {
    const key = JSON.stringify([actions, notActions, dataActions]);
    const found = known.get(key) ?? new Uint8Array(all.count);
    if (known.has(key)) return found;
    for (const pattern of actions) for (const number of all.covered('management', pattern)) found[number] = 1;
    for (const pattern of notActions) for (const number of all.covered('management', pattern)) found[number] = 0;
    for (const pattern of dataActions) for (const number of all.covered('data', pattern)) found[number] = 1;
    known.set(key, found);
    return found;
  };
  const roles = new Map<number, Uint8Array>();
  const denials = new Map<number, Uint8Array>();
  return {
    world,
    lookups,
    requests: createRequests(world, lookups, requests),
    allows(role, operation) {
      let bits = roles.get(role);
      if (!bits) {
        const { actions, notActions, dataActions } = world.roles[role]!;
        bits = marked(actions, notActions, dataActions);
        roles.set(role, bits);
      }
      return bits[numbers[operation]!] === 1;
    },
    covers(denial, operation) {
      let bits = denials.get(denial);
      if (!bits) {
        bits = marked(world.denials[denial]!.actions, [], []);
        denials.set(denial, bits);
      }
      return bits[numbers[operation]!] === 1;
    },
  };
}
