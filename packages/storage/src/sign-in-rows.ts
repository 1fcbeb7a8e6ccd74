import type { TenantId } from '@mandate/domain/tenants';
import type { Guid, PrincipalId } from '@mandate/rbac/model';

/** A certificate of a service principal. */
export interface ClientCertificateRow {
  readonly tenant_id: TenantId;
  readonly service_principal_id: PrincipalId;
  readonly id: Guid;
  readonly thumbprint: string;
  readonly certificate: string;
  readonly created_at: number;
  readonly not_before: number;
  readonly expires_at: number;
}

/** A foreign subject that a service principal trusts. */
export interface FederatedCredentialRow {
  readonly tenant_id: TenantId;
  readonly service_principal_id: PrincipalId;
  readonly id: Guid;
  readonly name: string;
  readonly issuer: string;
  readonly subject: string;
  /** A JSON array. */
  readonly audiences: string;
  readonly created_at: number;
}

/** A secret of a service principal, by its digest. */
export interface ClientSecretRow {
  readonly tenant_id: TenantId;
  readonly service_principal_id: PrincipalId;
  readonly id: Guid;
  readonly digest: string;
  readonly hint: string;
  readonly created_at: number;
  readonly expires_at: number;
}

/** A signed-in browser, by the digest of its cookie. */
export interface SessionRow {
  readonly digest: string;
  readonly tenant_id: TenantId;
  readonly user_id: PrincipalId;
  readonly created_at: number;
  readonly last_seen_at: number;
  readonly expires_at: number;
}

/** A key of the installation that signs tokens. */
export interface SigningKeyRow {
  readonly id: string;
  readonly algorithm: 'RS256';
  readonly public_jwk: string;
  readonly encrypted_private_jwk: string;
  readonly created_at: number;
  readonly retires_at: number;
  readonly expires_at: number;
}

/** A record of the OpenID provider library. */
export interface GrantDocumentRow {
  readonly tenant_id: TenantId;
  readonly model: string;
  readonly id: string;
  readonly payload: string;
  readonly grant_id: string | null;
  readonly uid: string | null;
  readonly user_code: string | null;
  readonly consumed_at: number | null;
  readonly expires_at: number;
}
