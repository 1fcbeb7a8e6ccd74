import type { DelegatedAdminOnNew, PartnerAccessPolicy, ResellerRelationship } from '@mandate/domain/relationships';
import type { TenantId } from '@mandate/domain/tenants';

/** How a partner asks customers for relationships. */
export interface RequestSettings {
  readonly delegatedAdminOnNew: DelegatedAdminOnNew;
  /** Part of what request links are signed over; a new one voids every link before. Empty until the first renewal. */
  readonly linkSerial: string;
}

/** Reads the relationships of one tenant with its partners, and how it asks for some as a partner itself. */
export interface RelationshipReader {
  /** The partners of this tenant and their relationships, whatever their state. */
  listRelationships(): Promise<readonly ResellerRelationship[]>;
  findRelationship(partner: TenantId): Promise<ResellerRelationship | undefined>;
  /** What counts until anything was set: delegated admin allowed, and links that were never renewed. */
  requestSettings(): Promise<RequestSettings>;
  /** Whether this tenant, an indirect provider, sells through that indirect reseller. */
  hasIndirectReseller(reseller: TenantId): Promise<boolean>;
  /** The providers that this tenant, an indirect reseller, sells for, and the resellers of this provider. */
  listTiers(): Promise<{ readonly providers: readonly TenantId[]; readonly resellers: readonly TenantId[] }>;
}

/** Writes how one tenant, a partner, treats its own staff at customers and asks for relationships. */
export interface RelationshipWriter {
  setPartnerPolicy(policy: PartnerAccessPolicy): Promise<void>;
  putRequestSettings(settings: RequestSettings): Promise<void>;
  /** One half of a bond between two tiers; the other tenant has to be told as well. */
  addTier(tier: { readonly kind: 'provider' | 'reseller'; readonly tenant: TenantId }): Promise<void>;
}

/** Makes signatures that only this installation can make; the same text always has the same one. */
export interface Signer {
  /** 43 characters of base64url. */
  sign(text: string): string;
}
