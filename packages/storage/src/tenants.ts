import type { Taken } from '@mandate/app/ports';
import type { Tenant } from '@mandate/domain/tenants';
import { fail, ok, type Result } from '@mandate/rbac/result';
import type { TenantDb } from './bound.ts';
import { fromJson } from './rows.ts';
import type { TenantRow } from './schema.ts';

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

/** Adds the tenant, or nothing at all when its id or a domain is in use. */
export async function insertTenant(db: TenantDb, tenant: Tenant): Promise<Result<void, Taken>> {
  const keys = [...new Set(tenant.domains.map(domainKey))];
  // The unique keys decide, not a read before the write: two writers may race.
  const claimed = await claim(db, keys);
  if (claimed.length === keys.length) {
    const added = await db
      .insert('tenant', {
        display_name: tenant.displayName,
        default_domain: tenant.defaultDomain,
        domains: JSON.stringify(tenant.domains),
        country: tenant.country,
        partner_policy: 'least-privilege',
        created_at: tenant.createdAt,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    if (added.numInsertedOrUpdatedRows === 1n) return ok(undefined);
  }
  // The transaction may go on after this failure, so what was claimed is given back.
  if (claimed.length > 0) {
    await db.remove('tenant_domain').where('domain_key', 'in', claimed).execute();
  }
  return fail({ kind: 'taken' });
}

async function claim(db: TenantDb, keys: readonly string[]): Promise<readonly string[]> {
  if (keys.length === 0) return [];
  const claimed = await db
    .insert(
      'tenant_domain',
      keys.map((domain_key) => ({ domain_key })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('domain_key')
    .execute();
  return claimed.map(({ domain_key }) => domain_key);
}
