import type { TenantId } from '@mandate/domain/tenants';
import type { Store } from '../ports/store.ts';
import type { CustomerRow, RowProblem } from './customer-file.ts';
import { letOthers } from './let-others.ts';

/** What importing the rows would do. */
export interface ImportPlan {
  /** Not here yet. */
  readonly missing: readonly CustomerRow[];
  /** How many are customers of this partner already. They stay as they are. */
  readonly existing: number;
  /** How many of those have another name or domain here than in the file. */
  readonly differing: number;
  /** What stands against it, in the order of the rows. */
  readonly problems: readonly RowProblem[];
}

const LOOKUP_ROWS = 500;

/**
 * Compares the rows with what is here. A directory that is here is a customer only if it accepted this partner itself:
 * a file consents to nothing on anybody's behalf.
 */
export async function planImport(store: Store, partner: TenantId, rows: readonly CustomerRow[]): Promise<ImportPlan> {
  const reader = store.partner(partner);
  const own = await store.tenant(partner).tenant();
  const ownDomains = new Set(own?.domains.map((domain) => domain.toLowerCase()));
  const missing: CustomerRow[] = [];
  const problems: RowProblem[] = [];
  let existing = 0;
  let differing = 0;

  for (let start = 0; start < rows.length; start += LOOKUP_ROWS) {
    await letOthers();
    const chunk = rows.slice(start, start + LOOKUP_ROWS);
    const tenants = await store.installation.findTenants(chunk.flatMap(({ id, domain }) => [id, domain]));
    const byId = new Map(tenants.map((tenant) => [tenant.id, tenant]));
    const owners = new Map(tenants.flatMap(({ id, domains }) => domains.map((each) => [each.toLowerCase(), id])));

    for (const row of chunk) {
      const { line, id, domain } = row;
      if (id === partner) problems.push({ line, kind: 'own-id' });
      if (ownDomains.has(domain)) problems.push({ line, kind: 'own-domain' });
      if (id === partner || ownDomains.has(domain)) continue;

      const owner = owners.get(domain);
      if (owner !== undefined && owner !== id) problems.push({ line, kind: 'domain-taken', domain });
      const tenant = byId.get(id);
      if (!tenant) {
        missing.push(row);
        continue;
      }
      const state = (await reader.findCustomer(id))?.relationship.state ?? 'none';
      if (state !== 'active') problems.push({ line, kind: 'no-active-relationship', id, state });
      existing += 1;
      if (tenant.displayName !== row.companyName || tenant.defaultDomain.toLowerCase() !== domain) differing += 1;
    }
  }
  return { missing, existing, differing, problems };
}
