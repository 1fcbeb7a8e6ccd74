import type { Guid, Scope } from '../model.ts';
import { type Arena, get } from './arena.ts';
import { roleOfWord } from './assignments.ts';
import { guidAt } from './keys.ts';
import { CONDITIONAL, NODE_POSTINGS, NODE_TENANT, WRITES } from './layout.ts';
import { nodeScope } from './nodes.ts';
import { idAddress, principalAt, roleAt } from './postings.ts';

// What lists are made of. A list may be longer than anybody reads, so texts are made when they are read, and only while
// the index is as it was when the list came by.

/** A scope in one of the tenants. */
export class ReachedPlace {
  protected readonly arena: Arena;
  protected readonly writes: number;
  protected readonly node: number;

  constructor(arena: Arena, node: number) {
    this.arena = arena;
    this.writes = get(arena, WRITES);
    this.node = node;
  }

  get tenant(): Guid {
    return guidAt(this.unchanged(), get(this.arena, this.node + NODE_TENANT));
  }

  get scope(): Scope {
    return nodeScope(this.unchanged(), this.node);
  }

  protected unchanged(): Arena {
    if (get(this.arena, WRITES) !== this.writes) throw changedMeanwhile();
    return this.arena;
  }
}

/** An assignment in one of the tenants. */
export class ReachedAssignment extends ReachedPlace {
  readonly #at: number;

  constructor(arena: Arena, node: number, at: number) {
    super(arena, node);
    this.#at = at;
  }

  get assignment(): Guid {
    return guidAt(this.unchanged(), idAddress(this.arena, this.postings(), this.#at));
  }

  get role(): Guid {
    return guidAt(this.arena, roleOfWord(this.unchanged().words, roleAt(this.arena, this.postings(), this.#at)));
  }

  /** The caller itself or the group that holds it. */
  get holder(): Guid {
    return guidAt(this.unchanged(), principalAt(this.arena, this.postings(), this.#at));
  }

  /** Whether it has a condition of its own. */
  get isConditional(): boolean {
    return (roleAt(this.unchanged(), this.postings(), this.#at) & CONDITIONAL) !== 0;
  }

  private postings(): number {
    return get(this.arena, this.node + NODE_POSTINGS);
  }
}

/** What ends a list instead of leaving something out. */
export function changedMeanwhile(): Error {
  return new Error('The access index changed while it was listed; start again.');
}
