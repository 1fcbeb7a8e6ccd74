import type { TenantId } from '@mandate/domain/tenants';
import type { PrincipalId } from '@mandate/rbac/model';
import type { Store } from '../ports/store.ts';

/** A partner's group as a customer sees it. */
export interface ForeignPrincipal {
  readonly group: PrincipalId;
  readonly partner: TenantId;
  /** As Azure words it. It names the partner only by display name, which is not unique: compare ids, not names. */
  readonly displayName: string;
}

/** Those of the ids that are groups of a partner this tenant has or had a relationship with. */
export async function foreignPrincipals(
  store: Pick<Store, 'tenant'>,
  customer: TenantId,
  ids: readonly PrincipalId[],
): Promise<readonly ForeignPrincipal[]> {
  if (ids.length === 0) return [];
  const reader = store.tenant(customer);
  const customerName = (await reader.tenant())?.displayName ?? customer;
  const found: ForeignPrincipal[] = [];
  for (const { partner } of await reader.listRelationships()) {
    const home = store.tenant(partner);
    const partnerName = (await home.tenant())?.displayName ?? partner;
    for (const principal of await home.findPrincipals(ids)) {
      if (principal.kind !== 'Group') continue;
      const word = principal.wellKnown === 'AdminAgents' ? 'TenantAdmins' : principal.displayName;
      const displayName = `Foreign Principal for '${partnerName}' in Role '${word}' (${customerName})`;
      found.push({ group: principal.id, partner, displayName });
    }
  }
  return found;
}
