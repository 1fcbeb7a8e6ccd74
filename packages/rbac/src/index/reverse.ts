import type { Action, Attributes, Guid, Scope } from '../model.ts';
import { get } from './arena.ts';
import { roleOfWord } from './assignments.ts';
import { guidAt } from './keys.ts';
import {
  CHUNK_COUNT,
  CHUNK_ENTRIES,
  CHUNK_NEXT,
  CONDITIONAL,
  NODE_POSTINGS,
  NODE_TENANT,
  POSTINGS_COUNT,
  PRINCIPAL_DIRECT,
  PRINCIPAL_HOME,
  PRINCIPAL_MEMBERS,
  PRINCIPAL_PLACES,
  PRINCIPAL_SELF,
  TENANT_HOMES,
  TENANT_ROOT,
  WRITES,
} from './layout.ts';
import { nearestNode, nodeScope, nodesOf } from './nodes.ts';
import { readPath } from './path.ts';
import { firstAtLeast, idAddress, principalAt, roleAt } from './postings.ts';
import { findPrincipal, memberRecord } from './principals.ts';
import type { Residency } from './residency.ts';
import {
  addPrincipals,
  clearPrincipals,
  deniesFrom,
  GRANTED,
  grantAt,
  type Search,
  searchGround,
  someDenialConcerns,
  walkUp,
} from './search.ts';
import { countIn, entriesOf, entryAt } from './vector.ts';

/**
 * The questions the other way round. Lists come one by one, complete, in no particular order; a change of the index
 * meanwhile ends the list with an error rather than with less.
 */
export interface Reverse {
  /** Everybody who may perform the action at the scope: those who hold a role and the members of groups that do. */
  whoCan(question: WhoQuestion): Generator<Holder>;
  /** Every scope with an assignment to the caller or one of its groups at which it may perform the action. */
  placesOf(question: PlacesQuestion): Generator<ReachedPlace>;
  /** Every assignment to the caller or one of its groups. */
  assignmentsOf(question: ReachQuestion): Generator<ReachedAssignment>;
}

/** Who may perform an action at a scope? */
export interface WhoQuestion {
  readonly tenant: string;
  readonly action: Action;
  readonly scope: string;
  readonly attributes?: Attributes;
}

/** Somebody, seen from the directory that says which groups it is in; `null` where none of those asked knows it. */
export interface Holder {
  readonly principal: Guid;
  readonly home: Guid | null;
}

/** Where does a caller hold anything? */
export interface ReachQuestion {
  readonly home: string;
  readonly principals: string | readonly string[];
  /** The tenants to look at; they are brought into memory. `resident` means those in memory, and no others. */
  readonly tenants: readonly string[] | 'resident';
}

/** Where may a caller perform an action? */
export interface PlacesQuestion extends ReachQuestion {
  readonly action: Action;
  readonly attributes?: Attributes;
}

/** A scope in one of the tenants. */
export interface ReachedPlace {
  readonly tenant: Guid;
  readonly scope: Scope;
}

/** An assignment in one of the tenants. */
export interface ReachedAssignment extends ReachedPlace {
  readonly assignment: Guid;
  readonly role: Guid;
  /** The caller itself or the group that holds it. */
  readonly holder: Guid;
  /** Whether it has a condition of its own. */
  readonly isConditional: boolean;
}

