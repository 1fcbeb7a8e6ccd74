import { WELL_KNOWN_GROUPS } from '@mandate/domain/directory';
import type { Tenant } from '@mandate/domain/tenants';
import { ok, type Result } from '@mandate/rbac/result';
import { type Act, commit } from '../act.ts';
import { personal } from '../ports/change-log.ts';
import type { Taken } from '../ports/taken.ts';
import { addAgentGroups } from './agent-groups.ts';

/** Creates an empty directory. Only the operator may: people get theirs by relationship or sale. */
export function createTenant(act: Act, tenant: Tenant): Promise<Result<Tenant, Taken>> {
  return commit<Tenant, Taken>(act, async (change) => {
    const added = await change.addTenant(tenant);
    if (!added.ok) return added;
    await change.tenant(tenant.id).record({
      operation: 'Microsoft.Directory/tenants/create',
      target: `tenants/${tenant.id}`,
      before: null,
      after: { displayName: personal(tenant.displayName), domains: tenant.domains, country: tenant.country },
    });
    return ok(tenant);
  });
}

/** Creates the tenant that runs this installation, with the groups that carry the partner roles. */
export function createPartner(act: Act, partner: Tenant, kind: 'demo' | 'real'): Promise<Result<Tenant, Taken>> {
  return commit<Tenant, Taken>(act, async (change) => {
    const added = await change.addTenant(partner);
    if (!added.ok) return added;
    await addAgentGroups(act, change, { tenant: partner.id, names: WELL_KNOWN_GROUPS });
    await change.markInstallation(partner.id, kind);
    await change.tenant(partner.id).record({
      operation: 'Microsoft.Directory/tenants/create',
      target: `tenants/${partner.id}`,
      before: null,
      after: { displayName: personal(partner.displayName), domains: partner.domains, groups: WELL_KNOWN_GROUPS },
    });
    return ok(partner);
  });
}
