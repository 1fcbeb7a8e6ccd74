import type { TenantId } from '@mandate/domain/tenants';
import { USER_ACCESS_ADMINISTRATOR } from '@mandate/rbac/builtin-roles/well-known';
import type { AccessFacts, PrincipalSet, RoleAssignment, RoleId } from '@mandate/rbac/model';
import type { TenantAccess } from './ports/access.ts';
import { isCurrent } from './ports/role-schedules.ts';

/**
 * What decisions about people of a managing tenant rest on: the roles that the tenant's delegations name, at their
 * scopes, and those of them that were activated and still count. Its own assignments mean nothing to them; its denials
 * bind them (https://learn.microsoft.com/azure/lighthouse/concepts/cross-tenant-management-experience).
 */
export function delegatedFacts(
  tenant: TenantAccess,
  { managing, principals, at }: { readonly managing: TenantId; readonly principals: PrincipalSet; readonly at: number },
  facts: AccessFacts,
): AccessFacts {
  const delegations = tenant.delegations.filter(({ managedBy }) => managedBy === managing);
  const standing = delegations.flatMap(({ id, scope, roles }) =>
    roles.map(({ principal, role, assignable }): RoleAssignment => {
      const condition = role === USER_ACCESS_ADMINISTRATOR ? onlyAssigning(assignable) : null;
      return { id, principal, role, scope, condition };
    }),
  );
  // An activation ends with what the caller was eligible by, whatever its time.
  const activated = tenant.timedAssignments.filter(
    (each) =>
      each.managedBy === managing &&
      isCurrent(each, at) &&
      delegations.some(
        ({ scope, eligible }) =>
          scope === each.scope &&
          eligible.some(({ role, principal }) => role === each.role && principals.has(principal)),
      ),
  );
  return { ...facts, assignments: [...standing, ...activated] };
}

/** Whether a tenant delegates anything to one of these principals of a managing tenant, be it only on activation. */
export function isDelegate(tenant: TenantAccess, managing: TenantId, principals: PrincipalSet): boolean {
  return tenant.delegations.some(
    ({ managedBy, roles, eligible }) =>
      managedBy === managing &&
      ([...roles, ...eligible].some(({ principal }) => principals.has(principal)) ||
        eligible.some(({ approvers }) => approvers.some((approver) => principals.has(approver)))),
  );
}

// User Access Administrator comes with the roles it may give, to managed identities only; the rest of what it can do
// with access stays with the customer.
function onlyAssigning(roles: readonly RoleId[]): string {
  const attribute = (source: string, name: string) => `@${source}[Microsoft.Authorization/roleAssignments:${name}]`;
  const constrained = (verb: string, source: string) =>
    `(ActionMatches{'Microsoft.Authorization/roleAssignments/${verb}'}` +
    ` AND ${attribute(source, 'RoleDefinitionId')} ForAnyOfAnyValues:GuidEquals {${roles.join(', ')}}` +
    ` AND ${attribute(source, 'PrincipalType')} StringEqualsIgnoreCase 'ServicePrincipal')`;
  const reads = "ActionMatches{'*/read'} OR ActionMatches{'Microsoft.Support/*'}";
  return `${reads} OR ${constrained('write', 'Request')} OR ${constrained('delete', 'Resource')}`;
}
