import type { WellKnownGroup } from '@mandate/domain/directory';
import type { TenantId } from '@mandate/domain/tenants';
import type { Act } from '../act.ts';
import type { Change } from '../ports/store.ts';

/** Gives a tenant the groups that make it a partner: whoever is in them has the roles of a partner's agents. */
export async function addAgentGroups(
  act: Act,
  change: Change,
  { tenant, names }: { readonly tenant: TenantId; readonly names: readonly WellKnownGroup[] },
): Promise<void> {
  for (const name of names) {
    const added = await change.tenant(tenant).addGroup({
      id: act.ports.randomness.guid(),
      displayName: name,
      description: null,
      mailNickname: name,
      wellKnown: name,
      roleAssignable: false,
      createdAt: act.ports.clock.now(),
    });
    if (!added.ok) throw new Error('A new random id was taken.');
  }
}
