import type { Taken } from '@mandate/app/ports/taken';
import type { Tenant } from '@mandate/domain/tenants';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { tenantDb } from './bound.ts';
import { insertion } from './repeated.ts';
import { fromJson } from './rows.ts';
import type { Db, TenantRow } from './schema.ts';

/** The tenant that a row holds. */
export function fromTenantRow(row: TenantRow): Tenant {
  return {
    id: row.tenant_id,
    displayName: row.display_name,
    defaultDomain: row.default_domain,
    domains: fromJson<readonly string[]>(row.domains),
    country: row.country,
    createdAt: row.created_at,
  };
}

/** The form in which domains are compared. */
export function domainKey(domain: string): string {
  return domain.toLowerCase();
}

const claimDomain = insertion('tenant_domain', (insert) => insert.onConflict((conflict) => conflict.doNothing()));
const addRow = insertion('tenant', (insert) => insert.onConflict((conflict) => conflict.doNothing()));

/** Adds the tenant, or nothing at all when its id or a domain is in use. */
export async function insertTenant(db: Db, tenant: Tenant): Promise<Result<void, Taken>> {
  const keys = [...new Set(tenant.domains.map(domainKey))];
  const claimed: string[] = [];
  // The unique keys decide, not a read before the write: two writers may race.
  for (const domain_key of keys) {
    const { changed } = await claimDomain(db, [{ domain_key, tenant_id: tenant.id }]);
    if (changed === 0n) break;
    claimed.push(domain_key);
  }
  if (claimed.length === keys.length && (await addRow(db, [toRow(tenant)])).changed === 1n) return ok(undefined);
  // The transaction may go on after this failure, so what was claimed is given back.
  if (claimed.length > 0) {
    await tenantDb(db, tenant.id).remove('tenant_domain').where('domain_key', 'in', claimed).execute();
  }
  return fail({ kind: 'taken' });
}

function toRow(tenant: Tenant): TenantRow {
  return {
    tenant_id: tenant.id,
    display_name: tenant.displayName,
    default_domain: tenant.defaultDomain,
    domains: JSON.stringify(tenant.domains),
    country: tenant.country,
    partner_policy: 'least-privilege',
    created_at: tenant.createdAt,
  };
}
