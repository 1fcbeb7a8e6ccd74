import { delegatedAdminAt } from '@mandate/domain/delegated-admin';
import { azureRefusal, type Entry } from '@mandate/domain/delegated-admin-entry';
import type { Principal } from '@mandate/domain/directory';
import type { PartnerRole } from '@mandate/domain/partner-roles';
import type { TenantId } from '@mandate/domain/tenants';
import type { Guid, PrincipalId } from '@mandate/rbac/model';
import { createAccessReader } from '../access.ts';
import type { Caller } from '../caller.ts';
import type { Store } from '../ports/store.ts';

/** Somebody of a partner who can enter a customer's tenant on its behalf, as what, and through what. */
export interface Entrant {
  readonly principal: Pick<Principal, 'id' | 'kind' | 'displayName'>;
  readonly entry: Extract<Entry, { allowed: true }>;
  /** Whether the way leads to the customer's Azure portal as well. */
  readonly azure: boolean;
  readonly partnerRoles: ReadonlySet<PartnerRole>;
  /** The assignments of granular relationships that the person is in; none for who enters by DAP. */
  readonly through: readonly Grant[];
}

/** What a group of a partner holds through an active granular relationship. */
export interface Grant {
  readonly relationship: { readonly id: string; readonly displayName: string };
  readonly group: PrincipalId;
  readonly roles: readonly Guid[];
}

const AT_ONCE = 1_000;

/**
 * Everybody of a partner who can enter a customer's tenant at a moment, by name. Each is decided as a request of theirs
 * would be; guests and those to whom a subscription is delegated do not come on the partner's behalf, and are not here.
 */
export async function listEntrants(
  store: Pick<Store, 'access' | 'tenant'>,
  { partner, customer, now }: { readonly partner: TenantId; readonly customer: TenantId; readonly now: number },
): Promise<readonly Entrant[]> {
  const access = createAccessReader(store.access, { now: () => now });
  const home = await store.access.tenant(partner);
  const { grants } = await store.access.delegatedAdmin(partner, customer);
  const active = grants.filter(({ relationship }) => delegatedAdminAt(relationship, now).status === 'active');
  // Whoever is in no group and holds no directory role comes by nothing.
  const candidates = new Set([...home.groupsOf.keys(), ...home.directoryRoles.keys()]);
  const entrants: Entrant[] = [];
  for (const principal of await principalsOf(store, partner, [...candidates])) {
    if (principal.kind === 'Group' || !home.enabled.has(principal.id)) continue;
    const caller: Caller = {
      kind: principal.kind,
      id: principal.id,
      home: partner,
      tenant: customer,
      name: principal.displayName,
      client: null,
    };
    const { presence, principals, partnerRoles } = await access.snapshot(caller);
    if (presence.kind !== 'on-behalf' || !presence.entry.allowed) continue;
    const { entry } = presence;
    const own = active.flatMap(({ relationship, assignments }) =>
      assignments
        .filter(({ group }) => principals.has(group))
        .map(({ group, roles }): Grant => ({ relationship, group, roles })),
    );
    entrants.push({
      principal,
      entry,
      azure: azureRefusal(entry, { roles: partnerRoles, policy: home.partnerPolicy }) === undefined,
      partnerRoles,
      through: entry.by === 'GDAP' ? own : [],
    });
  }
  return entrants.toSorted((one, other) => one.principal.displayName.localeCompare(other.principal.displayName));
}

async function principalsOf(
  store: Pick<Store, 'tenant'>,
  tenant: TenantId,
  ids: readonly PrincipalId[],
): Promise<readonly Principal[]> {
  const found: Principal[] = [];
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    found.push(...(await store.tenant(tenant).findPrincipals(ids.slice(start, start + AT_ONCE))));
  }
  return found;
}