/** Lists from an arena; `residency` brings in what is missing. */
export function createReverse(
  search: Search,
  setQuestion: (action: Action, attributes: Attributes | undefined) => void,
  residency: Residency,
): Reverse {
  const arena = search.arena;

  /** Ends a list when the index has changed since it began. */
  function watch(): () => void {
    const writes = get(arena, WRITES);
    return () => {
      if (get(arena, WRITES) !== writes) throw new Error('The access index changed while it was listed; start again.');
    };
  }

  /** The tenant and the others whose directories count for it, all in memory at once. */
  function homesOf(tenant: number): readonly number[] {
    const homes = [tenant];
    for (const home of entriesOf(arena, tenant + TENANT_HOMES))
      homes.push(residency.resident(guidAt(arena, home), homes));
    return [...new Set(homes)];
  }

  /** The principals that hold a role which grants the operation at the node, and each member's record of their groups. */
  function* candidates(grants: ReadonlySet<number>, homes: readonly number[]): Generator<number> {
    const seen = new Set<number>();
    for (const holder of grants) {
      const known = homes.map((home) => memberRecord(arena, home, holder)).filter(hasEdges);
      // Whatever other directories say of it does not count here.
      if (known.length === 0) yield holder;
      const pending = [...known];
      for (let record = pending.pop(); record !== undefined; record = pending.pop()) {
        if (seen.has(record)) continue;
        seen.add(record);
        yield record;
        for (let index = countIn(arena, record + PRINCIPAL_MEMBERS) - 1; index >= 0; index -= 1) {
          pending.push(entryAt(arena, record + PRINCIPAL_MEMBERS, index));
        }
      }
    }
  }

  /** Whether a directory says anything of the principal. */
  function hasEdges(record: number): boolean {
    return (
      record !== 0 && (get(arena, record + PRINCIPAL_DIRECT) !== 0 || get(arena, record + PRINCIPAL_MEMBERS) !== 0)
    );
  }

  function callerOf({ home, principals }: ReachQuestion, kept: number): readonly number[] {
    const record = residency.resident(home, kept);
    clearPrincipals(search);
    for (const id of [principals].flat()) addPrincipals(search, findPrincipal(arena, id), record);
    return [...new Set(search.principals.subarray(0, search.count))];
  }

  /** Every node where one of the caller's principals holds something, with those that do. */
  function* nodes(question: ReachQuestion): Generator<{ node: number; caller: readonly number[] }> {
    if (question.tenants === 'resident') {
      const caller = callerOf(question, 0);
      const check = watch();
      for (const node of placesIn(caller)) {
        yield { node, caller };
        check();
      }
      return;
    }
    for (const id of new Set(question.tenants)) {
      const tenant = residency.resident(id, 0);
      const caller = callerOf(question, tenant);
      const check = watch();
      for (const node of [get(arena, tenant + TENANT_ROOT), ...nodesOf(arena, tenant)]) {
        if (!caller.some((principal) => firstOf(node, principal) >= 0)) continue;
        yield { node, caller };
        check();
      }
    }
  }

  function* placesIn(caller: readonly number[]): Generator<number> {
    const seen = new Set<number>();
    for (const principal of caller) {
      for (let chunk = get(arena, principal + PRINCIPAL_PLACES); chunk !== 0; chunk = get(arena, chunk + CHUNK_NEXT)) {
        for (let index = get(arena, chunk + CHUNK_COUNT) - 1; index >= 0; index -= 1) {
          const node = get(arena, chunk + CHUNK_ENTRIES + index);
          if (caller.length > 1 && seen.has(node)) continue;
          if (caller.length > 1) seen.add(node);
          yield node;
        }
      }
    }
  }

  /** The index of a principal's first assignment at a node; -1 without one. */
  function firstOf(node: number, principal: number): number {
    const postings = get(arena, node + NODE_POSTINGS);
    if (postings === 0) return -1;
    const count = get(arena, postings + POSTINGS_COUNT);
    const at = firstAtLeast(arena.words, postings, count, principal);
    return at < count && principalAt(arena, postings, at) === principal ? at : -1;
  }

  return {
    *whoCan({ tenant: id, action, scope, attributes }) {
      const tenant = residency.resident(id, 0);
      const homes = homesOf(tenant);
      const steps = readPath(scope);
      if (steps < 0) return;
      const nearest = nearestNode(arena, tenant, steps);
      const start = { tenant, node: Math.abs(nearest), here: Math.max(nearest, 0) };
      setQuestion(action, attributes);

      const grants = new Set<number>();
      for (const node of walkUp(arena.words, start)) {
        const postings = get(arena, node + NODE_POSTINGS);
        const count = postings === 0 ? 0 : get(arena, postings + POSTINGS_COUNT);
        for (let at = 0; at < count; at += 1) {
          const word = roleAt(arena, postings, at);
          if (grantAt(search, word) === GRANTED) grants.add(principalAt(arena, postings, at));
        }
      }
      const denials = deniesFrom(search, start);
      const check = watch();
      for (const record of candidates(grants, homes)) {
        const claimed = get(arena, record + PRINCIPAL_HOME);
        const home = homes.includes(claimed) && hasEdges(record) ? claimed : 0;
        const principal = get(arena, record + PRINCIPAL_SELF);
        if (denials.length > 0) {
          clearPrincipals(search);
          addPrincipals(search, principal, home);
          if (someDenialConcerns(search, denials)) continue;
        }
        yield { principal: guidAt(arena, principal), home: home === 0 ? null : guidAt(arena, home) };
        check();
      }
    },

    *placesOf(question) {
      for (const { node, caller } of nodes(question)) {
        const tenant = get(arena, node + NODE_TENANT);
        setQuestion(question.action, question.attributes);
        if (search.principals.length < caller.length) search.principals = new Int32Array(caller.length * 2);
        search.principals.set(caller);
        search.count = caller.length;
        const ground = searchGround(search, { tenant, node, here: node });
        if (ground === GRANTED) yield { tenant: guidAt(arena, tenant), scope: nodeScope(arena, node) };
      }
    },

    *assignmentsOf(question) {
      for (const { node, caller } of nodes(question)) {
        const tenant = guidAt(arena, get(arena, node + NODE_TENANT));
        const scope = nodeScope(arena, node);
        const postings = get(arena, node + NODE_POSTINGS);
        const count = get(arena, postings + POSTINGS_COUNT);
        for (const principal of caller) {
          for (let at = firstOf(node, principal); at >= 0 && at < count; at += 1) {
            if (principalAt(arena, postings, at) !== principal) break;
            const word = roleAt(arena, postings, at);
            yield {
              tenant,
              scope,
              assignment: guidAt(arena, idAddress(arena, postings, at)),
              role: guidAt(arena, roleOfWord(arena.words, word)),
              holder: guidAt(arena, principal),
              isConditional: (word & CONDITIONAL) !== 0,
            };
          }
        }
      }
    },
  };
}
