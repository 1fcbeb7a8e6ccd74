import type { InstallationReader } from '@mandate/app/ports/installation';
import type { TenantId } from '@mandate/domain/tenants';
import { parseGuid } from '@mandate/rbac/guid';
import { sql } from 'kysely';
import { readOperationNaming } from './operation-naming.ts';
import { byKeys } from './repeated.ts';
import type { Db } from './schema.ts';
import { domainKey, fromTenantRow } from './tenants.ts';

// There is one row, and this is its key.
const THIS = 'this';

const MAX_TEXTS = 1000;

const ownersOf = byKeys((db, domains) =>
  db.selectFrom('tenant_domain').select('tenant_id').where('domain_key', 'in', domains),
);
const tenantsOf = byKeys((db, ids) => db.selectFrom('tenant').selectAll().where('tenant_id', 'in', ids));

/** Answers which tenant something belongs to. With the partner's projection, the only reads across tenants. */
export function installationReader(db: Db): InstallationReader {
  const findById = async (id: TenantId | undefined) => {
    if (id === undefined) return undefined;
    const row = await db.selectFrom('tenant').selectAll().where('tenant_id', '=', id).executeTakeFirst();
    return row && fromTenantRow(row);
  };
  const findByDomain = async (domain: string) => {
    const row = await db
      .selectFrom('tenant_domain')
      .select('tenant_id')
      .where('domain_key', '=', domainKey(domain))
      .executeTakeFirst();
    return findById(row?.tenant_id);
  };

  return {
    findTenant: (idOrDomain) => {
      const id = parseGuid(idOrDomain);
      return id ? findById(id) : findByDomain(idOrDomain);
    },
    async findTenants(idsOrDomains) {
      if (idsOrDomains.length > MAX_TEXTS)
        throw new RangeError(`At most ${MAX_TEXTS} tenants can be looked up at once.`);
      const ids = new Set(idsOrDomains.flatMap((text) => parseGuid(text) ?? []));
      for (const { tenant_id } of await ownersOf(db, idsOrDomains.map(domainKey))) ids.add(tenant_id);
      return (await tenantsOf(db, [...ids])).map(fromTenantRow);
    },
    async findTenantOfUser(userPrincipalName) {
      const at = userPrincipalName.lastIndexOf('@');
      return at < 0 ? undefined : findByDomain(userPrincipalName.slice(at + 1));
    },
    async findTenantOfSubscription(subscription) {
      const row = await db
        .selectFrom('subscription_home')
        .select('tenant_id')
        .where('subscription_id', '=', subscription)
        .executeTakeFirst();
      return row?.tenant_id;
    },
    async findPartner() {
      const row = await db.selectFrom('installation').select('partner_tenant_id').executeTakeFirst();
      return findById(row?.partner_tenant_id);
    },
    operationNaming: (namespace) => readOperationNaming(db, namespace),
    async kind() {
      const row = await db.selectFrom('installation').select('kind').executeTakeFirst();
      if (row) return row.kind;
      // Tenants that nobody marked must not be taken for a demo, nor written over as if there were none.
      const tenant = await db.selectFrom('tenant').select(sql<number>`1`.as('one')).limit(1).executeTakeFirst();
      return tenant ? 'real' : 'empty';
    },
  };
}

/** Names the tenant that runs this installation; a later call replaces an earlier one. */
export async function markInstallation(db: Db, partner: TenantId, kind: 'demo' | 'real'): Promise<void> {
  const columns = { partner_tenant_id: partner, kind };
  await db
    .insertInto('installation')
    .values({ id: THIS, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute();
}
