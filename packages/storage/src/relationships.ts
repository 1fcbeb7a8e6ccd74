import type { RelationshipReader, RelationshipWriter } from '@mandate/app/ports/relationships';
import type { ResellerRelationship } from '@mandate/domain/relationships';
import type { TenantDb } from './bound.ts';
import type { Ledger, TenantLedger } from './ledger.ts';
import type { RelationshipRow } from './relationship-rows.ts';
import { insertion } from './repeated.ts';
import { toFlag } from './rows.ts';
import type { Db } from './schema.ts';

/** Reads a tenant's relationships with its partners. */
export function relationshipReader(db: TenantDb): RelationshipReader {
  return {
    async listRelationships() {
      const rows = await db.from('relationship').selectAll().orderBy('partner_tenant_id').execute();
      return rows.map(fromRelationshipRow);
    },
    async findRelationship(partner) {
      const row = await db.from('relationship').selectAll().where('partner_tenant_id', '=', partner).executeTakeFirst();
      return row && fromRelationshipRow(row);
    },
    async requestSettings() {
      const row = await db.from('request_settings').selectAll().executeTakeFirst();
      return { delegatedAdminOnNew: row?.delegated_admin_on_new ?? 'allowed', linkSerial: row?.link_serial ?? '' };
    },
    async hasIndirectReseller(reseller) {
      const found = db.from('partner_tier').select('kind').where('kind', '=', 'reseller');
      return (await found.where('other_tenant_id', '=', reseller).executeTakeFirst()) !== undefined;
    },
    async listTiers() {
      const rows = await db.from('partner_tier').selectAll().orderBy('other_tenant_id').execute();
      const of = (kind: 'provider' | 'reseller') =>
        rows.filter((row) => row.kind === kind).map((row) => row.other_tenant_id);
      return { providers: of('provider'), resellers: of('reseller') };
    },
  };
}

/** Writes how a partner asks for relationships, and the tiers it sells with. None of it decides who may do what. */
export function requestSettingsWriter(
  db: TenantDb,
  ledger: TenantLedger,
): Pick<RelationshipWriter, 'putRequestSettings' | 'addTier'> {
  return {
    async putRequestSettings({ delegatedAdminOnNew, linkSerial }) {
      const columns = { delegated_admin_on_new: delegatedAdminOnNew, link_serial: linkSerial };
      await db
        .insert('request_settings', columns)
        .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet(columns))
        .execute();
      ledger.wrote();
    },
    async addTier({ kind, tenant }) {
      await db
        .insert('partner_tier', { kind, other_tenant_id: tenant })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      ledger.wrote();
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
      tier: row.ref('excluded.tier'),
      other_tier_id: row.ref('excluded.other_tier_id'),
      confirmed: row.ref('excluded.confirmed'),
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
    tier: relationship.tier,
    other_tier_id: relationship.otherTier,
    confirmed: toFlag(relationship.confirmed),
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
    tier: row.tier,
    otherTier: row.other_tier_id,
    confirmed: row.confirmed === 1,
    requestedAt: row.requested_at,
    acceptedAt: row.accepted_at,
    updatedAt: row.updated_at,
  };
}
