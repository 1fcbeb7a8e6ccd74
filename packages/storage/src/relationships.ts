import type { TenantReader } from '@mandate/app/ports/store';
import type { ResellerRelationship } from '@mandate/domain/relationships';
import type { TenantDb } from './bound.ts';
import type { Ledger } from './ledger.ts';
import { insertion } from './repeated.ts';
import type { Db, RelationshipRow } from './schema.ts';

/** Reads a tenant's relationships with its partners. */
export function relationshipReader(db: TenantDb): Pick<TenantReader, 'listRelationships' | 'findRelationship'> {
  return {
    async listRelationships() {
      const rows = await db.from('relationship').selectAll().orderBy('partner_tenant_id').execute();
      return rows.map(fromRelationshipRow);
    },
    async findRelationship(partner) {
      const row = await db.from('relationship').selectAll().where('partner_tenant_id', '=', partner).executeTakeFirst();
      return row && fromRelationshipRow(row);
    },
  };
}

/** Creates or replaces the relationship; both tenants then have to record it. */
export function putRelationship(ledger: Ledger, relationship: ResellerRelationship): void {
  const { partner, customer } = relationship;
  ledger.relationships.set(`${customer} ${partner}`, relationship);
  ledger.written.add(partner).add(customer);
  ledger.reprojected.add(customer);
}

const putRows = insertion('relationship', (insert) =>
  insert.onConflict((conflict) =>
    conflict.columns(['tenant_id', 'partner_tenant_id']).doUpdateSet((row) => ({
      state: row.ref('excluded.state'),
      delegated_admin: row.ref('excluded.delegated_admin'),
      requested_at: row.ref('excluded.requested_at'),
      accepted_at: row.ref('excluded.accepted_at'),
      updated_at: row.ref('excluded.updated_at'),
      revision: row('relationship.revision', '+', 1),
    })),
  ),
);

/** Moves the ledger's relationships into their table: before anything reads it, and before the transaction commits. */
export async function settleRelationships(db: Db, ledger: Ledger): Promise<void> {
  // In the order of their keys: two that meet then never wait for each other, and neighbours are written together.
  const keys = [...ledger.relationships.keys()].sort();
  await putRows(db, keys.flatMap((key) => ledger.relationships.get(key) ?? []).map(toRow));
  ledger.relationships.clear();
}

function toRow(relationship: ResellerRelationship): RelationshipRow {
  return {
    tenant_id: relationship.customer,
    partner_tenant_id: relationship.partner,
    state: relationship.state,
    delegated_admin: relationship.delegatedAdmin,
    requested_at: relationship.requestedAt,
    accepted_at: relationship.acceptedAt,
    updated_at: relationship.updatedAt,
    revision: 1,
  };
}

/** The relationship that a row holds. */
export function fromRelationshipRow(row: RelationshipRow): ResellerRelationship {
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
