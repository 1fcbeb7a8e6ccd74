import type { Action, Attributes } from '../model.ts';
import { get } from './arena.ts';
import { roleOfWord } from './assignments.ts';
import type { Operation } from './compiled.ts';
import { type CallerHandle, newCaller, newPlace, type PlaceHandle, renew } from './handles.ts';
import { guidAt } from './keys.ts';
import { DENIAL_ID, NODE_POSTINGS } from './layout.ts';
import { nearestNode, nodeScope } from './nodes.ts';
import type { Operations } from './operations.ts';
import { readPath } from './path.ts';
import { idAddress, principalAt, roleAt } from './postings.ts';
import { findPrincipal } from './principals.ts';
import type { Ground, GroundAssignment, IndexDecision, IndexQuestion, OperationHandle } from './question.ts';
import type { Residency } from './residency.ts';
import {
  addPrincipals,
  CONDITION_NOT_MET,
  clearPrincipals,
  DENIED,
  GRANTED,
  GROUNDS,
  NOTHING,
  type Search,
  searchGround,
} from './search.ts';

/** Answers questions, exactly as `decide` would. */
export interface Reader {
  /** The ground of the decision; only `role-assignment` allows. Allocates nothing. */
  check(question: IndexQuestion): Ground;
  /** The decision with the ids of its ground: of all that would do, any one. */
  answer(question: IndexQuestion): IndexDecision;
  /** The grounds of many decisions, as indexes into `GROUNDS`, written to `grounds`. */
  checkMany(questions: readonly IndexQuestion[], grounds: Uint8Array): void;
  caller(home: string, principals: string | readonly string[]): CallerHandle;
  operation(action: Action): OperationHandle;
  place(tenant: string, scope: string): PlaceHandle;
  /** The quickest way to ask, for callers who keep handles. */
  ask(caller: CallerHandle, operation: OperationHandle, place: PlaceHandle, attributes?: Attributes): Ground;
}

// Enough for every operation that is asked about often, and too few to fill the memory by asking.
const UNLISTED_OPERATIONS = 1000;

/** Answers from an arena; `residency` brings in what is missing. */
export function createReader(search: Search, operations: Operations, residency: Residency): Reader {
  const arena = search.arena;
  const listed = operations.names.map((name, number) =>
    newOperation(operations.planes[number] ?? 'data', name, number),
  );
  const unlisted = new Map<string, Operation>();

  function operationOf({ plane, name }: Action): Operation {
    const number = operations.numberOf(plane, name);
    return listed[number] ?? unlistedOperation(plane, name);
  }

  function unlistedOperation(plane: Action['plane'], name: string): Operation {
    const key = `${plane} ${name.toLowerCase()}`;
    const known = unlisted.get(key);
    if (known !== undefined) return known;
    const operation = newOperation(plane, name, -1);
    if (unlisted.size >= UNLISTED_OPERATIONS) unlisted.clear();
    unlisted.set(key, operation);
    return operation;
  }

  function groundOf({ tenant: id, home: homeId, principals, action, scope, attributes }: IndexQuestion): number {
    const tenant = residency.resident(id, 0);
    const home = homeId === undefined || homeId === id ? tenant : residency.resident(homeId, tenant);
    const steps = readPath(scope);
    if (steps < 0) return NOTHING;

    clearPrincipals(search);
    if (typeof principals === 'string') addPrincipals(search, findPrincipal(arena, principals), home);
    else for (const each of principals) addPrincipals(search, findPrincipal(arena, each), home);
    if (search.count === 0) return NOTHING;
    return groundAt(tenant, nearestNode(arena, tenant, steps), operationOf(action), attributes);
  }

  function groundAt(tenant: number, node: number, operation: Operation, attributes: Attributes | undefined): number {
    START.tenant = tenant;
    START.node = node < 0 ? -node : node;
    START.here = node < 0 ? 0 : node;
    return searchGround(search, START, operation, attributes);
  }

  function assignmentFound(): GroundAssignment {
    const postings = get(arena, search.node + NODE_POSTINGS);
    return {
      assignment: guidAt(arena, idAddress(arena, postings, search.at)),
      role: guidAt(arena, roleOfWord(arena.words, roleAt(arena, postings, search.at))),
      scope: nodeScope(arena, search.node),
      holder: guidAt(arena, principalAt(arena, postings, search.at)),
    };
  }

  return {
    check: (question) => named(groundOf(question)),
    answer(question) {
      switch (groundOf(question)) {
        case GRANTED:
          return { effect: 'allow', ground: 'role-assignment', ...assignmentFound() };
        case DENIED:
          return { effect: 'deny', ground: 'deny-assignment', denial: guidAt(arena, search.denial + DENIAL_ID) };
        case CONDITION_NOT_MET:
          return { effect: 'deny', ground: 'condition-not-met', ...assignmentFound() };
        default:
          return { effect: 'deny', ground: 'nothing-grants-it' };
      }
    },
    checkMany(questions, grounds) {
      for (let index = 0; index < questions.length; index += 1) {
        const question = questions[index];
        if (question !== undefined) grounds[index] = groundOf(question);
      }
    },
    caller: (home, principals) => newCaller(home, typeof principals === 'string' ? [principals] : principals),
    operation: operationOf,
    place: newPlace,
    ask(caller, operation, place, attributes) {
      renew(arena, residency, caller, place);
      if (place.node === 0) return 'nothing-grants-it';
      clearPrincipals(search);
      if (caller.others === null) addPrincipals(search, caller.first, caller.homeRecord);
      else for (const each of caller.others) addPrincipals(search, each, caller.homeRecord);
      return named(groundAt(place.tenantRecord, place.node, operation, attributes));
    },
  };
}

// Used again for every question, because a new one each time would be the only thing a question allocates.
const START = { tenant: 0, node: 0, here: 0 };

function named(ground: number): Ground {
  return GROUNDS[ground] ?? 'nothing-grants-it';
}

function newOperation(plane: Action['plane'], name: string, number: number): Operation {
  return { plane, name, number, coverage: new Map(), textsFreed: 0 };
}
