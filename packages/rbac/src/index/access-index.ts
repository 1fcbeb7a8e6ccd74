import type { Action, Guid, RoleDefinition } from '../model.ts';
import { defineSharedRole, removeSharedRole, writeChange } from './apply.ts';
import { type Arena, createArena, get, noteWrite, set } from './arena.ts';
import type { AccessChange, TenantFacts } from './facts.ts';
import { ASSIGNMENT_COUNT, BITSET_WORDS, LIVE, PRINCIPALS, RESIDENT_COUNT, ROLES, TENANTS, TEXTS } from './layout.ts';
import { writing } from './lock.ts';
import { createOperations, type Operations } from './operations.ts';
import { createReader, type Reader } from './reader.ts';
import { createResidency } from './residency.ts';
import { createReverse, type Reverse } from './reverse.ts';
import { createSearch } from './search.ts';
import { openSnapshot, writeSnapshot } from './snapshot.ts';
import { createTable } from './table.ts';
import { ensureTenant, evict, findTenant, isResident, noteRevision, revisionOf } from './tenants.ts';

/** What an index is made with. */
export interface AccessIndexOptions {
  /** The operations to keep a bit for in every role: all that callers will normally ask about. Others work, slower. */
  readonly operations: readonly Action[];
  /** Brings a tenant's facts when it is first asked about. Without one, facts have to be put before. */
  readonly load?: (tenant: Guid) => TenantFacts;
  /** Above this, tenants that nobody asks about leave memory. */
  readonly keepBytes?: number;
  /** Address space to reserve; reaching it is an error, so leave room above `keepBytes`. */
  readonly maxBytes?: number;
  /** A random number, so that nobody outside can guess which names collide. */
  readonly seed: number;
}

/** The sizes of an index. */
export interface IndexSize {
  readonly tenants: number;
  readonly assignments: number;
  readonly bytes: number;
}

/**
 * The fast projection of access facts: answers as `decide` does, on the facts of all tenants in memory. What a change
 * brought is seen by the next question.
 */
export interface AccessIndex extends Reader, Reverse {
  /** Brings a tenant's facts into memory; false, and nothing happens, when newer changes of it are known already. */
  put(tenant: string, facts: TenantFacts): boolean;
  has(tenant: string): boolean;
  /**
   * Writes the changes of a tenant that led to a revision. Those already contained are left out, and after a gap the
   * tenant leaves memory, to be loaded anew. A tenant that is not in memory only notes the revision.
   */
  apply(tenant: string, revision: number, changes: readonly AccessChange[]): void;
  /** Takes a tenant out of memory, because it is gone or to have it loaded anew. */
  evict(tenant: string): void;
  /** Defines a role of the whole installation, such as a built-in one; it wins over a tenant's role of the same id. */
  putSharedRole(role: RoleDefinition): void;
  removeSharedRole(role: Guid): void;
  /** All of it as bytes, to be loaded by {@link loadAccessIndex}. */
  save(): Uint8Array;
  size(): IndexSize;
  /** The memory itself, for readers in other threads. */
  readonly memory: SharedArrayBuffer;
}

const DEFAULT_MAX_BYTES = 4 * 2 ** 30;

/** An index without tenants and roles. */
export function createAccessIndex(options: AccessIndexOptions): AccessIndex {
  const operations = createOperations(options.operations);
  const arena = createArena(options.maxBytes ?? DEFAULT_MAX_BYTES, options.seed);
  set(arena, BITSET_WORDS, (operations.count + 31) >> 5);
  for (const root of [TENANTS, PRINCIPALS, ROLES, TEXTS]) createTable(arena, root);
  return overArena(arena, operations, options);
}

/**
 * The index that was saved. Throws on bytes that are damaged, of another version, or made for other operations. What
 * changed since has to be applied, tenant by tenant, from the revision it was saved at.
 */
export function loadAccessIndex(bytes: Uint8Array, options: AccessIndexOptions): AccessIndex {
  const operations = createOperations(options.operations);
  const arena = openSnapshot(bytes, operations, options.maxBytes ?? DEFAULT_MAX_BYTES);
  return overArena(arena, operations, options);
}

function overArena(arena: Arena, operations: Operations, options: AccessIndexOptions): AccessIndex {
  const { load, keepBytes = Number.POSITIVE_INFINITY } = options;
  const residency = createResidency(arena, operations, { load, keepBytes });
  const search = createSearch(arena);

  function write(change: () => void): void {
    writing(arena, change);
    noteWrite(arena);
  }

  const { setQuestion, ...reader } = createReader(search, operations, residency);
  return {
    ...reader,
    ...createReverse(search, setQuestion, residency),
    put: residency.put,
    has: (tenant) => isResident(arena, findTenant(arena, tenant)),
    apply: (tenant, revision, changes) =>
      write(() => {
        const record = ensureTenant(arena, tenant);
        const known = revisionOf(arena, record);
        if (revision <= known) return;
        noteRevision(arena, record, revision);
        if (!isResident(arena, record)) return;
        if (revision === known + 1) for (const change of changes) writeChange(arena, operations, record, change);
        else evict(arena, record);
        residency.trim(record);
      }),
    evict: residency.evict,
    putSharedRole: (role) => write(() => defineSharedRole(arena, operations, role)),
    removeSharedRole: (role) => write(() => removeSharedRole(arena, role)),
    save: () => writeSnapshot(arena, operations),
    size: () => ({
      tenants: get(arena, RESIDENT_COUNT),
      assignments: get(arena, ASSIGNMENT_COUNT),
      bytes: get(arena, LIVE) * 4,
    }),
    memory: arena.memory,
  };
}
