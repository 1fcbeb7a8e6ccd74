import { searchKey } from '@mandate/domain/customers';
import type { TenantId } from '@mandate/domain/tenants';
import type {
  PartnerCustomerRow,
  PartnerReachRow,
  PartnerSubscriptionRow,
  RelationshipRow,
} from './relationship-rows.ts';
import { byKeys, insertion } from './repeated.ts';
import { fromJson } from './rows.ts';
import type { Db, SubscriptionRow, TenantRow } from './schema.ts';

/**
 * Writes anew what these customers' partners see of them, in the transaction that changed the customers:
 *
 * - a customer line for each partner whose relationship is requested or active;
 * - a reach line for each role assignment to a foreign group, for the partner whose group it is. The partner keeps it
 *   when the relationship ends, because the assignment stays in force too. A group must exist before roles are given to
 *   it;
 * - a line for each subscription that the partner provisioned, and one for each role of other partners' groups there.
 */
export async function projectCustomers(db: Db, customers: readonly TenantId[]): Promise<void> {
  const ids = [...customers].sort();
  const relationships = await relationshipsOf(db, ids);
  if (relationships.length === 0) return;

  const lines = customerLines(relationships, await tenantsOf(db, ids));
  const { reach, strangers } = await reachLines(db, ids, relationships);
  const sold = soldLines(await soldSubscriptions(db, ids), relationships);
  for (const [partner, own] of Map.groupBy(relationships, (row) => row.partner_tenant_id)) {
    const theirs = own.map((row) => row.tenant_id);
    await removeLines(db, theirs, partner);
    await removeReach(db, theirs, partner);
    await removeStrangers(db, theirs, partner);
    await removeSold(db, theirs, partner);
  }
  await addLines(db, lines);
  await addReach(db, reach);
  await addStrangers(db, strangers);
  await addSold(db, sold);
}

/** Recomputes everything that is projected for a partner. */
export async function rebuildProjections(db: Db, partner: TenantId): Promise<void> {
  for (const table of ['partner_customer', 'partner_reach', 'partner_stranger', 'partner_subscription'] as const) {
    await db.deleteFrom(table).where('partner_tenant_id', '=', partner).execute();
  }
  const customers = await db
    .selectFrom('relationship')
    .select('tenant_id')
    .where('partner_tenant_id', '=', partner)
    .execute();
  await projectCustomers(
    db,
    customers.map(({ tenant_id }) => tenant_id),
  );
}

const relationshipsOf = byKeys((db, customers) =>
  db.selectFrom('relationship').selectAll().where('tenant_id', 'in', customers),
);
const tenantsOf = byKeys((db, ids) => db.selectFrom('tenant').selectAll().where('tenant_id', 'in', ids));
const foreignAssignments = byKeys((db, customers) =>
  db
    .selectFrom('role_assignment')
    .select(['tenant_id', 'id', 'principal_id', 'role_id', 'scope'])
    .where('tenant_id', 'in', customers)
    .where('principal_type', '=', 'ForeignGroup'),
);
const removeLines = byKeys<unknown, TenantId>((db, customers, partner) =>
  db.deleteFrom('partner_customer').where('partner_tenant_id', '=', partner).where('customer_id', 'in', customers),
);
const removeReach = byKeys<unknown, TenantId>((db, customers, partner) =>
  db.deleteFrom('partner_reach').where('partner_tenant_id', '=', partner).where('customer_id', 'in', customers),
);
const removeStrangers = byKeys<unknown, TenantId>((db, customers, partner) =>
  db.deleteFrom('partner_stranger').where('partner_tenant_id', '=', partner).where('customer_id', 'in', customers),
);
const removeSold = byKeys<unknown, TenantId>((db, customers, partner) =>
  db.deleteFrom('partner_subscription').where('partner_tenant_id', '=', partner).where('customer_id', 'in', customers),
);
const soldSubscriptions = byKeys((db, customers) =>
  db.selectFrom('subscription').selectAll().where('tenant_id', 'in', customers).where('sold_by', 'is not', null),
);
const addStrangers = insertion('partner_stranger', (insert) => insert);
const addSold = insertion('partner_subscription', (insert) => insert);
const addLines = insertion('partner_customer', (insert) => insert);
const addReach = insertion('partner_reach', (insert) => insert);

function customerLines(relationships: readonly RelationshipRow[], tenants: readonly TenantRow[]): PartnerCustomerRow[] {
  const byId = new Map(tenants.map((tenant) => [tenant.tenant_id, tenant]));
  return relationships.flatMap((row) => {
    const { tenant_id, partner_tenant_id, state, delegated_admin, confirmed, tier, other_tier_id } = row;
    const tenant = byId.get(tenant_id);
    if (!tenant || state === 'declined' || state === 'ended') return [];
    const domains = fromJson<readonly string[]>(tenant.domains);
    return [
      {
        partner_tenant_id,
        customer_id: tenant_id,
        company_name: tenant.display_name,
        name_key: searchKey(tenant.display_name),
        domain: tenant.default_domain,
        domain_keys: domains.map(searchKey).join('\n'),
        country: tenant.country,
        state,
        delegated_admin,
        confirmed,
        tier,
        other_tier_id,
      },
    ];
  });
}

interface Reach {
  readonly reach: PartnerReachRow[];
  readonly strangers: PartnerReachRow[];
}

function soldLines(
  subscriptions: readonly SubscriptionRow[],
  relationships: readonly RelationshipRow[],
): PartnerSubscriptionRow[] {
  const related = new Set(relationships.map((row) => `${row.partner_tenant_id} ${row.tenant_id}`));
  return subscriptions.flatMap(({ tenant_id, id, display_name, state, sold_by, sold_under }) =>
    sold_by && related.has(`${sold_by} ${tenant_id}`)
      ? [
          {
            partner_tenant_id: sold_by,
            customer_id: tenant_id,
            subscription_id: id,
            display_name,
            state,
            policy: sold_under ?? 'least-privilege',
          },
        ]
      : [],
  );
}

async function reachLines(
  db: Db,
  customers: readonly TenantId[],
  relationships: readonly RelationshipRow[],
): Promise<Reach> {
  const assignments = await foreignAssignments(db, customers);
  if (assignments.length === 0) return { reach: [], strangers: [] };

  const groups = await db
    .selectFrom('principal')
    .select(['tenant_id', 'id'])
    .where('tenant_id', 'in', [...new Set(relationships.map((row) => row.partner_tenant_id))])
    .where('id', 'in', [...new Set(assignments.map((row) => row.principal_id))])
    .where('kind', '=', 'Group')
    .execute();
  const owned = new Set(groups.map((group) => `${group.tenant_id} ${group.id}`));
  const lines = (own: boolean) =>
    relationships.flatMap(({ tenant_id, partner_tenant_id }) =>
      assignments
        .filter((row) => row.tenant_id === tenant_id && owned.has(`${partner_tenant_id} ${row.principal_id}`) === own)
        .map((row) => ({
          partner_tenant_id,
          customer_id: tenant_id,
          assignment_id: row.id,
          group_id: row.principal_id,
          role_id: row.role_id,
          scope: row.scope,
        })),
    );
  return { reach: lines(true), strangers: lines(false) };
}
