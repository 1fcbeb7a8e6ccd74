import { requested, transition } from '@mandate/domain/relationships';
import type { Tenant, TenantId } from '@mandate/domain/tenants';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type CallerAct, commit, StaleAccess } from '../act.ts';
import { personal } from '../ports/change-log.ts';
import type { Change } from '../ports/store.ts';
import type { Taken } from '../ports/taken.ts';
import { type CustomerRow, type FileRecords, type RowProblem, readCustomerFile } from './customer-file.ts';
import { planImport } from './existing-customers.ts';
import { letOthers } from './let-others.ts';

/** How far an import has come. */
export interface ImportProgress {
  readonly done: number;
  readonly total: number;
}

/** What an import did. */
export interface ImportedCustomers {
  readonly added: number;
  /** Customers of this partner already, left as they are. */
  readonly existing: number;
  /** How many of those have another name or domain here than in the file. */
  readonly differing: number;
}

/** Why an import ended early; `added` customers were added before, and the same file goes on from there. */
export type ImportCustomersFailure<Refusal> =
  | { readonly kind: 'bad-rows'; readonly problems: readonly RowProblem[]; readonly added: number }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly added: number }
  | { readonly kind: 'cancelled'; readonly added: number; readonly total: number }
  /** Others kept changing what the import rests on. */
  | { readonly kind: 'interfered'; readonly added: number };

/** An import to run. */
export interface CustomerImport<Refusal> {
  /** Decides anew whether the person may add customers; asked before every batch. */
  readonly authorise: () => Promise<Result<CallerAct, Refusal>>;
  readonly file: FileRecords;
  readonly onProgress?: (progress: ImportProgress) => void;
  readonly signal?: AbortSignal;
}

// Fewer rows make more flushes to the disk, more of them keep other people's requests waiting longer.
const BATCH_ROWS = 500;
const MAX_ATTEMPTS = 5;

/**
 * Adds a partner's customers from an export of Partner Center, as resellers without delegated admin. Any bad row
 * refuses the whole file; a good one is applied in batches, each durable by itself, so that an import that was
 * interrupted goes on where it stopped when the same file comes again.
 */
export async function importCustomers<Refusal>(
  job: CustomerImport<Refusal>,
): Promise<Result<ImportedCustomers, ImportCustomersFailure<Refusal>>> {
  let added = 0;
  const first = await job.authorise();
  if (!first.ok) return fail({ kind: 'refused', refusal: first.failure, added });
  const { store } = first.value.ports;
  const partner = first.value.access.caller.home;

  const file = readCustomerFile(job.file);
  const plan = await planImport(store, partner, file.rows);
  const problems = [...file.problems, ...plan.problems].sort((a, b) => a.line - b.line);
  if (problems.length > 0) return fail({ kind: 'bad-rows', problems, added });
  const { existing, differing, missing } = plan;
  const total = missing.length;

  let waiting = inOrderOfIds(missing);
  let attempts = 0;
  while (waiting.length > 0) {
    job.onProgress?.({ done: added, total });
    await letOthers();
    if (job.signal?.aborted) return fail({ kind: 'cancelled', added, total });
    const act = await job.authorise();
    if (!act.ok) return fail({ kind: 'refused', refusal: act.failure, added });

    const batch = waiting.slice(0, BATCH_ROWS);
    const outcome = await apply(underOneName(act.value, first.value), batch);
    if (outcome === 'done') {
      added += batch.length;
      waiting = waiting.slice(batch.length);
      attempts = 0;
      continue;
    }
    attempts += 1;
    if (attempts === MAX_ATTEMPTS) return fail({ kind: 'interfered', added });
    if (outcome === 'stale') continue;
    // Somebody added one of these meanwhile; that is right if it became a customer, and a bad row if not.
    const rest = await planImport(store, partner, waiting);
    if (rest.problems.length > 0) return fail({ kind: 'bad-rows', problems: rest.problems, added });
    waiting = inOrderOfIds(rest.missing);
  }
  job.onProgress?.({ done: added, total });
  return ok({ added, existing: existing + (total - added), differing });
}

// Every batch is decided by itself; in the logs they are one import.
function underOneName(act: CallerAct, first: CallerAct): CallerAct {
  const { correlationId } = first.context.request;
  return { ...act, context: { ...act.context, request: { ...act.context.request, correlationId } } };
}

async function apply(act: CallerAct, batch: readonly CustomerRow[]): Promise<'done' | 'taken' | 'stale'> {
  const partner = act.access.caller.home;
  try {
    const outcome = await commit<void, Taken>(act, async (change) => {
      const country = (await change.tenant(partner).tenant())?.country;
      if (country === undefined) throw new Error('The partner of an import has no tenant.');
      for (const row of batch) {
        const added = await addCustomer(change, partner, tenantOf(row, country, act.ports.clock.now()));
        if (!added.ok) return added;
      }
      return ok(undefined);
    });
    return outcome.ok ? 'done' : 'taken';
  } catch (error) {
    if (error instanceof StaleAccess) return 'stale';
    throw error;
  }
}

function tenantOf({ id, companyName, domain }: CustomerRow, country: string, createdAt: number): Tenant {
  return { id, displayName: companyName, defaultDomain: domain, domains: [domain], country, createdAt };
}

async function addCustomer(change: Change, partner: TenantId, tenant: Tenant): Promise<Result<void, Taken>> {
  const added = await change.addTenant(tenant);
  if (!added.ok) return added;
  const { id: customer, createdAt: now } = tenant;
  const between = { partner, customer, tier: 'direct', otherTier: null, confirmed: true } as const;
  const accepted = transition(requested(between, { delegatedAdmin: false, at: now }), 'accept', now);
  if (!accepted.ok) throw new Error('A requested relationship could not be accepted.');
  await change.putRelationship(accepted.value);

  const entry = {
    operation: 'Mandate.Customers/customers/import/action',
    target: `tenants/${customer}`,
    before: null,
    after: {
      displayName: personal(tenant.displayName),
      domain: tenant.defaultDomain,
      state: accepted.value.state,
      delegatedAdmin: accepted.value.delegatedAdmin,
    },
  };
  await change.tenant(partner).record(entry);
  await change.tenant(customer).record(entry);
  return ok(undefined);
}

// Neighbours written together land on the same pages; in any other order most of the work goes into pages.
function inOrderOfIds<Row extends { readonly id: string }>(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}
