import { OWNER, RBAC_ADMINISTRATOR, USER_ACCESS_ADMINISTRATOR } from '@mandate/rbac/builtin-roles/well-known';
import type { PrincipalId, RoleId } from '@mandate/rbac/model';
import type { PartnerAccessPolicy } from './relationships.ts';

/** A role that a newly provisioned subscription gives to one of the partner's groups. */
export interface PartnerGrant {
  readonly group: PrincipalId;
  readonly role: RoleId;
  readonly condition: string | null;
}

/**
 * What the partner receives on a subscription it provisions. AdminAgents become Owner, as Microsoft does it
 * (https://learn.microsoft.com/partner-center/customers/revoke-reinstate-csp). Under `least-privilege` SalesAgents may
 * also hand out roles to the customer's own people, but none that could hand out roles in turn.
 */
export function grantsOnProvisioning(
  policy: PartnerAccessPolicy,
  groups: { readonly adminAgents: PrincipalId; readonly salesAgents: PrincipalId | undefined },
): readonly PartnerGrant[] {
  const owner: PartnerGrant = { group: groups.adminAgents, role: OWNER, condition: null };
  if (policy === 'microsoft' || !groups.salesAgents) return [owner];
  return [owner, { group: groups.salesAgents, role: RBAC_ADMINISTRATOR, condition: SALES_AGENT_CONDITION }];
}

const roleIsHarmless = (source: '@Request' | '@Resource') =>
  `${source}[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAllValues:GuidNotEquals ` +
  `{${OWNER}, ${USER_ACCESS_ADMINISTRATOR}, ${RBAC_ADMINISTRATOR}} AND ` +
  `${source}[Microsoft.Authorization/roleAssignments:PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase ` +
  `{'User', 'Group', 'ServicePrincipal'}`;

/**
 * Keeps Sales agents from Owner, User Access Administrator and Role Based Access Control Administrator, both when they
 * give and when they take away, and from touching what foreign principals hold.
 */
export const SALES_AGENT_CONDITION =
  `((!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'})) OR (${roleIsHarmless('@Request')})) AND ` +
  `((!(ActionMatches{'Microsoft.Authorization/roleAssignments/delete'})) OR (${roleIsHarmless('@Resource')}))`;
