import type { SecondFactor, SecondFactorPolicy } from '@mandate/app/ports/second-factors';
import type { SigningPurpose } from '@mandate/app/ports/sign-in';
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
  /** A JSON array. */
  readonly methods: string;
  readonly user_agent: string;
  readonly client_address: string;
  readonly created_at: number;
  readonly last_seen_at: number;
  readonly expires_at: number;
}

/** A key of the installation that signs tokens. */
export interface SigningKeyRow {
  readonly id: string;
  readonly purpose: SigningPurpose;
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

/** A second factor of a person. */
export interface SecondFactorRow {
  readonly tenant_id: TenantId;
  readonly user_id: PrincipalId;
  readonly id: Guid;
  readonly kind: SecondFactor['kind'];
  readonly name: string;
  /** Set for passkeys alone. */
  readonly credential_id: string | null;
  /** A JSON object: what the kind has besides. */
  readonly body: string;
  readonly counter: number;
  readonly created_at: number;
  readonly last_used_at: number | null;
}

/** Whether a tenant's people have to have a second factor. */
export interface SecondFactorPolicyRow {
  readonly tenant_id: TenantId;
  readonly policy: SecondFactorPolicy;
}

/** A person as an OpenID provider knows them. */
export interface LinkedIdentityRow {
  readonly tenant_id: TenantId;
  readonly issuer: string;
  readonly subject: string;
  readonly user_id: PrincipalId;
  readonly linked_at: number;
}
