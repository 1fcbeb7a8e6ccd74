import { type AccessIndex, createAccessIndex } from '../../../packages/rbac/src/index/access-index.ts';
import { openArena } from '../../../packages/rbac/src/index/arena.ts';
import type { CallerHandle, PlaceHandle } from '../../../packages/rbac/src/index/handles.ts';
import { nearestNode } from '../../../packages/rbac/src/index/nodes.ts';
import { readPath } from '../../../packages/rbac/src/index/path.ts';
import type { OperationHandle } from '../../../packages/rbac/src/index/question.ts';
import { findTenant } from '../../../packages/rbac/src/index/tenants.ts';
import type { Contender, Material } from '../contender.ts';
import {
  operations,
  type RequestTexts,
  requestTexts,
  roleDefinition,
  tenantFacts,
  tenantId,
} from '../workload/names.ts';
import type { World } from '../workload/world.ts';

const SEED = 20261122;

export function newIndex(world: World): AccessIndex {
  const index = createAccessIndex({ operations: operations(world), seed: SEED });
  for (let role = 0; role < world.catalog.roles.length; role += 1) index.putSharedRole(roleDefinition(world, role));
  return index;
}

export function loadedIndex(world: World): AccessIndex {
  const index = newIndex(world);
  for (let tenant = 0; tenant <= world.customers; tenant += 1) index.put(tenantId(tenant), tenantFacts(world, tenant));
  return index;
}

/**
 * The requests' texts, fresh from a parser each time, so that no engine profits from texts it has seen. They lie ready
 * as JSON, so that parsing is all that comes between two measured chunks.
 */
function fresh({ world, requests }: Material): (chosen: readonly number[]) => RequestTexts[] {
  const lines = Array.from(requests.scopes, (scope, index) =>
    JSON.stringify(requestTexts(world, requests.principals[index]!, requests.operations[index]!, scope)),
  );
  return (chosen) => JSON.parse(`[${chosen.map((index) => lines[index]).join()}]`) as RequestTexts[];
}

/** Texts as a request brings them. */
export const mandate: Contender = (material) => {
  const index = loadedIndex(material.world);
  const texts = fresh(material);
  return {
    prepare: texts,
    answer(questions: RequestTexts[], answers) {
      for (let at = 0; at < questions.length; at += 1) {
        answers[at] = index.check(questions[at]!) === 'role-assignment' ? 1 : 0;
      }
    },
    bytes: () => index.memory.byteLength,
  };
};

/** The same, a hundred questions in one call. */
export const mandateBatch: Contender = (material) => {
  const index = loadedIndex(material.world);
  const texts = fresh(material);
  return {
    prepare: texts,
    answer(questions: RequestTexts[], answers) {
      index.checkMany(questions, answers);
      // Grounds: 1 is the only one that allows.
      for (let at = 0; at < questions.length; at += 1) answers[at] = answers[at] === 1 ? 1 : 0;
    },
  };
};

interface Handles {
  readonly callers: CallerHandle[];
  readonly operations: OperationHandle[];
  readonly places: PlaceHandle[];
}

/** Caller, operation and scope looked up before. */
export const mandateHandles: Contender = (material) => {
  const index = loadedIndex(material.world);
  const texts = fresh(material);
  const known = new Map<number, { caller: CallerHandle; operation: OperationHandle; place: PlaceHandle }>();
  const handlesOf = (request: number) => {
    let found = known.get(request);
    if (!found) {
      const [question] = texts([request]);
      const { home, principals, action, tenant, scope } = question!;
      const [caller, operation, place] = [
        index.caller(home, principals),
        index.operation(action),
        index.place(tenant, scope),
      ];
      index.ask(caller, operation, place);
      found = { caller, operation, place };
      known.set(request, found);
    }
    return found;
  };
  return {
    prepare(chosen): Handles {
      const all = chosen.map(handlesOf);
      return {
        callers: all.map(({ caller }) => caller),
        operations: all.map(({ operation }) => operation),
        places: all.map(({ place }) => place),
      };
    },
    answer({ callers, operations: wanted, places }: Handles, answers) {
      for (let at = 0; at < callers.length; at += 1) {
        answers[at] = index.ask(callers[at]!, wanted[at]!, places[at]!) === 'role-assignment' ? 1 : 0;
      }
    },
  };
};

/** No engine: reading the scope's text and finding its node, which no engine over the same data can avoid. */
export const floor: Contender = (material) => {
  const index = loadedIndex(material.world);
  const arena = openArena(index.memory);
  const texts = fresh(material);
  return {
    note: 'reads the scope and finds it; decides nothing',
    prepare: (chosen) => {
      const found = texts(chosen);
      return {
        scopes: found.map(({ scope }) => scope),
        tenants: found.map(({ tenant }) => findTenant(arena, tenant)),
        chosen,
      };
    },
    answer({ scopes, tenants, chosen }: { scopes: string[]; tenants: number[]; chosen: number[] }, answers) {
      let sum = 0;
      for (let at = 0; at < scopes.length; at += 1)
        sum += nearestNode(arena, tenants[at]!, readPath(scopes[at]!, SEED));
      // It cannot be wrong, because it says nothing.
      for (let at = 0; at < chosen.length; at += 1) answers[at] = material.requests.expected[chosen[at]!]!;
      if (sum === 0.5) throw new Error('Addresses are whole numbers.');
    },
  };
};
