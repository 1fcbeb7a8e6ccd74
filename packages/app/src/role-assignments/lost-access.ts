import type { TenantId } from '@mandate/domain/tenants';
import { subscriptionOf } from '@mandate/rbac/scope';
import type { CallerAct } from '../act.ts';
import { personal } from '../ports/change-log.ts';
import type { StoredRoleAssignment } from '../ports/role-assignments.ts';
import type { Change } from '../ports/store.ts';
import { roleAssignmentId } from './record.ts';

/**
 * Writes a role that one of a partner's groups has lost into the partner's own log as well, which tells its people of
 * it. What the partner removed itself it knows.
 */
export async function recordLostAccess(act: CallerAct, change: Change, lost: StoredRoleAssignment): Promise<void> {
  if (lost.principalType !== 'ForeignGroup') return;
  const { tenant: customer, home } = act.access.caller;
  const partner = await partnerOf(change, customer, lost);
  if (!partner || partner === home) return;
  const subscription = subscriptionOf(lost.scope);
  const found = subscription && (await change.tenant(customer).findSubscription(subscription));
  const place = found?.displayName ?? lost.scopeText;
  const role = act.access.roles.get(lost.role)?.name ?? lost.role;
  await change.tenant(partner).record({
    operation: 'Mandate.Relationships/azureAccess/remove/action',
    target: `customers/${customer}${roleAssignmentId(lost)}`,
    before: {
      displayName: personal(`${role} (${place})`),
      group: lost.principal,
      role: lost.role,
      scope: lost.scopeText,
    },
    after: null,
  });
}

async function partnerOf(
  change: Change,
  customer: TenantId,
  { principal }: StoredRoleAssignment,
): Promise<TenantId | undefined> {
  for (const { partner } of await change.tenant(customer).listRelationships()) {
    if (await change.tenant(partner).findGroup(principal)) return partner;
  }
  return undefined;
}
