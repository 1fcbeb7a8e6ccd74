import { auditActs, auditedCustomer } from '@mandate/domain/audit/acts';
import type { AuditAct } from '@mandate/domain/audit/vocabulary';
import type { TenantId } from '@mandate/domain/tenants';
import { parseGuid } from '@mandate/rbac/guid';
import type { ChangeRecord } from '../ports/change-log.ts';
import type { Page, PageRequest } from '../ports/listing.ts';
import type { Store } from '../ports/store.ts';
import { auditId, parseAuditId } from './event.ts';

/** One audit record: an act of a change record, in Partner Center's words. */
export interface AuditEntry {
  readonly id: string;
  readonly record: ChangeRecord;
  readonly act: AuditAct & { readonly operationType: NonNullable<AuditAct['operationType']> };
  readonly customer: TenantId | undefined;
}

/** Which audit records are asked for. */
export interface AuditSearch {
  readonly from: number;
  readonly until: number;
  /** Reads this customer's log alone, which also holds what it has with the partner but did itself. */
  readonly customer: TenantId | null;
  readonly test: (entry: AuditEntry) => Promise<boolean>;
}

const AT_ONCE = 200;
// A search that finds little stops here and says where to go on.
const READ_AT_MOST = 5_000;

/**
 * The audit records of a partner, newest first: of its own log and of what its people did at its customers. Of one
 * customer's log it sees what it did itself, and what the two have with each other; nothing of the customer's own
 * affairs, and nothing of other partners'.
 */
export async function listAudit(
  store: Store,
  partner: TenantId,
  { search, page }: { readonly search: AuditSearch; readonly page: PageRequest },
): Promise<Page<AuditEntry>> {
  const { customer, from, until } = search;
  const read = (request: PageRequest) =>
    customer === null
      ? store.partner(partner).listActs({ from, until }, request)
      : store.tenant(customer).listChangesWithin({ from, until }, request);
  const rows: AuditEntry[] = [];
  let { after } = page;
  for (let seen = 0; seen < READ_AT_MOST; ) {
    const limit = Math.min(AT_ONCE, page.limit);
    const found = await read({ after, limit });
    for (const record of found.rows) {
      for (const entry of entriesOf(record, partner)) if (await search.test(entry)) rows.push(entry);
    }
    seen += found.rows.length;
    after = found.next;
    // Records are never split between pages, so that a page may be a little larger than was asked for.
    if (after === null || rows.length >= page.limit) break;
  }
  return { rows, next: after };
}

/** One audit record, if it is one that the partner may see. */
export async function findAudit(store: Store, partner: TenantId, id: string): Promise<AuditEntry | undefined> {
  const place = parseAuditId(id);
  if (!place) return undefined;
  const mine = place.tenant === partner || (await store.partner(partner).findCustomer(place.tenant));
  if (!mine) return undefined;
  const [record] = await store.tenant(place.tenant).listChangesAfter(place.sequence - 1, 1);
  if (record?.sequence !== place.sequence) return undefined;
  return entriesOf(record, partner).find((entry) => entry.id === id.toLowerCase());
}

function entriesOf(record: ChangeRecord, partner: TenantId): readonly AuditEntry[] {
  const ofPartner = record.tenant === partner;
  if (!ofPartner && !concerns(record, partner)) return [];
  const audited = { ...record, ofPartner };
  const customer = ofPartner ? parseGuid(auditedCustomer(audited) ?? '') : record.tenant;
  return auditActs(audited).flatMap((act, index) => {
    const { operationType } = act;
    if (operationType === null) return [];
    return { id: auditId(record, index), record, act: { ...act, operationType }, customer: customer ?? undefined };
  });
}

// What somebody of the partner did, or what stands between the two and nobody else.
function concerns({ actor, through, target, after, before }: ChangeRecord, partner: TenantId): boolean {
  if (through === partner || (actor.kind !== 'Operator' && actor.home === partner)) return true;
  if (target.startsWith(`resellerRelationships/${partner}/`)) return true;
  return [before, after].some(
    (value) => typeof value === 'object' && value !== null && Reflect.get(value, 'partner') === partner,
  );
}
