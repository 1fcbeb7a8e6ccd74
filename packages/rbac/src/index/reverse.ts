import type { Action, Attributes, Guid } from '../model.ts';
import { get, seedOf } from './arena.ts';
import { guidAt } from './keys.ts';
import {
  CHUNK_COUNT,
  CHUNK_ENTRIES,
  CHUNK_NEXT,
  NODE_POSTINGS,
  NODE_TENANT,
  NODE_UP,
  PLACE_NODE,
  PLACE_ROLE,
  PLACE_WORDS,
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
import { nearestNode, nodesOf } from './nodes.ts';
import { readPath } from './path.ts';
import { firstAtLeast, placeAt, principalAt, roleAt } from './postings.ts';
import { findPrincipal, memberRecord } from './principals.ts';
import { changedMeanwhile, ReachedAssignment, ReachedPlace } from './reached.ts';
import type { Residency } from './residency.ts';
import {
  addPrincipals,
  clearPrincipals,
  deniesFrom,
  GRANTED,
  grantAt,
  grantIn,
  isRefused,
  NOTHING,
  type Search,
  setPrincipals,
  someDenialConcerns,
  walkUp,
} from './search.ts';
import { Seen } from './seen.ts';
import { countIn, entriesOf, entryAt } from './vector.ts';

/**
 * The questions the other way round. Lists come one by one, complete, in no particular order; a change of the index
 * meanwhile ends the list with an error rather than with less. Read what comes before taking the next: bringing another
 * tenant in may push an earlier one out.
 */
export interface Reverse {
  /** Everybody who may perform the action at the scope: those who hold a role and the members of groups that do. */
  whoCan(question: WhoQuestion): Generator<Holder>;
  /**
   * Every scope where an assignment to the caller or one of its groups lets it perform the action; it may do so below
   * as well, unless a denial says otherwise there.
   */
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

const AHEAD = new Int32Array(1);

/** The two fields of a node that a list follows. */
type Leads = readonly [number, number];

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
      if (get(arena, WRITES) !== writes) throw changedMeanwhile();
    };
  }

  /** The tenant and the others whose directories count for it, all in memory at once. */
  function homesOf(tenant: number): readonly number[] {
    const homes = [tenant];
    for (const home of entriesOf(arena, tenant + TENANT_HOMES))
      homes.push(residency.resident(guidAt(arena, home), homes));
    return [...new Set(homes)];
  }

  /**
   * The principals that hold a role which grants the operation at the node, and each member's record of their groups.
   */
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

  /**
   * Every node where one of the caller's principals holds something, once, as a place of one of them. Tells `begin` who
   * they are for each tenant. `leads` are read ahead.
   */
  function places(
    question: ReachQuestion,
    begin: (caller: readonly number[]) => void,
    leads: Leads,
  ): Generator<number> {
    if (question.tenants !== 'resident') return placesIn(question, question.tenants, begin);
    const caller = callerOf(question, 0);
    begin(caller);
    return placesHeld(caller, leads, watch());
  }

  function* placesIn(
    question: ReachQuestion,
    tenants: readonly string[],
    begin: (caller: readonly number[]) => void,
  ): Generator<number> {
    for (const id of new Set(tenants)) {
      const tenant = residency.resident(id, 0);
      const caller = callerOf(question, tenant);
      begin(caller);
      const check = watch();
      for (const node of [get(arena, tenant + TENANT_ROOT), ...nodesOf(arena, tenant)]) {
        for (const principal of caller) {
          const at = firstOf(node, principal);
          if (at < 0) continue;
          yield placeAt(arena, get(arena, node + NODE_POSTINGS), at);
          check();
          break;
        }
      }
    }
  }

  function* placesHeld(caller: readonly number[], leads: Leads, check: () => void): Generator<number> {
    const holders = caller.filter((principal) => get(arena, principal + PRINCIPAL_PLACES) !== 0);
    const seen = holders.length > 1 ? new Seen() : null;
    for (const holder of holders) {
      for (let chunk = get(arena, holder + PRINCIPAL_PLACES); chunk !== 0; chunk = get(arena, chunk + CHUNK_NEXT)) {
        readAhead(chunk, leads);
        for (let place = endOf(chunk) - PLACE_WORDS; place >= chunk + CHUNK_ENTRIES; place -= PLACE_WORDS) {
          if (seen?.isNew(get(arena, place + PLACE_NODE)) === false) continue;
          yield place;
          check();
        }
      }
    }
  }

  function endOf(chunk: number): number {
    return chunk + CHUNK_ENTRIES + get(arena, chunk + CHUNK_COUNT) * PLACE_WORDS;
  }

  /**
   * Reads what the places of a chunk lead to. None of these reads waits for another one, so the memory brings many at
   * once; taken place by place, each would be waited for.
   */
  function readAhead(chunk: number, [first, second]: Leads): void {
    const words = arena.words;
    const end = endOf(chunk);
    let sum = 0;
    for (let place = chunk + CHUNK_ENTRIES; place < end; place += PLACE_WORDS) {
      const node = words[place + PLACE_NODE] ?? 0;
      sum += words[words[node + first] ?? 0] ?? 0;
      sum += words[words[node + second] ?? 0] ?? 0;
    }
    // What is never used would never be read.
    AHEAD[0] = sum;
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
      const steps = readPath(scope, seedOf(arena));
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
      const names = new Map(homes.map((home) => [home, guidAt(arena, home)]));
      const check = watch();
      for (const record of candidates(grants, homes)) {
        const claimed = get(arena, record + PRINCIPAL_HOME);
        const home = names.has(claimed) && hasEdges(record) ? claimed : 0;
        const principal = get(arena, record + PRINCIPAL_SELF);
        if (denials.length > 0) {
          clearPrincipals(search);
          addPrincipals(search, principal, home);
          if (someDenialConcerns(search, denials)) continue;
        }
        yield { principal: guidAt(arena, principal), home: names.get(home) ?? null };
        check();
      }
    },

    *placesOf(question) {
      const list = {};
      const start = { tenant: 0, node: 0, here: 0 };
      let caller: readonly number[] = [];
      const begin = (principals: readonly number[]) => {
        caller = principals;
      };
      for (const place of places(question, begin, [NODE_TENANT, NODE_UP])) {
        // Another question may have come between two steps of the list.
        if (search.list !== list) {
          setQuestion(question.action, question.attributes);
          setPrincipals(search, caller);
          search.list = list;
        }
        const node = get(arena, place + PLACE_NODE);
        if (
          grantAt(search, get(arena, place + PLACE_ROLE)) !== GRANTED &&
          grantIn(search, node, get(arena, node + NODE_POSTINGS), NOTHING) !== GRANTED
        )
          continue;
        start.tenant = get(arena, node + NODE_TENANT);
        start.node = start.here = node;
        if (!isRefused(search, start)) yield new ReachedPlace(arena, node);
      }
    },

    *assignmentsOf(question) {
      let caller: readonly number[] = [];
      const begin = (principals: readonly number[]) => {
        caller = principals;
      };
      for (const place of places(question, begin, [NODE_POSTINGS, NODE_TENANT])) {
        const node = get(arena, place + PLACE_NODE);
        const postings = get(arena, node + NODE_POSTINGS);
        const count = get(arena, postings + POSTINGS_COUNT);
        for (const principal of caller) {
          for (let at = firstOf(node, principal); at >= 0 && at < count; at += 1) {
            if (principalAt(arena, postings, at) !== principal) break;
            yield new ReachedAssignment(arena, node, at);
          }
        }
      }
    },
  };
}
