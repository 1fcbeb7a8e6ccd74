import type { TenantReader } from '@mandate/app/ports';
import type { ResellerRelationship } from '@mandate/domain/relationships';
import { type TenantDb, tenantDb } from './bound.ts';
import type { Ledger } from './ledger.ts';
import type { Db, RelationshipRow } from './schema.ts';

/** Reads a tenant's relationships with its partners. */
export function relationshipReader(db: TenantDb): Pick<TenantReader, 'listRelationships' | 'findRelationship'> {
  return {
    async listRelationships() {
      const rows = await db.from('relationship').selectAll().orderBy('partner_tenant_id').execute();
      return rows.map(fromRow);
    },
    async findRelationship(partner) {
      const row = await db.from('relationship').selectAll().where('partner_tenant_id', '=', partner).executeTakeFirst();
      return row && fromRow(row);
    },
  };
}

/** Creates or replaces the relationship; both tenants then have to record it. */
export async function putRelationship(db: Db, ledger: Ledger, relationship: ResellerRelationship): Promise<void> {
  const { partner, customer } = relationship;
  const columns = {
    state: relationship.state,
    delegated_admin: relationship.delegatedAdmin,
    requested_at: relationship.requestedAt,
    accepted_at: relationship.acceptedAt,
    updated_at: relationship.updatedAt,
  };
  await tenantDb(db, customer)
    .insert('relationship', { partner_tenant_id: partner, ...columns })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'partner_tenant_id']).doUpdateSet(columns))
    .execute();
  ledger.written.add(partner).add(customer);
  ledger.moved.add(`relationship:${partner}:${customer}`);
  ledger.reprojected.add(customer);
}

function fromRow(row: RelationshipRow): ResellerRelationship {
  return {
    partner: row.partner_tenant_id,
    customer: row.tenant_id,
    state: row.state,
    delegatedAdmin: row.delegated_admin,
    requestedAt: row.requested_at,
    acceptedAt: row.accepted_at,
    updatedAt: row.updated_at,
  };
}
