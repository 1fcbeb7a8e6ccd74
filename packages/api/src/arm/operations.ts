import type { Operation } from '../operation.ts';
import { OWN_ACCESS_REVIEW_OPERATIONS } from './access-reviews/own-reviews.ts';
import { ACCESS_REVIEW_OPERATIONS } from './access-reviews/reviews.ts';
import { listEventCategories, listEvents, listTenantEvents } from './activity-log/list-events.ts';
import { checkAccess } from './check-access.ts';
import { deleteResourceGroup } from './delete-resource-group.ts';
import { deleteRoleAssignment } from './delete-role-assignment.ts';
import { deleteRoleDefinition } from './delete-role-definition.ts';
import { getDenyAssignment, listDenyAssignments } from './deny-assignments/read.ts';
import { deleteDenyAssignment, putDenyAssignment } from './deny-assignments/write.ts';
import { elevateAccess } from './elevate-access.ts';
import type { ArmFailure } from './failures.ts';
import { checkResourceGroup, getResourceGroup } from './get-resource-group.ts';
import { getRoleAssignment } from './get-role-assignment.ts';
import { getRoleDefinition } from './get-role-definition.ts';
import { getSubscription } from './get-subscription.ts';
import { getUsageMetrics } from './get-usage-metrics.ts';
import { listAuthorizationOperations } from './list-authorization-operations.ts';
import { listLocations } from './list-locations.ts';
import { listPermissions } from './list-permissions.ts';
import { listResourceGroups } from './list-resource-groups.ts';
import { listRoleAssignments } from './list-role-assignments.ts';
import { listRoleDefinitions } from './list-role-definitions.ts';
import { listSubscriptions } from './list-subscriptions.ts';
import { listTenants } from './list-tenants.ts';
import { deleteLock, getLock, listLocks, putLock } from './locks/locks.ts';
import { REGISTRATION_ASSIGNMENT_OPERATIONS } from './managed-services/assignments.ts';
import { REGISTRATION_DEFINITION_OPERATIONS } from './managed-services/definitions.ts';
import { getManagementGroup, listDescendants, listManagementGroups } from './management-groups/read.ts';
import { HIERARCHY_SETTINGS_OPERATIONS } from './management-groups/settings.ts';
import {
  deleteGroupSubscription,
  getGroupSubscription,
  listGroupSubscriptions,
  putGroupSubscription,
} from './management-groups/subscriptions.ts';
import { checkGroupName, getBackfillStatus, listEntities, startBackfill } from './management-groups/tenant.ts';
import { deleteManagementGroup, patchManagementGroup, putManagementGroup } from './management-groups/write.ts';
import { patchResourceGroup } from './patch-resource-group.ts';
import { getProviderOperations, listProviderOperations } from './providers/list-provider-operations.ts';
import { getProvider, getProviderAtTenant, listProviders, listProvidersAtTenant } from './providers/providers.ts';
import { REGISTRATION_OPERATIONS } from './providers/register-providers.ts';
import { putResourceGroup } from './put-resource-group.ts';
import { putRoleAssignment } from './put-role-assignment.ts';
import { putRoleDefinition } from './put-role-definition.ts';
import { askResourceGraph } from './resource-graph/ask-resource-graph.ts';
import { listResources, listResourcesOfGroup } from './resources/list-resources.ts';
import { moveResources } from './resources/move-resources.ts';
import { RESOURCE_OPERATIONS } from './resources/of-type.ts';
import { ROLE_ALERT_OPERATIONS } from './role-alerts/alerts.ts';
import { APPROVAL_OPERATIONS } from './role-schedules/approvals.ts';
import { listEligibleChildren } from './role-schedules/eligible-children.ts';
import { ROLE_POLICY_OPERATIONS } from './role-schedules/policies.ts';
import { ROLE_REQUEST_OPERATIONS } from './role-schedules/requests.ts';
import { ROLE_SCHEDULE_OPERATIONS } from './role-schedules/schedules.ts';
import { deleteAlias, getAlias, listAliases } from './subscriptions/aliases.ts';
import { cancelSubscription, enableSubscription, renameSubscription } from './subscriptions/change-subscription.ts';
import { CHANGE_TENANT_OPERATIONS } from './subscriptions/change-tenant.ts';
import { putSubscriptionAlias } from './subscriptions/put-alias.ts';
import { listTagNames } from './tags/list-tag-names.ts';
import { deleteTags, getTags, patchTags, putTags } from './tags/tags.ts';

/** All that Azure Resource Manager answers here; what is not in this list is refused by name. */
export const ARM_OPERATIONS: readonly Operation<ArmFailure>[] = [
  listTenants,
  listSubscriptions,
  getSubscription,
  listLocations,
  renameSubscription,
  cancelSubscription,
  enableSubscription,
  ...CHANGE_TENANT_OPERATIONS,
  putSubscriptionAlias,
  listAliases,
  getAlias,
  deleteAlias,
  listResourceGroups,
  getResourceGroup,
  checkResourceGroup,
  putResourceGroup,
  patchResourceGroup,
  deleteResourceGroup,
  listRoleDefinitions,
  getRoleDefinition,
  putRoleDefinition,
  deleteRoleDefinition,
  listRoleAssignments,
  getRoleAssignment,
  putRoleAssignment,
  deleteRoleAssignment,
  listPermissions,
  listAuthorizationOperations,
  listDenyAssignments,
  getDenyAssignment,
  putDenyAssignment,
  deleteDenyAssignment,
  ...ROLE_REQUEST_OPERATIONS,
  ...ROLE_SCHEDULE_OPERATIONS,
  ...ROLE_POLICY_OPERATIONS,
  ...APPROVAL_OPERATIONS,
  ...ROLE_ALERT_OPERATIONS,
  // At the root the reviewers' own come first, as in Azure.
  ...OWN_ACCESS_REVIEW_OPERATIONS,
  ...ACCESS_REVIEW_OPERATIONS,
  listEligibleChildren,
  ...REGISTRATION_DEFINITION_OPERATIONS,
  ...REGISTRATION_ASSIGNMENT_OPERATIONS,
  elevateAccess,
  checkAccess,
  getUsageMetrics,
  listEvents,
  listTenantEvents,
  listEventCategories,
  listLocks,
  getLock,
  putLock,
  deleteLock,
  getTags,
  putTags,
  patchTags,
  deleteTags,
  listTagNames,
  listResources,
  listResourcesOfGroup,
  moveResources,
  askResourceGraph,
  ...RESOURCE_OPERATIONS,
  listManagementGroups,
  getManagementGroup,
  putManagementGroup,
  patchManagementGroup,
  deleteManagementGroup,
  listDescendants,
  listGroupSubscriptions,
  getGroupSubscription,
  putGroupSubscription,
  deleteGroupSubscription,
  ...HIERARCHY_SETTINGS_OPERATIONS,
  listEntities,
  checkGroupName,
  getBackfillStatus,
  startBackfill,
  listProviderOperations,
  getProviderOperations,
  listProviders,
  getProvider,
  listProvidersAtTenant,
  getProviderAtTenant,
  ...REGISTRATION_OPERATIONS,
];
