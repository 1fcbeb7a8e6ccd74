import { type Action, type Attributes, EVERYONE } from '../model.ts';
import { get, seedOf } from './arena.ts';
import { roleOfWord } from './assignments.ts';
import type { Unlisted } from './compiled.ts';
import { type CallerHandle, newCaller, newPlace, type PlaceHandle, renew } from './handles.ts';
import { guidAt, newKey, readGuid } from './keys.ts';
import { DENIAL_ID, NODE_POSTINGS, PRINCIPALS, TENANTS } from './layout.ts';
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
import { find } from './table.ts';
import { isResident, touch } from './tenants.ts';

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

/** The reader, and what lists need of it. */
export interface ReaderAndMore extends Reader {
  /** Lets the search be about an operation. */
  setQuestion(action: Action, attributes: Attributes | undefined): void;
}

/** Answers from an arena; `residency` brings in what is missing. */
export function createReader(
  search: Search,
  operations: Operations,
  residency: Pick<Residency, 'resident'>,
): ReaderAndMore {
  const arena = search.arena;
  const unlisted = new Map<string, Unlisted>();

  function setQuestion(action: Action, attributes: Attributes | undefined): void {
    search.action = action;
    search.attributes = attributes;
    search.number = operations.numberOf(action.plane, action.name);
    if (search.number < 0) search.unlisted = rememberedOf(action);
  }

  function rememberedOf({ plane, name }: Action): Unlisted {
    const key = `${plane} ${name.toLowerCase()}`;
    const known = unlisted.get(key);
    if (known !== undefined) return known;
    const fresh = { coverage: new Map<number, number>(), textsFreed: 0 };
    if (unlisted.size >= UNLISTED_OPERATIONS) unlisted.clear();
    unlisted.set(key, fresh);
    return fresh;
  }

  /**
   * The usual question: one caller, everybody in memory. Reads all texts before it looks anything up, so that look-ups
   * do not wait for texts and the memory has several of them under way at once.
   */
  function groundOf(question: IndexQuestion): number {
    const { tenant: id, home: homeId = id, principals, scope, action, attributes } = question;
    if (typeof principals !== 'string' || principals === EVERYONE) return groundIn(callIn(question), question);
    // The name and the path are read into the same bytes, one after the other.
    setQuestion(action, attributes);
    const steps = readPath(scope, seedOf(arena));
    const isAbroad = homeId !== id;
    const areIds = readGuid(id, TENANT_KEY) && (!isAbroad || readGuid(homeId, HOME_KEY));
    const isSomebody = readGuid(principals, PRINCIPAL_KEY);

    const tenant = areIds ? find(arena, TENANTS, TENANT_KEY) : 0;
    const home = isAbroad && areIds ? find(arena, TENANTS, HOME_KEY) : tenant;
    const principal = isSomebody ? find(arena, PRINCIPALS, PRINCIPAL_KEY) : 0;
    // Bringing facts in reads other paths.
    if (!isResident(arena, tenant) || !isResident(arena, home)) return groundIn(callIn(question), question);
    touch(arena, tenant);
    touch(arena, home);
    if (steps < 0 || principal === 0) return NOTHING;
    const node = nearestNode(arena, tenant, steps);
    clearPrincipals(search);
    addPrincipals(search, principal, home);
    return groundAt(tenant, node);
  }

  /** Brings the question's tenants into memory and its caller into the search; tells the tenant it is about. */
  function callIn({ tenant: id, home: homeId, principals }: IndexQuestion): number {
    const tenant = residency.resident(id, 0);
    const home = homeId === undefined || homeId === id ? tenant : residency.resident(homeId, tenant);
    clearPrincipals(search);
    if (typeof principals === 'string') addPrincipals(search, findPrincipal(arena, principals), home);
    else for (const each of principals) addPrincipals(search, findPrincipal(arena, each), home);
    return tenant;
  }

  function groundIn(tenant: number, { scope, action, attributes }: IndexQuestion): number {
    const steps = readPath(scope, seedOf(arena));
    if (steps < 0 || search.count === 0) return NOTHING;
    // The path and the name are read into the same bytes, one after the other.
    const node = nearestNode(arena, tenant, steps);
    setQuestion(action, attributes);
    return groundAt(tenant, node);
  }

  function groundAt(tenant: number, node: number): number {
    START.tenant = tenant;
    START.node = node < 0 ? -node : node;
    START.here = node < 0 ? 0 : node;
    return searchGround(search, START);
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
      let tenant = 0;
      for (let index = 0; index < questions.length; index += 1) {
        const question = questions[index];
        if (question === undefined) continue;
        const before = questions[index - 1];
        // Nothing comes or goes between two questions of one caller.
        if (before === undefined || !isSameCaller(question, before)) tenant = callIn(question);
        grounds[index] = groundIn(tenant, question);
      }
    },
    caller: (home, principals) => newCaller(home, typeof principals === 'string' ? [principals] : principals),
    operation(action) {
      const number = operations.numberOf(action.plane, action.name);
      return { plane: action.plane, name: action.name, number, unlisted: number < 0 ? rememberedOf(action) : null };
    },
    setQuestion,
    place: newPlace,
    ask(caller, operation, place, attributes) {
      renew(arena, residency, caller, place);
      if (place.node === 0) return 'nothing-grants-it';
      clearPrincipals(search);
      if (caller.others === null) addPrincipals(search, caller.first, caller.homeRecord);
      else for (const each of caller.others) addPrincipals(search, each, caller.homeRecord);
      search.action = operation;
      search.number = operation.number;
      search.unlisted = operation.unlisted;
      search.attributes = attributes;
      return named(groundAt(place.tenantRecord, place.node));
    },
  };
}

const TENANT_KEY = newKey();
const HOME_KEY = newKey();
const PRINCIPAL_KEY = newKey();

// Used again for every question, because a new one each time would be the only thing a question allocates.
const START = { tenant: 0, node: 0, here: 0 };

function isSameCaller(one: IndexQuestion, other: IndexQuestion): boolean {
  return one.principals === other.principals && one.tenant === other.tenant && one.home === other.home;
}

function named(ground: number): Ground {
  return GROUNDS[ground] ?? 'nothing-grants-it';
}
