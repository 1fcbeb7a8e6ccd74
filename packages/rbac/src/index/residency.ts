import type { Guid } from '../model.ts';
import { writeFacts } from './apply.ts';
import { type Arena, get, noteWrite } from './arena.ts';
import type { TenantFacts } from './facts.ts';
import { guidAt } from './keys.ts';
import { LIVE } from './layout.ts';
import { writing } from './lock.ts';
import type { Operations } from './operations.ts';
import {
  admit,
  ensureTenant,
  evict,
  findTenant,
  idlest,
  isResident,
  noteRevision,
  revisionOf,
  touch,
} from './tenants.ts';

/** Which tenants are in memory, and how they come and go. */
export interface Residency {
  /** The tenant's record, its facts in memory. Those `kept` stay there too, whatever the limit says. */
  resident(id: string, kept: Kept): number;
  /** Brings facts in; false, and nothing happens, when newer changes of the tenant are known already. */
  put(id: string, facts: TenantFacts): boolean;
  /** Takes a tenant out of memory; it comes back when asked about. */
  evict(id: string): void;
  /** Takes out whoever was not asked about for longest, until the limit is kept. */
  trim(kept: number): void;
}

/** The records of tenants that are needed at the same time; 0 is none. */
export type Kept = number | readonly number[];

/** How tenants come into memory, and how much of it they may fill. */
export interface ResidencyOptions {
  readonly load: ((tenant: Guid) => TenantFacts) | undefined;
  readonly keepBytes: number;
}

/** Keeps track of residents in an arena. */
export function createResidency(arena: Arena, operations: Operations, options: ResidencyOptions): Residency {
  function admitFacts(tenant: number, facts: TenantFacts): void {
    if (isResident(arena, tenant)) takeOut(tenant);
    admit(arena, tenant);
    writeFacts(arena, operations, tenant, facts);
    noteRevision(arena, tenant, facts.revision);
  }

  function takeOut(tenant: number): void {
    evict(arena, tenant);
    noteWrite(arena);
  }

  function bringIn(id: string, kept: Kept): number {
    if (options.load === undefined) {
      throw new Error(`Tenant ${id} is not in memory and there is no loader; put its facts first.`);
    }
    const tenant = writing(arena, () => ensureTenant(arena, id));
    const facts = options.load(guidAt(arena, tenant));
    if (facts.revision < revisionOf(arena, tenant)) {
      throw new Error(`Tenant ${id} was loaded at revision ${facts.revision}, behind changes that are known already.`);
    }
    writing(arena, () => {
      admitFacts(tenant, facts);
      trimTo([kept, tenant].flat());
    });
    return tenant;
  }

  function trimTo(kept: readonly number[]): void {
    const spared = new Set(kept);
    while (get(arena, LIVE) * 4 > options.keepBytes) {
      const idle = idlest(arena, spared);
      if (idle === 0) return;
      takeOut(idle);
    }
  }

  return {
    resident(id, kept) {
      const tenant = findTenant(arena, id);
      if (!isResident(arena, tenant)) return bringIn(id, kept);
      touch(arena, tenant);
      return tenant;
    },
    put: (id, facts) =>
      writing(arena, () => {
        const tenant = ensureTenant(arena, id);
        if (facts.revision < revisionOf(arena, tenant)) return false;
        admitFacts(tenant, facts);
        trimTo([tenant]);
        return true;
      }),
    evict(id) {
      const tenant = findTenant(arena, id);
      if (!isResident(arena, tenant)) return;
      writing(arena, () => {
        takeOut(tenant);
      });
    },
    trim: (kept) => trimTo([kept]),
  };
}
