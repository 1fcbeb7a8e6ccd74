import type { PartnerAccessPolicy, ResellerRelationship } from '@mandate/domain/relationships';
import type { TenantId } from '@mandate/domain/tenants';

/** Reads the relationships of one tenant with its partners. */
export interface RelationshipReader {
  /** The partners of this tenant and their relationships, whatever their state. */
  listRelationships(): Promise<readonly ResellerRelationship[]>;
  findRelationship(partner: TenantId): Promise<ResellerRelationship | undefined>;
}

/** Writes how one tenant, a partner, treats its own staff at customers. */
export interface RelationshipWriter {
  setPartnerPolicy(policy: PartnerAccessPolicy): Promise<void>;
}
