import type { Operation } from '../operation.ts';
import { deleteResourceGroup } from './delete-resource-group.ts';
import { deleteRoleAssignment } from './delete-role-assignment.ts';
import type { ArmFailure } from './failures.ts';
import { checkResourceGroup, getResourceGroup } from './get-resource-group.ts';
import { getRoleAssignment } from './get-role-assignment.ts';
import { getRoleDefinition } from './get-role-definition.ts';
import { getSubscription } from './get-subscription.ts';
import { listLocations } from './list-locations.ts';
import { listPermissions } from './list-permissions.ts';
import { listResourceGroups } from './list-resource-groups.ts';
import { listRoleAssignments } from './list-role-assignments.ts';
import { listRoleDefinitions } from './list-role-definitions.ts';
import { listSubscriptions } from './list-subscriptions.ts';
import { listTenants } from './list-tenants.ts';
import { putResourceGroup } from './put-resource-group.ts';
import { putRoleAssignment } from './put-role-assignment.ts';
import { putSubscriptionAlias } from './put-subscription-alias.ts';

/** All that Azure Resource Manager answers here; what is not in this list is refused by name. */
export const ARM_OPERATIONS: readonly Operation<ArmFailure>[] = [
  listTenants,
  listSubscriptions,
  getSubscription,
  listLocations,
  putSubscriptionAlias,
  listResourceGroups,
  getResourceGroup,
  checkResourceGroup,
  putResourceGroup,
  deleteResourceGroup,
  listRoleDefinitions,
  getRoleDefinition,
  listRoleAssignments,
  getRoleAssignment,
  putRoleAssignment,
  deleteRoleAssignment,
  listPermissions,
];
