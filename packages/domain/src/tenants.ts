import type { Guid } from '@mandate/rbac/model';

/** The id of a directory; for a customer, what Partner Center calls its Microsoft ID. */
export type TenantId = Guid;

/** A directory. The partner and each of its customers are tenants alike. */
export interface Tenant {
  readonly id: TenantId;
  readonly displayName: string;
  /** The domain that names the tenant in lists and sign-in; always one of `domains`. */
  readonly defaultDomain: string;
  readonly domains: readonly string[];
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country: string;
  readonly createdAt: number;
}
