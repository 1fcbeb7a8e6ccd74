import type { Partition } from '@mandate/app/ports/access';
import type { ChangeEntry } from '@mandate/app/ports/change-log';
import type { ResellerRelationship } from '@mandate/domain/relationships';
import type { TenantId } from '@mandate/domain/tenants';

/** What one transaction has done so far, settled in one go before it commits. */
export interface Ledger {
  /** The tenants it wrote; each must have recorded something. */
  readonly written: Set<TenantId>;
  readonly recorded: Set<TenantId>;
  /** Relationships that are not in their table yet, by partner and customer. */
  readonly relationships: Map<string, ResellerRelationship>;
  /** The partitions, but for relationships, in which a decision may have changed. */
  readonly moved: Set<Partition>;
  /** The customers whose lines in their partners' projections may have changed. */
  readonly reprojected: Set<TenantId>;
  /** Entries that are not in the change log yet, in the order they were recorded. */
  readonly entries: Map<TenantId, ChangeEntry[]>;
}

/** The ledger of a transaction that has done nothing yet. */
export function emptyLedger(): Ledger {
  return {
    written: new Set(),
    recorded: new Set(),
    relationships: new Map(),
    moved: new Set(),
    reprojected: new Set(),
    entries: new Map(),
  };
}

/** What a tenant's writers say to the ledger. */
export interface TenantLedger {
  /** Something was written that changes no decision. */
  wrote(): void;
  /** Something was written that may change a decision. */
  moved(): void;
  /** What partners see of this tenant may have changed. */
  reprojected(): void;
}

/** Speaks to the ledger for one tenant. */
export function tenantLedger(ledger: Ledger, tenant: TenantId): TenantLedger {
  return {
    wrote() {
      ledger.written.add(tenant);
    },
    moved() {
      ledger.written.add(tenant);
      ledger.moved.add(`tenant:${tenant}`);
    },
    reprojected() {
      ledger.reprojected.add(tenant);
    },
  };
}
