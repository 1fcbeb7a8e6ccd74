import type { Tenant, TenantId } from '@mandate/domain/tenants';
import type { Guid } from '@mandate/rbac/model';
import type { NamespaceNaming } from './operation-names.ts';

/** The few questions that belong to no tenant, because their answer is which tenant it is. */
export interface InstallationReader {
  /** By id or by one of its domains, without case. */
  findTenant(idOrDomain: string): Promise<Tenant | undefined>;
  /**
   * Those that have one of these ids or domains, without case; each once, in no particular order. At most 1,000 texts.
   */
  findTenants(idsOrDomains: readonly string[]): Promise<readonly Tenant[]>;
  /** The tenant of a user principal name's domain. */
  findTenantOfUser(userPrincipalName: string): Promise<Tenant | undefined>;
  /** The tenant a subscription lives in. */
  findTenantOfSubscription(subscription: Guid): Promise<TenantId | undefined>;
  /** The tenant that runs this installation; `undefined` on an empty store. */
  findPartner(): Promise<Tenant | undefined>;
  /** What an import called the operations of one namespace, or of all; without case, in order. */
  operationNaming(namespace?: string): Promise<readonly NamespaceNaming[]>;
  /** How `serve --demo` and `init` tell what they find: nothing, the demo, or a real installation. */
  kind(): Promise<'empty' | 'demo' | 'real'>;
}
